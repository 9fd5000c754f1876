"""What is written down of administrative acts: who may read it, how long, and what never is."""

import dataclasses
import re
import time
from pathlib import Path
from typing import Final, cast

import pytest

import server
from server import keys
from server.duties import Duties
from server.ledger import Ledger
from server.presence import Presence
from server.registry import MOST_ACTS, TERMINAL, Act, Deed, Registry
from server.registry.audit import CHANGES, LONGEST_WORD
from server.site.rules import AUDIT_DAYS
from server.store import Store
from server.ticket import COUNTER_FIELDS, TICKET_FIELDS
from tests.clock import Clock
from tests.office import Office
from tests.server.people import People
from tests.server.registered import SITE

SERVER: Final = Path(server.__file__).parent
DAY_MS: Final = 24 * 60 * 60_000
KEPT_MS: Final = AUDIT_DAYS * DAY_MS


def kept(store: Store) -> int:
    """Say how many lines the store holds, told or not."""
    return int(store.redis.zcard(keys.audit_key(SITE)))


def test_an_act_is_told_whole_when_it_was_written_down(registry: Registry, clock: Clock) -> None:
    """A line says when, who, what, about whom, and what it was before and is now."""
    change = {"roles": "counter → counter, supervisor"}
    registry.write_down("b.krause", Deed.ACCOUNT_CHANGED, "m.öztürk", change)
    act = Act(clock(), "b.krause", Deed.ACCOUNT_CHANGED, "m.öztürk", change)
    assert registry.acts() == (act,)


def test_the_newest_act_comes_first_when_there_are_several(
    registry: Registry, clock: Clock
) -> None:
    """Acts are told from the newest on, and no more of them than are asked for."""
    names = [f"somebody-{n}" for n in range(40)]  # some of them in one millisecond
    for name in names:
        registry.write_down(TERMINAL, Deed.ACCOUNT_ADDED, name)
        clock.forward(ms=int(name.endswith("5")))
    assert [act.about for act in registry.acts()] == names[::-1]
    assert [act.about for act in registry.acts(newest=2)] == names[:-3:-1]


def test_two_acts_are_two_when_they_say_the_same(registry: Registry) -> None:
    """What is done twice in one moment stands there twice."""
    for _ in range(2):
        registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    assert len(registry.acts()) == 2


def test_an_act_of_another_site_is_not_told_when_one_registry_serves_both(
    store: Store, registry: Registry
) -> None:
    """A site's administrator reads what concerns this site."""
    registry.at("elsewhere").write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    assert registry.acts() == ()
    assert len(registry.at("elsewhere").acts()) == 1
    store.redis.delete(keys.audit_key("elsewhere"))


# --------------------------------------------------------------------------- how long it is kept


def test_an_act_is_forgotten_when_the_sites_days_are_over(
    registry: Registry, store: Store, clock: Clock
) -> None:
    """An act is told until its days are over, and from that moment on it is not even kept."""
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    clock.forward(ms=KEPT_MS - 1)
    assert len(registry.acts()) == 1
    clock.forward(ms=1)
    assert registry.acts() == ()
    assert kept(store) == 0


def test_a_site_keeps_its_own_time_when_it_names_one(store: Store, clock: Clock) -> None:
    """The site's rule decides, not the default."""
    short = Registry(store, SITE, audit_days={SITE: 2})
    short.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    clock.forward(ms=2 * DAY_MS - 1)
    assert len(short.acts()) == 1
    clock.forward(ms=1)
    assert short.acts() == ()


def test_an_old_act_goes_when_another_is_written_down(
    registry: Registry, store: Store, clock: Clock
) -> None:
    """Nobody has to read the audit for the old to go."""
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    clock.forward(ms=KEPT_MS)
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-2")
    assert kept(store) == 1


def test_the_whole_audit_ends_when_no_server_runs_any_more(
    registry: Registry, store: Store
) -> None:
    """The store itself lets the audit go when nothing is written for as long as it is kept."""
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    left_ms = store.redis.pttl(keys.audit_key(SITE))
    assert KEPT_MS - 60_000 < left_ms <= KEPT_MS


def test_an_old_act_goes_when_a_day_has_passed_and_the_duties_run(
    registry: Registry, store: Store, ledger: Ledger, clock: Clock
) -> None:
    """The duties take the old out once each business day, though nobody reads or writes it."""
    duties = Duties(
        [ledger],
        presence=Presence(),
        clock_ms=clock,
        hold_clock=lambda: None,
        forget=lambda site: registry.at(site).forget_acts(),
    )
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    duties.once()
    clock.forward(ms=KEPT_MS - DAY_MS)
    duties.once()
    assert kept(store) == 1
    clock.forward(ms=DAY_MS)
    duties.once()
    assert kept(store) == 0


def test_the_oldest_goes_when_there_are_too_many(
    registry: Registry, store: Store, clock: Clock
) -> None:
    """However much somebody changes, the audit does not grow beyond its number."""
    lines = {f"{clock() - n - 1}.x {{}}": clock() - n - 1 for n in range(MOST_ACTS)}
    store.redis.zadd(keys.audit_key(SITE), lines)
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1")
    assert kept(store) == MOST_ACTS
    oldest = cast("list[bytes]", store.redis.zrange(keys.audit_key(SITE), 0, 0))
    assert oldest == [f"{clock() - MOST_ACTS + 1}.x {{}}".encode()]


# -------------------------------------------------------------------- with the act, or not at all


def test_an_act_and_its_line_are_one_when_they_share_a_transaction(
    registry: Registry, store: Store
) -> None:
    """A line that is written within a transaction is there when that is done, and not before."""
    pipe = store.redis.pipeline()
    pipe.hset(keys.devices_key(SITE), "kiosk-1", "x")
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "kiosk-1", within=pipe)
    assert registry.acts() == ()
    pipe.execute()
    assert [act.about for act in registry.acts()] == ["kiosk-1"]
    assert registry.devices() == ("kiosk-1",)


