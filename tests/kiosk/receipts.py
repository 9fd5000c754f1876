"""Tickets for the tests of the paper: the shipped site, the shipped texts, any number."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

from device.texts import Texts
from kiosk.receipt import PAPERS, Paper, Receipt, compose
from kiosk.receipt.layout import lay_out
from kiosk.receipt.sheet import Sheet
from server.site import Site

ROOT = Path(__file__).parent.parent.parent
TEXTS = Texts(ROOT / "kiosk" / "locales")
DESCRIPTION: Mapping[str, Any] = Site.load(ROOT / "server/sites/maschstrasse.toml").description()
NOON_MS = 1_795_431_600_000  # 2026-11-23 12:00 in Berlin
LETTERS = "FKUWZJ"
TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # noqa: S105 - of a ticket that is nobody's
WIDTHS = sorted(PAPERS)
PEOPLE = (0, 1, 2, 3, 11, 21, 100, 334, 6)  # every plural form of every language
SERVICES = [service["key"] for service in DESCRIPTION["services"]]


def issued(language: str = "de", *, service: str = "renew", ahead: int = 6) -> dict[str, Any]:
    """An `issued` event as the server gives it."""
    (area,) = {each["area"] for each in DESCRIPTION["services"] if each["key"] == service}
    ticket = {
        "id": "0000000042",
        "number": f"{area}214",
        "area": area,
        "service": service,
        "language": language,
        "issued_ms": NOON_MS,
        "counted_ms": NOON_MS,
    }
    return {"type": "issued", "ticket": ticket, "ahead": ahead, "wait_minutes": [20, 35]}


def receipt(language: str = "de", *, number: str = "", **more: Any) -> Receipt:
    """What stands on a ticket; `number` in place of its own, its letter included."""
    made = compose(issued(language, **more), DESCRIPTION, texts=TEXTS, phone_token=TOKEN)
    own = number[:1]
    return replace(made, number=number, letter=own, place=own) if number else made


def black_rows(picture: Image.Image, box: tuple[int, int, int, int]) -> list[int]:
    """The rows, counted from the top of the box, that have any black dot in it."""
    ink = ImageChops.invert(picture.crop(box).convert("L"))
    return [row for row, black in enumerate(ink.getprojection()[1]) if black]


def margin(paper: Paper) -> int:
    """The white dots on both sides of the text."""
    return paper.dots(10 if paper.narrow else 14)


def full_rows(picture: Image.Image, paper: Paper) -> list[int]:
    """The rows that are black from margin to margin: the frieze's ground, frame and rules."""
    inset = margin(paper) + paper.dots(16)
    white = picture.crop((inset, 0, picture.width - inset, picture.height)).convert("L")
    return [row for row, found in enumerate(white.getprojection()[1]) if not found]


def number_band(picture: Image.Image, paper: Paper) -> tuple[int, int]:
    """First and last row of the number: the black rows just above the frame."""
    rows = full_rows(picture, paper)
    ground = next(row for row in rows if row + 1 not in rows)
    frame = next(row for row in rows if row > ground)
    right_half = (picture.width // 2, 0, picture.width, frame)
    inked = [row for row in black_rows(picture, right_half) if row > ground]
    last = inked[-1]
    first = next(row for row in reversed(inked) if row - 1 not in inked)
    return first, last


def ink_outside(picture: Image.Image, width: int) -> list[int]:
    """The rows below the number with ink in a side margin; a letter's tail may hang over a dot."""
    paper = PAPERS[width]
    side, top = margin(paper) - 1, number_band(picture, paper)[1] + 1
    left = (0, top, side, picture.height)
    right = (width - side, top, width, picture.height)
    return black_rows(picture, left) + black_rows(picture, right)


def every_ticket() -> Iterator[tuple[str, str]]:
    """Each language that has texts, with each service."""
    for language in TEXTS.languages():
        for service in SERVICES:
            yield language, service


@cache
def laid_out(language: str, service: str, width: int) -> Sheet:
    """The ticket of a service on a paper; from service to service more people are before it."""
    ahead = PEOPLE[SERVICES.index(service) % len(PEOPLE)]
    return lay_out(receipt(language, service=service, ahead=ahead), PAPERS[width])


@cache
def drawn(language: str, service: str, width: int) -> Image.Image:
    """The same ticket as a picture; drawn once for all tests."""
    return laid_out(language, service, width).finished()
