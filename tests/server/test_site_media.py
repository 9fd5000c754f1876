"""Pictures and videos of cards: what goes further of a file, and what is refused."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any, Final

import pytest
import structlog
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from docs.draw_cards import PICTURES
from server.site import Site, check, render
from server.site import media as limits
from server.site.media import Medium, picture, video
from server.site.pictures import Unfit
from tests.server.small_site import MATROSKA, MP4, WEBM, photograph, write_small
from tests.sites import SHIPPED

SECRET: Final = b"secret-place"
CARD: Final = '\n[[cards]]\nkey = "one"\ntitle.de = "Titel"\n'


def opened(medium: Medium) -> Image.Image:
    """Decode what is served."""
    image = Image.open(io.BytesIO(medium.content))
    image.load()
    return image


# -------------------------------------------------------------------------------------- pictures


@pytest.mark.parametrize("name", ["one.jpg", "one.png"])
def test_nothing_but_what_is_seen_goes_further_when_a_picture_is_read(
    tmp_path: Path, name: str
) -> None:
    """No place, no camera, no comment, no profile, nothing behind the picture's end."""
    exif = Image.Exif()
    exif[0x010E] = exif[0x0131] = SECRET.decode()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more: dict[str, Any] = {"exif": exif, "icc_profile": profile, "comment": SECRET}
    if name.endswith("png"):
        text = PngInfo()
        text.add_text("Comment", SECRET.decode())
        more |= {"pnginfo": text}
    photograph(tmp_path / name, **more)
    file = tmp_path / name
    file.write_bytes(file.read_bytes() + SECRET)
    assert file.read_bytes().count(SECRET) >= 2
    served = picture(tmp_path, name)
    image = opened(served)
    assert SECRET not in served.content
    assert not {"exif", "icc_profile", "comment", "Comment"} & set(image.info)
    assert len(image.getexif()) == 0
    assert image.size == (40, 30)
    left, right = (image.convert("L").crop((x, 15, x + 1, 16)).tobytes()[0] for x in (5, 35))
    assert (left < 60, right > 240) == (True, True)


@pytest.mark.parametrize(
    ("size", "served"),
    [
        ((1_600, 1_200), (1_600, 1_200)),
        ((3_200, 1_200), (1_600, 600)),
        ((1_000, 2_400), (500, 1_200)),
    ],
)
@pytest.mark.parametrize("ending", ["jpg", "png"])
def test_a_picture_is_made_smaller_when_it_is_large(
    tmp_path: Path, ending: str, size: tuple[int, int], served: tuple[int, int]
) -> None:
    """Boards get 1600 by 1200 points at the most, and nothing is pulled out of shape."""
    photograph(tmp_path / f"one.{ending}", *size)
    assert opened(picture(tmp_path, f"one.{ending}")).size == served


def test_a_photograph_stands_upright_when_the_camera_was_turned(tmp_path: Path) -> None:
    """What a camera only notes in its data is done, for the note does not go further."""
    exif = Image.Exif()
    exif[0x0112] = 6
    photograph(tmp_path / "one.jpg", exif=exif)
    assert opened(picture(tmp_path, "one.jpg")).size == (30, 40)


def test_a_clear_ground_stays_clear_when_a_picture_has_one(tmp_path: Path) -> None:
    """What can be seen through in a PNG still can."""
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(tmp_path / "one.png")
    assert opened(picture(tmp_path, "one.png")).getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_picture_stands_still_when_its_file_moves(tmp_path: Path) -> None:
    """Of a PNG that moves the boards get the first picture alone."""
    frames = [Image.new("RGB", (10, 10), colour) for colour in ("white", "black")]
    frames[0].save(tmp_path / "one.png", save_all=True, append_images=frames[1:], duration=100)
    assert getattr(opened(picture(tmp_path, "one.png")), "n_frames", 1) == 1


