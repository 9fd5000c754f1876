"""Whatever anybody asks of any published operation, the answer is one that was published.

Theory of operation
-------------------
A real server on a store of its own publishes its protocol, and schemathesis makes requests of it:
the boundaries of every field, missing and wrong ones, methods that are not there, random ones, and
walks along the published links (issue → deliver, open → call next → start → finish …). Every
answer is held against all checks that schemathesis has; none is left out. Beside them: a 2xx is
for those alone whose role may, and no answer has a CORS header or a cookie.

`SEED` fixes what is sent. Each walk begins in the same small office, so that one that fails can
be walked again and made shorter.
"""

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import hypothesis
import pytest
import requests
import schemathesis
from schemathesis.engine import events, from_schema

from server.embedded import EmbeddedStore
from server.keys import site_prefix
from server.refusals import REFUSALS
from server.site import Site
from server.store import Store
from server.ticket import Role
from tests.conftest import SITE_FILE
from tests.contract.callers import Caller, Callers, show
from tests.contract.tally import Tally, Terminal
from tests.running import SITE_KEY, Program, Programs, running
from tests.server.people import People

if TYPE_CHECKING:
    from schemathesis.generation.stateful import APIStateMachine

SEED: Final = 20_261_124
REACHABLE: Final = set(REFUSALS) - {"recall_too_soon", "command_id_reused"}
"""In this office a call may be repeated at once, and each command has an id of its own: a used one
is refused however right the rest is, which schemathesis takes for a fault."""

MOST_ROUNDS: Final = 8
"""Walks go on until every operation was done, but not for ever."""

_OFFICE: Final = {
    "recall_gap_seconds = 45": "recall_gap_seconds = 0",
    "recall_limit = 3": "recall_limit = 1",
}
_KNOWN: Final = {
    "site": [SITE_KEY],
    "number": ["7", "9"],
    "id": ["0000000001", "0000000002", "0000000003"],
    "service": ["renew", "first", "work"],
    "language": ["de", "ar"],
}
"""What a client knows of the office before it asks: the published schema cannot say it."""


