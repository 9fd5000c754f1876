"""What a site file says for kiosks alone: hours, what works online, what is asked, a logo."""

import base64
import io
import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image, ImageDraw

from server.api.site_models import SiteDescription
from server.site import Problem, Site, check, render
from server.site.pictures import HIGHEST, LARGEST_FILE, LARGEST_SIDE, WIDEST
from tests.sites import SHIPPED

SOURCE: Final = SHIPPED.read_text(encoding="utf-8")
KEY: Final = 'key = "maschstrasse"'
CITY: Final = 'icon = "city"'
CARD: Final = 'asks = ["cases"]'

Edit = Callable[..., list[Problem]]

pytestmark = pytest.mark.usefixtures("shipped_pictures")


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Check the shipped file after one change."""

    def edit(old: str, new: str) -> list[Problem]:
        assert SOURCE.count(old) == 1, old
        (tmp_path / "site.toml").write_text(SOURCE.replace(old, new), encoding="utf-8")
        return check(tmp_path / "site.toml")

    return edit


def described(file: Path) -> dict[str, Any]:
    """The site's description as it goes over the wire, held against the protocol."""
    told: dict[str, Any] = json.loads(json.dumps(Site.load(file).description()))
    SiteDescription.model_validate(told)
    known = set(SiteDescription.model_fields)
    assert set(told) <= known
    return told


# ----------------------------------------------------------------------------- the shipped office


def test_the_week_is_told_when_a_kiosk_asks() -> None:
    """Days with the same openings stand together, and a closed day nowhere."""
    long, short = [["08:00", "12:00"], ["13:00", "15:30"]], [["08:00", "12:00"]]
    assert described(SHIPPED)["hours"] == [
        {"days": [1, 2, 3, 4], "open": long},
        {"days": [5], "open": short},
    ]


def test_equal_days_are_joined_when_they_lie_apart(edited: Edit, tmp_path: Path) -> None:
    """Monday and Friday alike are one row, in the order of their first days."""
    tuesday = 'tuesday = ["08:00-12:00", "13:00-15:30"]'
    assert edited(tuesday, "tuesday = []\nsaturday = ['08:00-12:00']") == []
    assert [row["days"] for row in described(tmp_path / "site.toml")["hours"]] == [
        [1, 3, 4],
        [5, 6],
    ]


def test_what_works_online_is_told_when_the_site_says_so() -> None:
    """Of the office, and of a service that has such a text, and of no other."""
    told = described(SHIPPED)
    assert told["online"]["de"].startswith("Viele Anträge gehen ohne Besuch.")
    assert told["online"]["en"].startswith("Many applications work without a visit.")
    having = {each["key"]: each["online"] for each in told["services"] if "online" in each}
    assert set(having) == {"dropoff"}
    assert having["dropoff"]["en"] == "You can also send papers by post or e-mail."


def test_a_service_says_what_is_asked_when_it_is_described() -> None:
    """Cards are counted where several are collected, people where a family is new."""
    told = described(SHIPPED)["services"]
    asking = {each["key"]: each["asks"] for each in told if "asks" in each}
    assert asking == {"eat-pickup": ["cases"], "welcome": ["persons"]}


def test_other_offices_have_pictures_when_they_are_described() -> None:
    """One of them has a key of its own on the first screen."""
    told = described(SHIPPED)["other_offices"]
    icons = [(each["key"], each["icon"]) for each in told]
    assert icons == [
        ("stadt-hannover", "city"),
        ("bamf", "asylum"),
        ("meldeamt", "home"),
        ("standesamt", "group"),
    ]
    short = {each["key"]: each["short"] for each in told if "short" in each}
    assert list(short) == ["stadt-hannover"]
    assert short["stadt-hannover"]["de"] == "Ich wohne in der Stadt Hannover"
    assert short["stadt-hannover"]["en"] == "I live in the city of Hannover"


def test_nothing_is_told_when_a_site_has_none_of_it(edited: Edit, tmp_path: Path) -> None:
    """An older site file is as good as before; what it lacks is absent."""
    online = next(line for line in SOURCE.splitlines() if line.startswith("online.de = "))
    assert edited(online, "") == []
    assert {"online", "phone_url", "logo"} & set(described(tmp_path / "site.toml")) == set()


# ----------------------------------------------------------------------------- what may stand there


