"""What we took from others is what the manifests say, and pages fetch nothing from elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from device.texts import LANGUAGES

PAGE = Path(__file__).resolve().parents[2] / "device" / "page"
VENDOR = PAGE / "vendor"
FONTS = PAGE / "fonts"
OURS = {"page.js", "page.d.ts", "socket.io.d.ts"}
MODULES = [file for file in PAGE.rglob("*.js") if file.is_file()]

IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*["']([^"'\n]+)["']""")

# Letters that a language's texts need beyond A to Z, and every digit.
LETTERS = {
    "de": "ÄÖÜäöüßẞ„“‚‘–…€·",
    "en": "’‘”“–",
    "uk": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯґєії’",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌٍَُِّْ،؟؛",
    "tr": "ÇĞIİÖŞÜçğıiöşü",
    "fa": "پچژگکی‌،؟«»",
    "prs": "پچژگکی‌ځ",
    "kmr": "ÇÊÎŞÛçêîşû",
    "ckb": "ئپچڕژڤکگڵۆیێەھ",
    "ru": "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё",
    "pl": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "ro": "ĂÂÎȘȚăâîșț",
    "bg": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯѝ",
    "sr": "ЂЈЉЊЋЏђјљњћџ",
    "sq": "ÇËçë",
    "vi": "ĂÂĐÊÔƠƯăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "fr": "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»",
    "es": "ÁÉÍÑÓÚÜáéíñóúü¿¡",
    "ti": "ሀለሐመሠረሰሸቀቐበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐቁቈኰዀጐቋ፡።፣፤",
    "ps": "ټځڅډړږښګڼۀېیۍئې،؟",
}


def rows(folder: Path) -> list[dict[str, str]]:
    """Return the folder's manifest."""
    value: list[dict[str, str]] = json.loads((folder / "manifest.json").read_text())
    return value


def covered(weight: int) -> set[int]:
    """Return every character that the shipped fonts of a weight can draw."""
    points: set[int] = set()
    for file in FONTS.glob(f"*-{weight}.woff2"):
        with TTFont(file) as font:
            points |= set(font.getBestCmap())
    return points


@pytest.mark.parametrize("folder", [VENDOR, FONTS], ids=["vendor", "fonts"])
def test_the_manifests_hash_when_a_file_was_taken_over(folder: Path) -> None:
    """Every file that is not ours is in the manifest with its hash, and nothing else is there."""
    listed = {row["file"]: row["sha256"] for row in rows(folder)}
    there = {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.name.endswith((".js", ".ts", ".woff2")) and file.name not in OURS
    }
    assert there == listed


@pytest.mark.parametrize("folder", [VENDOR, FONTS], ids=["vendor", "fonts"])
def test_a_licence_when_a_file_was_taken_over(folder: Path) -> None:
    """Every part has its licence beside it."""
    for row in rows(folder):
        text = (folder / row["licence_file"]).read_text()
        words = {"MIT": "Permission is hereby granted", "Apache-2.0": "Apache License"}
        assert words.get(row["licence"], "SIL OPEN FONT LICENSE") in text
        assert row["version"]


def test_the_pinned_version_when_the_manifest_names_a_part() -> None:
    """The script that fetches and the manifest speak of the same versions."""
    script: dict[str, Any] = runpy.run_path(str(VENDOR / "fetch.py"))
    pinned = {(part.package, part.version) for part in script["PARTS"]}
    assert pinned == {(row["name"], row["version"]) for row in rows(VENDOR)}


@pytest.mark.parametrize("module", MODULES, ids=lambda file: str(file.relative_to(PAGE)))
def test_only_relative_imports_when_a_page_loads_a_module(module: Path) -> None:
    """No module names another by a bare or remote name, and every one that it names exists."""
    text = module.read_text()
    for name in IMPORT.findall(text):
        assert name.startswith(("./", "../"))
        assert (module.parent / name).resolve().is_relative_to(PAGE)
        assert (module.parent / name).is_file()
    assert not re.search(r"\bimport\s*\(", text)
    assert "sourceMappingURL" not in text


def test_a_bare_import_when_the_check_is_tried() -> None:
    """The check sees what it must see: a bare, a remote and a side-effect import."""
    text = 'import{h}from"preact";import x from \'https://a.example/x.js\'\nimport "htm";'
    assert IMPORT.findall(text) == ["preact", "https://a.example/x.js", "htm"]


def test_the_same_signs_when_pages_carry_them() -> None:
    """The signs in the pages' code are those of icons.svg: draw_signs.py has been run."""
    script: dict[str, Any] = runpy.run_path(str(PAGE / "draw_signs.py"))
    assert (PAGE / "signs.js").read_text() == script["module"]()


@pytest.mark.parametrize("file", ["base.css", "tokens.css", "icons.svg", "mark.svg"])
def test_nothing_remote_when_a_page_is_drawn(file: str) -> None:
    """Neither style nor sign fetches anything from elsewhere."""
    text = (PAGE / file).read_text().replace("http://www.w3.org/2000/svg", "")
    assert "//" not in text
    assert "@import" not in text


@pytest.mark.parametrize("weight", [400, 700])
def test_a_glyph_when_a_language_needs_a_letter(weight: int) -> None:
    """Both weights can draw every letter of the 21 languages, every own name and every digit."""
    drawn = covered(weight)
    wanted = "".join([*LETTERS.values(), *(one.name for one in LANGUAGES)])
    wanted += "".join(map(chr, range(0x20, 0x7F)))
    assert {sign for sign in wanted if ord(sign) not in drawn} == set()
    assert {one.key for one in LANGUAGES} == {*LETTERS, "de-x-ls"}


@pytest.mark.parametrize("file", sorted(FONTS.glob("noto-sans-[47]00.woff2")), ids=lambda f: f.name)
def test_equal_width_when_digits_stand_in_columns(file: Path) -> None:
    """All digits have one width, so numbers do not dance."""
    with TTFont(file) as font:
        glyphs = font.getBestCmap()
        assert len({font["hmtx"][glyphs[ord(digit)]][0] for digit in "0123456789"}) == 1


def test_a_modest_size_when_fonts_are_loaded() -> None:
    """All fonts together stay under 400 kB; a page loads only the scripts that it shows."""
    assert sum(file.stat().st_size for file in FONTS.glob("*.woff2")) < 400_000
