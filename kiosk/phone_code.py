"""The code of a number as the screen draws it: dark squares in one line. Pure."""

from __future__ import annotations

import segno

from kiosk.receipt import is_phone_page, own_code

_ERROR = "m"
"""As on paper: a tenth of it may be covered by a finger or a reflection."""


def phone_code(
    page: object, ticket: str, token: str, *, instead_of_paper: bool = False
) -> dict[str, object] | None:
    """Give how many modules the code is wide, and each dark one as part of an SVG path.

    None where the site has no phone page, or nobody holds a token of this number. Where it stands
    `instead_of_paper` it is the paper's own: the kiosk's reader reads it from a photo, too.
    """
    code = own_code(page, ticket, token)
    if code is None or not (instead_of_paper or is_phone_page(page)):
        return None
    modules = [list(row) for row in segno.make_qr(code, error=_ERROR).matrix]
    dark = "".join(
        f"M{column} {row}h1v1h-1z"
        for row, line in enumerate(modules)
        for column, module in enumerate(line)
        if module
    )
    return {"modules": len(modules), "dark": dark}
