"""Which devices a site has places for: what a name that is given to one stands for. Pure.

A kiosk and a board have the names of the site file, so that their numbers, papers and areas are
theirs; a counter's device is named after its counter; a program at the reception has any other
name.
"""

from collections.abc import Sequence
from typing import Final

from server.registry.code_space import Post
from server.site import Site
from server.ticket import Role

_AT: Final = "counter-"
RECEPTION: Final = "reception-1"
"""What a program at the reception is called where nobody chooses."""


class NoPost(Exception):
    """The site has no place of this name; `names` are those that there are."""

    def __init__(self, role: Role, name: str, names: Sequence[str]) -> None:
        there = ", ".join(names) or "none"
        super().__init__(f"the site has no {role} {name}; there are: {there}")
        self.names = tuple(names)


def posts_of(site: Site, role: Role) -> tuple[Post, ...]:
    """Give the places that the site has for devices of this role, in the site file's order."""
    match role:
        case Role.KIOSK:
            return tuple(Post(role, kiosk.name) for kiosk in site.kiosks)
        case Role.DISPLAY:
            return tuple(Post(role, each.name, areas=tuple(each.areas)) for each in site.displays)
        case Role.COUNTER:
            numbers = [counter.number for counter in site.counters]
            return tuple(Post(role, f"{_AT}{number}", counter=number) for number in numbers)
        case Role.RECEPTION:
            return (Post(role, RECEPTION),)
        case _:
            return ()


def areas_of(site: Site, board: str, at_pairing: Sequence[str]) -> tuple[str, ...]:
    """Give the areas whose calls the board of this name shows: the site file's, as it is now.

    `at_pairing` are those that its token was given for: they count for a name that the site file
    does not have.
    """
    now = (display.areas for display in site.displays if display.name == board)
    return next(now, tuple(at_pairing))


def post_of(site: Site, role: Role, name: str) -> Post:
    """Give the place of this name, or raise NoPost; the reception may name its programs freely."""
    posts = posts_of(site, role)
    found = next((post for post in posts if post.name == name), None)
    if found is not None:
        return found
    if role is Role.RECEPTION and name not in names_taken(site):
        return Post(role, name)
    raise NoPost(role, name, [post.name for post in posts])


def named_post(site: Site, role: Role, name: str) -> Post | None:
    """Give the kiosk or board of this name for one of these roles, nothing for another role.

    Raises NoPost where the site has none, or where the name is a kiosk's or a board's.
    """
    if role in {Role.KIOSK, Role.DISPLAY}:
        return post_of(site, role, name)
    fixed = [post.name for each in (Role.KIOSK, Role.DISPLAY) for post in posts_of(site, each)]
    if name in fixed:
        raise NoPost(role, name, ["any name but " + ", ".join(fixed)])
    return None


def names_taken(site: Site) -> frozenset[str]:
    """Give every name that stands for a kiosk, a board or a counter of the site."""
    roles = (Role.KIOSK, Role.DISPLAY, Role.COUNTER)
    return frozenset(post.name for role in roles for post in posts_of(site, role))
