"""Nothing leaves the server that is not listed: every route, event, page and figure of a whole day.

The lists of fields stand here once more, by hand: what `server/white_lists.py` lets out is held
against them, and against the published protocol.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from server.api.audiences import audience_of
from server.problems import PROBLEMS
from server.registry import Caller
from server.site import Site
from server.ticket import COUNTER_FIELDS, TICKET_FIELDS, VERBS, Role
from server.upkeep import UPKEEP
from tests.contract.whole_day import PASSWORD, Seen, Witness, lived
from tests.running import SITE_KEY
from tests.server.people import MEMBERS, MORE

Json = Any
Spec = Mapping[str, Any]

WHOLE: Final = frozenset(name for name, _ in TICKET_FIELDS)
OFFICE: Final = WHOLE - {
    *("called_ms", "started_ms", "missed_ms", "overlong", "return_ms", "grace_until_ms"),
}
TICKETS: Final[Mapping[Role, frozenset[str]]] = {
    Role.DISPLAY: frozenset(
        {"id", "number", "area", "state", "counter", "called_ms", "recalls", "language"}
    ),
    Role.COUNTER: WHOLE - {"day", "issued_ms", "kiosk", "ordered"},
    Role.RECEPTION: OFFICE,
    Role.SUPERVISOR: OFFICE,
    Role.OBSERVER: frozenset(
        {"id", "number", "area", "service", "services", "state"}
        | {"waits_in", "held_for", "counted_ms", "rank", "uncertain"}
    ),
    Role.KIOSK: WHOLE
    - {"held_for", "held_at", "origin", "called_ms", "recalls", "started_ms", "overlong"}
    - {"park_reason", "return_ms", "missed_ms", "grace_until_ms"},
    Role.ADMINISTRATOR: frozenset(),
}
"""Role → what it may see of a ticket, but for `note`, and for the answer to an own command."""
OF_COUNTERS: Final = frozenset(
    {"number", "state", "ticket", "tickets", "caseworker", "alarm", "pause_reason"}
)
HELD: Final = frozenset(
    {"id", "number", "area", "service", "state", "language", "issued_ms", "counted_ms"}
    | {"slot_ms", "waits_in", "counter"}
)
"""What whoever holds a number may see of its ticket."""
COUNTERS: Final[Mapping[Role, frozenset[str]]] = {
    Role.DISPLAY: frozenset(),
    Role.COUNTER: frozenset(name for name, _ in COUNTER_FIELDS),
    Role.RECEPTION: OF_COUNTERS,
    Role.SUPERVISOR: OF_COUNTERS,
    Role.OBSERVER: frozenset({"number", "state"}),
    Role.KIOSK: frozenset(),
    Role.ADMINISTRATOR: frozenset(),
}
OTHERS: Final = frozenset({"number", "state", "caseworker"})
NEAR: Final = frozenset({"5", "6", "7", "8", "9"})
"""The counters of the area of counter 7."""
METAS: Final = frozenset(
    {"viewport", "referrer", "csrf", "proof", "site", "counter", "recall-gap-ms", "recall-limit"}
)
"""What a page may be given beside its words: where it is, its own proof, two rules of the site."""
FIGURES: Final[Mapping[str, frozenset[str]]] = {
    "wartemarke_requests_total": frozenset({"route", "status"}),
    "wartemarke_commands_total": frozenset({"verb", "outcome"}),
    "wartemarke_turned_away_total": frozenset({"why"}),
    "wartemarke_devices": frozenset({"kind", "state"}),
    "wartemarke_live_clients": frozenset(),
    "wartemarke_connections": frozenset(),
}
"""Figure → its labels: none says who or where."""
OF_DEVICES: Final = frozenset(
    name
    for name, verb in (VERBS | UPKEEP).items()
    if not verb.roles or verb.roles & {Role.KIOSK, Role.DISPLAY}
)
"""What a device may do; asking to be let in needs no credential."""
REASONS: Final = frozenset(
    {"rule", "text", "counted_ms", "counter", "letter", "people", "minutes", "room", "floor"}
    | {"return_ms", "grace_until_ms"}
)
"""What a reason of *why* may have beside its sentence."""


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    """What was seen of a whole day."""
    with lived() as (_, seen):
        yield seen


def unlisted(spec: Spec, schema: Spec, value: Json, path: str = "") -> list[str]:
    """Give what stands in a value and not in its published schema, each as a path."""
    if "$ref" in schema:
        found = spec["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return unlisted(spec, found, value, path)
    if choices := schema.get("anyOf") or schema.get("oneOf"):
        return min((unlisted(spec, each, value, path) for each in choices), key=len)
    if isinstance(value, list):
        items = schema.get("items", {})
        return [wrong for each in value for wrong in unlisted(spec, items, each, f"{path}[]")]
    if not isinstance(value, dict):
        return []
    known, more = schema.get("properties", {}), schema.get("additionalProperties")
    if more is True:
        return [f"{path}.{name}" for name in value if name not in REASONS]
    wrong = []
    for name, each in value.items():
        inner = known.get(name, more if isinstance(more, dict) else None)
        here = f"{path}.{name}"
        wrong += [here] if inner is None else unlisted(spec, inner, each, here)
    return wrong


def rows_in(value: Json) -> Iterator[Mapping[str, Json]]:
    """Give every row of a ticket or a counter that stands in a value."""
    if isinstance(value, list):
        for each in value:
            yield from rows_in(each)
    if isinstance(value, dict):
        if {"number", "state"} <= set(value):
            yield value
        for each in value.values():
            yield from rows_in(each)


def shown_too_much(role: Role, value: Json, *, own: bool = False) -> set[str]:
    """Give the fields of rows in a value that this role may not see; `own`: its own command's."""
    wrong: set[str] = set()
    for row in rows_in(value):
        if "id" in row:
            wrong |= set(row) - (WHOLE if own and role not in _DESK else TICKETS[role])
            continue
        may = COUNTERS[role]
        if role is Role.COUNTER and row["number"] != "7":
            may = OTHERS | ({"alarm"} if row["number"] in NEAR else frozenset())
        wrong |= set(row) - (COUNTERS[role] if own else may)
    return wrong


