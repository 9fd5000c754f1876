"""What a kiosk or a display may know of its site, as JSON values. A white list. Pure."""

from server.site.model import Area, Counter, Display, Kiosk, OtherOffice, Rules, Service, Site


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
    }


def _rules(rules: Rules) -> dict[str, object]:
    return {
        "hold_minutes": rules.hold_minutes,
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
