"""Whatever anybody asks of any published operation, the answer is one that was published.

Theory of operation
-------------------
A real server on a store of its own publishes its protocol, and schemathesis makes requests of it:
the boundaries of every field, missing and wrong ones, methods that are not there, random ones, and
walks along the published links (issue → deliver, open → call next → start → finish …). Every
answer is held against all checks that schemathesis has; none is left out. Beside them: a 2xx is
for those alone whose role may, and no answer has a CORS header or a cookie.

`SEED` fixes what is asked of each operation by itself; a walk is partly left to chance. Each begins
in the same small office. What fails is told as it was: to make a walk shorter takes minutes.
"""

import hashlib
import random
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis.engine import events, from_schema

from server.embedded import EmbeddedStore
from server.keys import site_prefix
from server.ledger import Command, Ledger
from server.message import MOST, Kind
from server.refusals import REFUSALS
from server.registry import About, Registry
from server.registry.secrets import hash_of
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.contract.callers import Caller, Callers, name_of, show
from tests.contract.hearsay import SECRET, TICKETS, TOKEN, operations_of, put_in
from tests.contract.tally import Tally
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.people import People
from tests.sites import SHIPPED, at_noon, write_changed_site
from tests.terminal import Terminal

if TYPE_CHECKING:
    from schemathesis.generation.stateful import APIStateMachine

SEED: Final = 20_261_124
REACHABLE: Final = set(REFUSALS) - {
    *("recall_too_soon", "command_id_reused", "undo_too_late", "office_closed", "quota_used"),
    *("too_late_today", "too_early", "other_day", "reason_needed", "caseworker_elsewhere"),
    "no_triage",
}
"""Here a call may be repeated at once, nothing closes, there is a triage, quotas are large, each
appointment is now, nobody has two counters: what only time brings is tested elsewhere. Each command
has an id of its own: schemathesis takes the refusal of a used one for a fault."""

MOST_ROUNDS: Final = 8
"""Walks go on until every operation was done, but not for ever."""

_PHONE_HASH: Final = hashlib.sha256(TOKEN.encode()).hexdigest()

_OFFICE: Final = {
    "recall_gap_seconds = 45": "recall_gap_seconds = 0",
    "recall_limit = 3": "recall_limit = 1",
}


@pytest.fixture(scope="module")
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """A server whose counters may repeat a call at once, and only once."""
    folder = tmp_path_factory.mktemp("office")
    file = write_changed_site(folder / "own", _OFFICE)
    store = Store(door_store.url, [site.key])
    program = Programs(folder, store).server(
        WARTEMARKE_SITE_FILE=str(file), WARTEMARKE_COMMANDS_PER_SECOND="10000"
    )
    with running(program):
        yield program
    store.close()
    assert "Traceback" not in program.log.read_text()


