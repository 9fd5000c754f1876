"""A site file as small as it can be, with two areas, for what is said of its boards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from PIL import Image

from tests.sites import COUNTER, SERVICE

_HEAD: Final = """\
key = "small"
name.de = "Prüfstand"
address = "Teststraße 1"
timezone = "Europe/Berlin"
languages = ["de", "en"]
"""
_AREA: Final = """
[[areas]]
letter = "{letter}"
name.de = "Wartebereich {letter}"
floor.de = "Erdgeschoss"
"""
_HOURS: Final = '\n[hours]\nmonday = ["08:00-12:00"]\n'
_DONE: Final = '\n[[outcomes]]\nkey = "done"\ntitle.de = "Erledigt"\n'


def small_site(*, also: str = "") -> str:
    """Give its text: counter 1 in F, counters 7 and 8 in K; counter 8 serves F, too, if `also`."""
    return _HEAD + "".join(_parts(also))


def _parts(also: str) -> Iterator[str]:
    for letter in "FK":
        yield _AREA.format(letter=letter)
        for nth in (1, 2):
            key = f"{letter.lower()}-{nth}"
            yield SERVICE.format(key=key, area=letter, group=key)
    for number, area in (("1", "F"), ("7", "K"), ("8", "K")):
        mine = [f"{area.lower()}-1", f"{area.lower()}-2"]
        yield COUNTER.format(number=number, area=area, keys=mine).replace("'", '"')
    yield also
    yield _DONE


def write_small(folder: Path, more: str = "", *, also: str = "") -> Path:
    """Write it with this text behind it; the file."""
    file = folder / "small.toml"
    hours = "" if "[hours]" in more else _HOURS
    file.write_text(small_site(also=also) + more + hours, encoding="utf-8")
    return file


def photograph(file: Path, wide: int = 40, high: int = 30, **more: Any) -> None:
    """Write a picture: left half dark, right half light."""
    image = Image.new("RGB", (wide, high), "white")
    image.paste((20, 40, 60), (0, 0, wide // 2, high))
    image.save(file, **more)


WEBM: Final = (
    b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm"
)
MP4: Final = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"
MATROSKA: Final = WEBM.replace(b"webm", b"matr")
