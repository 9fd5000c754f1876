"""What the parts of a site must agree on. Pure: from a draft to findings, a function a rule."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from server.site.board_checks import boards
from server.site.draft import Draft
from server.site.problem import Finding, Path
from server.site.sayings import owner_of, word_for
from server.site.words import FORBIDDEN_PAIRS, one_of

_WEEKDAYS: Final = (
    *("on Mondays", "on Tuesdays", "on Wednesdays", "on Thursdays"),
    *("on Fridays", "on Saturdays", "on Sundays"),
)
DONE: Final = "done"
"""The key of the outcome that every site has."""

_OWN_NAME: Final = (
    ("areas", "letter"),
    ("services", "key"),
    ("counters", "number"),
    ("kiosks", "name"),
    ("displays", "name"),
    ("cards", "key"),
    ("news", "key"),
    ("other_offices", "key"),
    ("outcomes", "key"),
    ("park_reasons", "key"),
    ("call_reasons", "key"),
    ("pause_reasons", "key"),
    ("stop_reasons", "key"),
)
_SERIES: Final = ((101, 999), (1_001, 9_999), (10_001, 99_999))


def agreement(draft: Draft) -> Iterator[Finding]:
    """Find everything in which two parts of the site contradict each other."""
    yield from _own_names(draft)
    yield from _areas(draft)
    yield from _letter_pairs(draft)
    yield from _services(draft)
    yield from _kiosk_order(draft)
    yield from _counters(draft)
    yield from _unserved(draft)
    yield from _triage(draft)
    yield from boards(draft)
    yield from _offline(draft)
    yield from _overlaps(draft)
    yield from _days(draft)
    yield from _day_close(draft)
    yield from _outcomes(draft)


def _own_names(draft: Draft) -> Iterator[Finding]:
    for section, field in _OWN_NAME:
        seen: set[str] = set()
        for index, name in draft.names(section, field):
            if name in seen:
                yield Finding(
                    (section, index, field),
                    f'there is a second {word_for(section)} "{name}".',
                    f"Give it another {field}, or remove one of them.",
                )
            seen.add(name)


def _areas(draft: Draft) -> Iterator[Finding]:
    for index, area in draft.areas.items():
        groups = {
            str(entry.get("group"))
            for _, entry in draft.entries("services")
            if entry.get("area") == area.letter
        }
        path: Path = ("areas", index, "letter")
        if not groups:
            yield Finding(
                path, f"area {area.letter} has no service.", "Give it one, or remove the area."
            )
        elif len(groups) == 1:
            yield Finding(
                path,
                f'all services of area {area.letter} are of the group "{groups.pop()}": '
                f"the letter would show everybody why somebody waits.",
                "Give it a service of another group, or join it with another area.",
            )


def _letter_pairs(draft: Draft) -> Iterator[Finding]:
    for index, pair in enumerate(pairwise(draft.letters), start=1):
        if "".join(pair) in FORBIDDEN_PAIRS:
            yield _side_by_side(("areas", index, "letter"), "the areas", *pair)
    for index, display in draft.displays.items():
        for place, pair in enumerate(pairwise(display.areas), start=1):
            if "".join(pair) in FORBIDDEN_PAIRS:
                path = ("displays", index, "areas", place)
                yield _side_by_side(path, f'display "{display.name}"', *pair)


def _side_by_side(path: Path, where: str, first: str, second: str) -> Finding:
    what = f"{where}: {first} and {second} stand side by side, and people read them together."
    return Finding(path, what, "Choose another order.")


def _services(draft: Draft) -> Iterator[Finding]:
    for index, letter in draft.names("services", "area"):
        if letter not in draft.letters:
            path: Path = ("services", index, "area")
            yield Finding(
                path,
                f'{owner_of(path, draft.data)} is in area "{letter}". There is no such area.',
                one_of(draft.letters, letter),
            )


def _kiosk_order(draft: Draft) -> Iterator[Finding]:
    taken: dict[int, str] = {}
    for index, service in draft.services.items():
        if service.kiosk is None:
            continue
        path: Path = ("services", index, "kiosk")
        if not service.walk_in:
            yield Finding(
                path,
                f'service "{service.key}" has a place at the kiosk, but is by appointment alone.',
                'Remove the line, or write mode = "both".',
            )
        if service.kiosk in taken:
            yield Finding(
                path,
                f'service "{service.key}" has place {service.kiosk} at the kiosk, '
                f'and so has "{taken[service.kiosk]}".',
                f"Free is: {_free_place(draft)}.",
            )
        taken.setdefault(service.kiosk, service.key)


def _free_place(draft: Draft) -> int:
    taken = {service.kiosk for service in draft.services.values()}
    return next(place for place in range(1, len(taken) + 2) if place not in taken)


def _counters(draft: Draft) -> Iterator[Finding]:
    for index, entry in draft.entries("counters"):
        path: Path = ("counters", index)
        of = owner_of(path, draft.data)
        areas = _texts([entry.get("area")]), _texts(entry.get("also_areas"))
        for field, letters in zip(("area", "also_areas"), areas, strict=True):
            for letter in letters:
                if letter not in draft.letters:
                    yield Finding(
                        (*path, field),
                        f'{of} is at area "{letter}". There is no such area.',
                        one_of(draft.letters, letter),
                    )
        keys = _texts(entry.get("services"))
        for place, key in enumerate(keys):
            yield from _served(draft, (*path, "services", place), key, {*areas[0], *areas[1]})
            if key in keys[:place]:
                what = f'{of} serves "{key}" twice.'
                yield Finding((*path, "services", place), what, "Remove one of them.")


def _served(draft: Draft, path: Path, key: str, areas: set[str]) -> Iterator[Finding]:
    of = owner_of(path, draft.data)
    if key not in draft.service_keys:
        what = f'{of} serves "{key}". There is no such service.'
        yield Finding(path, what, one_of(draft.service_keys, key))
    for _, service in draft.entries("services"):
        area = service.get("area")
        if service.get("key") == key and area in draft.letters and areas and area not in areas:
            yield Finding(
                path,
                f'{of} serves "{key}", whose people wait in area {area}.',
                f'Write also_areas = ["{area}"] if that is meant; else remove "{key}".',
            )


def _texts(values: object) -> list[str]:
    return [v for v in values if isinstance(v, str)] if isinstance(values, list) else []


def _unserved(draft: Draft) -> Iterator[Finding]:
    served = {
        key for _, entry in draft.entries("counters") for key in _texts(entry.get("services"))
    }
    for index, key in draft.names("services", "key"):
        if key not in served:
            yield Finding(
                ("services", index, "key"),
                f'no counter serves "{key}": whoever draws a number for it is never called.',
                "Add it to the services of a counter.",
            )


def _triage(draft: Draft) -> Iterator[Finding]:
    for index, service in draft.services.items():
        if service.triage and not service.walk_in:
            yield Finding(
                ("services", index, "triage"),
                f'service "{service.key}" has triage, but is by appointment alone: '
                f"nobody would come into its triage queue.",
                'Remove the line, or write mode = "walk-in".',
            )


def _offline(draft: Draft) -> Iterator[Finding]:
    for index, kiosk in draft.kiosks.items():
        for letter, (first, last) in kiosk.offline.items():
            path: Path = ("kiosks", index, "offline", letter)
            of = f'kiosk "{kiosk.name}"'
            if letter not in draft.letters:
                yield Finding(
                    path,
                    f'{of} has offline numbers for area "{letter}". There is no such area.',
                    one_of(draft.letters, letter),
                )
            if not any(low <= first <= last <= high for low, high in _SERIES):
                yield Finding(
                    path,
                    f"{of} has the offline numbers {first} to {last}.",
                    "Write the smaller one first; both from 101 to 999, or from 1001 to 9999.",
                )
            for serial in draft.rules.forbidden_serials:
                if first <= serial <= last:
                    yield Finding(
                        path,
                        f"{of} could give {letter} {serial}, which is one of forbidden_serials.",
                        f"Choose offline numbers without {serial}.",
                    )


def _overlaps(draft: Draft) -> Iterator[Finding]:
    for (_, one), (index, other) in combinations(draft.kiosks.items(), 2):
        for letter in sorted(one.offline.keys() & other.offline.keys()):
            (low, high), (first, last) = one.offline[letter], other.offline[letter]
            if low <= last and first <= high:
                free = [high + 1, high + 1 + last - first]
                yield Finding(
                    ("kiosks", index, "offline", letter),
                    f'kiosk "{other.name}" has the offline numbers {letter} {first} to {last}, '
                    f'but "{one.name}" has {low} to {high}: one number would be given twice.',
                    f"Begin after {high}, as in: {letter} = {free}",
                )


def _days(draft: Draft) -> Iterator[Finding]:
    for section in ("holidays", "exceptions"):
        seen = set()
        for index, day in enumerate(getattr(draft.hours, section)):
            if day.date in seen:
                yield Finding(
                    ("hours", section, index, "date"),
                    f"hours: {day.date} is there twice in {section}.",
                    "Remove one of them.",
                )
            seen.add(day.date)


def _day_close(draft: Draft) -> Iterator[Finding]:
    close = draft.rules.day_close
    openings = [(when, each, *each.split("-")) for when, day in _open_days(draft) for each in day]
    latest = max((closes for *_, closes in openings), default="")
    free = "00:00" if latest == "24:00" else latest
    for when, opening, opens, closes in openings:
        if opens < close < closes:
            yield Finding(
                ("rules", "day_close"),
                f"rules: day_close is {close}, but the office is open {when} {opening}: "
                f"everybody's numbers would expire in the middle of it.",
                f'Choose a time outside all opening hours, as in: "{free}"',
            )
            return


def _outcomes(draft: Draft) -> Iterator[Finding]:
    keys = [key for _, key in draft.names("outcomes", "key")]
    if DONE not in keys:
        yield Finding(
            ("outcomes",),
            f'there is no outcome "{DONE}": no visit could end well.',
            f'Add one: [[outcomes]], key = "{DONE}", title.de = "Erledigt"',
        )


def _open_days(draft: Draft) -> Iterator[tuple[str, Sequence[str]]]:
    """Give the openings of each weekday and of each exception, with how people name that day."""
    yield from zip(_WEEKDAYS, draft.hours.week, strict=True)
    for day in draft.hours.exceptions:
        yield f"on {day.date}", day.open
