#!/usr/bin/env python3
"""Write `signs.js` from `icons.svg`: pages carry their signs with them.

Run `python device/page/draw_signs.py` after a change of `icons.svg`. A sign that a page refers to
in another file is fetched anew each time that it appears; the sign "no network" could then never
appear. So the drawings are part of the page's own code.
"""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

HERE = Path(__file__).resolve().parent
SVG = "{http://www.w3.org/2000/svg}"
HEAD = """\
/** Every sign and area shape as elements to draw. Written by draw_signs.py from icons.svg. */

/** @typedef {[tag: string, attributes: Record<string, string>]} Part */
/** @type {Readonly<Record<string, Part[]>>} */
export const SIGNS = {
"""


def module() -> str:
    """Return the text of `signs.js`: one line a symbol, each its elements in order."""
    root = ET.parse(HERE / "icons.svg").getroot()  # noqa: S314 (our own file)
    lines = []
    for symbol in root.iter(f"{SVG}symbol"):
        drawing = [[part.tag.removeprefix(SVG), part.attrib] for part in symbol]
        lines.append(f"  {json.dumps(symbol.attrib['id'])}: {json.dumps(drawing)},\n")
    return HEAD + "".join(lines) + "};\n"


if __name__ == "__main__":
    (HERE / "signs.js").write_text(module(), encoding="utf-8")