def test_a_name_is_that_of_the_bytes_when_they_are_served(tmp_path: Path) -> None:
    """The name is the SHA-256 of what is served, so it never means anything else."""
    photograph(tmp_path / "one.jpg")
    served = picture(tmp_path, "one.jpg")
    assert served.name == f"{hashlib.sha256(served.content).hexdigest()}.jpg"
    assert (served.type, picture(tmp_path, "one.jpg")) == ("image/jpeg", served)


SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("one.svg", SVG, "no PNG or JPEG"),
        ("one.png", SVG, "no PNG or JPEG"),
        ("one.png", b"", "no PNG or JPEG"),
        ("one.gif", b"GIF89a" + bytes(20), "no PNG or JPEG"),
        ("one.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "no PNG or JPEG"),
        ("../one.png", b"", "no name of a file"),
        ("folder/one.png", b"", "no name of a file"),
        (".png", b"", "no name of a file"),
        ("none.png", None, "No such file"),
    ],
)
def test_a_file_is_refused_when_it_is_no_picture(
    tmp_path: Path, name: str, content: bytes | None, what: str
) -> None:
    """What cannot be decoded as one of two kinds, or lies elsewhere, goes nowhere."""
    if content is not None:
        (tmp_path / Path(name).name).write_bytes(content)
    with pytest.raises(Unfit, match=what):
        picture(tmp_path, name)


def test_a_picture_is_refused_when_it_is_cut_off(tmp_path: Path) -> None:
    """Half of a picture is none."""
    photograph(tmp_path / "one.png", 400, 300)
    whole = (tmp_path / "one.png").read_bytes()
    (tmp_path / "one.png").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unfit, match="no PNG or JPEG"):
        picture(tmp_path, "one.png")


@pytest.mark.parametrize(("points", "fits"), [(40 * 30, True), (40 * 30 - 1, False)])
def test_a_picture_is_refused_when_it_has_too_many_points(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, points: int, *, fits: bool
) -> None:
    """A small file can unfold into more than a machine's memory: that is seen before it does."""
    photograph(tmp_path / "one.png")
    monkeypatch.setattr(limits, "MOST_POINTS", points)
    if fits:
        picture(tmp_path, "one.png")
        return
    with pytest.raises(Unfit, match="more than 1199 points"):
        picture(tmp_path, "one.png")


def test_a_picture_is_refused_when_its_decoder_takes_it_for_a_bomb(tmp_path: Path) -> None:
    """Where the decoder itself refuses, the reason is told as ours."""
    photograph(tmp_path / "one.png", 20_000, 10_000)
    with pytest.raises(Unfit, match="points"):
        picture(tmp_path, "one.png")


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_a_file_is_refused_when_it_has_too_many_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, *, fits: bool
) -> None:
    """Each kind has its most bytes, and that is no mistake yet."""
    photograph(tmp_path / "one.png")
    (tmp_path / "one.webm").write_bytes(WEBM)
    for name, kind, read in (
        ("one.png", "LARGEST_PICTURE", picture),
        ("one.webm", "LARGEST_VIDEO", video),
    ):
        size = (tmp_path / name).stat().st_size
        monkeypatch.setattr(limits, kind, size - more)
        if fits:
            read(tmp_path, name)
            continue
        with pytest.raises(Unfit, match=f"more than {size - 1} bytes"):
            read(tmp_path, name)


# ---------------------------------------------------------------------------------------- videos


@pytest.mark.parametrize(
    ("content", "kind", "ending"), [(WEBM, "video/webm", "webm"), (MP4, "video/mp4", "mp4")]
)
def test_a_video_goes_out_as_it_is_when_it_is_one(
    tmp_path: Path, content: bytes, kind: str, ending: str
) -> None:
    """The first bytes say what it is, whatever its name says."""
    (tmp_path / "film.mov").write_bytes(content)
    served = video(tmp_path, "film.mov")
    assert (served.content, served.type, served.ending) == (content, kind, ending)