@pytest.mark.parametrize(
    "address",
    [
        *("https://warten.example.org/n", "https://w.example.org", "https://x.org:8443/a-b/~c"),
        "https://127.0.0.1/",
    ],
)
def test_a_page_for_phones_is_told_when_it_has_an_address(
    edited: Edit, tmp_path: Path, address: str
) -> None:
    """It is an address of https to which a ticket's own code can be added."""
    assert edited(KEY, f'{KEY}\nphone_url = "{address}"') == []
    assert described(tmp_path / "site.toml")["phone_url"] == address


@pytest.mark.parametrize(
    ("old", "new", "what", "right"),
    [
        *(
            (KEY, f'{KEY}\nphone_url = "{address}"', "is not possible here", "as in")
            for address in (
                *("http://warten.example.org/n", "https://", "https://x.org/n#a", "https://x/n?a"),
                *(
                    "https://a b.org",
                    "javascript:alert(1)",
                    "https://u:p@x.org/",
                    "https://x.org/é",
                ),
                "https://x.org/" + "n" * 61,
            )
        ),
        (KEY, f"{KEY}\nphone_url = 5", "is 5, not a text", '"5"'),
        (KEY, f"{KEY}\nlogo = 5", "logo is 5, not a text", '"5"'),
        (CARD, 'asks = ["people"]', '"people" is not possible', "persons, cases"),
        (CARD, 'asks = ["cases", "cases"]', "has one of them twice", "once"),
        (CARD, 'asks = "cases"', "not a list", "square brackets"),
        (CITY, 'icon = "cty"', '"cty" is not drawn', '"city"?'),
        (CITY, f'{CITY}\nshort.en = "{"A" * 61}"', "61 characters", "room for 60"),
        ('short.de = "Ich wohne', 'short.fr = "Ich wohne', "no German text", '"de"'),
        ('online.de = "Viele', 'online.fr = "Viele', "no German text", '"de"'),
    ],
)
def test_a_mistake_is_told_with_its_line_when_it_is_for_kiosks(
    edited: Edit, old: str, new: str, what: str, right: str
) -> None:
    """What no kiosk could show or use is refused by the check, with its line."""
    problems = [each for each in edited(old, new) if what in each.what]
    assert len(problems) == 1, render(edited(old, new))
    assert right in problems[0].right
    assert problems[0].line >= SOURCE[: SOURCE.index(old)].count("\n") + 1


# ----------------------------------------------------------------------------- texts of languages


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ('online = "…"', ""),
        ("online = 5", "online.es is 5, not a text"),
        ('online.fr = "…"', "online fr is a table or a list"),
        ('services.dropoff.online = "…"', ""),
        ('services.renew.online = "…"', 'service "renew" has no German online'),
        ('other_offices.stadt-hannover.short = "…"', ""),
        ('other_offices.bamf.short = "…"', 'other office "bamf" has no German short'),
        ('other_offices.bamf.icon = "city"', 'there is no field "icon" here'),
    ],
)
def test_a_language_has_what_german_has_when_its_file_is_read(
    edited: Edit, tmp_path: Path, content: str, what: str
) -> None:
    """A text stands in the file of its language where the German one stands; no other may."""
    (tmp_path / "site.texts").mkdir()
    file = tmp_path / "site.texts" / "es.toml"
    file.write_text(f"reviewed = false\n{content}\n", encoding="utf-8")
    problems = edited(KEY, KEY)
    assert [what in each.what for each in problems] == ([True] if what else []), problems
    assert all((Path(each.file).name, each.line) == ("es.toml", 2) for each in problems)


def test_a_language_has_no_online_when_the_site_has_none(edited: Edit, tmp_path: Path) -> None:
    """What German lacks no language can have, on the top level either."""
    (tmp_path / "site.texts").mkdir()
    (tmp_path / "site.texts" / "es.toml").write_text('reviewed = false\nonline = "…"\n')
    online = next(line for line in SOURCE.splitlines() if line.startswith("online.de = "))
    (problem,) = edited(online, "")
    assert "the site has no German online" in problem.what
    assert "site file first" in problem.right


# ----------------------------------------------------------------------------- the logo


def drawn(size: tuple[int, int] = (300, 80), mode: str = "RGB", ink: str = "black") -> Image.Image:
    """A picture with a bar in it."""
    clear = (0, 0, 0, 0) if mode == "RGBA" else "white"
    image = Image.new(mode, size, clear)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=ink)
    return image


def as_file(image: Image.Image, kind: str) -> bytes:
    """The bytes of a picture of this kind."""
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def logo_of(file: Path) -> Image.Image:
    """The logo that the site's description holds."""
    return Image.open(io.BytesIO(base64.b64decode(described(file)["logo"])))


