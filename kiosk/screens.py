"""What the page draws: a state of the machine, told in words. Pure.

The page knows no rules and no texts of its own; it draws this. A text comes in the visitor's own
language and, where that is another, in German beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from device.texts import direction, language
from kiosk import answers, facts, paging
from kiosk.moves import MOVES
from kiosk.office import GERMAN, own_or_german
from kiosk.speech import labels
from kiosk.telling import Telling
from kiosk.visit import Screen, What

if TYPE_CHECKING:
    from device.texts import Texts
    from kiosk.office import Office
    from kiosk.visit import State

WORDS: Final = (
    *("welcome", "choose-language", "concern", "not-sure", "not-sure-note", "back", "start-over"),
    *("more", "larger", "contrast", "access", "moment", "paper-comes", "lost", "lost-note"),
    *("still-there", "have-time", "stay", "take-paper", "your-number", "ahead", "we-call"),
    *("we-call-note", "print-again", "printed", "copy-failed", "done", "no-paper", "no-paper-note"),
    *("remember", "photo", "photo-note", "have-it", "give-back"),
    *("unavailable", "no-look-up", "offline"),
    *("try-again", "no-service", "speak-to-us", "closed", "opens-again", "used-up", "too-late"),
    *("another-day", "come-early", "ask-desk", "ask-desk-note"),
    *("key-closed", "key-stopped", "key-used-up"),
    *("start", "with", "with-note", "without", "without-note", "have-number", "have-number-note"),
    *("dont-know", "support", "support-note", "support-on", "elsewhere-note"),
    *("code", "code-type", "code-where", "code-empty", "code-delete", "code-letters"),
    *("code-digits", "go-on", "no-code", "no-code-note", "too-early", "other-day", "not-found"),
    *("not-found-note", "cancelled", "already", "already-note", "other-code", "go-without"),
    *("code-kept", "appointment-for"),
    *("bring", "have-all", "have-all-note", "missing", "missing-note", "list-comes"),
    *("list-failed", "list-photo", "list-again", "number-anyway", "party", "persons", "cases"),
    *("one-more", "one-less", "take-number", "other-office", "elsewhere", "none-of-these"),
    *("none-of-these-note", "address", "no-address", "print-address", "address-comes"),
    *("address-failed", "my-number", "my-number-note", "no-slip", "not-mine", "mine"),
    *("mine-issued", "mine-waiting", "mine-parked", "mine-missed", "mine-ended", "change"),
    *("change-note", "changed", "change-failed", "give-back-sure", "give-back-note"),
    *("give-back-yes", "give-back-no", "given-back", "about", "have-ready", "on-phone"),
    *("on-phone-note", "fair", "fair-note", "hours", "online", "lower", "higher", "lower-note"),
    *("speak", "quiet", "out-of-service", "out-of-service-note"),
)
"""The texts that stand on a screen as they are; those with something filled in are told below."""

FILLED: Final = (
    *("step", "page", "area", "floor", "people", "opens-at", "appointment-at", "from-at"),
    *("mine-called", "mine-serving", "room", "counted", "late", "wait", "choices"),
)

_WITHOUT_APPOINTMENT: Final = {Screen.START: 1, Screen.CONCERN: 2, Screen.BRING: 3, Screen.PARTY: 3}
_WITH_APPOINTMENT: Final = {Screen.CODE: 2}
_CODE_KEPT: Final = 3  # of as many as without an appointment: it is one question more
_STEPS_WITHOUT, _STEPS_WITH = 4, 3


def tell(state: State, office: Office | None, texts: Texts) -> dict[str, object]:
    """Give everything that the page draws for this state, as JSON values."""
    telling = Telling(state, office, texts)
    return {
        "screen": state.screen,
        "view": state.view,
        "id": state.id,
        "language": state.language,
        "direction": direction(state.language),
        "larger": state.larger,
        "contrast": state.contrast,
        "lower": state.lower,
        "asking": state.asking,
        "slow": state.slow,
        "chosen": state.chosen,
        "support": state.support,
        "codeKept": facts.code_kept(telling),
        "mayGoWithout": facts.may_go_without(telling),
        "takes": [what for what in (What.SCANNED, What.TYPE) if what in MOVES[state.screen]],
        "resting": state.screen is Screen.UNAVAILABLE and state.errand is None,
        "words": {key: telling.word(f"screen-{key}") for key in WORDS},
        "site": own_or_german(office.site.name, GERMAN) if office else "",
        "languageName": language(state.language).name,
        "step": _step(telling),
        "pages": _pages(telling),
        "languages": answers.languages(telling),
        "answers": answers.answers(telling),
        "code": facts.code(telling),
        "bring": facts.bring(telling),
        "party": facts.party(telling),
        "office": facts.office(telling),
        "booking": facts.booking(telling),
        "ticket": facts.ticket(telling),
        "own": facts.own(telling),
        "obstacle": facts.obstacle(telling),
        "desk": facts.desk(telling),
        "away": facts.away(telling),
        "speech": labels.speech(telling),
    }


def _step(telling: Telling) -> dict[str, object] | None:
    """Give where the visitor is among the questions, where there is one."""
    state = telling.state
    if state.own:
        return None
    without, with_one = _WITHOUT_APPOINTMENT.get(state.view), _WITH_APPOINTMENT.get(state.view)
    now, of = (with_one, _STEPS_WITH) if without is None else (without, _STEPS_WITHOUT)
    if facts.code_kept(telling):
        now = _CODE_KEPT
    if now is None:
        return None
    text = telling.word("screen-step", step=now, steps=of)["own"]
    return {"now": now, "of": of, "text": text}


def _pages(telling: Telling) -> dict[str, object]:
    """Give which page of the answers is shown, and which of them are on it."""
    state = telling.state
    now, of = state.page, paging.pages_of(state)
    first, count = now * paging.page_size(state), len(paging.keys_of(state))
    last = min(first + paging.page_size(state), count)
    return {
        "now": now,
        "of": of,
        "text": telling.word("screen-page", page=now + 1, pages=of)["own"],
        "choices": telling.word("screen-choices", first=first + 1, last=last, all=count)["own"],
    }
