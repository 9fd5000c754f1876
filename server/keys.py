"""Every key in the store: pattern, type, writer and lifetime. This is the schema.

All keys of a site share one hash tag, `{site}`, so that a Redis Cluster keeps a site on one slot
and every verb stays on one node. Functions take the site's prefix as KEYS[1] and derive the rest
from it. No id that enters a key may hold a brace.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class KeyPattern:
    """One row of the schema: `{p}` stands for the site's prefix."""

    pattern: str
    type: str
    writer: str
    lifetime: str
    holds: str


SCHEMA: Final = (
    KeyPattern(
        "{p}:meta",
        "hash",
        "ledger",
        "for ever",
        "epoch, store run, last now, business day, its head starts and time to undo, counts",
    ),
    KeyPattern("{p}:events", "stream", "ledger", "day close", "what happened: one JSON an entry"),
    KeyPattern("{p}:ticket:ID", "hash", "ledger", "day close", "a ticket's row"),
    KeyPattern(
        "{p}:live", "sorted set", "ledger", "day close", "ids of tickets that have not ended"
    ),
    KeyPattern("{p}:queue:QUEUE", "sorted set", "ledger", "day close", "waiting ids by rank, ms"),
    KeyPattern(
        "{p}:counted:QUEUE", "sorted set", "ledger", "day close", "waiting ids by counted time, ms"
    ),
    KeyPattern(
        "{p}:several",
        "sorted set",
        "ledger",
        "day close",
        "ids that wait in several queues, by rank",
    ),
    KeyPattern(
        "{p}:together",
        "sorted set",
        "ledger",
        "day close",
        "the same by queues, rank and id: counted in the order of the letters",
    ),
    KeyPattern("{p}:counter:NUMBER", "hash", "ledger", "day close", "a counter's row"),
    KeyPattern("{p}:counters", "set", "ledger", "day close", "numbers of the counters of the day"),
    KeyPattern(
        "{p}:caseworkers", "hash", "ledger", "day close", "today's random id, by opaque account"
    ),
    KeyPattern(
        "{p}:series",
        "hash",
        "ledger",
        "day close",
        "last serial by area; numbers given by service and area",
    ),
    KeyPattern("{p}:numbers", "hash", "ledger", "day close", "id of the ticket, by its number"),
    KeyPattern(
        "{p}:handed_in", "set", "ledger", "day close", "ids of tickets that kiosks have handed in"
    ),
    KeyPattern(
        "{p}:ranges",
        "hash",
        "ledger",
        "35 days after each was in force",
        "offline ranges that kiosks have and had, with the last day of each, by area",
    ),
    KeyPattern("{p}:calls", "hash", "ledger", "day close", "each call of the day, for why (JSON)"),
    KeyPattern("{p}:stops", "hash", "ledger", "day close", "why no numbers are given, by language"),
    KeyPattern(
        "{p}:messages",
        "hash",
        "ledger",
        "day close; an evacuation until it is withdrawn or its time is up",
        "what everybody who waits is told by hand, by id (JSON)",
    ),
    KeyPattern("{p}:due", "sorted set", "ledger", "day close", "what falls due, by time, ms"),
    KeyPattern(
        "{p}:forget",
        "sorted set",
        "ledger",
        "day close",
        "ids whose last step is forgotten, by time, ms",
    ),
    KeyPattern("{p}:answers", "hash", "ledger", "day close", "what a command got, by actor and id"),
    KeyPattern(
        "{p}:appointment:ID", "hash", "ledger", "close of its day", "an appointment's content"
    ),
    KeyPattern("{p}:appointments", "sorted set", "ledger", "close of its day", "ids by slot, ms"),
    KeyPattern("{p}:codes", "hash", "ledger", "close of its day", "id, by SHA-256 of the code"),
    KeyPattern("{p}:devices", "hash", "registry", "for ever", "SHA-256 of the token, by name"),
    KeyPattern("{p}:token:SHA256", "string", "registry", "for ever", "what a device may (JSON)"),
    KeyPattern(
        "{p}:pairings",
        "string",
        "registry",
        "12 minutes after use",
        "devices that ask to be let in, wrong tries at their codes (JSON)",
    ),
    KeyPattern(
        "{p}:beat:NAME", "string", "registry", "7 days", "how a kiosk or board says it is (JSON)"
    ),
    KeyPattern(
        "{p}:seen:NAME", "string", "registry", "7 days", "minute of that device's last request, ms"
    ),
    KeyPattern(
        "{p}:burst:NAME", "string", "registry", "5 minutes", "this kiosk drew numbers too fast"
    ),
    KeyPattern(
        "{p}:out-of-service",
        "set",
        "registry",
        "until each is taken back",
        "names of the kiosks that give no numbers",
    ),
    KeyPattern(
        "{p}:contact:NAME",
        "string",
        "registry",
        "35 days",
        "when the server was in touch with that kiosk, ms (JSON)",
    ),
    KeyPattern("{p}:link:SHA256", "string", "registry", "10 minutes", "what a page is for"),
    KeyPattern(
        "{p}:session:SHA256",
        "string",
        "registry",
        "2 hours after use, 12 as a whole; both can be set",
        "whose page it is (JSON)",
    ),
    KeyPattern(
        "{p}:audit",
        "sorted set",
        "registry",
        "`audit_days`, 30 by default",
        "administrative acts by time: who, what, about whom or what, what has changed (JSON)",
    ),
    KeyPattern("{p}:accounts", "set", "registry", "for ever", "names of the accounts made here"),
    KeyPattern(
        "{p}:account:NAME",
        "string",
        "registry",
        "until it is removed; an identity provider's until its last session has ended",
        "what a person may (JSON)",
    ),
    KeyPattern("{p}:welcome:SHA256", "string", "registry", "24 hours", "name of the account"),
)


