"""SVG outlines as points: enough of SVG for the signs in icons.svg, and strict about the rest."""

import cmath
import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

Point = complex
Outline = tuple[Point, ...]

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "A": 7, "Z": 0}
_STEPS = 16


def outlines(element: ET.Element) -> Iterator[Outline]:
    """Give the outlines of a path, circle or rect, curves as short straight lines."""
    match element.tag.rpartition("}")[2]:
        case "path":
            yield from path_outlines(element.attrib["d"])
        case "circle":
            centre = complex(float(element.attrib["cx"]), float(element.attrib["cy"]))
            yield _circle(centre, float(element.attrib["r"]))
        case "rect":
            yield from path_outlines(_rect_as_path(element.attrib))
        case other:
            raise ValueError(f"icons.svg: <{other}> cannot be drawn on paper")


def path_outlines(d: str) -> Iterator[Outline]:
    """Give the outlines of a path's `d`; a command it does not know is a ValueError."""
    points: list[Point] = []
    handle: Point | None = None
    for command, numbers in _commands(d):
        here = points[-1] if points else 0j
        kind, base = command.upper(), here if command.islower() else 0j
        if kind == "M":
            if len(points) > 1:
                yield tuple(points)
            points = [base + complex(*numbers)]
        elif kind == "Z":
            yield (*points, points[0])
            points = points[:1]
        else:
            more, handle = _segment(kind, numbers, here=here, base=base, handle=handle)
            points += more
        if kind not in "CS":
            handle = None
    if len(points) > 1:
        yield tuple(points)


def _commands(d: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command with its numbers; numbers that go on repeat the command."""
    command = ""
    waiting: list[float] = []
    for token in _TOKEN.findall(d):
        if token.isalpha():
            if token.upper() not in _NUMBERS or waiting:
                raise ValueError(f"icons.svg: cannot read the path {d!r} at {token!r}")
            command = token
            if command in "zZ":
                yield command, []
            continue
        waiting.append(float(token))
        if len(waiting) == _NUMBERS[command.upper()]:
            yield command, waiting
            waiting = []
            command = {"M": "L", "m": "l"}.get(command, command)


def _segment(
    kind: str, numbers: list[float], *, here: Point, base: Point, handle: Point | None
) -> tuple[list[Point], Point | None]:
    """Give the points of one segment after `here`, and the handle that a following S mirrors."""
    if kind == "L":
        return [base + complex(*numbers)], None
    if kind == "H":
        return [complex(base.real + numbers[0], here.imag)], None
    if kind == "V":
        return [complex(here.real, base.imag + numbers[0])], None
    if kind == "A":
        radii, end = complex(*numbers[:2]), base + complex(*numbers[5:])
        return _arc(here, end, radius=radii, large=bool(numbers[3]), sweep=bool(numbers[4])), None
    spots = [base + complex(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if kind == "S":
        spots.insert(0, 2 * here - handle if handle is not None else here)
    return _curve(here, *spots), spots[1]


def _curve(start: Point, first: Point, second: Point, end: Point) -> list[Point]:
    """Flatten a cubic Bézier curve."""
    steps = (step / _STEPS for step in range(1, _STEPS + 1))
    return [
        (1 - t) ** 3 * start + 3 * t * (1 - t) * ((1 - t) * first + t * second) + t**3 * end
        for t in steps
    ]


def _arc(start: Point, end: Point, *, radius: Point, large: bool, sweep: bool) -> list[Point]:
    """Flatten an upright elliptical arc, as SVG's implementation notes (F.6.5) turn it round."""
    squash = radius.real / radius.imag
    a, b = (complex(point.real, point.imag * squash) for point in (start, end))
    half = abs(b - a) / 2
    size = max(radius.real, half)
    lift = math.sqrt(max(0.0, size**2 - half**2)) * (1 if large != sweep else -1)
    centre = (a + b) / 2 + 1j * lift * (b - a) / abs(b - a)
    begin, turn = cmath.phase(a - centre), cmath.phase((b - centre) / (a - centre))
    if sweep and turn < 0:
        turn += 2 * math.pi
    elif not sweep and turn > 0:
        turn -= 2 * math.pi
    spots = [centre + cmath.rect(size, begin + turn * s / _STEPS) for s in range(1, _STEPS + 1)]
    return [complex(spot.real, spot.imag / squash) for spot in spots]


def _circle(centre: Point, radius: float) -> Outline:
    turns = (2 * math.pi * step / (4 * _STEPS) for step in range(4 * _STEPS + 1))
    return tuple(centre + cmath.rect(radius, turn) for turn in turns)


def _rect_as_path(of: dict[str, str]) -> str:
    x, y, wide, high = (float(of[name]) for name in ("x", "y", "width", "height"))
    r = float(of.get("rx", "0"))
    across, down = wide - 2 * r, high - 2 * r
    if not r:
        return f"M{x} {y}h{wide}v{high}h{-wide}z"
    return (
        f"M{x + r} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-across}a{r} {r} 0 0 1 {-r} {-r}v{-down}a{r} {r} 0 0 1 {r} {-r}z"
    )