def test_every_act_is_told_when_it_can_be_written_down() -> None:
    """The document names each kind of act, and no other."""
    text = (SERVER.parent / "docs" / "privacy.md").read_text(encoding="utf-8")
    audit = text.partition("## The audit\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*`) \|", audit, re.MULTILINE)
    assert sorted(name for row in rows for name in re.findall(r"`(\w+)`", row)) == sorted(Deed)


# ---------------------------------------------------------------------------------- who reads it


def test_the_administrator_reads_the_newest_acts_when_there_are_several(people: People) -> None:
    """An act is told as it was written down, no more of them than were asked for."""
    people.registry.write_down("b.krause", Deed.ACCOUNT_LOCKED, "m.öztürk")
    people.registry.write_down(TERMINAL, Deed.ACCOUNT_CHANGED, "x", {"roles": "counter → –"})
    told = people.administrator.get("audit?newest=1").json
    (act,) = told["acts"]
    assert told["days"] == AUDIT_DAYS
    assert abs(act.pop("at") - time.time_ns() // 1_000_000) < 60_000
    change = {"roles": "counter → –"}
    assert act == {"by": "terminal", "what": "account_changed", "about": "x", "change": change}
    acts = people.administrator.get("audit").json["acts"]
    assert [act["about"] for act in acts[:2]] == ["x", "m.öztürk"]


@pytest.mark.parametrize("newest", ["0", str(MOST_ACTS + 1), "many", ""])
def test_nothing_is_told_when_more_acts_are_asked_for_than_are_kept(
    people: People, newest: str
) -> None:
    """What is asked for is a whole number within what is kept."""
    assert people.administrator.get(f"audit?newest={newest}").code == "invalid_query"
    assert people.administrator.get(f"audit?newest={MOST_ACTS}").status == 200


# ------------------------------------------------------------------------- what is never in a line


@pytest.mark.parametrize(
    "secret",
    [
        "wm_kiosk_maschstrasse_" + "a" * 43,
        "wm_session_maschstrasse_" + "a" * 22,
        "a1" * 32,
        "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$aGFzaA",
    ],
)
@pytest.mark.parametrize("place", ["by", "about", "change"])
def test_no_line_is_written_when_it_holds_a_secret(
    registry: Registry, place: str, secret: str
) -> None:
    """A token, a session, a hash of one or of a password is refused wherever it stands."""
    words = {"by": TERMINAL, "about": "kiosk-1", place: secret}
    change = {"role": words.pop("change")} if "change" in words else {}
    with pytest.raises(ValueError, match="no secret"):
        registry.write_down(words["by"], Deed.TOKEN_MADE, words["about"], change)
    assert registry.acts() == ()


def test_no_line_is_written_when_a_word_is_too_long(registry: Registry) -> None:
    """A line stays a line."""
    registry.write_down(TERMINAL, Deed.TOKEN_MADE, "k" * LONGEST_WORD)
    with pytest.raises(ValueError, match="at most 200"):
        registry.write_down(TERMINAL, Deed.TOKEN_MADE, "k" * (LONGEST_WORD + 1))
    assert len(registry.acts()) == 1


@pytest.mark.parametrize("word", ["two\nlines", "\x1b[2J", "a\u202eb"])
def test_no_line_is_written_when_a_terminal_would_obey_it(registry: Registry, word: str) -> None:
    """Whoever prints the audit sees what is there: no line end, no command to a terminal."""
    with pytest.raises(ValueError, match="one line of text"):
        registry.write_down(TERMINAL, Deed.ACCOUNT_ADDED, word)
    assert registry.acts() == ()


def test_no_line_is_written_when_nobody_knows_such_an_act(registry: Registry) -> None:
    """What is no administrative act, a call say, cannot be written down."""
    with pytest.raises(ValueError, match="called"):
        registry.write_down("m.öztürk", "called", "K 214")
    assert registry.acts() == ()


def test_no_line_is_written_when_it_would_tell_of_the_queue(registry: Registry) -> None:
    """A line has no place for a ticket, a counter, a language or a service."""
    for name, _ in (*TICKET_FIELDS, *COUNTER_FIELDS):
        with pytest.raises(ValueError, match="the audit tells of"):
            registry.write_down(TERMINAL, Deed.DEVICE_PAIRED, "kiosk-1", {name: "x"})
    queue = {name for name, _ in (*TICKET_FIELDS, *COUNTER_FIELDS)}
    assert not queue & CHANGES
    assert not queue & {field.name for field in dataclasses.fields(Act)}
    assert registry.acts() == ()


def test_nothing_is_written_down_when_a_day_of_the_queue_goes_by(
    office: Office, store: Store, ledger: Ledger, clock: Clock
) -> None:
    """A day with calls, visits, a pause and its close leaves no line: it is no log of anybody."""
    office.finish(office.serving())
    ledger.pause(office.command(), counter="7")
    ledger.close_counter(office.command(), counter="7")
    clock.forward(ms=DAY_MS)
    ledger.due(clock())
    assert kept(store) == 0
    assert not store.redis.exists(keys.audit_key(SITE))


@pytest.mark.parametrize("folder", ["lua", "ledger"])
def test_no_verb_of_the_queue_can_write_it_when_its_source_is_read(folder: str) -> None:
    """No function of the store and no method of the ledger names the audit."""
    files = [file for kind in ("*.py", "*.lua") for file in (SERVER / folder).rglob(kind)]
    assert len(files) > 5
    assert [f.name for f in files if re.search("audit|write_down", f.read_text("utf-8"))] == []
