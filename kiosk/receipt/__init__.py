"""The ticket on paper: `compose` settles its words, `draw` makes the picture. Pure."""

from kiosk.receipt.content import Receipt, Words, compose
from kiosk.receipt.layout import draw
from kiosk.receipt.paper import PAPERS, Paper

__all__ = ["PAPERS", "Paper", "Receipt", "Words", "compose", "draw"]
