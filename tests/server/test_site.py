"""A site that loads is whole; a file that is wrong is refused with every line and what is right."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from server.site import Problem, Rules, Site, SiteError, check, render

SHIPPED = Path(__file__).parents[2] / "server" / "sites" / "maschstrasse.toml"
SOURCE = SHIPPED.read_text(encoding="utf-8")

Edit = Callable[[str, str], list[Problem]]

pytestmark = pytest.mark.usefixtures("shipped_pictures")


@pytest.fixture
def checked(tmp_path: Path) -> Edit:
    """Check the shipped file after one replacement of a text that is in it once."""

    def edit(old: str, new: str) -> list[Problem]:
        assert SOURCE.count(old) == 1, f"{old!r} is in the file {SOURCE.count(old)} times"
        file = tmp_path / "site.toml"
        file.write_text(SOURCE.replace(old, new), encoding="utf-8")
        return check(file)

    return edit


def line_of(text: str) -> int:
    """Give the line of the shipped file in which this text begins."""
    return SOURCE[: SOURCE.index(text)].count("\n") + 1


# ------------------------------------------------------------------------------ the shipped site


def test_shipped_site_is_whole_when_checked() -> None:
    """The check finds nothing in the site file that ships."""
    assert render(check(SHIPPED)) == ""


def test_shipped_site_has_every_service_when_loaded() -> None:
    """Every service of the office is there, and only those that give a number."""
    assert {service.key for service in Site.load(SHIPPED).services} == {
        *("eat-pickup", "dropoff", "renew", "first", "fiktion", "settle", "invite", "travel"),
        *("asylum", "ukraine", "work", "company81a", "ikurs", "transfer", "einb", "advice"),
        *("company", "welcome", "emergency"),
    }


def test_kiosk_offers_ten_concerns_when_people_have_no_appointment() -> None:
    """The concern page has its ten keys in the order of the drawn one, and no other."""
    offered = [service for service in Site.load(SHIPPED).services if service.kiosk]
    assert [s.short["de"] for s in sorted(offered, key=lambda s: s.kiosk or 0)] == [
        "Karte oder Pass abholen",
        "Papiere abgeben",
        "Mein Titel läuft bald ab",
        "Neuer Pass, neue Adresse",
        "Asyl",
        "Integrationskurs",
        "Beratung",
        "Ich bin neu hier",
        "Arbeit, Unternehmen",
        "Notfall",
    ]
    assert {s.key for s in Site.load(SHIPPED).services if s.walk_in} == {s.key for s in offered}


def test_description_is_json_and_holds_no_group_when_given_out() -> None:
    """The description can go over the wire, and the legal group of a service stays here."""
    described = json.loads(json.dumps(Site.load(SHIPPED).description()))
    seven = next(c for c in described["counters"] if c["number"] == "7")
    assert (seven["room"], seven["floor"]) == ("1.14", {"de": "1. Stock"})
    assert described["kiosks"] == [
        {"name": "kiosk-1", "offline": {letter: [801, 849] for letter in "FKW"}}
    ]
    assert described["rules"] == {
        "hold_minutes": 20,
        "max_lateness_minutes": 15,
        "check_in_minutes_before": 60,
        "undo_seconds": 60,
        "open_tickets_per_counter": 1,
        "day_close": "00:00",
        "new_call_seconds": 14,
        "call_gap_seconds": 6,
        "kiosk_ticket_seconds": 40,
        **dict.fromkeys(("board_waiting", "board_range"), False),
    }
    inner = {"group", "minutes", "cv", "daily_quota"}
    assert not [s for s in described["services"] + described["areas"] if inner & s.keys()]
    assert [s["key"] for s in described["services"] if s["triage"]] == ["emergency"]
    assert "kiosk" not in next(s for s in described["services"] if s["key"] == "renew")


# ------------------------------------------------------------------------------------- accessors


def test_accessors_raise_when_the_name_is_unknown() -> None:
    """What the site does not have is a KeyError, never an empty value."""
    site = Site.load(SHIPPED)
    assert (site.area("K").letter, site.service("renew").area) == ("K", "K")
    assert site.counter("11").room == "2.06"
    assert site.park_reason("photo").ms == 20 * 60_000
    for ask, name in (
        *((site.area, "Z"), (site.service, "renw"), (site.counter, "12")),
        *((site.park_reason, "done"), (site.queues_of, "12"), (site.counters_able, "renw")),
    ):
        with pytest.raises(KeyError):
            ask(name)


def test_site_cannot_change_when_loaded() -> None:
    """A loaded site is frozen, its texts and ranges included."""
    site = Site.load(SHIPPED)
    with pytest.raises(ValidationError):
        site.key = "other"  # type: ignore[misc]
    for mapping in (site.name, site.kiosks[0].offline, site.displays[0].arrows):
        with pytest.raises(TypeError):
            mapping["de"] = "other"  # type: ignore[index]


def test_offline_ranges_are_the_kiosks_when_asked_by_area() -> None:
    """An area's offline ranges are those of all kiosks; an area without any has none."""
    site = Site.load(SHIPPED)
    assert site.offline_ranges("F") == ((801, 849),)
    assert site.offline_ranges("Z") == ()


