"""Devices: they ask to be let in, say how they are, and are looked after by supervisors.

A code that nobody shows counts against whoever named it, and for all together (see
`server/registry/code_space.py`). Nothing here touches the queue or writes an event.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import gevent
from flask import Response, request

from server.api.acting import Visit, as_json, visit
from server.api.backend import Backend, backend
from server.api.bodies import Nothing
from server.api.device_models import (
    BeatBody,
    BeatTaken,
    ConfirmBody,
    DeviceNamed,
    DevicePath,
    DeviceRow,
    DevicesAnswer,
    FetchBody,
    FindBody,
    PairingAnswer,
    PairingAsked,
    PairingBody,
    PairingName,
    PairingRow,
)
from server.api.models import Outgoing, SitePath
from server.api.routes import audience, reading, upkeep
from server.devices import Device, Health, health, last_seen_ms
from server.ledger import Unavailable
from server.posts import NoPost, post_of, posts_of
from server.problems import Problem
from server.registry import About, Asked, Caller, NotPaired, Registry
from server.registry.beats import WATCHED
from server.registry.code_space import CODE_MS, NameTaken, shown
from server.site import Site
from server.ticket import Role

BEAT_S: Final = 30
INTERVAL_S: Final = 5
FIGURES_WITHIN_S: Final = 1.0
_READERS: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR, Role.ADMINISTRATOR})
_FROM_SITE: Final = (Role.KIOSK, Role.DISPLAY)
"""Whose places are shown although no device has one of their names yet."""
_State = Literal["pending", "slow_down", "denied", "expired", "approved"]
_STATES: Final[Mapping[Asked, _State]] = {
    Asked.ASKED: "pending",
    Asked.REFUSED: "denied",
    Asked.CONFIRMED: "approved",
    Asked.GIVEN: "approved",
}

api = audience("devices", "Kiosks, boards and other devices: let in, looked after, let go.")


@upkeep(api, "ask_in", PairingAsked, status=201)
def ask_in(body: PairingBody) -> Response:
    """Let a device without a token ask to be let in, and give it a code to show."""
    behind = backend()
    registry = _registry(behind, body.site)
    address = behind.throttle.asking(request)
    about = About(body.version, body.host, address, body.name)
    try:
        code = registry.ask_in(body.secret_hash, body.kind, about, now_ms=behind.clock_ms())
    except NotPaired as refused:
        raise _problem(refused) from None
    told = PairingAsked(code=shown(code), expires_in_s=CODE_MS // 1000, interval_s=INTERVAL_S)
    return _sent(told, status=201)


@upkeep(api, "fetch_token", PairingAnswer)
def fetch_token(body: FetchBody) -> Response:
    """Tell the device that shows its secret how far its pairing is; if confirmed, its token."""
    behind = backend()
    registry = _registry(behind, body.site)
    if behind.throttle.asks_too_often(body.secret):
        return _sent(PairingAnswer(state="slow_down", interval_s=2 * INTERVAL_S))
    found = registry.fetch(body.secret, now_ms=behind.clock_ms())
    if found is None:
        behind.throttle.failure(request)
        return _sent(PairingAnswer(state="expired"))
    if found.post is None or not found.token:
        pending = found.state is Asked.ASKED
        interval_s = INTERVAL_S if pending else None
        return _sent(PairingAnswer(state=_STATES[found.state], interval_s=interval_s))
    return _sent(PairingAnswer(state="approved", token=found.token, name=found.post.name))


@upkeep(api, "find_pairing", PairingRow)
def find_pairing(path: SitePath, body: FindBody) -> Response:
    """Say which device shows this code, and which names of the site it may get."""
    del path
    now = visit()
    registry, now_ms = _own(now), now.behind.clock_ms()
    try:
        found = registry.asking(body.code, who=now.caller.actor, now_ms=now_ms)
    except NotPaired as refused:
        raise _problem(refused) from None
    taken = registry.tokens()
    names = [post.name for post in posts_of(now.office.site, found.kind)]
    if found.kind is Role.RECEPTION:  # whose programs may be named freely
        names += [each.name for each in taken.values() if each.role is found.kind]
    row = PairingRow(
        code=shown(body.code),
        kind=found.kind,
        address=found.about.address,
        host=found.about.host,
        version=found.about.version,
        since_ms=found.since_ms,
        until_ms=found.until_ms,
        wish=found.about.wish or None,
        names=[PairingName(name=name, taken=name in taken) for name in dict.fromkeys(names)],
    )
    return _sent(row)


@upkeep(api, "confirm_pairing", DeviceNamed)
def confirm_pairing(path: SitePath, body: ConfirmBody) -> Response:
    """Say which device of the site shows this code."""
    del path
    now = visit()
    registry, now_ms = _own(now), now.behind.clock_ms()
    who = {"who": now.caller.actor, "by": _by(now)}
    try:
        kind = registry.kind_of(body.code, who=now.caller.actor, now_ms=now_ms)
        post = post_of(now.office.site, kind, body.name)
        registry.confirm(body.code, post, **who, now_ms=now_ms)
    except NameTaken as refused:
        raise Problem(refused.code, "A device of another kind has this name.") from None
    except NotPaired as refused:
        raise _problem(refused) from None
    except NoPost as none:
        raise Problem("unknown_device", f"There are: {', '.join(none.names)}.") from None
    return _sent(DeviceNamed(name=post.name, kind=kind))


@upkeep(api, "refuse_pairing", DeviceNamed)
def refuse_pairing(path: SitePath, body: FindBody) -> Response:
    """Say that the device which shows this code is none of ours."""
    del path
    now = visit()
    who = {"who": now.caller.actor, "by": _by(now)}
    try:
        _own(now).refuse(body.code, **who, now_ms=now.behind.clock_ms())
    except NotPaired as refused:
        raise _problem(refused) from None
    return _sent(DeviceNamed(name=""))


@upkeep(api, "revoke_device", DeviceNamed)
def revoke_device(path: DevicePath, body: Nothing) -> Response:
    """End the token of a device; it leads back to where it asks to be let in."""
    del body
    now = visit()
    if not _own(now).revoke(path.name, by=_by(now)):
        raise Problem("unknown_device")
    return _sent(DeviceNamed(name=path.name))


@upkeep(api, "take_out_of_service", DeviceNamed)
def take_out_of_service(path: DevicePath, body: Nothing) -> Response:
    """Let a kiosk give no numbers until it is taken back; it says so on its screen."""
    del body
    now = visit()
    if not _own(now).take_out_of_service(path.name, by=_by(now)):
        raise Problem("unknown_device")
    return _sent(DeviceNamed(name=path.name, kind=Role.KIOSK))


@upkeep(api, "take_back", DeviceNamed)
def take_back(path: DevicePath, body: Nothing) -> Response:
    """Let a kiosk give numbers again."""
    del body
    now = visit()
    if not _own(now).take_back(path.name, by=_by(now)):
        raise Problem("unknown_device")
    return _sent(DeviceNamed(name=path.name, kind=Role.KIOSK))


@upkeep(api, "heartbeat", BeatTaken)
def heartbeat(path: SitePath, body: BeatBody) -> Response:
    """Keep how a device is; it says so every 30 s, and when something has changed."""
    del path
    now = visit()
    said = body.model_dump(exclude_none=True)
    registry, now_ms = _own(now), now.behind.clock_ms()
    registry.keep_beat(now.caller.name, said, now_ms=now_ms)
    if now.caller.role is Role.KIOSK:
        registry.heard(now.caller.name, now_ms=now_ms)
    is_out = now.caller.name in registry.out_of_service(fresh=True)
    return _sent(BeatTaken(next_s=BEAT_S, in_service=not is_out))


@reading(api, "/devices", _READERS, DevicesAnswer)
def devices(path: SitePath) -> Response:
    """Say of each device of the site how it is."""
    del path
    now = visit()
    now_ms = now.behind.clock_ms()
    rows = [_row(each) for each in devices_of(now.office.site, _own(now), now_ms)]
    return _sent(DevicesAnswer(now_ms=now_ms, devices=rows))


def devices_of(site: Site, registry: Registry, now_ms: int) -> list[Device]:
    """Give each device of the site: those of the site file first, then the others by name."""
    tokens = registry.tokens()
    known = _known(registry, [each.name for each in tokens.values() if each.role in WATCHED])
    places = [post for role in _FROM_SITE for post in posts_of(site, role)]
    found = [
        replace(_device(tokens[post.name], known, now_ms), areas=post.areas)
        if post.name in tokens
        else Device(post.name, post.role, Health.UNPAIRED, areas=post.areas)
        for post in places
    ]
    others = [tokens[name] for name in sorted(set(tokens) - {post.name for post in places})]
    return [*found, *(_device(each, known, now_ms) for each in others)]


@dataclass(frozen=True)
class _Known:
    """What the registry knows of the devices that are watched, by their names."""

    said: Mapping[str, Mapping[str, Any]]
    seen_ms: Mapping[str, int]
    bursts: frozenset[str]
    out_of_service: frozenset[str]


def _known(registry: Registry, watched: Sequence[str]) -> _Known:
    return _Known(
        registry.beats(watched),
        registry.seen(watched),
        registry.bursts(watched),
        registry.out_of_service(),
    )


def counted_devices(behind: Backend) -> Mapping[tuple[str, str], int]:
    """Count the kiosks and boards of all sites by how they are; no counter's device is counted.

    Gives nothing while the store is away or does not answer: figures are asked for then, too.
    """
    now_ms, found = behind.clock_ms(), []
    with suppress(Unavailable), gevent.Timeout(FIGURES_WITHIN_S, False):  # noqa: FBT003 - gevent's
        for key, office in behind.offices.items():
            found += devices_of(office.site, behind.registry.at(key), now_ms)
    return Counter((each.kind.value, each.state.value) for each in found if each.kind in _FROM_SITE)


def _device(caller: Caller, known: _Known, now_ms: int) -> Device:
    if caller.role not in WATCHED:
        return Device(caller.name, caller.role, Health.PAIRED, counter=caller.counter)
    name = caller.name
    said, seen_ms = known.said.get(name), known.seen_ms.get(name)
    state, reasons = health(said, seen_ms, now_ms, is_bursting=name in known.bursts)
    return Device(
        name,
        caller.role,
        Health.OUT_OF_SERVICE if name in known.out_of_service else state,
        reasons,
        areas=caller.areas,
        seen_ms=last_seen_ms(said, seen_ms),
        said=said,
    )


def _row(device: Device) -> DeviceRow:
    said = {name: value for name, value in (device.said or {}).items() if name != "at_ms"}
    return DeviceRow(
        name=device.name,
        kind=device.kind,
        counter=device.counter or None,
        areas=list(device.areas) or None,
        state=device.state,
        reasons=list(device.reasons),
        seen_ms=device.seen_ms,
        **said,
    )


def _by(now: Visit) -> str:
    """Give the name of whoever acts, as it is written down."""
    return now.caller.written


def _own(now: Visit) -> Registry:
    return now.behind.registry.at(now.caller.site)


def _registry(behind: Backend, site: str) -> Registry:
    if site not in behind.offices:
        raise Problem("unknown_site")
    return behind.registry.at(site)


def _problem(refused: NotPaired) -> Problem:
    return Problem(refused.code, retry_after_s=refused.retry_after_s)


def _sent(told: Outgoing, *, status: int = 200) -> Response:
    return as_json(told.model_dump_json(exclude_none=True).encode(), status=status)
