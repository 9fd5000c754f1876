#!/usr/bin/env python3
"""Cut the web fonts out of Debian's `fonts-noto-core`: six small files and a manifest.

Run `python device/page/fonts/build.py [FOLDER OF THE TTF FILES]` (needs fonttools and brotli).
Hinting goes (screens of 1080 lines and more do not use it), shaping stays: every layout feature
is kept, since Arabic joins, Vietnamese stacks marks and digits must have equal width.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
DEBIAN = Path("/usr/share/fonts/truetype/noto")
WEIGHTS = {"Regular": 400, "Bold": 700}


@dataclass(frozen=True)
class Script:
    """One family and the characters that pages may need from it (as CSS `unicode-range`)."""

    family: str
    source: str
    file: str
    ranges: str


# Latin with its extensions (Vietnamese, Romanian, Turkish, Kurmanji, Albanian), Cyrillic,
# punctuation, currency; Arabic with the Persian, Pashto and Sorani letters and the presentation
# forms and the joiners, so that no word changes its font at one; Ethiopic with its supplement.
SCRIPTS = (
    Script(
        "Noto Sans",
        "NotoSans",
        "noto-sans",
        "U+0000-024F, U+02B0-036F, U+0400-052F, U+1E00-1EFF, U+2000-200B, U+2010-206F, "
        "U+2070-209F, U+20A0-20BF, U+2116, U+2122, U+2212, U+25CC, U+FEFF, U+FFFD",
    ),
    Script(
        "Noto Sans Arabic",
        "NotoSansArabic",
        "noto-sans-arabic",
        "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200F, U+FB50-FDFF, U+FE70-FEFC",
    ),
    Script("Noto Sans Ethiopic", "NotoSansEthiopic", "noto-sans-ethiopic", "U+1200-139F"),
)

FACE = """@font-face {{
  font-family: "{family}";
  font-weight: {weight};
  font-display: block;
  src: url("{file}") format("woff2");
  unicode-range: {ranges};
}}
"""


def codepoints(ranges: str) -> list[int]:
    """Return every code point that a `unicode-range` names."""
    points: list[int] = []
    for part in ranges.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        points.extend(range(int(first, 16), int(last or first, 16) + 1))
    return points


def cut(source: Path, target: Path, ranges: str) -> str:
    """Write the subset as WOFF2 and return the version that the font says of itself."""
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=["*"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
    )
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codepoints(ranges))
    cutter.subset(font)
    subset.save_font(font, str(target), options)
    return str(font["name"].getDebugName(5))


def build(folder: Path) -> None:
    """Write the fonts, `fonts.css` and `manifest.json`."""
    rows: list[dict[str, str]] = []
    faces: list[str] = []
    for script in SCRIPTS:
        for style, weight in WEIGHTS.items():
            file = f"{script.file}-{weight}.woff2"
            version = cut(folder / f"{script.source}-{style}.ttf", HERE / file, script.ranges)
            digest = hashlib.sha256((HERE / file).read_bytes()).hexdigest()
            rows.append(
                {
                    "name": f"{script.family} {style}",
                    "version": version,
                    "file": file,
                    "sha256": digest,
                }
                | {"licence": "OFL-1.1", "licence_file": "OFL.txt"}
            )
            faces.append(
                FACE.format(family=script.family, weight=weight, file=file, ranges=script.ranges)
            )
    head = (
        "/* Written by build.py. A browser fetches only the files whose letters a page shows. */\n"
    )
    (HERE / "fonts.css").write_text(head + "".join(faces))
    (HERE / "manifest.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if sys.argv[1:] else DEBIAN)
