"""Offices as no two cities have them: random areas, services, counters and rules."""

from typing import Any, Final

from hypothesis import strategies as st

from server.site import Site

TWO: Final = {"de": "Zwei Minuten"}
FEW: Final = st.sampled_from((0, 0, 1, 5, 20, 40))


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """Draw an office of up to three areas, six services and four counters."""
    letters = draw(st.sampled_from(("F", "FK", "KW", "FKW")))
    services = [_service(draw, nth, letters) for nth in range(draw(st.integers(2, 6)))]
    keys = [service["key"] for service in services]
    counters = [_counter(draw, nth, letters, keys) for nth in range(1, draw(st.integers(2, 5)))]
    _serve_all(counters[0], counters, letters, keys)
    return Site.model_validate(
        {
            "key": "maschstrasse",
            "name": TWO,
            "address": "Gasse 1",
            "timezone": "Europe/Berlin",
            "languages": ["de", "ar"],
            "hours": {},
            "areas": [_area(draw, letter) for letter in letters],
            "services": services,
            "counters": counters,
            "kiosks": [{"name": "kiosk-1", "offline": {letters[0]: [103, 110]}}],
            "rules": _rules(draw),
            "outcomes": [{"key": "done", "title": TWO}],
            "park_reasons": [
                {"key": "photo", "title": TWO, "minutes": 2},
                {"key": "copy", "title": TWO, "minutes": 30},
            ],
            "call_reasons": [{"key": "promise", "title": TWO}],
            "pause_reasons": [{"key": "soon", "title": TWO}, {"key": "lunch", "title": TWO}],
        }
    )


def _area(draw: st.DrawFn, letter: str) -> dict[str, Any]:
    quota = draw(st.sampled_from((None, None, None, 12)))
    return {"letter": letter, "name": TWO, "floor": TWO, "daily_quota": quota}


def _service(draw: st.DrawFn, nth: int, letters: str) -> dict[str, Any]:
    return {
        "key": f"s{nth}",
        "area": draw(st.sampled_from(letters)),
        "group": f"g{nth}",
        "mode": "both",
        "minutes": draw(st.sampled_from((1, 5, 20))),
        "cv": 0.5,
        "icon": "people",
        "title": TWO,
        "short": {"de": "Zwei"},
        "daily_quota": draw(st.sampled_from((None, None, None, 4))),
        "triage": draw(st.sampled_from((False, False, False, True))),
    }


def _counter(draw: st.DrawFn, nth: int, letters: str, keys: list[str]) -> dict[str, Any]:
    served = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    area = draw(st.sampled_from(letters))
    return {
        "number": str(nth * 3),
        "area": area,
        "room": "1",
        "services": served,
        "also_areas": [letter for letter in letters if letter != area and draw(st.booleans())],
    }


def _serve_all(
    last: dict[str, Any], counters: list[dict[str, Any]], letters: str, keys: list[str]
) -> None:
    """Let this counter serve what no other does: nobody waits where nobody calls."""
    served = {key for counter in counters for key in counter["services"]}
    last["services"] += [key for key in keys if key not in served]
    reached = {letter for c in counters for letter in (c["area"], *c["also_areas"])}
    last["also_areas"] += [letter for letter in letters if letter not in reached]


def _rules(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "hold_minutes": draw(st.sampled_from((0, 5, 20, 20, 40))),
        "head_start_minutes": {name: draw(FEW) for name in ("help", "emergency", "appointment")},
        "max_lateness_minutes": draw(FEW),
        "recall_gap_seconds": draw(st.sampled_from((0, 6, 45))),
        "recall_limit": draw(st.sampled_from((1, 3))),
        "readmit_grace_minutes": draw(FEW),
        "undo_seconds": draw(st.sampled_from((6, 60, 600))),
        "check_in_minutes_before": draw(st.sampled_from((5, 60))),
        "open_tickets_per_counter": draw(st.sampled_from((1, 1, 2))),
        "counter_left_minutes": draw(st.sampled_from((2, 5))),
        "caseworker_away_minutes": draw(st.sampled_from((3, 30))),
        "overlong_factor": draw(st.sampled_from((1, 3))),
    }