@pytest.mark.parametrize(
    "content",
    [b"", SVG, MATROSKA, b"ftyp" + MP4, b"\x00\x00\x00\x20moov", WEBM[:8], b"<!doctype html>"],
)
def test_a_file_is_refused_when_it_is_no_video(tmp_path: Path, content: bytes) -> None:
    """What is neither of two kinds is never given to a browser."""
    (tmp_path / "one.webm").write_bytes(content)
    with pytest.raises(Unfit, match="no WebM and no MP4"):
        video(tmp_path, "one.webm")


# ------------------------------------------------------------------------------------ in the site


def test_an_office_opens_without_a_picture_when_it_is_unfit(tmp_path: Path) -> None:
    """Whoever lost a picture has a card without it; the check and the log say so."""
    file = write_small(tmp_path, f'{CARD}picture = "one.jpg"\n')
    (problem,) = check(file)
    assert 'card "one": picture: one.jpg: No such file' in problem.what
    assert problem.right == f"Put it into the folder {tmp_path}"
    assert "picture =" in file.read_text(encoding="utf-8").splitlines()[problem.line - 1]
    with structlog.testing.capture_logs() as logged:
        site = Site.load(file)
    assert [(card.key, card.media) for card in site.cards] == [("one", ())]
    assert [each["problem"] for each in logged] == [str(problem)]


def test_every_problem_is_told_when_a_picture_is_not_the_only_one(tmp_path: Path) -> None:
    """Beside a real mistake an unfit picture is told in its line."""
    file = write_small(tmp_path, f'{CARD}seconds = 1\nvideo = "one.mp4"\n')
    assert [problem.what.partition(": ")[2][:7] for problem in check(file)] == [
        "seconds",
        "video: ",
    ]


def test_a_picture_is_there_once_when_two_cards_have_it(tmp_path: Path) -> None:
    """A file is served under one name, however many cards show it."""
    photograph(tmp_path / "one.jpg")
    one = f'{CARD}picture = "one.jpg"\n'
    site = Site.load(write_small(tmp_path, one + one.replace('"one"', '"two"')))
    (name,) = site.media
    told = json.loads(json.dumps(site.description()))
    assert {card["picture"] for card in told["cards"]} == {name}


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_a_card_is_without_its_video_when_all_are_too_large_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, *, fits: bool
) -> None:
    """Each file is counted once; what has no room is left out, and the office opens."""
    (tmp_path / "one.webm").write_bytes(WEBM)
    (tmp_path / "two.mp4").write_bytes(MP4)
    cards = [
        CARD.replace("one", str(nth)) + f'video = "{name}"\n'
        for nth, name in enumerate(("one.webm", "two.mp4", "one.webm"))
    ]
    room = len(WEBM) + len(MP4) - more
    monkeypatch.setattr(limits, "LARGEST_TOGETHER", room)
    file = write_small(tmp_path, "".join(cards))
    problems = check(file)
    assert bool(problems) != fits, render(problems)
    assert fits or f"There is room for {room}" in problems[0].right
    assert [len(card.media) for card in Site.load(file).cards] == [1, fits, 1]


def test_a_description_stays_small_when_a_video_is_large(tmp_path: Path) -> None:
    """A description names pictures and videos; their bytes have an address of their own."""
    (tmp_path / "one.webm").write_bytes(WEBM + bytes(1_000_000))
    site = Site.load(write_small(tmp_path, f'{CARD}video = "one.webm"\n'))
    told = json.dumps(site.description())
    assert len(told) < 10_000
    assert all(name in told for name in site.media)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_shipped_picture_is_the_drawn_one_when_it_is_drawn_again(name: str) -> None:
    """The script beside the pages draws what the shipped office shows."""
    shipped = Image.open(SHIPPED.parent / name).convert("RGB")
    drawn = PICTURES[name]().convert("RGB")
    assert shipped.size == drawn.size
    apart = [abs(a - b) for a, b in zip(shipped.tobytes(), drawn.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 1
