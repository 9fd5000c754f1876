"""What the page draws: a state of the machine, told in words. Pure.

The page knows no rules and no texts of its own; it draws this. A text comes in the visitor's own
language and, where that is another, in German beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.texts import day_text, direction, language, time_text, weekday_text
from kiosk import agent, paging
from kiosk.office import GERMAN, own_or_german
from kiosk.visit import NOT_SURE, Screen, State, Ticket, Why

if TYPE_CHECKING:
    from device.texts import Texts
    from kiosk.office import Office, Service
    from kiosk.visit import Obstacle

NOT_SURE_ICON: Final = "not-sure"
WORDS: Final = (
    *("welcome", "choose-language", "concern", "not-sure", "not-sure-note", "back", "start-over"),
    *("more", "larger", "contrast", "access", "moment", "paper-comes", "lost", "lost-note"),
    *("still-there", "have-time", "stay", "take-paper", "your-number", "ahead", "we-call"),
    *("we-call-note", "print-again", "printed", "copy-failed", "done", "no-paper", "no-paper-note"),
    *("remember", "photo", "photo-note", "have-it", "give-back", "unavailable"),
    *("try-again", "no-service", "speak-to-us", "closed", "opens-again", "used-up", "too-late"),
    *("another-day", "come-early", "ask-desk", "ask-desk-note"),
    *("key-closed", "key-stopped", "key-used-up"),
)
"""The texts that stand on a screen as they are; those with a number in them are told below."""

KEY_SAYS: Final = {
    Why.CLOSED: "screen-key-closed",
    Why.STOPPED: "screen-key-stopped",
    Why.USED_UP: "screen-key-used-up",
}
STEPS: Final = {Screen.CONCERN: 2, Screen.WORKING: 2}
STEP_COUNT: Final = 3
Word = dict[str, object]


def tell(state: State, office: Office | None, texts: Texts) -> dict[str, object]:
    """Give everything that the page draws for this state, as JSON values."""
    telling = _Telling(state, office, texts)
    return {
        "screen": state.screen,
        "id": state.id,
        **telling.tongue(state.language),
        "larger": state.larger,
        "contrast": state.contrast,
        "asking": state.asking,
        "slow": state.slow,
        "chosen": state.chosen,
        "resting": state.screen is Screen.UNAVAILABLE and state.errand is None,
        "words": {key: telling.word(f"screen-{key}") for key in WORDS},
        "site": own_or_german(office.site.name, GERMAN) if office else "",
        "languageName": language(state.language).name,
        "step": telling.step(),
        "pages": telling.pages(),
        "languages": telling.languages(),
        "services": telling.services(),
        "ticket": telling.ticket(state.ticket) if state.ticket else None,
        "obstacle": telling.obstacle(),
    }


class _Telling:
    def __init__(self, state: State, office: Office | None, texts: Texts) -> None:
        self._state = state
        self._office = office
        self._texts = texts

    def tongue(self, key: str) -> dict[str, object]:
        """Give a language and the side on which its lines begin."""
        return {"language": key, "direction": direction(key)}

    def word(self, key: str, **args: str | float) -> Word:
        """Give a text in the visitor's language, and in German where that says more."""
        own = self._texts.get(key, self._state.language, **args)
        german = self._texts.get(key, GERMAN, **args)
        return {"own": own, "german": "" if own == german else german}

    def step(self) -> dict[str, object] | None:
        """Give where the visitor is among the questions, where there is one."""
        step = STEPS.get(self._state.screen)
        if step is None:
            return None
        text = self.word("screen-step", step=step, steps=STEP_COUNT)["own"]
        return {"now": step, "of": STEP_COUNT, "text": text}

    def pages(self) -> dict[str, object]:
        """Give which page of the answers is shown."""
        now, of = self._state.page, paging.pages_of(self._state)
        text = self.word("screen-page", page=now + 1, pages=of)["own"]
        return {"now": now, "of": of, "text": text}

    def languages(self) -> list[dict[str, object]]:
        """Give the languages of this page, each in its own words."""
        if self._state.screen is not Screen.LANGUAGE:
            return []
        return [
            {
                **self.tongue(key),
                "name": language(key).name,
                "welcome": self._texts.get("screen-welcome", key),
            }
            for key in self._on_this_page()
        ]

    def services(self) -> list[dict[str, object]]:
        """Give the answers of this page; the way out stands on every page."""
        if self._office is None or self._state.screen not in STEPS:
            return []
        known = {service.key: service for service in self._office.offered}
        shown = [self._service(known[key]) for key in self._on_this_page() if key in known]
        if self._state.offer and self._state.offer.not_sure:
            shown.append(self._not_sure())
        return shown

    def ticket(self, ticket: Ticket) -> dict[str, object]:
        """Give the number and all that stands beside it."""
        floor = self._office.floor(ticket.area) if self._office else {}
        return {
            "number": ticket.number,
            "letter": ticket.area,
            "area": self.word("screen-area", letter=ticket.area),
            "floor": self.word("screen-floor", floor=own_or_german(floor, GERMAN)),
            "people": self.word("screen-people", people=ticket.ahead),
            "printing": self._state.printing,
            "copyFailed": self._state.copy_failed,
            "copiesLeft": agent.COPIES - self._state.copies,
        }

    def obstacle(self) -> dict[str, object] | None:
        """Give what is in the way, on its own screen and, of a closed office, on the first one."""
        state = self._state
        closed = state.offer.closed if state.offer else None
        found = state.obstacle or (closed if state.screen is Screen.LANGUAGE else None)
        if found is None:
            return None
        return {
            "why": found.why,
            "ofService": found.service != "",
            "opens": self._opens(found.opens_ms),
            "reason": self._reason(found),
        }

    def _opens(self, at_ms: int | None) -> Word | None:
        if at_ms is None or self._office is None:
            return None
        zone = self._office.site.timezone

        def said(key: str) -> str:
            named = {"weekday": weekday_text(at_ms, zone, key), "day": day_text(at_ms, zone, key)}
            return self._texts.get("screen-opens-at", key, **named, time=time_text(at_ms, zone))

        own, german = said(self._state.language), said(GERMAN)
        return {"own": own, "german": "" if own == german else german}

    def _reason(self, obstacle: Obstacle) -> Word | None:
        """Give the office's own words, and which language they are in."""
        own = own_or_german(obstacle.reason, self._state.language)
        german = obstacle.reason.get(GERMAN, "")
        if not own:
            return None
        if own == german:
            return {"own": own, "german": "", "language": GERMAN}
        return {"own": own, "german": german, "language": self._state.language}

    def _on_this_page(self) -> tuple[str, ...]:
        keys, size = paging.keys_of(self._state), paging.page_size(self._state)
        first = self._state.page * size
        return keys[first : first + size]

    def _service(self, service: Service) -> dict[str, object]:
        title = own_or_german(service.short, self._state.language)
        german = own_or_german(service.short, GERMAN)
        second = german if title != german else service.note.get(GERMAN, "")
        return {
            "key": service.key,
            "icon": service.icon,
            "title": title,
            "language": GERMAN if title == german else self._state.language,
            "second": second,
            "withheld": False,
            **self._withheld(service.key),
        }

    def _withheld(self, service: str) -> dict[str, object]:
        """Give what a key says when its number is not to be had: the reason, in the own words."""
        found = self._state.offer.obstacle(service) if self._state.offer else None
        if found is None or self._state.screen is not Screen.CONCERN:
            return {}
        return {"withheld": True, "second": self.word(KEY_SAYS[found.why])["own"]}

    def _not_sure(self) -> dict[str, object]:
        title = self.word("screen-not-sure")
        second = title["german"] or self.word("screen-not-sure-note")["own"]
        return {
            "key": NOT_SURE,
            "icon": NOT_SURE_ICON,
            "title": title["own"],
            "language": self._state.language,
            "second": second,
            "withheld": False,
            **self._withheld(self._state.offer.not_sure if self._state.offer else ""),
        }