class Office:
    """A running office: its published protocol, its callers, and a queue that can begin anew."""

    def __init__(self, people: People) -> None:
        """Read the protocol and remember the credentials."""
        self.url = people.url
        self.callers = Callers(people)
        self._people = people
        self._store = people.store
        self._ledger = Ledger(people.store, at_noon(Site.load(SHIPPED)))
        self._kept = {
            key: self._store.redis.dump(key) or b""
            for kind in ("devices", "token:*", "session:*", "accounts", "account:*")
            for key in self._store.redis.scan_iter(f"{site_prefix(SITE_KEY)}:{kind}")
        }

    def protocol(self) -> dict[str, Any]:
        """Fetch the published document, and put in what people of this office know."""
        address = f"{self.url}/api/v1/openapi.json"
        document: dict[str, Any] = requests.get(address, timeout=10).json()
        return put_in(document)

    def schema(self, *, seed: int, caller: Caller | None = None) -> tuple[Any, "Sender"]:
        """Load the protocol into schemathesis, to be asked by this caller or by all in turn."""
        config = schemathesis.Config(seed=seed)
        schema = schemathesis.openapi.from_dict(self.protocol(), config=config)
        schema.config.update(base_url=self.url)
        schema.config.generation.database = "none"
        sender = Sender(self, seed, caller)

        @schema.auth(refresh_interval=None)
        class Credential:
            get = staticmethod(sender.get)
            set = staticmethod(sender.set)

        del Credential  # schemathesis has it
        return schema, sender

    def begin_anew(self) -> list[Mapping[str, Any]]:
        """Begin with three open counters, an appointment and the tickets that are given here."""
        self._store.redis.flushall()
        for key, value in self._kept.items():
            self._store.redis.restore(key, 0, value)
        self._store.begin()
        self._ledger.close_day(time.time_ns() // 1_000_000)  # else the server does, in mid-walk
        slot_ms = time.time_ns() // 1_000_000 + 60_000
        appointment = {"code": "ABCD1", "service": "renew", "slot_ms": slot_ms}
        self._people.reception.done("PUT appointments/a-1", appointment)
        self._ask_in()
        stopped = {"service": "travel", "reason": {"de": "Heute nicht."}}
        self._people.reception.done("numbers/stop", stopped)
        self._messages()
        for name in ("counter", "other counter", "third counter"):
            self._at(name, "open")
        return self._visitors()

    def _messages(self) -> None:
        """Let almost as many messages stand as may."""
        now_ms = time.time_ns() // 1_000_000
        for number in range(MOST - 1):
            command = Command("desk", f"message-{number}", "news", now_ms)
            self._ledger.show_message(command, kind=Kind.NEWS, text={"de": "Halle"})

    def _ask_in(self) -> None:
        """Let two devices ask to be let in, with codes that everybody knows; let two be spare."""
        now_ms, secrets = time.time_ns() // 1_000_000, (SECRET, "t" * 43)
        registry = Registry(self._store, SITE_KEY)
        registry.draw_code = iter(("BBBBCCCC", "BBBBDDDD")).__next__
        for secret in secrets:
            registry.ask_in(hash_of(secret), Role.RECEPTION, About(), now_ms=now_ms)
        registry.create_token(Role.RECEPTION, "spare")
        registry.create_token(Role.KIOSK, "spare-kiosk")
        registry.add_account("b.krause", [Role.COUNTER])

    def _visitors(self) -> list[Mapping[str, Any]]:
        """Let `BEGUN` come: a walk would be lucky to get so far, and luckier to get on."""
        began = [
            self._called("other counter", "start", "park"),
            self._called("other counter", "no-show"),
            self._called("other counter", "start"),
            self._called("third counter"),
            self._people.waiting("renew", phone_hash=_PHONE_HASH),
            self._people.issued("first", phone_hash=_PHONE_HASH),
        ]
        assert {row["state"]: row["id"] for row in began} == TICKETS
        return began

    def _called(self, name: str, *steps: str) -> Mapping[str, Any]:
        """Let somebody come, be called to this counter and go these steps."""
        self._people.waiting("renew", phone_hash=_PHONE_HASH)
        row: Mapping[str, Any] = self._at(name, "call-next")["ticket"]
        for step in steps:
            body = {"reason": "photo"} if step == "park" else None
            row = self._at(name, step, f"tickets/{row['id']}", body)["ticket"]
        return row

    def _at(self, name: str, step: str, of: str = "", body: object = None) -> Any:
        """Take this step at a counter, of the counter itself unless something else is named."""
        caller = self.callers.all[name]
        person = self._people.stranger.with_headers(**caller.headers)
        return person.done(f"{of or f'counters/{caller.place}'}/{step}", body)


@pytest.fixture
def office(people: People) -> Office:
    """A running office."""
    return Office(people)


class Sender:
    """Gives each request a credential and an id: one caller's, or everybody's in turn."""

    def __init__(self, office: Office, seed: int, caller: Caller | None = None) -> None:
        self._office, self._seed, self._caller = office, seed, caller
        self._asked = ""
        self.each_anew = False
        """Whether every operation begins in an office of its own."""

    def begin_anew(self) -> None:
        """Let the office begin anew, take the same turns and give the same ids again."""
        self._turns, self._count = self._office.callers.in_turn(), 0
        for ticket in self._office.begin_anew():
            self._turns.learn(ticket)

    def learn(self, response: Any) -> None:
        """Remember whose ticket this is, if it tells of one."""
        ticket = response.json().get("ticket")
        if isinstance(ticket, dict):  # whoever reads why is told the id alone
            self._turns.learn(ticket)

    def get(self, case: Any, context: Any) -> Caller:
        """Say who sends this request (schemathesis asks)."""
        del context
        if self.each_anew and name_of(case) != self._asked:
            self._asked = name_of(case)
            self.begin_anew()
        return self._caller or self._turns.next(name_of(case), case.path_parameters)

    def set(self, case: Any, data: Caller, context: Any) -> None:
        """Put the credential into the request (schemathesis asks)."""
        del context
        self._count += 1
        show(data, case, f"fuzz-{self._seed}-{self._count}")


def _fuzz(office: Office, tally: Tally, schema: Any, sender: Sender) -> None:
    """Ask everything of every operation, each by itself."""
    sender.begin_anew()
    sender.each_anew = True
    schema.config.generation.no_shrink = True  # a request that fails is told as it was
    schema.config.phases.stateful.enabled = False
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError | events.FatalError):
            tally.wrong.append(str(event))
        if isinstance(event, events.ScenarioFinished):
            _note_scenario(office, tally, event.recorder)


