"""Pictures and videos of a page: whole, in parts, and nothing beside their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.device.page_probe import FILM, Probe, new_page, started

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Probe]:
    """Give a running page server."""
    with started(new_page(tmp_path_factory.mktemp("probe"))) as running:
        yield running


def test_a_part_of_a_film_is_given_when_a_browser_asks_for_it(probe: Probe) -> None:
    """Browsers ask for parts of a video, and play none from a server that has none."""
    answer = probe.ask("GET", "/media/film.webm", {"Range": "bytes=16-31"})
    assert (answer.status, answer.body) == (206, FILM[16:32])
    assert answer.headers["Content-Range"] == "bytes 16-31/256"
    whole = probe.ask("GET", "/media/film.webm")
    assert (whole.status, whole.body) == (200, FILM)
    assert (whole.headers["Content-Type"], whole.headers["Accept-Ranges"]) == (
        *("video/webm", "bytes"),
    )


@pytest.mark.parametrize(
    "path", ["/media/", "/media/other.webm", "/media/.film", "/media/..%2Findex.html"]
)
def test_nothing_is_given_when_a_file_is_not_in_the_folder(probe: Probe, path: str) -> None:
    """Neither what is not there nor what lies beside the folder."""
    assert probe.ask("GET", path).status == 404
