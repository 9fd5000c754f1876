"""What an operator does at a terminal: tokens of devices.

The store is the configured one, or the embedded one in the data folder: if a server or the demo
runs there now it is used as it is, else it is started for the moment.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from server.embedded import EmbeddedStore, StoreProblem
from server.ledger import Unavailable
from server.registry import Registry
from server.settings import Settings, SettingsError, load_settings
from server.site import Site
from server.sitefiles import SiteFileProblem, load_sites
from server.store import Store
from server.ticket import Role


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
        """Make a token for a device of the site."""
        if counter is not None:
            self._known_counter(counter)
        known = {area.letter for area in self.site.areas}
        if strangers := set(areas) - known:
            unknown = ", ".join(sorted(strangers))
            raise CredentialProblem(f"no area {unknown}; there are {', '.join(sorted(known))}")
        try:
            return self.registry.create_token(role, name, counter=counter, areas=areas)
        except ValueError as error:
            raise CredentialProblem(str(error)) from None

    def revoke(self, name: str) -> None:
        """End a device's token."""
        if not self.registry.revoke(name):
            there = ", ".join(self.registry.devices()) or "none"
            raise CredentialProblem(f"no device {name} has a token; there are: {there}")

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
def open_credentials(site_key: str | None, data_dir: Path | None) -> Iterator[Credentials]:
    """Reach the store and give the credentials of the site; raise CredentialProblem."""
    try:
        settings = load_settings(**({} if data_dir is None else {"data_dir": data_dir}))
        sites = load_sites(settings.site_file)
        with _reached_store(settings) as url:
            store = Store(url, [site.key for site in sites])
            site = _chosen(sites, site_key)
            days = {site.key: site.rules.audit_days}
            registry = Registry(store, site.key, audit_days=days)
            yield Credentials(site, registry, _address(settings))
            store.close()
    except (SettingsError, SiteFileProblem, StoreProblem, Unavailable) as error:
        raise CredentialProblem(str(error)) from None


def _chosen(sites: Sequence[Site], key: str | None) -> Site:
    keys = [site.key for site in sites]
    if key is None and len(sites) == 1:
        return sites[0]
    if key not in keys:
        raise CredentialProblem(f"name a site with --site; there are {', '.join(keys)}")
    return sites[keys.index(key)]


def _address(settings: Settings) -> str:
    if settings.https:  # through the proxy that brings it, under the first of our names
        return f"https://{settings.allowed_hosts[0]}"
    return f"http://{settings.host}:{settings.port}"


@contextlib.contextmanager
def _reached_store(settings: Settings) -> Iterator[str]:
    if settings.store_url is not None:
        yield settings.store_url
        return
    store = EmbeddedStore(settings.store_folder)
    if store.is_running():
        yield store.url
        return
    store.start()
    try:
        store.wait_until_ready()
        yield store.url
    finally:
        store.stop()
