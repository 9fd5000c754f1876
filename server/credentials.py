"""What an operator does at a terminal: tokens of devices, letting in those that ask, the ledger.

The store is the configured one, or the embedded one in the data folder: if a server or the demo
runs there now it is used as it is, else it is started for the moment.
"""

import contextlib
import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from server.embedded import EmbeddedStore, StoreProblem
from server.ledger import Ledger, Unavailable, hold_clock
from server.posts import NoPost, named_post, post_of, posts_of
from server.problems import PROBLEMS
from server.refuge import FILE, Refuge
from server.registry import TERMINAL, Asking, NotPaired, Registry
from server.registry.code_space import NameTaken, Post, typed
from server.settings import SETTINGS_FILE, Settings, SettingsError, load_settings
from server.site import Site
from server.sitefiles import SiteFileProblem, load_sites
from server.store import Store
from server.ticket import Role


def clock_ms() -> int:
    """Give this machine's clock: milliseconds since 1970, UTC."""
    return time.time_ns() // 1_000_000


class CredentialProblem(Exception):
    """Something is wrong; the message is one clear line."""


@dataclass(frozen=True)
class Credentials:
    """The credentials of one site."""

    site: Site
    registry: Registry
    address: str

    def create_token(
        self, role: Role, name: str, *, counter: str | None, areas: Sequence[str]
    ) -> str:
        """Make a token for a device of the site; a board has the areas of the site file.

        A kiosk and a board must be the site's, and nothing else may have the name of one.
        """
        if counter is not None:
            self._known_counter(counter)
        known = {area.letter for area in self.site.areas}
        if strangers := set(areas) - known:
            unknown = ", ".join(sorted(strangers))
            raise CredentialProblem(f"no area {unknown}; there are {', '.join(sorted(known))}")
        try:
            post = named_post(self.site, role, name)
            letters = areas or (post.areas if post else ())
            return self.registry.create_token(
                role, name, counter=counter, areas=letters, by=TERMINAL
            )
        except (ValueError, NoPost) as error:
            raise CredentialProblem(str(error)) from None

    def welcome_link(self, code: str) -> str:
        """Write the link with which somebody sets the own password."""
        return f"{self.address}/welcome/{code}"

    def revoke(self, name: str) -> None:
        """End a device's token."""
        if not self.registry.revoke(name, by=TERMINAL):
            there = ", ".join(self.registry.devices()) or "none"
            raise CredentialProblem(f"no device {name} has a token; there are: {there}")

    def asking(self, code: str) -> Asking:
        """Give the device that shows this code."""
        with _told():
            return self.registry.asking(typed(code), who=TERMINAL, now_ms=clock_ms())

    def names_for(self, asking: Asking) -> list[str]:
        """Give the names that this device may get."""
        return [post.name for post in posts_of(self.site, asking.kind)]

    def place_for(self, asking: Asking, name: str) -> Post:
        """Give the site's place of this name for the device that asks."""
        with _told():
            return post_of(self.site, asking.kind, name)

    def pair(self, code: str, asking: Asking, name: str) -> None:
        """Let the device that shows this code in, as the site's device of this name."""
        post = self.place_for(asking, name)
        with _told():
            now_ms = clock_ms()
            self.registry.confirm(typed(code), post, who=TERMINAL, by=TERMINAL, now_ms=now_ms)

    def turn_away(self, code: str) -> None:
        """Say that the device which shows this code is none of ours."""
        with _told():
            self.registry.refuse(typed(code), who=TERMINAL, by=TERMINAL, now_ms=clock_ms())

    def acts(self, newest: int) -> Iterator[str]:
        """Give the newest administrative acts, a line each: when, who, what, about whom."""
        zone = ZoneInfo(self.site.timezone)
        for act in self.registry.acts(newest=newest):
            at = dt.datetime.fromtimestamp(act.at_ms / 1000, zone)
            changes = [f"{name}: {change}" for name, change in act.change.items()]
            words = [f"{at:%Y-%m-%d %H:%M}", act.by, act.what, act.about, "; ".join(changes)]
            yield "  ".join(filter(None, words))

    def _known_counter(self, number: str) -> None:
        numbers = [counter.number for counter in self.site.counters]
        if number not in numbers:
            raise CredentialProblem(f"no counter {number}; there are {', '.join(numbers)}")


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Say in one line why a device cannot be paired."""
    try:
        yield
    except NoPost as none:
        raise CredentialProblem(str(none)) from None
    except NameTaken:
        raise CredentialProblem("a device of another kind has this name") from None
    except NotPaired as refused:
        sentence = PROBLEMS[refused.code].sentence
        wait = f" Try again in {refused.retry_after_s} s." if refused.retry_after_s else ""
        raise CredentialProblem(f"{sentence}{wait}") from None


@contextlib.contextmanager
def open_credentials(
    site_key: str | None, data_dir: Path | None, *, begun: Callable[[Path], None] | None = None
) -> Iterator[Credentials]:
    """Reach the store and give the credentials of the site; raise CredentialProblem."""
    with _opened(site_key, data_dir, begun) as (settings, site, store):
        days = {site.key: site.rules.audit_days}
        registry = Registry(store, site.key, audit_days=days)
        yield Credentials(site, registry, _address(settings))


@contextlib.contextmanager
def open_ledger(
    site_key: str | None, data_dir: Path | None, *, alone: Callable[[Path], None]
) -> Iterator[Ledger]:
    """Reach the store and give the ledger of the site; raise CredentialProblem.

    `alone` is told of a folder on which no server runs: nobody hears of what is done there yet.
    A clock that is off the store's may do nothing there, as in a server: it could close the day.
    """
    with _opened(site_key, data_dir, None, alone=alone) as (_, site, store):
        hold_clock(store)
        yield Ledger(store, site)


@contextlib.contextmanager
def _opened(
    site_key: str | None,
    data_dir: Path | None,
    begun: Callable[[Path], None] | None,
    *,
    alone: Callable[[Path], None] = lambda _: None,
) -> Iterator[tuple[Settings, Site, Store]]:
    """Reach the store of the site, and say in one line what is wrong.

    Where the data folder holds no store none is begun, unless `begun` is there to be told of it: a
    mistyped folder is no new office.
    """
    try:
        settings = load_settings(**({} if data_dir is None else {"data_dir": data_dir}))
        sites = load_sites(settings.site_file)
        site = _chosen(sites, site_key)
        with _reached_store(settings, begun, alone) as url:
            store = Store(url, [site.key for site in sites])
            yield settings, site, store
            store.close()
    except (SettingsError, SiteFileProblem, StoreProblem, Unavailable) as error:
        raise CredentialProblem(str(error)) from None


def _chosen(sites: Sequence[Site], key: str | None) -> Site:
    keys = [site.key for site in sites]
    if key is None and len(sites) == 1:
        return sites[0]
    if key not in keys:
        there = f"there {'is' if len(keys) == 1 else 'are'}"
        if key is not None:
            raise CredentialProblem(f"no site {key} here; {there}: {', '.join(keys)}")
        raise CredentialProblem(f"name a site with --site; {there}: {', '.join(keys)}")
    return sites[keys.index(key)]


def _address(settings: Settings) -> str:
    if settings.https:  # through the proxy that brings it, under the first of our names
        return f"https://{settings.allowed_hosts[0]}"
    return f"http://{settings.host}:{settings.port}"


@contextlib.contextmanager
def _reached_store(
    settings: Settings, begun: Callable[[Path], None] | None, alone: Callable[[Path], None]
) -> Iterator[str]:
    if settings.store_url is not None:
        yield settings.store_url
        return
    store = EmbeddedStore(settings.store_folder)
    if store.is_running():
        yield store.url
        return
    is_new = not _is_begun(store)
    if is_new and begun is None:
        raise CredentialProblem(
            f"there is no store in {settings.data_dir}: name the server's data folder with --data, "
            f"or its settings in {SETTINGS_FILE}"
        )
    store.start()
    try:
        store.wait_until_ready()
        if is_new and begun is not None:
            begun(settings.data_dir)
        alone(settings.data_dir)
        yield store.url
    finally:
        store.stop()


def _is_begun(store: EmbeddedStore) -> bool:
    """Tell whether the folder holds a store; one that we may not look into may hold one."""
    try:
        (store.folder / FILE).stat()
    except FileNotFoundError:
        return Refuge(store.socket).holds_a_copy()
    except OSError:  # the store itself says what is the matter
        return True
    return True