_DESK: Final = frozenset({Role.RECEPTION, Role.SUPERVISOR})


def _answers(protocol: Spec) -> Mapping[str, Spec]:
    """Give the schema of each operation's answer; of bytes there is none."""
    return {
        operation["operationId"]: answer["content"].get("application/json", {"schema": {}})[
            "schema"
        ]
        for item in protocol["paths"].values()
        for operation in item.values()
        for status, answer in operation["responses"].items()
        if status.startswith("2")
    }


def _json(witness: Witness) -> Iterator[Seen]:
    return (seen for seen in witness.answers if seen.body.startswith(b"{"))


def test_every_operation_was_asked_when_a_whole_day_was_lived(
    witness: Witness, http_protocol: Spec
) -> None:
    """What is walked below is everything that is published, each at least once with success."""
    done = {seen.operation.partition(".")[2] for seen in witness.answers if seen.status < 300}
    assert set(_answers(http_protocol)) <= done


def test_no_field_leaves_when_it_is_not_published(witness: Witness, http_protocol: Spec) -> None:
    """Each member of each answer, at any depth, stands in the published description."""
    schemas, wrong, walked = _answers(http_protocol), set[str](), 0
    for seen in _json(witness):
        name = seen.operation.partition(".")[2]
        if seen.status >= 400:
            wrong |= {f"problem.{member}" for member in set(seen.content) - MEMBERS - MORE}
        elif name in schemas:
            wrong |= {f"{name}{at}" for at in unlisted(http_protocol, schemas[name], seen.content)}
            walked += 1
    assert wrong == set()
    assert walked > 100


