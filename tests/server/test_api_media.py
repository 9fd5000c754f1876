"""`GET media/{name}`: the pictures and videos of cards, by the names in the site's description."""

import hashlib
import io

import pytest
from PIL import Image

from server.site import Site
from server.ticket import Role
from tests.server.people import SITE_PATH, People


@pytest.mark.parametrize("role", list(Role))
def test_a_picture_is_given_when_somebody_of_the_site_asks(people: People, role: Role) -> None:
    """Every role gets each picture that the description names, whole, and may keep it for ever."""
    caller = people.by_role(role)
    names = [card["picture"] for card in caller.get().json["cards"] if "picture" in card]
    assert len(names) == 2
    for name in names:
        reply = caller.get(f"media/{name}")
        assert (reply.status, reply.headers["Content-Type"]) == (200, "image/png")
        assert reply.headers["Cache-Control"] == "private, max-age=31536000, immutable"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert f"{hashlib.sha256(reply.body).hexdigest()}.png" == name


def test_a_picture_can_be_drawn_when_it_has_come(people: People, site: Site) -> None:
    """What arrives is the picture itself."""
    for name, medium in site.media.items():
        reply = people.display.get(f"media/{name}")
        assert reply.body == medium.content
        assert Image.open(io.BytesIO(reply.body)).size == (1_200, 900)


@pytest.mark.parametrize(
    "name", ["0" * 64 + ".png", "begruessungsmappe.png", "maschstrasse.toml", "%2e%2e%2fx", "x"]
)
def test_nothing_is_given_when_the_name_is_unknown(people: People, name: str) -> None:
    """A file's own name, a way out of the folder and what was never there are one and the same."""
    reply = people.display.get(f"media/{name}")
    assert (reply.status, reply.code) in {(404, "unknown_medium"), (404, "unknown_route")}


def test_nothing_is_given_when_somebody_has_no_credential(people: People, site: Site) -> None:
    """Pictures are the office's: a stranger, and a device of another site, get none."""
    name = next(iter(site.media))
    assert people.stranger.send("GET", f"{SITE_PATH}/media/{name}").code == "not_signed_in"
    path = f"/api/v1/sites/nowhere/media/{name}"
    assert people.display.send("GET", path).code == "unknown_site"
