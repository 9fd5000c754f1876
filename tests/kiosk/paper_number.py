"""Reads the number on a paper: it is as tall as a hand, and alike in all languages."""

from collections.abc import Iterable
from functools import cache

from PIL import Image

from kiosk.receipt import PAPERS, draw
from tests.kiosk.receipts import number_band, receipt

PAPER = PAPERS[576]


def number_on(paper: Image.Image, numbers: Iterable[str]) -> str:
    """Give which of these numbers stands on the paper; nothing where none of them does."""
    seen = _band(paper)
    return next((number for number in numbers if _band_of(number) == seen), "")


@cache
def _band_of(number: str) -> bytes:
    return _band(draw(receipt(number=number), PAPER))


def _band(paper: Image.Image) -> bytes:
    first, last = number_band(paper, PAPER)
    return paper.crop((0, first, paper.width, last + 1)).tobytes()
