"""The signs that the pages can draw: a service has one of them."""

from functools import cache
from importlib import resources
from re import findall
from typing import Annotated

from pydantic import AfterValidator

from server.site.words import one_of, wrong


@cache
def icons() -> frozenset[str]:
    """Give the names of all signs, as the pages' own drawing has them."""
    drawn = resources.files("device").joinpath("page", "icons.svg").read_text(encoding="utf-8")
    return frozenset(findall(r'id="icon-([a-z-]+)"', drawn))


def _known(icon: str) -> str:
    if icon not in icons():
        raise wrong(f'"{icon}" is not drawn in device/page/icons.svg.', one_of(icons(), icon))
    return icon


Icon = Annotated[str, AfterValidator(_known)]
