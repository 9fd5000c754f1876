"""Paper that receipt printers take: how wide it is in dots, and how many dots make a millimetre."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from kiosk.escpos_profiles import dots_per_inch, width_in_dots

_MM_PER_INCH = 25.4
_DESIGN_DOTS_PER_MM = 8


@dataclass(frozen=True)
class Paper:
    """A paper width as one python-escpos profile states it; `name` is the profile's name."""

    width_dots: int
    dots_per_mm: float
    name: str

    def dots(self, design: float) -> int:
        """Turn a length of the design (8 dots to the millimetre) into dots here, never less."""
        return ceil(design * self.dots_per_mm / _DESIGN_DOTS_PER_MM - 0.05)

    @property
    def narrow(self) -> bool:
        """Whether this is 58 mm paper, which gives letter and digits a whole line."""
        return self.width_dots / self.dots_per_mm < 60  # noqa: PLR2004 (mm, between 48 and 72)


def _from_profile(name: str) -> Paper:
    return Paper(width_in_dots(name), dots_per_inch(name) / _MM_PER_INCH, name)


PAPERS: Mapping[int, Paper] = {
    paper.width_dots: paper
    for paper in (
        _from_profile("TM-T88V"),  # 512 dots, 180 dpi
        _from_profile("TM-T20II"),  # 576 dots, 203 dpi
        _from_profile("NT-5890K"),  # 384 dots, 203 dpi: 58 mm paper
    )
}