@pytest.mark.parametrize(
    ("hold", "needs", "appointment", "minutes"),
    [
        (20, [], False, 0),
        (20, ["help"], False, 20),
        (20, ["emergency"], False, 20),
        (20, [], True, 20),
        (20, ["help", "emergency"], True, 20),
        (59, ["help", "emergency"], True, 59),
        (60, ["help", "emergency"], True, 60),
        (61, ["help", "emergency"], True, 60),
        (0, ["help"], True, 0),
    ],
)
def test_head_starts_add_up_to_h_when_there_are_several(
    hold: int, needs: list[str], *, appointment: bool, minutes: int
) -> None:
    """Head starts are summed and never exceed H."""
    rules = Rules(hold_minutes=hold)
    assert rules.head_start_ms(needs, appointment=appointment) == minutes * 60_000


def test_head_start_is_refused_when_the_need_is_unknown() -> None:
    """Nobody has a head start for a reason that is not a need."""
    with pytest.raises(ValueError, match="company"):
        Rules().head_start_ms(["company"])


# ---------------------------------------------------------------------------- what a file may say

TURN_7 = 'services = ["renew", "first", "fiktion", "asylum", "travel", "work"]'

HANNOVER = 'name.de = "Region Hannover"'

NEW_AREA = '[[areas]]\nletter = "U"\nname.de = "Wartebereich U"\nfloor.de = "3. Stock"\n'

