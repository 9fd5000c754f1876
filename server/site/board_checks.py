"""What the boards of a site must agree on with the rest of it. Pure: a function a rule."""

from collections.abc import Iterator
from typing import Final

from server.site.boards import Display, Layout, Shown
from server.site.draft import Draft
from server.site.problem import Finding
from server.site.sayings import owner_of
from server.site.words import one_of

SIDES: Final = 2
"""So many areas stand side by side."""


def boards(draft: Draft) -> Iterator[Finding]:
    """Find everything in which a board, a card or a line of news contradicts the site."""
    yield from _displays(draft)
    for index, display in draft.displays.items():
        yield from _layout(draft, index, display)
    for section, entries in (("cards", draft.cards), ("news", draft.news)):
        for index, shown in entries.items():
            yield from _shown(draft, section, index, shown)
    yield from _either_picture_or_video(draft)


def _displays(draft: Draft) -> Iterator[Finding]:
    for index, display in draft.displays.items():
        of = f'display "{display.name}"'
        for place, letter in enumerate(display.areas):
            if letter not in draft.letters:
                yield Finding(
                    ("displays", index, "areas", place),
                    f'{of} shows area "{letter}". There is no such area.',
                    one_of(draft.letters, letter),
                )
        for number in display.arrows:
            if number not in draft.counter_numbers:
                yield Finding(
                    ("displays", index, "arrows", number),
                    f'{of} has an arrow to counter "{number}". There is no such counter.',
                    one_of(draft.counter_numbers, number),
                )


def _layout(draft: Draft, index: int, display: Display) -> Iterator[Finding]:
    of = f'display "{display.name}"'
    if display.layout is Layout.AREAS and len(display.areas) != SIDES:
        yield Finding(
            ("displays", index, "areas"),
            f"{of} shows areas side by side, but has {len(display.areas)} of them.",
            'Write two areas, or layout = "board".',
        )
    if display.layout is not Layout.DOOR and display.counter is not None:
        yield Finding(
            ("displays", index, "counter"),
            f'{of} has a counter, but layout = "{display.layout}".',
            'Remove the line, or write layout = "door".',
        )
    if display.layout is Layout.DOOR:
        yield from _door(draft, index, display, of)


def _door(draft: Draft, index: int, display: Display, of: str) -> Iterator[Finding]:
    number = display.counter
    entry = draft.data["displays"][index]
    if number is None:
        if "counter" not in entry:  # a wrong one is told with its own mistake
            what = f"{of} is a door sign, but has no counter."
            right = f'Add its counter, as in: counter = "{next(iter(draft.counter_numbers), 1)}"'
            yield Finding(("displays", index), what, right)
        return
    if number not in draft.counter_numbers:
        what = f'{of} is at the door of counter "{number}". There is no such counter.'
        right = one_of(draft.counter_numbers, number)
        yield Finding(("displays", index, "counter"), what, right)
    for counter in draft.counters.values():
        areas = (counter.area, *counter.also_areas) if counter.number == number else ()
        missing = [letter for letter in areas if letter not in display.areas]
        if missing:
            quoted = ", ".join(f'"{letter}"' for letter in dict.fromkeys((*display.areas, *areas)))
            yield Finding(
                ("displays", index, "areas"),
                f"{of} would not hear of calls from area {missing[0]} to counter {number}.",
                f"Right is: areas = [{quoted}]",
            )


def _shown(draft: Draft, section: str, index: int, shown: Shown) -> Iterator[Finding]:
    of = owner_of((section, index), draft.data)
    for place, letter in enumerate(shown.areas):
        if letter not in draft.letters:
            what = f'{of} is for area "{letter}". There is no such area.'
            yield Finding((section, index, "areas", place), what, one_of(draft.letters, letter))
    first, last = shown.first_day, shown.last_day
    if first and last and last < first:
        what = f"{of}: until {last} is before from {first}: it would never be shown."
        yield Finding((section, index, "until"), what, "Write the earlier day at from.")


def _either_picture_or_video(draft: Draft) -> Iterator[Finding]:
    for index, entry in draft.entries("cards"):
        if "picture" in entry and "video" in entry:
            what = f'card "{entry.get("key")}" has a picture and a video.'
            yield Finding(("cards", index, "video"), what, "Keep one of them.")
