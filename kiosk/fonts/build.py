"""Build the paper's two fonts: Noto Sans, Arabic and Ethiopic merged into one file a weight.

Pillow draws a line with one font and has no fall-back, but a ticket mixes scripts in one line. Run
`python kiosk/fonts/build.py` where Debian's `fonts-noto-core` is installed; README.md says more.
Other files than those that the shipped fonts were made of are refused.
"""

import hashlib
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
# SHA-256 of each face and weight, as Debian's fonts-noto-core 20201225-1 has them.
SOURCES = {
    "NotoSans-Regular": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    "NotoSans-Bold": "e83493c945848ecd4a9ad0f6d19164541a0d3e23a9c952304a00a46e00272ac5",
    "NotoSansArabic-Regular": "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e",
    "NotoSansArabic-Bold": "ded6fc7359ca36d15d7aab9ef0c066e21ce48b26a069994d6602fa2cb9a1b952",
    "NotoSansEthiopic-Regular": "58bc43b062961b38ee45757d2e74e6a991a12011aa0399fb03004ac432e5c852",
    "NotoSansEthiopic-Bold": "cc16f0c43be76a2ecb5f6d08de4fe6705886b9be90251bfb5959a90955be7f1d",
}
# Features that a ticket never asks for; each brings glyphs of its own.
UNUSED = {"aalt", "c2sc", "smcp", "dnom", "frac", "numr", "onum", "pnum", "ordn", "salt", "sups"}
UNUSED |= {"subs", "ss03", "ss04", "zero", "dlig"}
NAME_FAMILY, NAME_FULL, NAME_POSTSCRIPT, NAME_ID = 1, 4, 6, 3


def main() -> int:
    """Build both weights beside this file."""
    if wrong := not_at_hand():
        sys.stderr.write(f"{SOURCE} has not the {', '.join(wrong)} that our fonts are made of\n")
        return 1
    for weight in WEIGHTS:
        target = HERE / f"WartemarkePaper-{weight}.ttf"
        build(weight, target)
        sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes\n")
    return 0


def not_at_hand() -> list[str]:
    """Name the sources that are missing or are not those that the shipped fonts were made of."""
    return [name for name, digest in SOURCES.items() if _digest(name) != digest]


def _digest(name: str) -> str:
    file = SOURCE / f"{name}.ttf"
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


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