def test_no_row_shows_more_when_somebody_reads_it(witness: Witness) -> None:
    """Whatever is answered, of a ticket and a counter each role sees its own fields alone."""
    walked = set()
    for seen in _json(witness):
        if seen.role is None or seen.status >= 400 or ".devices" in seen.operation:
            continue
        own = seen.operation.split(".")[0] in {"kiosk", "counter", "reception"}
        content = seen.content
        content.pop("note", None)  # of the one ticket that was asked for
        assert shown_too_much(seen.role, content, own=own) == set(), seen
        walked.add(seen.role)
    assert walked >= {Role.KIOSK, Role.DISPLAY, Role.COUNTER, *_DESK}


def test_a_holder_is_shown_a_papers_words_when_the_token_is_right(witness: Witness) -> None:
    """Neither need nor people, no rank and no key of the kiosk, whatever was asked with a token."""
    told = [
        seen.content
        for seen in witness.answers
        if seen.role is Role.KIOSK and seen.status < 300 and _is_holders(seen)
    ]
    assert len(told) == 4
    for answer in told:
        assert set(answer) <= {"ticket", "ahead", "hold_ms", "position", "type", "at", "reason"}
        assert set(answer["ticket"]) <= HELD


def _is_holders(seen: Seen) -> bool:
    left = seen.operation.endswith(".cancel") and seen.content.get("reason") == "left"
    return left or seen.operation.endswith((".mine", ".amend"))


@pytest.mark.parametrize("role", list(TICKETS))
def test_no_event_shows_more_when_somebody_follows(
    witness: Witness, http_protocol: Spec, site: Site, role: Role
) -> None:
    """Of every event of the day each audience hears what is published and its own, no more."""
    if role is Role.ADMINISTRATOR:
        return  # follows no queue
    counter, areas = ("7" if role is Role.COUNTER else ""), ("F", "K", "W")
    caller = Caller("x", SITE_KEY, role, "kiosk-1", counter=counter, areas=areas)
    audience = audience_of(caller, site)
    event = http_protocol["components"]["schemas"]["Message"]["properties"]["event"]
    heard = [audience.event(each) for each in witness.stream if audience.wants(each)]
    assert heard
    for told in heard:
        assert unlisted(http_protocol, event, told) == [], told
        assert shown_too_much(role, told) == set(), told


def test_no_page_is_given_more_when_it_is_opened(witness: Witness) -> None:
    """A page holds the facts that it needs; no password's hash, no other person's name."""
    assert len(witness.pages) > 10
    for address, page in witness.pages.items():
        metas = set(re.findall(r'<meta name="([^"]+)"', page.decode()))
        assert metas <= METAS, address
        assert PASSWORD.encode() not in page
        role = address.rpartition(" as ")[2]
        others = {f"somebody.{each}" for each in Role} - {f"somebody.{role}"}
        assert not [name for name in others if f"{name}<" in page.decode()], address


# ------------------------------------------------------------- no figure of a counter or a person


def test_no_figure_says_who_or_where_when_metrics_are_read(witness: Witness) -> None:
    """Figures count requests and commands; no label names a counter, a person or a device."""
    lines = [line for line in witness.figures.splitlines() if line and not line.startswith("#")]
    assert len(lines) > 20
    for line in lines:
        found = re.fullmatch(r"(\w+?)(?:_created)?(?:\{(.*)\})? \S+", line)
        assert found is not None, line
        name, labels = found[1], re.findall(r'(\w+)="([^"]*)"', found[2] or "")
        assert {label for label, _ in labels} <= _labels_of(name), line
        assert not [value for _, value in labels if _names_somebody(value)], line


def test_no_figure_says_what_people_do_when_metrics_are_read(witness: Witness) -> None:
    """With one counter open a verb's figure would be one person's, and an alarm's its moment."""
    said = [dict(re.findall(r'(\w+)="([^"]*)"', line)) for line in witness.figures.splitlines()]
    verbs = {labels["verb"] for labels in said if "verb" in labels}
    assert verbs <= OF_DEVICES | {"people"}
    assert {"people", "issue", "deliver"} <= verbs
    of_people = {labels["outcome"] for labels in said if labels.get("verb") == "people"}
    assert {"done", "refused"} <= of_people
    assert not [code for code in of_people - {"done", "refused"} if PROBLEMS[code].status < 500]
    routes = {labels["route"] for labels in said if "route" in labels}
    assert "people" in routes
    assert not [each for each in routes if re.search("counter|alarm|pause|call|sign-|start", each)]