MISTAKES = [
    # changed text, into, where it is told if elsewhere, what is wrong, what would be right
    ('key = "maschstrasse"', 'key = "a{b}"', "", 'key "a{b}"', "small letters"),
    ('timezone = "Europe/Berlin"', 'timezone = "Europe/Berln"', "", "Berln", "Europe/Berlin"),
    ('  "de",      #', '  "dee",      #', "", '"dee"', "de, de-x-ls, en"),
    ('  "ar",      #', '  "fa",      #', "languages = [", "each language once", '"uk", "tr"'),
    ('name.de = "Region', 'name.fr = "Region', "", "no German text", '"de"'),
    (HANNOVER, f'{HANNOVER}\nname.eng = "Hannover"', "", '"eng"', "de, de-x-ls, en"),
    (HANNOVER, f'{HANNOVER}\nname.ro = "ş"', "", '"ro" has ş (U+015F)', "cedilla"),
    ('address = "Maschstr', 'adress = "Maschstr', "", '"adress"', '"address"'),
    ("hold_minutes = 20", 'hold_minutes = "20"', "", "not a whole number", "without quotes"),
    ("hold_minutes = 20", "hold_minutes = -1", "", "is -1", "at least 0"),
    ("new_call_seconds = 14", "new_call_seconds = 16", "", "is 16", "at most 15"),
    ("call_gap_seconds = 6", "call_gap_seconds = 4", "", "is 4", "at least 5"),
    ("first_serial = 101", "first_serial = 100", "", "is 100", "at least 101"),
    ("[18, 28, 88]", "[18, 28]", "", "lacks 88", "must stay"),
    ("[18, 28, 88]", "[18, 28, 88, 849]", "offline = {", "could give W 849", "without 849"),
    ('day_close = "00:00"', 'day_close = "24:00"', "", '"24:00"', '"20:00"'),
    ('day_close = "00:00"', 'day_close = "8:00"', "", '"8:00"', "hours and minutes"),
    ('day_close = "00:00"', "day_close = 00:00:00", "", "not a text", "quotes"),
    ('day_close = "00:00"', 'day_close = "08:01"', "", "on Mondays 08:00-12:00", '"15:30"'),
    ('day_close = "00:00"', 'day_close = "15:29"', "", "on Mondays 13:00-15:30", '"15:30"'),
    ("undo_seconds = 60", "undo_seconds = -1", "", "is -1", "at least 0"),
    ("per_counter = 1", "per_counter = 0", "", "is 0", "at least 1"),
    ("overlong_factor = 3", "overlong_factor = 0", "", "is 0", "at least 1"),
    ("audit_days = 30", "audit_days = 0", "", "is 0", "at least 1"),
    ("audit_days = 30", "audit_days = 181", "", "is 181", "at most 180"),
    (
        "triage = true\ntitle",
        'triage = "yes"\ntitle',
        'triage = "yes"',
        "not true or false",
        "without quotes",
    ),
    ('floor.de = "2. Stock"', 'floor.de = "2"\ndaily_quota = 0', "", "is 0", "at least 1"),
    ('key = "done"', 'key = "finished"', "[[outcomes]]", 'no outcome "done"', "Erledigt"),
    ('key = "done"', 'key = "not-responsible"', "-responsible", "second outcome", "another key"),
    ('key = "photo"', 'key = "copy-shop"', "", 'second park reason "copy-shop"', "another key"),
    ('key = "distress"', 'key = "same-matter"', "", "second call reason", "another key"),
    ('key = "distress"', 'key = "Not{}"', "", 'call reason "Not{}": key', "small letters"),
    ("minutes = 15\n\n[[park", "minutes = 0\n\n[[park", "minutes = 0", "is 0", "at least 1"),
    ("minutes = 15\n\n[[park", "\n[[park", "[[park_reasons]]", "minutes is missing", "Add"),
    ('title.de = "Erledigt"', 'title.en = "Done"', "", "no German text", '"de"'),
    ('title.de = "Erledigt"', 'title.de = "Ja"\npriority = 1', "", '"priority"', "need"),
    ("{ help = 20,", "{ Ukraine = 20,", "", '"Ukraine"', "help, emergency, appointment"),
    ('friday = ["08:00', 'friday = ["8:00', "", '"8:00-12:00"', '"08:00-12:00"'),
    ('friday = ["08:00', 'friday = ["12:00', "", "goes wrong in time", "early to late"),
    ('  "kmr",', '  "kmrr",', "", '"kmrr"', '"kmr"'),
    ("friday = [", "freitag = [", "", '"freitag"', "Did you mean"),
    ("date = 2027-01-01", 'date = "2027-01-01"', "", "not a date", "2026-12-24"),
    ("date = 2027-01-01", "date = 2026-12-25", "", "2026-12-25 is there twice", "Remove"),
    (
        '[[areas]]\nletter = "F"',
        f'{NEW_AREA}\n[[areas]]\nletter = "F"',
        'letter = "U"',
        "area U",
        "it",
    ),
    ('letter = "W"', 'letter = "H"', "", '"H" is not possible', "F, K, U, W, Z, J"),
    ('letter = "W"', 'letter = "K"', "", 'second area "K"', "another letter"),
    ('letter = "W"', 'letter = "Z"', "", "K and Z", "another order"),
    ('floor.de = "2. Stock"', 'floor.de = ""', "", "is empty", "one line"),
    (
        'area = "K"\ngroup = "work"',
        'area = "Z"\ngroup = "work"',
        'area = "Z"',
        'area "Z"',
        "F, K, W",
    ),
    ('key = "renew"', 'key = "asylum"', 'key = "asylum"', 'second service "asylum"', "another"),
    ('key = "renew"', 'key = "new{f}"', "", '"new{f}" is not possible', "small letters"),
    ("minutes = 18\ncv = 0.7", 'minutes = 18\ncv = "0,7"', 'cv = "0,7"', "not a number", "0.5"),
    ('cv = 0.7\nicon = "time"', 'cv = 0.7\nicon = "tme"', "", '"tme"', '"time"'),
    ('group = "citizenship"', 'group = "citizenship"\npriority = 1', "", "priority", "need"),
    ('group = "citizenship"', 'group = "citizenship"\nhead_start = 1', "", "head_", "need"),
    ('short.de = "Asyl"', f'short.de = "{"A" * 37}"', "", "37 characters", "room for 36"),
    ('note.de = "Übertrag"', f'note.de = "{"A" * 21}"', "", "21 characters", "room for 20"),
    ("kiosk = 10", "kiosk = 9", "", "place 9", "Free is: 10"),
    ("kiosk = 10", "kiosk = 0", "", "is 0", "at least 1"),
    ('icon = "check"', 'icon = "check"\nkiosk = 11', "", "by appointment alone", "both"),
    ('number = "7"', "number = 7", "", "not a text", '"7"'),
    ('number = "7"', 'number = "07"', "", '"07" is not possible', "digits"),
    ('number = "7"', 'number = "6"', "", 'second counter "6"', "another number"),
    ('room = "1.14"', "", "[[counters]]", "room is missing", "Add it"),
    (TURN_7, TURN_7.replace("renew", "renw"), "", 'counter 7 serves "renw"', '"renew"?'),
    (TURN_7, TURN_7.replace("renew", "einb"), "", "in area W", 'also_areas = ["W"]'),
    (TURN_7, TURN_7.replace("renew", "work"), "", "twice", "Remove"),
    (TURN_7, "services = []", "", "services is empty", "one at least"),
    (TURN_7, 'services = "renew"', "", "not a list", "square brackets"),
    (TURN_7, f'{TURN_7}\nalso_areas = ["Q"]', "", 'area "Q"', "F, K, W"),
    ('["company", "company81a",', '["company",', 'key = "company81a"', "no counter", "Add"),
    ("W = [801, 849]", "W = [849, 801]", "", "849 to 801", "smaller one first"),
    ("W = [801, 849]", "W = [980, 1010]", "", "980 to 1010", "101 to 999"),
    ("W = [801, 849]", "W = [801]", "", "too few", "[801, 849]"),
    ("W = [801, 849]", "W = [801, 849, 3]", "", "3 entries", "room for 2"),
    ("W = [801, 849]", "Z = [801, 849]", "", 'area "Z"', "F, K, W"),
    ('10 = "left", 11 = "right" }', '10 = "left", 12 = "right" }', "", '"12"', "11"),
    ('10 = "left", 11 = "right" }', '10 = "lift", 11 = "right" }', "", '"lift"', '"left"'),
    ('areas = ["K"]', 'areas = ["X"]', "", 'area "X"', "F, K, W"),
    ('name = "display-k"', 'name = "display-f"', "", 'second display "display-f"', "another"),
]


