"""Numbers: given, delivered or taken back; by whom they may be had."""

import json
from collections.abc import Mapping, Sequence
from typing import Final, Unpack

from server.ledger.answers import Answer, Command
from server.ledger.door import Door
from server.ledger.wishes import Appointment, Wish

_DAYS_TOLD: Final = 28
"""For how many days the openings are told, today's first."""


class Issuing(Door):
    """A number that is known to have reached nobody is never called; no other is ever lost."""

    def issue(
        self,
        command: Command,
        *,
        kiosk: str,
        **wish: Unpack[Wish],
    ) -> Answer:
        """Give the next number of the service's area; it cannot be called before it is delivered.

        `kiosk` is the name of the device that prints it. Raises KeyError for an unknown service.
        Refused: office_closed, numbers_stopped, quota_used, too_late_today.
        """
        rules, service = self.site.rules, wish["service"]
        area, further = self.site.service(service).area, wish.get("further", ())
        several = [service, *further] if wish.get("order") == "any" else [service]
        confirmed = "emergency" in wish.get("needs", ())
        triage = "" if confirmed else self._plan.triage_among(several)
        waits_for = [f"triage/{triage}"] if triage else several
        return self._command(
            "issue",
            command,
            area,
            rules.first_serial,
            self._plan.serials_never_online(area),
            json.dumps([service, *further]),
            wish.get("order", "planned") if further else "",
            wish["language"],
            json.dumps(list(wish.get("needs", ()))),
            wish.get("persons", 1),
            wish.get("cases", 1),
            kiosk,
            wish.get("phone_hash", ""),
            rules.delivery_timeout_ms,
            _flag(on=wish.get("ordered", False)),
            triage,
            "" if wish.get("anyway") else self._admission(service, command.now_ms),
            *self._plan.rivals(waits_for),
        )

    def check_in(
        self,
        command: Command,
        *,
        code_hash: str,
        hash_before: str = "",
        kiosk: str,
        language: str = "",
        needs: Sequence[str] = (),
        phone_hash: str = "",
        ordered: bool = False,
    ) -> Answer:
        """Give a number to somebody with an appointment; `code_hash` is the SHA-256 of its code.

        `hash_before` is what the version before knew the same code by; "" where it is no other.
        Its time counts from the slot, or from now if that is later; after the site's minutes it is
        a number as without appointment. `needs` have their head start beside the appointment's.
        Refused: unknown_appointment, appointment_cancelled, already_checked_in, other_day,
        too_early, numbers_stopped.
        """
        rules = self.site.rules
        return self._command(
            "check_in",
            command,
            code_hash,
            language,
            kiosk,
            phone_hash,
            rules.delivery_timeout_ms,
            _flag(on=ordered),
            rules.check_in_before_ms,
            rules.max_lateness_ms,
            rules.first_serial,
            self._plan.never_online,
            self._plan.services,
            self._plan.queues,
            json.dumps(list(needs)),
            hash_before,
        )

    def put_appointment(
        self,
        command: Command,
        *,
        appointment: str,
        code_hash: str,
        hash_before: str = "",
        **told: Unpack[Appointment],
    ) -> Answer:
        """Put an appointment as it is now; the same again changes nothing. It holds no name.

        `code_hash` is the SHA-256 of the code that checks it in, `hash_before` what the version
        before knew it by. Refused: already_checked_in,
        other_day (it is over), code_taken.
        """
        further, language = told.get("further", ()), told.get("language", "")
        content = {
            "id": appointment,
            "service": told["service"],
            "services": [told["service"], *further],
            **({"order": told.get("order", "planned")} if further else {}),
            "slot_ms": told["slot_ms"],
            "state": "cancelled" if told.get("cancelled") else "planned",
            "persons": told.get("persons", 1),
            "cases": told.get("cases", 1),
            **({"language": language} if language else {}),
        }
        text = json.dumps(content, separators=(",", ":"))
        day = self._day(told["slot_ms"])
        return self._command(
            "put_appointment", command, appointment, code_hash, text, day, hash_before
        )

    def deliver(
        self, command: Command, *, ticket: str, kiosk: str, how: str, phone_hash: str = ""
    ) -> Answer:
        """Say that the number reached its visitor by `how` (paper, screen): it waits from now on.

        Without a kiosk the desk says so. `phone_hash` is of the token on a paper that a desk has
        ordered from this kiosk; of any other it means nothing.
        Refused: unknown_ticket, not_your_kiosk, wrong_state.
        """
        return self._command("deliver", command, ticket, kiosk, how, phone_hash)

    def paper_failed(self, command: Command, *, ticket: str, kiosk: str) -> Answer:
        """Say that the number stands on its kiosk's screen, for its paper did not come.

        Nothing else changes. Refused: unknown_ticket, not_your_kiosk, wrong_state.
        """
        return self._command("paper_failed", command, ticket, kiosk)

    def reprint(self, command: Command, *, ticket: str, kiosk: str) -> Answer:
        """Have the paper of a number that waits, or is on a screen only, printed at this kiosk.

        The kiosk says with `deliver` that it came. Refused: unknown_ticket, wrong_state.
        """
        return self._command("reprint", command, ticket, kiosk)

    def cancel(
        self, command: Command, *, ticket: str, kiosk: str, reason: str, token_hash: str = ""
    ) -> Answer:
        """Take a number back that reached nobody (no_paper), was given back (left) or is wrong.

        A kiosk may do so until the number is delivered, the desk (no kiosk) until it is called, and
        so may its holder, who has shown the token with this SHA-256; a wrong one is unknown_ticket.
        Refused: unknown_ticket, not_your_kiosk, wrong_state.
        """
        return self._command("cancel", command, ticket, kiosk, reason, token_hash)

    def stop_numbers(
        self, command: Command, *, reason: Mapping[str, str], service: str = ""
    ) -> Answer:
        """Give no numbers for this service, or for anything, until allowed or until day close."""
        texts = json.dumps(dict(reason), separators=(",", ":"), ensure_ascii=False)
        return self._command("stop_numbers", command, service, texts)

    def allow_numbers(self, command: Command, *, service: str = "") -> Answer:
        """Give numbers again. Refused: nothing_stopped."""
        return self._command("allow_numbers", command, service)

    def offer(self, now_ms: int) -> Mapping[str, object]:
        """Give what numbers can be had now, and how many are left; raise Unavailable.

        `openings` are those of four weeks, for a kiosk that will have to do without a server. It
        gives none of the numbers in `handed_in` and `taken` again today.
        """
        told = json.loads(self._run("offer"))
        if told["day"] < self._day(now_ms):  # nobody has come since that day ended
            told = {"day": self._day(now_ms), "given": {}, "stops": {}}
            told |= {"handed_in": [], "taken": []}
        open_now, stops, given = self.openings.now(now_ms), told["stops"], told["given"]

        def row(name: str, key: str) -> dict[str, object]:
            kind, _, value = name.partition("/")
            entry: dict[str, object] = {key: value}
            if name in self._plan.quotas:
                entry["quota"] = self._plan.quotas[name]
                entry["left"] = max(0, self._plan.quotas[name] - given.get(name, 0))
            if kind == "service" and name in stops:
                entry["stop"] = stops[name]
            return entry

        return {
            "day": told["day"],
            "open": list(open_now) if open_now else None,
            "openings": [list(span) for span in self.openings.coming(now_ms, _DAYS_TOLD)],
            **_present("opens_ms", None if open_now else self.openings.next_ms(now_ms)),
            **_present("stop", stops.get("*")),
            "areas": [row(f"area/{area.letter}", "letter") for area in self.site.areas],
            "services": [row(f"service/{service.key}", "key") for service in self.site.services],
            "handed_in": sorted(told["handed_in"]),
            "taken": sorted(set(told["taken"])),
        }


def _flag(*, on: bool) -> str:
    return "1" if on else ""


def _present(name: str, value: object) -> dict[str, object]:
    return {} if value is None else {name: value}
