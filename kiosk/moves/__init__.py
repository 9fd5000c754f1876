"""What may happen on each screen of the kiosk, and where it leads: a table and its moves. Pure."""

from kiosk.moves.table import MOVES

__all__ = ["MOVES"]