@pytest.fixture(scope="module")
def server_process(
    tmp_path_factory: pytest.TempPathFactory, door_store: EmbeddedStore, site: Site
) -> Iterator[Program]:
    """A server whose counters may repeat a call at once, and only once."""
    folder = tmp_path_factory.mktemp("office")
    text = SITE_FILE.read_text(encoding="utf-8")
    for shipped, ours in _OFFICE.items():
        assert shipped in text
        text = text.replace(shipped, ours)
    (folder / "site.toml").write_text(text, encoding="utf-8")
    (folder / SITE_FILE.with_suffix(".texts").name).symlink_to(SITE_FILE.with_suffix(".texts"))
    store = Store(door_store.url, [site.key])
    program = Programs(folder, store).server(
        WARTEMARKE_SITE_FILE=str(folder / "site.toml"), WARTEMARKE_COMMANDS_PER_SECOND="10000"
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
        self._kept = {
            key: self._store.redis.dump(key) or b""
            for kind in ("devices", "token:*", "session:*")
            for key in self._store.redis.scan_iter(f"{site_prefix(SITE_KEY)}:{kind}")
        }

    def protocol(self) -> dict[str, Any]:
        """Fetch the published document, and put in what people of this office know."""
        address = f"{self.url}/api/v1/openapi.json"
        document: dict[str, Any] = requests.get(address, timeout=10).json()
        for operation in _operations(document):
            for parameter in operation["parameters"]:
                _narrow(parameter["schema"], parameter["name"])
        for name, schema in document["components"]["schemas"]["IssueBody"]["properties"].items():
            _narrow(schema, name)
        return document

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

    def begin_anew(self) -> None:
        """Begin with two open counters, one who waits and one who does not yet."""
        self._store.redis.flushall()
        for key, value in self._kept.items():
            self._store.redis.restore(key, 0, value)
        self._store.begin()
        self._people.waiting("renew")
        self._people.issued("first")
        for name in ("counter", "other counter"):
            caller = self.callers.all[name]
            self._people.stranger.with_headers(**caller.headers).done(
                f"counters/{caller.place}/open"
            )


@pytest.fixture
def office(people: People) -> Office:
    """A running office."""
    return Office(people)


def _operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [operation for item in document["paths"].values() for operation in item.values()]


def _narrow(schema: dict[str, Any], name: str) -> None:
    if name in _KNOWN:
        schema.clear()
        schema["enum"] = _KNOWN[name]


def _name(case: Any) -> str:
    name: str = case.operation.definition.raw["operationId"]
    return name


class Sender:
    """Gives each request a credential and an id: one caller's, or everybody's in turn."""

    def __init__(self, office: Office, seed: int, caller: Caller | None = None) -> None:
        self._office, self._seed, self._caller = office, seed, caller
        self.begin_anew()

    def begin_anew(self) -> None:
        """Take the same turns and give the same ids again."""
        self._turns, self._count = self._office.callers.in_turn(), 0

    def learn(self, response: Any) -> None:
        """Remember whose ticket this is, if it tells of one."""
        content = response.json()
        if "ticket" in content:
            self._turns.learn(content["ticket"])

    def get(self, case: Any, context: Any) -> Caller:
        """Say who sends this request (schemathesis asks)."""
        del context
        return self._caller or self._turns.next(_name(case), case.path_parameters)

    def set(self, case: Any, data: Caller, context: Any) -> None:
        """Put the credential into the request (schemathesis asks)."""
        del context
        self._count += 1
        show(data, case, f"fuzz-{self._seed}-{self._count}")


def _fuzz(office: Office, tally: Tally, schema: Any) -> None:
    """Ask everything of every operation, each by itself."""
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
        tally.wrong.append(f"{_name(case)}: no answer")
        return
    tally.note_headers(_name(case), answer.headers)
    if answer.request.method.lower() == case.operation.method:
        shown = {name.lower(): "".join(value) for name, value in sent.items()}
        tally.note(_name(case), _asker(office, shown), answer.status_code, answer.content)


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
            office.begin_anew()
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
        suppress_health_check=list(hypothesis.HealthCheck),  # a new beginning takes its time
    )
    hypothesis.seed(schema.config.seed)(Walk)
    with session:
        Walk.run(settings=settings)


def _operation_names(office: Office) -> set[str]:
    return {operation["operationId"] for operation in _operations(office.protocol())}


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
    schema, _ = office.schema(seed=seed)
    schema.config.phases.fuzzing.generation.max_examples = 15 * effort
    _fuzz(office, tally, schema)
    for round_ in range(MOST_ROUNDS):
        _walk(office, tally, *office.schema(seed=seed + round_), walks=12 * effort)
        if not tally.missing(operations, codes):
            break
    terminal.say(*tally.lines(operations))
    assert tally.wrong == []
    assert tally.missing(operations, codes) == set()


@pytest.mark.parametrize("name", ["kiosk", "display", "counter", "page", "revoked", "nobody"])
def test_only_what_its_role_may_is_done_when_a_credential_tries_everything(
    office: Office, name: str, terminal: Terminal
) -> None:
    """Each credential, and none, asks everything of every operation, and gets its own alone."""
    office.begin_anew()
    caller, tally = office.callers.all[name], Tally()
    schema, _ = office.schema(seed=SEED, caller=caller)
    schema.config.phases.fuzzing.generation.max_examples = 5
    schema.config.phases.coverage.enabled = name in set(Role)  # the rest is shown in the same way
    _fuzz(office, tally, schema)
    terminal.say(*tally.lines(_operation_names(office)))
    assert tally.wrong == []
    assert tally.asked[name] > 0
    assert {operation for operation, count in tally.done.items() if count} <= {
        operation for operation in _operation_names(office) if caller.may(operation)
    }
