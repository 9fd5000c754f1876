"""A short paper that shows whether the printer's paper is as wide as the settings say.

A printer cannot be asked that reliably; an eye sees at once whether a ruler is whole.
"""

from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from kiosk.receipt.paper import Paper

_FONT: Final = Path(__file__).parents[1] / "fonts" / "WartemarkePaper-Regular.ttf"
_SAYS: Final = (
    "Probedruck · test print",
    "Das Lineal muss links und rechts",
    "mit einem langen Strich enden.",
    "Sonst passt die Breite nicht.",
)


def ruler(paper: Paper) -> Image.Image:
    """Draw a ruler from the first dot to the last, a mark each millimetre, with its width."""
    picture = Image.new("1", (paper.width_dots, paper.dots(270)), 1)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(_FONT), paper.dots(26))
    told = f"{paper.width_dots} dots, {paper.width_dots / paper.dots_per_mm:.0f} mm"
    for line, text in enumerate((*_SAYS, told)):
        draw.text((paper.dots(8), paper.dots(90 + 36 * line)), text, fill=0, font=font)
    draw.line((0, 0, paper.width_dots - 1, 0), fill=0, width=3)
    for mm in range(int(paper.width_dots / paper.dots_per_mm) + 1):
        at = round(mm * paper.dots_per_mm)
        draw.line((at, 0, at, paper.dots(48 if mm % 10 == 0 else 20)), fill=0)
    for at in (0, paper.width_dots - 1):
        draw.line((at, 0, at, paper.dots(80)), fill=0, width=1)
    return picture