def _note_scenario(office: Office, tally: Tally, recorder: Any) -> None:
    for case_id, met in recorder.interactions.items():
        _note(office, tally, recorder.cases[case_id].value, met.response, met.request.headers)
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                info = check.failure_info
                tally.wrong.append(f"{check.name}: {info.failure.message}\n{info.code_sample}")


def _note(office: Office, tally: Tally, case: Any, answer: Any, sent: Any) -> None:
    """Count an answer that came, by whom it was really asked."""
    if answer is None:
        tally.wrong.append(f"{name_of(case)}: no answer")
        return
    tally.note_headers(name_of(case), answer.headers)
    if answer.request.method.lower() == case.operation.method:
        shown = {name.lower(): "".join(value) for name, value in sent.items()}
        tally.note(name_of(case), _asker(office, shown), answer.status_code, answer.content)


def _asker(office: Office, shown: dict[str, str]) -> Caller:
    """Say whose credential was really sent: some checks take it out of a request."""
    for caller in office.callers.all.values():
        own = {name.lower(): value for name, value in caller.headers.items()}
        if own and own.items() <= shown.items():
            return caller
    return office.callers.all["nobody"]


def _walk(office: Office, tally: Tally, schema: Any, sender: Sender, *, walks: int) -> None:
    """Walk along the links, each from the same beginning and with everybody in turn."""
    machine: type[APIStateMachine] = schema.as_state_machine()
    session = requests.Session()
    session.trust_env = False

    class Walk(machine):  # type: ignore[misc, valid-type] # the class is made from the document
        def setup(self) -> None:
            sender.begin_anew()

        def get_call_kwargs(self, case: Any) -> dict[str, Any]:
            del case
            return {"session": session}

        def after_call(self, response: Any, case: Any) -> None:
            super().after_call(response, case)
            sender.learn(response)
            _note(office, tally, case, response, response.request.headers)

    settings = hypothesis.settings(
        max_examples=walks,
        stateful_step_count=50,
        deadline=None,
        database=None,
        phases=[hypothesis.Phase.generate],  # a walk that fails is told as it was: shorter is slow
        report_multiple_bugs=False,
        suppress_health_check=list(hypothesis.HealthCheck),  # a new beginning takes its time
    )
    hypothesis.seed(schema.config.seed)(Walk)
    with session:
        Walk.run(settings=settings)


def _operation_names(office: Office) -> set[str]:
    return {operation["operationId"] for operation in operations_of(office.protocol())}


@pytest.mark.parametrize("effort", [1, pytest.param(10, marks=[pytest.mark.long])])
@pytest.mark.timeout(900)
def test_every_operation_is_done_and_answers_as_published_when_anything_is_asked(
    office: Office, effort: int, terminal: Terminal
) -> None:
    """Asked by everybody, each operation succeeds at least once and none ever breaks its word."""
    seed = SEED if effort == 1 else random.SystemRandom().getrandbits(32)
    terminal.say(f"seed {seed}")
    tally, operations = Tally(), _operation_names(office)
    codes = REACHABLE if effort > 1 else set()  # some need a walk of luck
    schema, sender = office.schema(seed=seed)
    schema.config.phases.fuzzing.generation.max_examples = 15 * effort
    _fuzz(office, tally, schema, sender)
    for round_ in range(MOST_ROUNDS):
        _walk(office, tally, *office.schema(seed=seed + round_), walks=12 * effort)
        if not tally.missing(operations, codes):
            break
    terminal.say(*tally.lines(operations))
    assert tally.wrong == []
    assert tally.missing(operations, codes) == set()


@pytest.mark.parametrize(
    "name",
    [
        *("kiosk", "display", "counter", "page", "reception", "supervisor", "revoked", "nobody"),
    ],
)
def test_only_what_its_role_may_is_done_when_a_credential_tries_everything(
    office: Office, name: str, terminal: Terminal
) -> None:
    """Each credential, and none, asks everything of every operation, and gets its own alone."""
    caller, tally = office.callers.all[name], Tally()
    schema, sender = office.schema(seed=SEED, caller=caller)
    schema.config.phases.fuzzing.generation.max_examples = 5
    schema.config.phases.coverage.enabled = False  # everybody in turn is asked that above
    _fuzz(office, tally, schema, sender)
    terminal.say(*tally.lines(_operation_names(office)))
    assert tally.wrong == []
    assert tally.asked[name] > 0
    assert {operation for operation, count in tally.done.items() if count} <= {
        operation for operation in _operation_names(office) if caller.may(operation)
    }
