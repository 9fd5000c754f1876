"""Which sites a process serves: one site file, or each file of a folder."""

from pathlib import Path

from server.site import FOLDER, Site, SiteError


class SiteFileProblem(Exception):
    """A site file is missing or wrong; the message is one clear line."""


def load_sites(path: Path) -> tuple[Site, ...]:
    """Read the site file, or each `*.toml` of a folder; raise SiteFileProblem.

    A site's own folder of texts (`NAME.texts` beside `NAME.toml`) holds no sites.
    """
    if path.suffix == FOLDER:
        raise SiteFileProblem(f"{path} holds texts; name the site file {path.with_suffix('.toml')}")
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise SiteFileProblem(f"there is no site file in {path}")
    sites = tuple(map(_load_site, files))
    if len({site.key for site in sites}) < len(sites):
        raise SiteFileProblem(f"two site files in {path} have the same key")
    return sites


def _load_site(path: Path) -> Site:
    try:
        return Site.load(path)
    except SiteError as error:
        first, *others = error.problems
        more = f" (and {len(others)} more: wartemarke check {path})" if others else ""
        raise SiteFileProblem(f"the site file is wrong: {first}{more}") from None