def site_prefix(site_key: str) -> str:
    """Give the prefix of every key of this site; raise ValueError where it could break a key."""
    if not site_key or set(site_key) & set("{}: \n"):
        message = f"site key {site_key!r} may not be empty or hold a brace, colon or space"
        raise ValueError(message)
    return f"wm:{{{site_key}}}"


def events_key(site_key: str) -> str:
    """Give the key of the site's event stream."""
    return f"{site_prefix(site_key)}:events"


def devices_key(site_key: str) -> str:
    """Give the key of the site's devices: name → SHA-256 of its token."""
    return f"{site_prefix(site_key)}:devices"


def token_key(site_key: str, sha256: str) -> str:
    """Give the key of what the device with this token may."""
    return f"{site_prefix(site_key)}:token:{sha256}"


def pairings_key(site_key: str) -> str:
    """Give the key of all that asks to be let in."""
    return f"{site_prefix(site_key)}:pairings"


def beat_key(site_key: str, name: str) -> str:
    """Give the key of what the device of this name said last of itself."""
    return f"{site_prefix(site_key)}:beat:{name}"


def seen_key(site_key: str, name: str) -> str:
    """Give the key of when the device of this name was heard last."""
    return f"{site_prefix(site_key)}:seen:{name}"


def burst_key(site_key: str, name: str) -> str:
    """Give the key of whether the kiosk of this name drew numbers too fast."""
    return f"{site_prefix(site_key)}:burst:{name}"


def out_of_service_key(site_key: str) -> str:
    """Give the key of the names of the kiosks that give no numbers."""
    return f"{site_prefix(site_key)}:out-of-service"


def answers_key(site_key: str) -> str:
    """Give the key of what each command of the day got: actor and command's id → answer."""
    return f"{site_prefix(site_key)}:answers"


def ranges_key(site_key: str) -> str:
    """Give the key of which ranges of serials each kiosk has and had."""
    return f"{site_prefix(site_key)}:ranges"


def contact_key(site_key: str, name: str) -> str:
    """Give the key of when the kiosk of this name was in touch with the server."""
    return f"{site_prefix(site_key)}:contact:{name}"


def said_keys(site_key: str, name: str) -> tuple[str, ...]:
    """Give the keys of all that is kept of how the device of this name is: it goes with it."""
    return tuple(key_of(site_key, name) for key_of in (beat_key, seen_key, burst_key))


def shown_channel(site_key: str, place: str) -> str:
    """Give the channel to which a process subscribes that has a page of this place: no key."""
    return f"{site_prefix(site_key)}:shown:{place}"


def link_key(site_key: str, sha256: str) -> str:
    """Give the key of a one-time link to a page."""
    return f"{site_prefix(site_key)}:link:{sha256}"


def session_key(site_key: str, sha256: str) -> str:
    """Give the key of a session."""
    return f"{site_prefix(site_key)}:session:{sha256}"


def audit_key(site_key: str) -> str:
    """Give the key of the site's administrative acts."""
    return f"{site_prefix(site_key)}:audit"


def accounts_key(site_key: str) -> str:
    """Give the key of the names of all accounts that were made here."""
    return f"{site_prefix(site_key)}:accounts"


def account_key(site_key: str, name: str) -> str:
    """Give the key of an account."""
    return f"{site_prefix(site_key)}:account:{name}"


def welcome_key(site_key: str, sha256: str) -> str:
    """Give the key of a link with which somebody sets the own password."""
    return f"{site_prefix(site_key)}:welcome:{sha256}"
