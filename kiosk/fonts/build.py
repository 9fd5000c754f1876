"""Build the paper's two fonts: Noto Sans, Arabic and Ethiopic merged into one file a weight.

Pillow draws a line with one font and has no fall-back, but a ticket mixes scripts in one line. Run
`python kiosk/fonts/build.py` where Debian's `fonts-noto-core` is installed; README.md says more.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/noto")
HERE = Path(__file__).parent
FAMILY = "Wartemarke Paper"
WEIGHTS = ("Regular", "Bold")
# The first face wins where two have the same character (digits, space, full stop): Latin's.
FACES = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
# Features that a ticket never asks for; each brings glyphs of its own.
UNUSED = {"aalt", "c2sc", "smcp", "dnom", "frac", "numr", "onum", "pnum", "ordn", "salt", "sups"}
UNUSED |= {"subs", "ss03", "ss04", "zero", "dlig"}
NAME_FAMILY, NAME_FULL, NAME_POSTSCRIPT, NAME_ID = 1, 4, 6, 3


def main() -> int:
    """Build both weights beside this file."""
    for weight in WEIGHTS:
        target = HERE / f"WartemarkePaper-{weight}.ttf"
        build(weight, target)
        sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes\n")
    return 0


def build(weight: str, target: Path) -> None:
    """Merge the three faces of one weight into `target`; the same sources give the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [str(_lightened(face, weight, Path(folder))) for face in FACES]
        merged = Merger().merge(parts)
        made = TTFont(parts[0])["head"].modified
    _name(merged, weight)
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = made
    merged.save(target)


def _lightened(face: str, weight: str, folder: Path) -> Path:
    """Save the face without hints (they cannot be merged) and without unused features."""
    options = Options(hinting=False, notdef_outline=True, glyph_names=False, recalc_timestamp=False)
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.drop_tables += ["DSIG", "GlyphOrder"]
    font = TTFont(SOURCE / f"{face}-{weight}.ttf", recalcTimestamp=False)
    features = {
        record.FeatureTag
        for tag in ("GSUB", "GPOS")
        for record in font[tag].table.FeatureList.FeatureRecord
    }
    options.layout_features = sorted(features - UNUSED)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    part = folder / f"{face}.ttf"
    font.save(part)
    return part


def _name(font: TTFont, weight: str) -> None:
    """Give the font a name of its own; copyright and licence lines stay."""
    names = font["name"]
    for name, text in (
        (NAME_FAMILY, FAMILY),
        (NAME_FULL, f"{FAMILY} {weight}"),
        (NAME_POSTSCRIPT, f"WartemarkePaper-{weight}"),
        (NAME_ID, f"WartemarkePaper-{weight}; from Noto 2.004"),
    ):
        names.setName(text, name, 3, 1, 0x409)


if __name__ == "__main__":
    sys.exit(main())