@pytest.mark.parametrize(("old", "new", "place", "what", "right"), MISTAKES)
def test_mistake_is_told_with_its_line_when_there_is_one(
    checked: Edit, old: str, new: str, place: str, what: str, right: str
) -> None:
    """One mistake is told once, with its line, what is wrong and what would be right."""
    told = [p for p in checked(old, new) if what in p.what and right in p.right]
    assert len(told) == 1, render(checked(old, new))
    edited = SOURCE.replace(old, new).splitlines()[told[0].line - 1]
    assert (place or new.splitlines()[-1] or new) in edited


def test_counter_s_unknown_service_reads_as_one_line_when_rendered(checked: Edit) -> None:
    """The problem names file, line, counter and service, and the service that was meant."""
    problem = checked(TURN_7, TURN_7.replace("renew", "renw"))[0]
    line = line_of(TURN_7)
    said = f'line {line}: counter 7 serves "renw". There is no such service. Did you mean "renew"?'
    assert str(problem) == f"{problem.file}, {said}"


@pytest.mark.parametrize(("others", "told"), [("visit", 1), ("work", 0)])
def test_area_is_refused_when_its_services_are_of_one_group(
    tmp_path: Path, others: str, told: int
) -> None:
    """An area whose services are all of one legal group is refused, one with two groups is not."""
    file = tmp_path / "site.toml"
    head, tail = SOURCE.split("# ---- Area W, second floor")
    tail = re.sub('group = "(citizenship|advice|work)"', 'group = "visit"', tail)
    tail = tail.replace('group = "visit"', f'group = "{others}"', 1)
    file.write_text(head + tail, encoding="utf-8")
    problems = check(file)
    assert len(problems) == told, render(problems)
    for problem in problems:
        assert 'area W are of the group "visit"' in problem.what
        assert problem.line == line_of('letter = "W"')


