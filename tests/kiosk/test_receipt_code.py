"""The code on the paper: its modules, its white, and what a reader that is not ours reads in it."""

import contextlib
import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageChops, ImageDraw

from kiosk.printer import decode, encode
from kiosk.receipt import PAPERS, compose, draw
from kiosk.receipt.facts import MODULE
from kiosk.receipt.layout import lay_out
from server.embedded import EmbeddedStore
from server.keys import site_prefix
from server.store import Store
from tests.kiosk.kiosk_office import KioskOffice, Page, kiosk_office, until
from tests.kiosk.receipts import (
    DESCRIPTION,
    TEXTS,
    TOKEN,
    WIDTHS,
    full_rows,
    issued,
    margin,
    receipt,
)
from tests.running import SITE_KEY, running

PAGE = "https://warten.example.org/t"
OWN = f"0000000042-{TOKEN}"
URL = f"{PAGE}#{OWN}"
LONGEST = f"https://{'warten.' * 12}org/tick#{OWN}"


def said(picture: Image.Image, folder: Path) -> list[str]:
    """What Debian's zbarimg reads on a picture."""
    picture.save(folder / "paper.png")
    command = ["zbarimg", "--quiet", "--raw", str(folder / "paper.png")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.split()


def printed(url: str, width: int, *, language: str = "ar") -> Image.Image:
    """The ticket as it comes out of the printer's bytes."""
    paper = PAPERS[width]
    picture = draw(replace(receipt(language), code=url), paper)
    return decode(encode(picture, paper)).picture.convert("L")


def code_box(picture: Image.Image, width: int, url: str) -> tuple[int, int, int, int]:
    """Where the code stands on the paper, its white included."""
    modules = [list(row) for row in segno.make_qr(url, error="m").matrix_iter(border=4)]
    code = Image.new("1", (len(modules), len(modules)))
    code.putdata([0 if dark else 255 for row in modules for dark in row])
    side = len(modules) * MODULE
    dots = code.resize((side, side), Image.Resampling.NEAREST).convert("L").tobytes()
    for left in (width - side, max(0, margin(PAPERS[width]) - 4 * MODULE)):
        for top in range(picture.height - side):
            box = (left, top, left + side, top + side)
            if picture.crop(box).tobytes() == dots:
                return box
    raise AssertionError("no such code on the paper")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("url", [OWN, URL, LONGEST], ids=["bare", "short", "longest"])
def test_code_is_read_when_it_comes_from_the_printers_bytes(
    url: str, width: int, tmp_path: Path
) -> None:
    """Modules of at least 0.5 mm, four of them white around, and the reader reads what it says."""
    paper = printed(url, width)
    box = code_box(paper, width, url)
    assert MODULE / PAPERS[width].dots_per_mm >= 0.5
    assert box[2] <= width
    assert said(paper, tmp_path) == [url]


@pytest.mark.parametrize("width", WIDTHS)
def test_code_is_read_when_the_paper_is_not_perfect(width: int, tmp_path: Path) -> None:
    """A dead dot of the print head, a speck, a slant, and a camera's smaller picture."""
    paper = printed(URL, width)
    left, top, right, bottom = code_box(paper, width, URL)
    pen = ImageDraw.Draw(paper)
    pen.line((left + 100, top, left + 100, bottom), fill=255)
    pen.ellipse((right - 70, top + 90, right - 60, top + 100), fill=0)
    slanted = paper.rotate(3, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    size = (round(slanted.width * 0.63), round(slanted.height * 0.66))
    assert said(slanted.resize(size, Image.Resampling.BILINEAR), tmp_path) == [URL]


@pytest.mark.parametrize("language", TEXTS.languages())
@pytest.mark.parametrize("code", [OWN, URL], ids=["bare", "phone page"])
@pytest.mark.parametrize("width", WIDTHS)
def test_words_leave_the_code_alone_when_they_stand_beside_it(
    width: int, code: str, language: str
) -> None:
    """No language's words reach into the white around the code, or over the edge."""
    paper = printed(code, width, language=language)
    _left, top, _right, bottom = code_box(paper, width, code)
    edge = (paper.width - margin(PAPERS[width]) + 1, top, paper.width, bottom)
    assert ImageChops.invert(paper).crop(edge).getbbox() is None


@pytest.mark.parametrize("width", WIDTHS)
def test_code_ends_in_white_when_its_words_are_longer_than_it_is_high(width: int) -> None:
    """The rule below stands apart from the last line of the words."""
    made = receipt("en")
    long = replace(made, words=tuple(replace(words, code="Wort " * 60) for words in made.words))
    sheet = lay_out(long, PAPERS[width])
    last = max(line.baseline for line in sheet.lines if line.line.text.startswith("Wort"))
    below = min(row for row in full_rows(sheet.finished(), PAPERS[width]) if row > last)
    assert below - last >= PAPERS[width].dots(10)


@pytest.mark.parametrize(
    "page",
    [None, "", "http://warten.example.org", "warten", 7, f"https://{'x' * 93}"],
    ids=["none", "empty", "not https", "no address", "no text", "too long"],
)
def test_code_is_for_the_kiosk_alone_when_the_site_has_no_phone_page(page: object) -> None:
    """A code never leads nowhere: bare, the kiosk's own reader reads it, and the words say so."""
    made = compose(issued(), {**DESCRIPTION, "phone_url": page}, texts=TEXTS, phone_token=TOKEN)
    assert made.code == OWN
    assert made.words[0].code == TEXTS.get("paper-own-code", "de")
    assert compose(issued(), DESCRIPTION, texts=TEXTS, phone_token=TOKEN) == made


def test_longest_address_has_its_code_when_it_is_just_short_enough() -> None:
    """The other side of the limit; id and token stand behind a #, which no server gets to see."""
    page = f"https://{'x' * 92}"
    made = compose(issued(), {**DESCRIPTION, "phone_url": page}, texts=TEXTS, phone_token=TOKEN)
    assert made.code == f"{page}#{OWN}"
    assert made.words[0].code == TEXTS.get("paper-phone", "de")


@pytest.mark.parametrize(
    ("ticket_id", "token"),
    [
        ("0000000042", ""),
        ("0000000042", TOKEN.lower()),
        ("0000000042", TOKEN[1:]),
        ("0000000042", f"{TOKEN}\n"),
        ("0000000042", TOKEN.replace("A", "1")),
        ("42", TOKEN),
        (None, TOKEN),
    ],
)
def test_no_code_when_it_would_not_be_a_tickets_own(ticket_id: str | None, token: str) -> None:
    """Reception's papers have no token; what no kiosk would take for a ticket is not printed."""
    event = issued("en")
    event["ticket"]["id"] = ticket_id
    site = {**DESCRIPTION, "phone_url": PAGE}
    made = compose(event, site, texts=TEXTS, phone_token=token)
    assert (made.code, [words.code for words in made.words]) == (None, ["", ""])
    assert draw(made, PAPERS[576]).height < draw(receipt("en"), PAPERS[576]).height


@pytest.fixture
def office(embedded: EmbeddedStore, tmp_path: Path) -> Iterator[KioskOffice]:
    """An office whose server, one day, says where its phone pages are."""
    with kiosk_office(embedded, tmp_path) as office:
        office.wire.changes = with_phone_page
        yield office


def with_phone_page(path: str, answer: bytes) -> bytes:
    """The site's description as a server with phone pages gives it."""
    if not re.search(r"/sites/[^/]+$", path):
        return answer
    return json.dumps({**json.loads(answer), "phone_url": PAGE}).encode()


def test_code_holds_the_very_token_when_a_kiosk_prints_it(
    office: KioskOffice, embedded: EmbeddedStore, tmp_path: Path
) -> None:
    """The reader reads the ticket's id, and the token whose SHA-256 is all that the server has."""
    file = tmp_path / "paper.bin"
    kiosk = office.kiosk(PRINTER=f"file:{file}")
    with running(kiosk):
        Page(kiosk.port).ask_for("dropoff", "vi")
        until(lambda: office.events("delivered"))
    (address,) = said(decode(file.read_bytes()).picture.convert("L"), tmp_path)
    page, _, own = address.partition("#")
    ticket, _, token = own.partition("-")
    (issue,) = office.events("issued")
    with contextlib.closing(Store(embedded.url, [SITE_KEY])) as store:
        row = f"{site_prefix(SITE_KEY)}:ticket:{issue['ticket']['id']}"
        known = store.redis.hget(row, "phone")
    assert (page, ticket, len(token)) == (PAGE, issue["ticket"]["id"], 26)
    assert known == hashlib.sha256(token.encode()).hexdigest().encode()