GOOD: Final[Mapping[str, tuple[bytes, tuple[int, int]]]] = {
    "plain.png": (as_file(drawn(), "PNG"), (300, 80)),
    "clear.png": (as_file(drawn(mode="RGBA"), "PNG"), (300, 80)),
    "grey.PNG": (as_file(drawn(mode="L"), "PNG"), (300, 80)),
    "photo.jpeg": (as_file(drawn(ink="#123456"), "JPEG"), (300, 80)),
    "exact.png": (as_file(drawn((WIDEST, HIGHEST)), "PNG"), (WIDEST, HIGHEST)),
    "wide.png": (as_file(drawn((1200, 100)), "PNG"), (600, 50)),
    "high.png": (as_file(drawn((320, 320)), "PNG"), (160, 160)),
    "largest.png": (as_file(drawn((LARGEST_SIDE, 400), "L"), "PNG"), (600, 60)),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_logo_is_ready_for_paper_when_it_is_a_picture(
    edited: Edit, tmp_path: Path, name: str
) -> None:
    """It is a PNG of one bit a point, black where it was dark, no larger than paper takes."""
    content, size = GOOD[name]
    (tmp_path / name).write_bytes(content)
    assert edited(KEY, f'{KEY}\nlogo = "{name}"') == []
    logo = logo_of(tmp_path / "site.toml")
    assert (logo.format, logo.mode, logo.size) == ("PNG", "1", size)
    assert (logo.getpixel((2, 2)), logo.getpixel((size[0] - 3, size[1] - 3))) == (0, 255)


def test_nothing_of_the_file_goes_further_when_a_logo_is_read(edited: Edit, tmp_path: Path) -> None:
    """Comments, places and whatever hides behind the picture stay in the file."""
    out = io.BytesIO()
    drawn().save(out, "JPEG", comment=b"taken by somebody", exif=b"Exif\0\0place")
    (tmp_path / "logo.jpg").write_bytes(out.getvalue() + b"<script>")
    assert edited(KEY, f'{KEY}\nlogo = "logo.jpg"') == []
    told = base64.b64decode(described(tmp_path / "site.toml")["logo"])
    assert not [word for word in (b"somebody", b"place", b"script") if word in told]


PNG: Final = GOOD["plain.png"][0]
UNFIT: Final[Mapping[str, tuple[bytes | None, str]]] = {
    "missing.png": (None, "No such file"),
    "empty.png": (b"", "no PNG or JPEG"),
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no PNG or JPEG"),
    "moving.gif": (as_file(drawn(), "GIF"), "no PNG or JPEG"),
    "renamed.png": (as_file(drawn(), "BMP"), "no PNG or JPEG"),
    "cut.png": (PNG[: len(PNG) // 2], "no PNG or JPEG"),
    "noise.png": (PNG[:40] + random.Random(1).randbytes(400), "no PNG or JPEG"),  # noqa: S311 - no secret
    "bytes.png": (PNG + b"\0" * LARGEST_FILE, "more than 1000000 bytes"),
    "points.png": (
        as_file(drawn((LARGEST_SIDE + 1, 10), "L"), "PNG"),
        "more than 4000 points a side",
    ),
    "bomb.png": (as_file(Image.new("1", (30_000, 30_000)), "PNG"), "more than 4000 points a side"),
    "pale.png": (as_file(drawn(ink="#bbbbbb"), "PNG"), "would be an empty picture"),
    "nothing.png": (as_file(Image.new("RGBA", (30, 30)), "PNG"), "would be an empty picture"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_a_logo_is_refused_in_one_line_when_it_does_not_fit(
    edited: Edit, tmp_path: Path, name: str
) -> None:
    """The check says with the line of `logo` what is wrong with the file, and what is right."""
    content, what = UNFIT[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    (problem,) = edited(KEY, f'{KEY}\nlogo = "{name}"')
    line = SOURCE[: SOURCE.index(KEY)].count("\n") + 2
    assert (problem.line, problem.what.startswith("logo: ")) == (line, True)
    assert what in problem.what
    assert problem.right
    assert "\n" not in str(problem)


@pytest.mark.parametrize("name", ["../logo.png", "/etc/hostname", "a/b.png", "", ".", "a\\\\b.png"])
def test_a_logo_is_refused_when_it_lies_elsewhere(edited: Edit, name: str) -> None:
    """Only a file beside the site file is read."""
    (problem,) = edited(KEY, f'{KEY}\nlogo = "{name}"')
    assert "no name of a file beside the site file" in problem.what
