"""What devices and the pages of the staff may know of their site, as JSON. A white list. Pure."""

from collections.abc import Sequence

from server.site.model import (
    Area,
    CallReason,
    Counter,
    Display,
    Kiosk,
    OtherOffice,
    Outcome,
    ParkReason,
    Service,
    Site,
    StopReason,
)
from server.site.rules import Rules


def describe(site: Site) -> dict[str, object]:
    """Give the site's description; a text's missing languages are absent, German never is."""
    return {
        "key": site.key,
        "name": dict(site.name),
        "address": site.address,
        "timezone": site.timezone,
        "languages": list(site.languages),
        "rules": _rules(site.rules),
        "areas": [_area(area) for area in site.areas],
        "services": [_service(service) for service in site.services],
        "counters": [_counter(site, counter) for counter in site.counters],
        "kiosks": [_kiosk(kiosk) for kiosk in site.kiosks],
        "displays": [_display(display) for display in site.displays],
        "other_offices": [_other_office(office) for office in site.other_offices],
        "outcomes": _choices(site.outcomes),
        "park_reasons": [_park_reason(reason) for reason in site.park_reasons],
        "call_reasons": _choices(site.call_reasons),
        "stop_reasons": _choices(site.stop_reasons),
    }


def _rules(rules: Rules) -> dict[str, object]:
    return {
        "hold_minutes": rules.hold_minutes,
        "max_lateness_minutes": rules.max_lateness_minutes,
        "check_in_minutes_before": rules.check_in_minutes_before,
        "undo_seconds": rules.undo_seconds,
        "open_tickets_per_counter": rules.open_tickets_per_counter,
        "day_close": rules.day_close,
        "new_call_seconds": rules.new_call_seconds,
        "call_gap_seconds": rules.call_gap_seconds,
        "kiosk_ticket_seconds": rules.kiosk_ticket_seconds,
    }


def _area(area: Area) -> dict[str, object]:
    return {"letter": area.letter, "name": dict(area.name), "floor": dict(area.floor)}


def _service(service: Service) -> dict[str, object]:
    told: dict[str, object] = {
        "key": service.key,
        "area": service.area,
        "title": dict(service.title),
        "short": dict(service.short),
        "note": dict(service.note),
        "icon": service.icon,
        "walk_in": service.walk_in,
        "triage": service.triage,
        "target_minutes": service.target_minutes,
        "bring": [dict(thing) for thing in service.bring],
    }
    if service.kiosk is not None:
        told["kiosk"] = service.kiosk
    if service.notice:
        told["notice"] = dict(service.notice)
    return told


def _counter(site: Site, counter: Counter) -> dict[str, object]:
    return {
        "number": counter.number,
        "area": counter.area,
        "room": counter.room,
        "floor": dict(site.floor(counter.number)),
        "services": list(counter.services),
    }


def _choices(choices: Sequence[Outcome | CallReason | StopReason]) -> list[dict[str, object]]:
    return [{"key": choice.key, "title": dict(choice.title)} for choice in choices]


def _park_reason(reason: ParkReason) -> dict[str, object]:
    return {"key": reason.key, "title": dict(reason.title), "minutes": reason.minutes}


def _kiosk(kiosk: Kiosk) -> dict[str, object]:
    ranges = {letter: list(pair) for letter, pair in kiosk.offline.items()}
    return {"name": kiosk.name, "offline": ranges}


def _display(display: Display) -> dict[str, object]:
    arrows = {number: str(arrow) for number, arrow in display.arrows.items()}
    return {"name": display.name, "areas": list(display.areas), "arrows": arrows}


def _other_office(office: OtherOffice) -> dict[str, object]:
    told: dict[str, object] = {
        "key": office.key,
        "name": dict(office.name),
        "matter": dict(office.matter),
    }
    if office.address:
        told["address"] = office.address
    return told
