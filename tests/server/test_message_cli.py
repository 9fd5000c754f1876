"""`wartemarke message`: somebody at the server's terminal tells everybody who waits something."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from server.credentials import clock_ms
from server.embedded import EmbeddedStore
from server.ledger import Command, Ledger
from server.message import LONGEST, MOST, Kind
from server.site import Site
from server.store import Store
from tests.office import Event
from tests.server.at_terminal import Run, one_line
from tests.server.people import People
from tests.sites import write_changed_site
from tests.stores import quick_store

STANDS = "Der Aufzug steht."


@pytest.fixture
def shown(running_store: EmbeddedStore, site: Site) -> Iterator[Ledger]:
    """The ledger of the office, as a server beside the terminal has it."""
    with closing(Store(running_store.url, [site.key])) as store:
        yield Ledger(store, site)


def rows(ledger: Ledger) -> list[Event]:
    """The messages that stand."""
    found: list[Event] = json.loads(ledger.snapshot())["messages"]
    return found


def test_a_message_is_shown_when_it_is_typed(wartemarke: Run, shown: Ledger, site: Site) -> None:
    """Urgent, in the languages that were given, for the areas and minutes; where and until when."""
    run = wartemarke(
        *("message", f" {STANDS} ", "--text", "uk=Ліфт = не працює.", "--area", "K"),
        *("--area", "F", "--minutes", "30"),
    )
    assert (run.returncode, run.stderr) == (0, "")
    [row] = rows(shown)
    assert row["kind"] == "urgent"
    assert row["areas"] == ["F", "K"]
    assert row["text"] == {"de": STANDS, "uk": "Ліфт = не працює."}
    assert row["until_ms"] - row["since_ms"] == 30 * 60_000
    assert run.stdout == f"1: shown at once on the boards of F, K: until {_at(row, site)}\n"
    assert wartemarke("message", "--list").stdout == (
        f"1  urgent  F, K  until {_at(row, site)}  {STANDS} (also uk)\n"
    )


def _at(row: Event, site: Site) -> str:
    zone = ZoneInfo(site.timezone)
    since, until = (
        dt.datetime.fromtimestamp(row[at] / 1000, zone) for at in ("since_ms", "until_ms")
    )
    return f"{until:%H:%M}" if since.date() == until.date() else f"{until:%d.%m. %H:%M}"


def test_it_is_said_how_long_a_message_stands_when_it_has_no_end(
    wartemarke: Run, shown: Ledger, site: Site
) -> None:
    """An evacuation outlasts the day, all else goes with it; the day of an end is told."""
    said = [
        wartemarke("message", *words).stdout
        for words in (
            ("--kind", "closed"),
            ("--kind", "evacuation"),
            ("Bitte Ausweis bereithalten.", "--kind", "news"),
            ("Bis gleich.", "--kind", "break", "--minutes", "1440"),
        )
    ]
    assert said[:3] == [
        (
            "1: shown on all boards as soon as no call stands: until it is withdrawn, "
            "or the day closes\n"
        ),
        "2: shown at once on all boards: until it is withdrawn\n",
        "3: shown on all boards between calls: until it is withdrawn, or the day closes\n",
    ]
    assert [row["kind"] for row in rows(shown)] == ["closed", "evacuation", "news", "break"]
    lines = wartemarke("message", "--list").stdout.splitlines()
    assert lines[1] == "2  evacuation  all boards  until it is withdrawn"
    tomorrow = dt.datetime.now(ZoneInfo(site.timezone)) + dt.timedelta(days=1)
    assert f"until {tomorrow:%d.%m.} " in lines[3]


def test_a_message_is_gone_when_it_is_withdrawn(wartemarke: Run, shown: Ledger) -> None:
    """One by its number, or all that there are."""
    for text in ("eins", "zwei", "drei"):
        wartemarke("message", text)
    assert wartemarke("message", "--withdraw", "2").stdout == "withdrawn: 2\n"
    wrong = one_line(wartemarke("message", "--withdraw", "2"), code=1)
    assert wrong == "wartemarke: there is no message 2; there are: 1, 3"
    assert wartemarke("message", "--withdraw", "all").stdout == "withdrawn: 1\nwithdrawn: 3\n"
    assert rows(shown) == []
    for words in ("--list", "--withdraw all"):
        assert wartemarke("message", *words.split()).stdout == "no message stands\n"
    wrong = one_line(wartemarke("message", "--withdraw", "1"), code=1)
    assert wrong == "wartemarke: there is no message 1; no message stands"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "urgent needs a text"),
        (["--kind", "news"], "news needs a text"),
        ([""], "the text in de is empty"),
        (["  "], "the text in de is empty"),
        (["x" * (LONGEST + 1)], "the text in de is 161 characters long; 160 are the most"),
        (["zwei\nZeilen"], "the text in de must be one line that can be seen"),
        (["\u200b"], "the text in de must be one line that can be seen"),
        (["Gr\udcfc\udcdfe"], "the text in de must be one line that can be seen"),
        (["Halle", "--text", "uk="], "the text in uk is empty"),
        (["Halle", "--text", "uk=а\x07"], "the text in uk must be one line"),
        (["Halle", "--text", "Увага"], "--text is LANGUAGE=TEXT, as in --text uk=…"),
        (["Halle", "--text", "=Увага"], "--text is LANGUAGE=TEXT"),
        (["Halle", "--text", "de=Flur"], "the text in de is given twice"),
        (["Halle", "--text", "tlh=nuqneH"], "no language tlh; there are de, de-x-ls, en, uk"),
        (["--text", "uk=Увага"], "the German text (de) must not be missing"),
        (["Halle", "--area", "Q"], "no area Q; there are F, K, W"),
        (["Alle raus!", "--kind", "evacuation"], "evacuation has no text"),
        (["Psst", "--kind", "quiet"], "quiet has no text"),
        (["Halle", "--list"], "--list and --withdraw stand alone"),
        (["Halle", "--withdraw", "1"], "--list and --withdraw stand alone"),
        (["--list", "--withdraw", "all"], "--list and --withdraw stand alone"),
        (["--list", "--area", "K"], "--list and --withdraw stand alone"),
        (["--withdraw", "x"], "there is no message x"),
        (["Halle", "--site", "elsewhere"], "no site elsewhere here; there is: maschstrasse"),
    ],
)
def test_one_line_is_said_when_a_message_is_not_as_it_must_be(
    wartemarke: Run, shown: Ledger, words: list[str], said: str
) -> None:
    """What is wrong, with what would be right; nothing is shown."""
    assert said in one_line(wartemarke("message", *words), code=1)
    assert rows(shown) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["Halle", "--kind", "shout"], "'shout' is not one of 'urgent', 'news', 'closed'"),
        (["Halle", "--minutes", "0"], "Invalid value for '--minutes'"),
        (["Halle", "--minutes", "1441"], "Invalid value for '--minutes'"),
        (["Halle", "Flur"], "Got unexpected extra argument"),
    ],
)
def test_one_line_is_said_when_a_message_is_typed_wrongly(
    wartemarke: Run, words: list[str], said: str
) -> None:
    """As for every other command."""
    assert said in one_line(wartemarke("message", *words), code=2)


def test_one_line_is_said_when_too_many_messages_stand(wartemarke: Run, shown: Ledger) -> None:
    """With what to do first."""
    for number in range(MOST):
        command = Command("desk", f"news-{number}", "x", clock_ms())
        shown.show_message(command, kind=Kind.NEWS, text={"de": STANDS})
    said = one_line(wartemarke("message", STANDS), code=1)
    assert said == "wartemarke: Twenty messages stand already: withdraw one first."
    assert len(rows(shown)) == MOST


def test_no_message_stands_when_its_day_is_over_and_no_server_has_run(
    wartemarke: Run, shown: Ledger
) -> None:
    """What somebody said yesterday is said no more, and cannot be withdrawn."""
    yesterday = Command("desk", "yesterday", "x", clock_ms() - 24 * 3_600_000)
    shown.close_day(yesterday.now_ms)
    shown.show_message(yesterday, kind=Kind.CLOSED, text={})
    assert len(rows(shown)) == 1
    assert wartemarke("message", "--list").stdout == "no message stands\n"
    assert "no message stands" in one_line(wartemarke("message", "--withdraw", "1"), code=1)


def test_a_command_s_answer_stands_alone_when_a_picture_is_missing(
    wartemarke: Run, shown: Ledger, tmp_path: Path
) -> None:
    """Whoever takes the answer into a script finds no line of the log in it."""
    wrong = {'picture = "begruessungsmappe.png"': 'picture = "gone.png"'}
    file = write_changed_site(tmp_path / "own", wrong)
    for words in ("message --list", "token create --role display --name display-f"):
        run = wartemarke(*words.split(), WARTEMARKE_SITE_FILE=str(file))
        assert (run.returncode, len(run.stdout.splitlines())) == (0, 1), run.stdout
        assert "a card is without its picture" in run.stderr
    assert rows(shown) == []


def test_a_folder_is_no_office_when_it_holds_no_store(wartemarke: Run, tmp_path: Path) -> None:
    """A mistyped folder is told, and none is begun there."""
    run = wartemarke("message", STANDS, "--data", str(tmp_path / "nowhere"))
    assert "there is no store in" in one_line(run, code=1)
    assert not (tmp_path / "nowhere" / "store").exists()


def test_one_line_is_said_when_the_configured_store_is_away(wartemarke: Run) -> None:
    """Nobody is told that something is shown which is not."""
    run = wartemarke("message", STANDS, WARTEMARKE_STORE_URL="redis://127.0.0.1:1")
    assert "store" in one_line(run, code=1)


def test_a_message_reaches_a_configured_store_when_a_server_runs(
    wartemarke: Run, people: People
) -> None:
    """The boards of a running server show it, and a desk can withdraw it."""
    url = {"WARTEMARKE_STORE_URL": people.store.url}
    assert wartemarke("message", STANDS, **url).returncode == 0
    [row] = people.display.get("state").json["messages"]
    assert row["text"] == {"de": STANDS}
    people.reception.done(f"messages/{row['id']}/withdraw")
    assert wartemarke("message", "--list", **url).stdout == "no message stands\n"


def test_a_message_is_kept_when_no_server_runs(wartemarke: Run, tmp_path: Path, site: Site) -> None:
    """The embedded store is started for the moment; the server shows it when it comes."""
    with quick_store(tmp_path / "data" / "store") as store:
        assert store.exit_code() is None
    assert wartemarke("message", "--kind", "closed").returncode == 0
    with (
        quick_store(tmp_path / "data" / "store") as embedded,
        closing(Store(embedded.url, [site.key])) as store,
    ):
        assert [row["kind"] for row in rows(Ledger(store, site))] == ["closed"]
