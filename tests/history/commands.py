"""What the API makes of a body: the ledger's arguments, verb by verb.

It is written down here once more, by hand, from what `docs/protocol.md` says of each body; the
servers' own code has no part in it.
"""

import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from tests.history.acts import Person, Wish

Arguments = dict[str, Any]
Body = Mapping[str, Any]


def arguments_of(person: Person, wish: Wish) -> Arguments:
    """Give the arguments of the ledger's verb."""
    return _ARGUMENTS[wish.verb](person, wish.subject, wish.body)


def _code_hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _printed(person: Person, body: Body) -> Arguments:
    """Who prints: the kiosk itself, or the one that a desk has chosen."""
    return {"kiosk": body.get("printer") or person.kiosk, "ordered": person.is_desk}


def _visit(body: Body) -> Arguments:
    return {
        "service": body["service"],
        "further": tuple(body.get("further", ())),
        "order": body.get("order", "planned"),
        "persons": body.get("persons", 1),
        "cases": body.get("cases", 1),
    }


def _issue(person: Person, _subject: str, body: Body) -> Arguments:
    return {
        **_visit(body),
        **_printed(person, body),
        "language": body["language"],
        "needs": tuple(body.get("needs", ())),
        "phone_hash": body.get("phone_hash", ""),
        "anyway": body.get("anyway", False),
    }


def _check_in(person: Person, _subject: str, body: Body) -> Arguments:
    return {
        **_printed(person, body),
        "code_hash": _code_hash(body["code"]),
        "language": body.get("language", ""),
        "needs": body.get("needs", ()),
        "phone_hash": body.get("phone_hash", ""),
    }


def _hand_in(person: Person, _subject: str, body: Body) -> Arguments:
    code = body.get("code")
    return {
        **{name: body[name] for name in ("number", "service", "language", "age_ms", "how")},
        "ticket": body["id"],
        "kiosk": person.kiosk,
        "needs": tuple(body.get("needs", ())),
        "persons": body.get("persons", 1),
        "code_hash": _code_hash(code) if code else "",
        "not_before_ms": 0,
    }


def _reprint(_person: Person, subject: str, body: Body) -> Arguments:
    return {"ticket": subject, "kiosk": body["printer"]}


def _put_appointment(_person: Person, subject: str, body: Body) -> Arguments:
    return {
        **_visit(body),
        "appointment": subject,
        "code_hash": _code_hash(body["code"]),
        "slot_ms": body["slot_ms"],
        "language": body.get("language", ""),
        "cancelled": body.get("cancelled", False),
    }


def _of_kiosk(person: Person, subject: str, body: Body) -> Arguments:
    """What is said of a number's paper: by the kiosk, or by a desk for whichever it is."""
    return {"ticket": subject, "kiosk": person.kiosk, **body}


def _at_counter(person: Person, subject: str, body: Body) -> Arguments:
    return {"ticket": subject, "counter": person.counter, **body}


def _of_counter(_person: Person, subject: str, _body: Body) -> Arguments:
    return {"counter": subject}


def _pause(_person: Person, subject: str, body: Body) -> Arguments:
    return {"counter": subject, "reason": body.get("reason", "")}


def _open_counter(person: Person, subject: str, _body: Body) -> Arguments:
    return {"counter": subject, "person": person.name}


def _call(person: Person, subject: str, body: Body) -> Arguments:
    return {
        "counter": subject,
        "ticket": body.get("ticket", ""),
        "service": body.get("service", ""),
        "reason": body.get("reason", ""),
        "anywhere": person.is_desk,
    }


def _finish(person: Person, subject: str, body: Body) -> Arguments:
    return {**_at_counter(person, subject, body), "stay": body.get("stay", True)}


def _by(person: Person, subject: str, body: Body) -> Arguments:
    """By the counter that has the ticket, or by a desk."""
    return {"ticket": subject, "by": person.counter, **body}


def _amend(person: Person, subject: str, body: Body) -> Arguments:
    return _by(
        person, subject, {**body, **({"needs": tuple(body["needs"])} if "needs" in body else {})}
    )


def _sent_on(person: Person, subject: str, body: Body) -> Arguments:
    return {"note": "", "come_back": False, **_by(person, subject, body)}


def _stop_numbers(_person: Person, _subject: str, body: Body) -> Arguments:
    return {"service": body.get("service", ""), "reason": body["reason"]}


def _allow_numbers(_person: Person, _subject: str, body: Body) -> Arguments:
    return {"service": body.get("service", "")}


def _show_message(_person: Person, _subject: str, body: Body) -> Arguments:
    return {"text": {}, "areas": (), **body}


def _withdraw_message(_person: Person, subject: str, _body: Body) -> Arguments:
    return {"message": subject}


_ARGUMENTS: Final[Mapping[str, Callable[[Person, str, Body], Arguments]]] = MappingProxyType(
    {
        "issue": _issue,
        "check_in": _check_in,
        "hand_in": _hand_in,
        "put_appointment": _put_appointment,
        "deliver": _of_kiosk,
        "cancel": _of_kiosk,
        "paper_failed": _of_kiosk,
        "reprint": _reprint,
        "open_counter": _open_counter,
        "close_counter": _of_counter,
        "pause": _pause,
        "alarm": _of_counter,
        "clear_alarm": _of_counter,
        "call_next": _of_counter,
        "call": _call,
        "recall": _at_counter,
        "start": _at_counter,
        "finish": _finish,
        "no_show": _at_counter,
        "put_back": _at_counter,
        "readmit": _at_counter,
        "park": _at_counter,
        "resume": _by,
        "transfer": _sent_on,
        "forward": _sent_on,
        "amend": _amend,
        "undo": _by,
        "stop_numbers": _stop_numbers,
        "allow_numbers": _allow_numbers,
        "show_message": _show_message,
        "withdraw_message": _withdraw_message,
    }
)