def _labels_of(figure: str) -> frozenset[str]:
    return FIGURES[figure if figure in FIGURES else f"{figure}_total"]


def _names_somebody(value: str) -> bool:
    """Tell whether a label names a counter, a device, an account or a caseworker's id."""
    return bool(re.search(r"somebody|kiosk-\d|counter[s/-]+\d|[0-9a-f]{16}", value)) or (
        value.isdigit() and len(value) < 3
    )


NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    "TicketRow": frozenset(
        {"persons", "cases", "issued_ms", "arrived_ms", "counted_ms", "rank", "slot_ms"}
        | {"called_ms", "recalls", "started_ms", "return_ms", "missed_ms", "grace_until_ms"}
        | {"copy_ms"}
    ),
    "CounterRow": frozenset({"opened_ms"}),
    "DeviceRow": frozenset({"seen_ms", "outbox", "clock_off_ms"}),
    "ActRow": frozenset({"at"}),
    "Snapshot": frozenset({"hold_ms"}),
    "StateAnswer": frozenset({"hold_ms", "now_ms"}),
}
"""Published row that names a counter or a person → its numbers: of one visit, of now, of a device;
none counts or sums up what somebody has done."""
WHO: Final = frozenset({"counter", "caseworker", "by", "account", "opened_ms", "roles"})


def test_no_number_stands_beside_a_person_when_it_is_published(http_protocol: Spec) -> None:
    """No published row that names a counter, a caseworker or an account has a number not listed."""
    found = {}
    for name, schema in http_protocol["components"]["schemas"].items():
        fields = schema.get("properties", {})
        if not WHO & set(fields) or name.endswith("Body"):
            continue
        numbers = {field for field, each in fields.items() if _is_number(each)}
        numbers -= {"at"} if "type" in fields else set()  # of an event: the quarter of an hour
        found[name] = numbers - NUMBERS.get(name.replace("TicketDetail", "TicketRow"), frozenset())
    assert {name: numbers for name, numbers in found.items() if numbers} == {}
    assert set(NUMBERS) <= set(found)


def _is_number(schema: Spec) -> bool:
    kinds = [schema, *schema.get("anyOf", [])]
    return bool({"integer", "number"} & {str(each.get("type")) for each in kinds})


def test_no_device_tells_when_somebody_works_when_devices_are_read(witness: Witness) -> None:
    """Of a device that is no kiosk and no board: what it is, and neither when nor how."""
    asked = [each for each in _json(witness) if ".devices" in each.operation and each.status < 300]
    lists = [each.content["devices"] for each in asked if "devices" in each.content]
    rows = [row for rows in lists for row in rows if row["kind"] not in {"kiosk", "display"}]
    assert {row["kind"] for row in rows} >= {"counter", "reception"}
    for row in rows:
        assert set(row) <= {"name", "kind", "counter", "state", "reasons"}, row
        assert row["state"] == "paired"
    stored = [key for key in witness.stored if key in {"{p}:beat:NAME", "{p}:seen:NAME"}]
    assert stored


def test_no_field_counts_what_somebody_does_when_it_is_stored(witness: Witness) -> None:
    """No stored field of a counter, a caseworker, an account or a session counts or lasts."""
    of_people = ("counter:NUMBER", "caseworkers", "account:NAME", "session:SHA256", "audit")
    stored = {field for kind in of_people for field in witness.stored[f"{{p}}:{kind}"]}
    times = {
        name for name in stored if re.search("ms$|(^|_)counts?$|total|sum|mean|times|since", name)
    }
    assert times == {"opened_ms", "ends_ms"}
