"""What may be wrong with one translated text, and what would be right. Pure.

Fluent fills in what stands in braces, so a text out of a table is read as a program reads it before
it gets anywhere near the catalogue: it may fill in what German fills in, choose by number as its
language counts, and nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from babel import Locale
from fluent.syntax import FluentParser, ast

from device.letters import wrong_letters
from device.texts import language

_LOUD: Final = "!！¡"  # noqa: RUF001 - the one of Chinese keyboards too
_QUOTES: Final = "\"'"
_HIDDEN: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640\u0000-\u001f]")
_FILLED: Final = "\ufffc"  # in place of what is filled in
_READ: Final = (
    ast.Pattern,
    ast.TextElement,
    ast.Placeable,
    ast.VariableReference,
    ast.StringLiteral,
    ast.NumberLiteral,
    ast.SelectExpression,
    ast.Variant,
    ast.Identifier,
    ast.Span,
)


@dataclass(frozen=True)
class Finding:
    """Something wrong with a text, and what would be right."""

    what: str
    right: str


def findings(key: str, text: str, *, of: str, german: ast.Pattern) -> list[Finding]:
    """Find all that is wrong with the text of a key in the language `of`."""
    pattern = _parsed(key, text)
    if isinstance(pattern, Finding):
        return [pattern]
    strange = next((node for node in _nodes(pattern) if not isinstance(node, _READ)), None)
    if strange is not None:
        right = "Fill in only what stands in braces in German."
        return [Finding("it calls for something that no text has.", right)]
    return [
        *_filled_in(pattern, german),
        *_choices(pattern, german, of),
        *_bold(pattern, german),
        *_signs(pattern, of),
    ]


def _parsed(key: str, text: str) -> ast.Pattern | Finding:
    """Read the text as the only one of a catalogue."""
    entries = FluentParser(with_spans=False).parse(f"{key} = {text}\n").body
    for entry in entries:
        if isinstance(entry, ast.Junk):
            why = entry.annotations[0].message if entry.annotations else ""
            right = "Write one line, or copy the braces and the line breaks from German."
            return Finding(f"it cannot be read: {why or 'it is no text'}.", right)
    first = entries[0] if len(entries) == 1 else None
    alone = isinstance(first, ast.Message) and first.id.name == key and not first.attributes
    if not (alone and isinstance(first, ast.Message) and first.value):
        return Finding("it is more than one text.", "Write one line, as German has one.")
    return first.value


def _nodes(node: object) -> Iterator[ast.BaseNode]:
    if isinstance(node, list | tuple):
        for one in node:
            yield from _nodes(one)
    elif isinstance(node, ast.BaseNode):
        yield node
        yield from _nodes(list(vars(node).values()))


def _variables(pattern: ast.Pattern) -> set[str]:
    return {each.id.name for each in _nodes(pattern) if isinstance(each, ast.VariableReference)}


def _selects(pattern: ast.Pattern) -> list[ast.SelectExpression]:
    return [each for each in _nodes(pattern) if isinstance(each, ast.SelectExpression)]


def _filled_in(pattern: ast.Pattern, german: ast.Pattern) -> Iterator[Finding]:
    own, wanted = _variables(pattern), _variables(german)
    for name in sorted(wanted - own):
        yield Finding(f"{{ ${name} }} is missing.", "Put it where the language has it.")
    for name in sorted(own - wanted):
        yield Finding(f"{{ ${name} }} is not filled in here.", "Take it out.")


def _choices(pattern: ast.Pattern, german: ast.Pattern, of: str) -> Iterator[Finding]:
    """Find forms of a plural that the language has and the text lacks, or the other way round."""
    rule = Locale.parse(language(of).locale).plural_form
    wanted = {*rule.tags, "other"}
    selects = _selects(pattern)
    if _selects(german) and not selects:
        yield Finding("it has one form for all numbers.", f"Write {_list(wanted)}, as German does.")
    for select in selects:
        forms = {v.key.name for v in select.variants if isinstance(v.key, ast.Identifier)}
        numbers = {v.key.value for v in select.variants if isinstance(v.key, ast.NumberLiteral)}
        if not isinstance(select.selector, ast.VariableReference):
            yield Finding("it chooses by something else than a number.", "Choose as German does.")
        if wanted - forms:
            yield Finding(f"the form {_list(wanted - forms)} is missing.", "Write it too.")
        if forms - wanted:
            yield Finding(f"the language has no form {_list(forms - wanted)}.", "Take it out.")
        if any(v.default and getattr(v.key, "name", "") != "other" for v in select.variants):
            yield Finding("the asterisk stands before another form.", "Write *[other].")
        lacking = _own_numbers(german) - numbers - ({"0"} if "zero" in forms else set())
        if lacking:
            yield Finding(f"the form {_list(lacking)} is missing.", "Write it, as German does.")


def _own_numbers(german: ast.Pattern) -> set[str]:
    """Give the numbers for which German has words of their own."""
    variants = [variant for select in _selects(german) for variant in select.variants]
    return {each.key.value for each in variants if isinstance(each.key, ast.NumberLiteral)}


def _list(forms: set[str]) -> str:
    return ", ".join(f"[{form}]" for form in sorted(forms))


def _bold(pattern: ast.Pattern, german: ast.Pattern) -> Iterator[Finding]:
    wanted = forms(german)[0].count("*")
    for form in forms(pattern):
        if form.count("*") != wanted:
            many = f"{wanted // 2} of them" if wanted else "none"
            right = f"Put * before and after what is bold: German has {many}."
            yield Finding("its bold part is not between two asterisks.", right)
            return


def _signs(pattern: ast.Pattern, of: str) -> Iterator[Finding]:
    """Find signs that the kiosk does not use, or that another language does."""
    found: dict[str, Finding] = {}
    for form in forms(pattern):
        if not form.strip():
            found["empty"] = Finding("a form of it says nothing.", "Write it.")
        if set(_LOUD) & set(form):
            found["loud"] = Finding("it has an exclamation mark.", "End with a full stop.")
        if set(_QUOTES) & set(form):
            right = "Write the quotes of the language, such as ’ or “ ”."  # noqa: RUF001 - a typographic one
            found["quotes"] = Finding("it has straight quotes.", right)
        hidden = _HIDDEN.search(form)
        if hidden:
            what = f"it has a sign that nobody sees (U+{ord(hidden[0]):04X})."
            found["hidden"] = Finding(what, "Take it out; numbers keep their side by themselves.")
        wrong = wrong_letters(of, form)
        if wrong:
            found["letters"] = Finding(f"it has {wrong[0]}", wrong[1])
    yield from found.values()


def forms(pattern: ast.Pattern) -> list[str]:
    """Give each form of a text, a sign in place of what is filled in."""
    made = [""]
    for element in pattern.elements:
        made = [before + more for before in made for more in _written(element)]
    return made


def _written(element: ast.TextElement | ast.Placeable) -> list[str]:
    if isinstance(element, ast.TextElement):
        return [element.value]
    match element.expression:
        case ast.SelectExpression(variants=variants):
            return [form for variant in variants for form in forms(variant.value)]
        case ast.StringLiteral() as literal:
            return [str(literal.parse()["value"])]
    return [_FILLED]
