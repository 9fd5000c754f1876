"""The head of every paper: the office's name, and its logo where it has one."""

import base64
import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw

from kiosk.receipt import (
    PAPERS,
    Address,
    BringList,
    Receipt,
    compose,
    compose_address,
    compose_list,
    draw,
)
from kiosk.receipt.logo import logo_picture
from tests.kiosk.receipts import (
    DESCRIPTION,
    TEXTS,
    WIDTHS,
    full_rows,
    ink_outside,
    issued,
    margin,
    receipt,
)


def png(picture: Image.Image, kind: str = "PNG") -> str:
    """The picture as a server sends it."""
    file = io.BytesIO()
    picture.save(file, kind)
    return base64.b64encode(file.getvalue()).decode()


def logo(width: int = 600, height: int = 160, mode: str = "1") -> Image.Image:
    """A black frame with a bar in it: it is seen where an edge of it is cut off."""
    picture = Image.new(mode, (width, height), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width - 1, height - 1), outline="black", width=min(width, height) // 8)
    return picture


BROKEN = {
    "no base64": "äöü",
    "no picture": base64.b64encode(b"no picture").decode(),
    "no PNG": png(logo(mode="RGB"), "JPEG"),
    "half a PNG": base64.b64encode(base64.b64decode(png(logo(mode="RGB")))[:90]).decode(),
    "spoilt": png(logo()).replace("IDAT", "")[:40] + png(logo())[60:],
    "too wide": png(logo(601, 10)),
    "too high": png(logo(10, 161)),
    "white": png(Image.new("L", (600, 160), 250)),
    "clear": png(Image.new("RGBA", (600, 160), (0, 0, 0, 0))),
    "endless": "A" * 1_000_000,
}


def head(picture: Image.Image, width: int) -> Image.Image:
    """The paper down to its ground line."""
    return picture.convert("L").crop((0, 0, width, full_rows(picture, PAPERS[width])[0]))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [(600, 160), (600, 20), (90, 160), (16, 16)])
def test_logo_stands_whole_beside_the_own_shape_when_the_site_has_one(
    size: tuple[int, int], width: int
) -> None:
    """It keeps its form, is at most 12 mm high, and nothing of it is cut off or covered."""
    picture = draw(replace(receipt("ar"), logo=png(logo(*size))), PAPERS[width])
    room = width - 2 * margin(PAPERS[width]) - PAPERS[width].dots(84)
    drawn = logo_picture(png(logo(*size)), room, PAPERS[width].dots(96))
    assert drawn is not None
    assert drawn.width / drawn.height == pytest.approx(size[0] / size[1], rel=0.1)
    assert drawn.height <= min(PAPERS[width].dots(96), size[1])
    found = head(picture, width)
    bottom = found.height - PAPERS[width].dots(10)
    left = margin(PAPERS[width])
    box = (left, bottom - drawn.height, left + drawn.width, bottom)
    assert found.crop(box).tobytes() == drawn.convert("L").tobytes()
    right = ImageChops.invert(found).crop((left + room, bottom - 30, width, found.height))
    assert right.histogram()[255] > 30 * PAPERS[width].dots(60)
    assert ink_outside(picture, width) == []


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA"])
def test_logo_is_black_and_white_when_it_came_in_colours(mode: str) -> None:
    """Whatever a PNG can hold becomes dots that are printed or not."""
    made = logo(60, 30, "RGB").convert(mode)
    drawn = logo_picture(png(made), 60, 30)
    assert drawn is not None
    assert (drawn.mode, drawn.size) == ("1", (60, 30))
    assert drawn.convert("L").tobytes() == logo(60, 30).convert("L").tobytes()


def test_logo_is_dark_on_white_when_its_ground_is_clear() -> None:
    """What is transparent in the picture is paper."""
    made = logo(60, 30, "RGBA")
    made.putalpha(ImageChops.invert(made.convert("L")))
    drawn = logo_picture(png(made), 60, 30)
    assert drawn is not None
    assert drawn.convert("L").tobytes() == logo(60, 30).convert("L").tobytes()


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN.keys())
def test_frieze_stands_there_when_the_logo_cannot_be_drawn(broken: str) -> None:
    """A broken logo never stops a ticket: it is the ticket of a site without a logo."""
    made = receipt("en")
    picture = draw(replace(made, logo=broken), PAPERS[576])
    assert picture.tobytes() == draw(made, PAPERS[576]).tobytes()


@pytest.mark.parametrize("odd", [None, 7, ["x"], {}])
def test_site_has_no_logo_when_what_it_says_is_no_text(odd: object) -> None:
    """Whatever a newer server may send there."""
    assert compose(issued(), {**DESCRIPTION, "logo": odd}, texts=TEXTS).logo == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_every_paper_has_the_head_when_it_is_drawn(width: int) -> None:
    """Name and logo come from the site's description, on tickets, lists and addresses."""
    site = {**DESCRIPTION, "name": {"de": "Amt am Markt"}, "logo": png(logo())}
    composed: list[Receipt | BringList | Address] = [
        compose(issued("en"), site, texts=TEXTS),
        compose_list("renew", site, texts=TEXTS, language="en"),
        compose_address("bamf", site, texts=TEXTS, language="en"),
    ]
    for made in composed:
        assert (made.site_name, made.logo) == ("Amt am Markt", site["logo"])
        paper = PAPERS[width]
        assert head(draw(made, paper), width) != head(draw(replace(made, logo=""), paper), width)


def test_name_is_whole_when_it_is_longer_than_the_line() -> None:
    """A long name is broken, and day and time stand below it."""
    made = replace(receipt("en"), site_name="Amt für " + "viele Dinge und noch mehr " * 4)
    picture = draw(made, PAPERS[384])
    assert picture.height > draw(receipt("en"), PAPERS[384]).height
    edge = (384 - margin(PAPERS[384]) + 1, 0, 384, head(picture, 384).height)
    assert ImageChops.invert(picture.convert("L")).crop(edge).getbbox() is None
