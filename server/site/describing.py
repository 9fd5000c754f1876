"""What devices and the pages of the staff may know of their site, as JSON. A white list. Pure."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from server.site.boards import WEEK, Card, Display, News, Shown
from server.site.model import (
    Area,
    CallReason,
    Counter,
    Hours,
    Kiosk,
    OtherOffice,
    Outcome,
    ParkReason,
    PauseReason,
    Service,
    Site,
    StopReason,
)
from server.site.rules import Rules

if TYPE_CHECKING:
    import datetime as dt


def describe(site: Site) -> dict[str, object]:
    """Give the site's description; a text's missing languages are absent, German never is."""
    more = {"online": dict(site.online), "phone_url": site.phone_url, "logo": site.logo}
    return {
        "key": site.key,
        "name": dict(site.name),
        "address": site.address,
        "timezone": site.timezone,
        "languages": list(site.languages),
        "rules": _rules(site.rules),
        "hours": _hours(site.hours),
        "other_days": _other_days(site.hours),
        "areas": [_area(area) for area in site.areas],
        "services": [_service(service) for service in site.services],
        "counters": [_counter(site, counter) for counter in site.counters],
        "kiosks": [_kiosk(kiosk) for kiosk in site.kiosks],
        "displays": [_display(display) for display in site.displays],
        "cards": [_card(card) for card in site.cards],
        "news": [_news(news) for news in site.news],
        "other_offices": [_other_office(office) for office in site.other_offices],
        "outcomes": _choices(site.outcomes),
        "park_reasons": [_park_reason(reason) for reason in site.park_reasons],
        "call_reasons": _choices(site.call_reasons),
        "pause_reasons": _choices(site.pause_reasons),
        "stop_reasons": _choices(site.stop_reasons),
        **{name: value for name, value in more.items() if value},
    }


def _hours(hours: Hours) -> list[dict[str, object]]:
    """Give a usual week: days with the same openings together, days that are closed in none."""
    days: dict[Sequence[str], list[int]] = {}
    for day, openings in enumerate(hours.week, start=1):
        if openings:
            days.setdefault(openings, []).append(day)
    return [{"days": together, "open": _times(openings)} for openings, together in days.items()]


def _other_days(hours: Hours) -> list[dict[str, object]]:
    """Give the days that are not as usual, the earliest first; an exception beats a holiday."""
    days: dict[dt.date, Sequence[str]] = {holiday.date: () for holiday in hours.holidays}
    days |= {day.date: day.open for day in hours.exceptions}
    return [{"date": date.isoformat(), "open": _times(days[date])} for date in sorted(days)]


def _times(openings: Sequence[str]) -> list[list[str]]:
    return [opening.split("-") for opening in openings]


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
        "board_waiting": rules.board_waiting,
        "board_range": rules.board_range,
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
    if service.online:
        told["online"] = dict(service.online)
    if service.asks:
        told["asks"] = [str(ask) for ask in service.asks]
    return told


def _counter(site: Site, counter: Counter) -> dict[str, object]:
    return {
        "number": counter.number,
        "area": counter.area,
        "room": counter.room,
        "floor": dict(site.floor(counter.number)),
        "services": list(counter.services),
    }


def _choices(
    choices: Sequence[Outcome | CallReason | PauseReason | StopReason],
) -> list[dict[str, object]]:
    return [{"key": choice.key, "title": dict(choice.title)} for choice in choices]


def _park_reason(reason: ParkReason) -> dict[str, object]:
    return {"key": reason.key, "title": dict(reason.title), "minutes": reason.minutes}


def _kiosk(kiosk: Kiosk) -> dict[str, object]:
    ranges = {letter: list(pair) for letter, pair in kiosk.offline.items()}
    return {"name": kiosk.name, "offline": ranges}


def _display(display: Display) -> dict[str, object]:
    arrows = {number: str(arrow) for number, arrow in display.arrows.items()}
    told: dict[str, object] = {
        "name": display.name,
        "areas": list(display.areas),
        "arrows": arrows,
        "layout": str(display.layout),
        "volume": [[time, display.volume[time]] for time in sorted(display.volume)],
    }
    if display.counter is not None:
        told["counter"] = display.counter
    return told


def _card(card: Card) -> dict[str, object]:
    told = {**_shown(card), "title": dict(card.title), "seconds": card.seconds}
    if card.text:
        told["text"] = dict(card.text)
    if card.icon:
        told["icon"] = card.icon
    if card.picture:
        told["picture"] = card.picture.name
    if card.video:
        told["video"] = card.video.name
    return told


def _news(news: News) -> dict[str, object]:
    return {**_shown(news), "text": dict(news.text)}


def _shown(shown: Shown) -> dict[str, object]:
    """Give where and when it is shown; what is not bound to a place or time says nothing of it."""
    told: dict[str, object] = {"key": shown.key}
    if shown.areas:
        told["areas"] = list(shown.areas)
    if shown.weekdays:
        told["weekdays"] = sorted(WEEK.index(day) + 1 for day in shown.weekdays)
    if shown.first_day:
        told["from"] = shown.first_day.isoformat()
    if shown.last_day:
        told["until"] = shown.last_day.isoformat()
    if shown.between:
        told["between"] = shown.between.split("-")
    return told


def _other_office(office: OtherOffice) -> dict[str, object]:
    told: dict[str, object] = {
        "key": office.key,
        "name": dict(office.name),
        "matter": dict(office.matter),
    }
    if office.short:
        told["short"] = dict(office.short)
    if office.icon:
        told["icon"] = office.icon
    if office.address:
        told["address"] = office.address
    return told
