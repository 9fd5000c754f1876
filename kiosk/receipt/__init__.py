"""Papers: `compose` and its like settle the words, `draw` makes the picture. Pure."""

from kiosk.receipt.content import Receipt, Words, compose, is_phone_page, own_code
from kiosk.receipt.layout import draw
from kiosk.receipt.paper import PAPERS, Paper
from kiosk.receipt.unnumbered import Address, BringList, compose_address, compose_list

__all__ = [
    "PAPERS",
    "Address",
    "BringList",
    "Paper",
    "Receipt",
    "Words",
    "compose",
    "compose_address",
    "compose_list",
    "draw",
    "is_phone_page",
    "own_code",
]