@pytest.mark.parametrize(
    ("second", "told"), [([849, 899], 1), ([850, 899], 0), ([700, 801], 1), ([700, 800], 0)]
)
def test_offline_ranges_are_refused_when_they_overlap(
    tmp_path: Path, second: list[int], told: int
) -> None:
    """No two kiosks may give the same number of an area; neighbouring ranges are right."""
    file = tmp_path / "site.toml"
    source = f'{SOURCE}\n[[kiosks]]\nname = "kiosk-2"\noffline = {{ K = {second} }}\n'
    file.write_text(source, encoding="utf-8")
    problems = check(file)
    assert len(problems) == told, render(problems)
    assert all("given twice" in p.what and p.line == source.count("\n") for p in problems)


def test_all_mistakes_are_told_at_once_when_there_are_several(tmp_path: Path) -> None:
    """One look at the file finds everything, in line order; a mistake has no echo elsewhere."""
    file = tmp_path / "site.toml"
    source = SOURCE
    for old, new in (
        ('timezone = "Europe/Berlin"', 'timezone = "CEST"'),
        ("minutes = 18\ncv = 0.7", "minutes = 1.5\ncv = 0.7"),
        (TURN_7, TURN_7.replace("asylum", "asyl")),
        ('areas = ["K"]', 'areas = ["K", "Z"]'),
        ('8 = "left", 9 = "right" }', '8 = "lift", 9 = "right" }'),
    ):
        source = source.replace(old, new, 1)
    file.write_text(source, encoding="utf-8")
    problems = check(file)
    assert [p.line for p in problems] == sorted(p.line for p in problems)
    # the board has an arrow that is none, an area that is not there, and an unwanted pair
    assert len(problems) == 6, render(problems)


def test_load_raises_every_problem_when_the_file_is_wrong(tmp_path: Path) -> None:
    """`Site.load` refuses with the same problems that `check` tells."""
    file = tmp_path / "site.toml"
    file.write_text(SOURCE.replace('letter = "F"', 'letter = "Ä"'), encoding="utf-8")
    with pytest.raises(SiteError) as refused:
        Site.load(file)
    assert list(refused.value.problems) == check(file)
    assert str(refused.value) == render(check(file))


# ----------------------------------------------------------------------------- the file as a file


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b'key = "a"\nname = \n', 2, "not TOML"),
        (b'key = "a"\nkey = "b"\n', 2, "not TOML"),
        (b'key = "a"\nlist = [1,\n', 3, "not TOML"),
        ('key = "a"\nname.de = "Straße"'.encode("latin-1"), 2, "not UTF-8"),
        (b"", 1, "key is missing"),
        (b'services = "none"\nareas = 5\ncounters = [5]', 1, "not a list"),
        (b"hours = 3\nservices = [{area = {}, key = []}]", 1, "hours"),
    ],
)
def test_file_is_refused_with_a_line_when_it_is_no_site(
    tmp_path: Path, content: bytes, line: int, what: str
) -> None:
    """Whatever a file holds, the check says what is wrong and never breaks."""
    file = tmp_path / "site.toml"
    file.write_bytes(content)
    assert [p for p in check(file) if p.line == line and what in p.what], render(check(file))


def test_file_is_refused_without_a_line_when_it_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be read is one problem of the file as a whole."""
    (problem,) = check(tmp_path / "none.toml")
    assert str(problem) == f"{tmp_path / 'none.toml'}: No such file or directory."


def test_file_is_read_when_an_editor_of_windows_wrote_it(tmp_path: Path) -> None:
    """A byte order mark and other line ends change nothing, the lines included."""
    file = tmp_path / "site.toml"
    file.write_text(SOURCE, encoding="utf-8")
    plain = Site.load(file)
    file.write_bytes(b"\xef\xbb\xbf" + SOURCE.replace("\n", "\r\n").encode())
    assert Site.load(file) == plain
    file.write_bytes(file.read_bytes().replace(b'"renew",', b'"renw",', 1))
    first = line_of('services = ["renew", "first", "fiktion", "settle", "work"]')
    assert [p.line for p in check(file)] == [first]
