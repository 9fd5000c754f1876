"""What a site file says of its boards: layouts, volume, cards, news, and what is refused of it."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from server.api.site_models import SiteDescription
from server.site import Site, check, render
from tests.server.small_site import WEBM, photograph, small_site, write_small

CARD: Final = '\n[[cards]]\nkey = "one"\ntitle.de = "Titel"\n'
NEWS: Final = '\n[[news]]\nkey = "one"\ntext.de = "Neues"\n'
BOARD: Final = '\n[[displays]]\nname = "hall"\n'
FULL: Final = """
[[displays]]
name = "hall"
areas = ["K", "F"]
layout = "areas"
volume = { "12:00" = 60, "07:30" = 100, "18:00" = 0 }

[[displays]]
name = "door"
areas = ["K"]
layout = "door"
counter = "7"

[rules]
board_waiting = true
board_range = true

[[cards]]
key = "one"
icon = "welcome-folder"
title.de = "Titel"
title.en = "Title"
text.de = "Text"
picture = "one.jpg"
areas = ["F"]
weekdays = ["friday", "tuesday"]
from = 2026-12-01
until = 2026-12-24
between = "08:00-12:00"
seconds = 60

[[cards]]
key = "two"
title.de = "Zwei"
video = "two.webm"

[[news]]
key = "one"
text.de = "Neues"
weekdays = ["sunday"]

[hours]
holidays = [
  { date = 2026-12-25, name.de = "Weihnachten" },
  { date = 2026-12-24, name.de = "Heiligabend" },
]
exceptions = [
  { date = 2026-12-24, open = ["08:00-10:00", "11:00-12:00"], name.de = "Heiligabend" },
  { date = 2026-12-31, open = [], name.de = "Silvester" },
]
"""


@pytest.fixture
def full(tmp_path: Path) -> dict[str, Any]:
    """The description of a site that says all that can be said of boards."""
    photograph(tmp_path / "one.jpg")
    (tmp_path / "two.webm").write_bytes(WEBM)
    file = write_small(tmp_path, FULL)
    assert render(check(file)) == ""
    told: dict[str, Any] = json.loads(json.dumps(Site.load(file).description()))
    return told


# ---------------------------------------------------------------------------- what boards are told


def test_a_board_is_told_its_layout_and_volume_when_it_has_some(full: dict[str, Any]) -> None:
    """Layout, counter and volume stand with each board, the volume in the order of the day."""
    hall, door = full["displays"]
    assert hall == {
        "name": "hall",
        "areas": ["K", "F"],
        "arrows": {},
        "layout": "areas",
        "volume": [["07:30", 100], ["12:00", 60], ["18:00", 0]],
    }
    assert (door["layout"], door["counter"], door["volume"]) == ("door", "7", [])


def test_cards_are_told_with_when_and_where_when_they_are_bound(full: dict[str, Any]) -> None:
    """A card says where and when it is shown; one that is bound to nothing says nothing of it."""
    one, two = full["cards"]
    assert one.pop("picture").endswith(".jpg")
    assert one == {
        "key": "one",
        "icon": "welcome-folder",
        "title": {"de": "Titel", "en": "Title"},
        "text": {"de": "Text"},
        "areas": ["F"],
        "weekdays": [2, 5],
        "from": "2026-12-01",
        "until": "2026-12-24",
        "between": ["08:00", "12:00"],
        "seconds": 60,
    }
    assert two.pop("video").endswith(".webm")
    assert two == {"key": "two", "title": {"de": "Zwei"}, "seconds": 12}
    assert full["news"] == [{"key": "one", "text": {"de": "Neues"}, "weekdays": [7]}]


def test_days_that_are_not_usual_are_told_when_there_are_some(full: dict[str, Any]) -> None:
    """Each date is told once, in order; an exception beats a holiday, and closed is no opening."""
    assert full["other_days"] == [
        {"date": "2026-12-24", "open": [["08:00", "10:00"], ["11:00", "12:00"]]},
        {"date": "2026-12-25", "open": []},
        {"date": "2026-12-31", "open": []},
    ]


def test_the_description_has_the_published_form_when_all_is_said(full: dict[str, Any]) -> None:
    """No member of a board, a card or a line of news is left out of the protocol."""
    known = SiteDescription.model_validate(full)
    assert json.loads(known.model_dump_json(by_alias=True, exclude_none=True)) == full
    assert (full["rules"]["board_waiting"], full["rules"]["board_range"]) == (True, True)


def test_boards_are_told_of_one_list_when_a_site_says_nothing(tmp_path: Path) -> None:
    """A site without any of it is one list, as loud as can be, without cards, news and figures."""
    file = write_small(tmp_path, BOARD + 'areas = ["K"]\n')
    told = Site.load(file).description()
    assert told["displays"] == [
        {"name": "hall", "areas": ["K"], "arrows": {}, "layout": "board", "volume": []}
    ]
    assert (told["cards"], told["news"], told["other_days"]) == ([], [], [])
    rules = told["rules"]
    assert isinstance(rules, dict)
    assert (rules["board_waiting"], rules["board_range"]) == (False, False)


# ---------------------------------------------------------------------------------- what is refused

AREAS: Final = BOARD + 'layout = "areas"\n'
DOOR: Final = BOARD + 'layout = "door"\n'
MISTAKES: Final = [
    # what stands in the file, in which line, what is wrong, what would be right
    (f'{AREAS}areas = ["K"]\n', "areas =", "has 1 of them", "two areas"),
    (f'{AREAS}areas = ["K", "F", "K"]\n', "areas =", "one of them twice", "each once"),
    (f'{DOOR}areas = ["K"]\n', "[[displays]]", "no counter", 'counter = "1"'),
    (f'{DOOR}areas = ["K"]\ncounter = "9"\n', "counter =", "no such counter", "1, 7, 8"),
    (f'{DOOR}areas = ["K"]\ncounter = "1"\n', "areas =", "calls from area F", '["K", "F"]'),
    (f'{DOOR}areas = ["K"]\ncounter = 7\n', "counter =", "not a text", '"7"'),
    (f'{BOARD}areas = ["K"]\ncounter = "7"\n', "counter =", 'layout = "board"', '"door"'),
    (f'{BOARD}areas = ["K"]\nlayout = "wall"\n', "layout =", '"wall"', "board, areas, door"),
    (f'{BOARD}areas = ["K"]\nvolume = {{ "7:30" = 50 }}\n', "volume", '"7:30"', '"20:00"'),
    (f'{BOARD}areas = ["K"]\nvolume = {{ "07:30" = 101 }}\n', "volume", "is 101", "at most 100"),
    (f'{BOARD}areas = ["K"]\nvolume = {{ "07:30" = -1 }}\n', "volume", "is -1", "at least 0"),
    (f'{CARD}areas = ["W"]\n', "areas =", 'card "one" is for area "W"', "F, K"),
    (f'{NEWS}areas = ["W"]\n', "areas =", 'news "one" is for area "W"', "F, K"),
    (f'{CARD}areas = ["K", "K"]\n', "areas =", "twice", "each once"),
    (f'{CARD}weekdays = ["tuseday"]\n', "weekdays", '"tuseday"', '"tuesday"'),
    (f'{CARD}weekdays = ["friday", "friday"]\n', "weekdays", "twice", "each once"),
    (f"{CARD}from = 2026-12-24\nuntil = 2026-12-23\n", "until", "before from", "earlier day"),
    (f'{CARD}from = "2026-12-24"\n', "from", "not a date", "2026-12-24"),
    (f'{CARD}between = "8:00-12:00"\n', "between", '"8:00-12:00"', '"08:00-12:00"'),
    (f'{CARD}between = "12:00-08:00"\n', "between", "goes wrong in time", "early to late"),
    (f'{CARD}between = ["08:00-12:00"]\n', "between", "not a text", "quotes"),
    (f"{CARD}seconds = 5\n", "seconds", "is 5", "at least 6"),
    (f"{CARD}seconds = 61\n", "seconds", "is 61", "at most 60"),
    (f'{CARD}icon = "zzz"\n', "icon", '"zzz"', "Choose from"),
    (f'{CARD}text.de = "{"A" * 121}"\n', "text.de", "121 characters", "room for 120"),
    (f'{CARD}text.en = "Text"\n', "text.en", "no German text", '"de"'),
    (CARD.replace("Titel", "A" * 61), "title.de", "61 characters", "room for 60"),
    (CARD.replace('title.de = "Titel"\n', ""), "[[cards]]", "title is missing", "Add"),
    (NEWS.replace("Neues", "A" * 121), "text.de", "121 characters", "room for 120"),
    (f"{NEWS}seconds = 12\n", "seconds", 'no field "seconds"', "key, areas"),
    (f"{CARD}form = 2026-12-24\n", "form", 'no field "form"', '"from"'),
    (CARD + CARD, "key =", 'second card "one"', "another key"),
    (NEWS + NEWS, "key =", 'second news "one"', "another key"),
    (f"{CARD}picture = 7\n", "picture", "not a file's name", '"welcome.jpg"'),
    (
        f'{CARD}picture = "no.jpg"\nvideo = "no.mp4"\n',
        "video",
        "picture and a video",
        "one of them",
    ),
    (CARD * 41, "[[cards]]", "41 entries", "room for 40"),
    ("\n[rules]\nboard_waiting = 1\n", "board_waiting", "not true or false", "true or false"),
]


@pytest.mark.parametrize(("more", "place", "what", "right"), MISTAKES)
def test_a_mistake_is_told_with_its_line_when_there_is_one(
    tmp_path: Path, more: str, place: str, what: str, right: str
) -> None:
    """One mistake is told once, with its line, what is wrong and what would be right."""
    photograph(tmp_path / "no.jpg")
    file = write_small(tmp_path, more)
    problems = check(file)
    told = [each for each in problems if what in each.what and right in each.right]
    assert len(told) == 1, render(problems)
    line = (small_site() + more).splitlines()[told[0].line - 1]
    assert place in line, (place, line)


ALSO: Final = """
[[counters]]
number = "9"
area = "K"
room = "1.09"
services = ["k-1", "f-1"]
also_areas = ["F"]
"""


@pytest.mark.parametrize(("areas", "fits"), [('"K"', False), ('"F"', False), ('"F", "K"', True)])
def test_a_door_must_hear_every_call_when_its_counter_serves_two_areas(
    tmp_path: Path, areas: str, *, fits: bool
) -> None:
    """People of both areas are called to that door, so its board must be of both."""
    file = write_small(tmp_path, f'{DOOR}areas = [{areas}]\ncounter = "9"\n', also=ALSO)
    problems = check(file)
    assert bool(problems) != fits, render(problems)


@pytest.mark.parametrize(
    "more",
    [
        f"{CARD}from = 2026-12-24\nuntil = 2026-12-24\n",
        f'{CARD}between = "00:00-24:00"\nseconds = 6\n',
        f'{CARD}text.de = "{"A" * 120}"\n',
        CARD.replace("Titel", "A" * 60),
        f'{BOARD}areas = ["K"]\nvolume = {{ "00:00" = 0 }}\n',
        f'{AREAS}areas = ["K", "F"]\n',
        CARD + NEWS,
    ],
)
def test_a_limit_is_no_mistake_when_it_is_reached(tmp_path: Path, more: str) -> None:
    """What is just allowed is allowed; a card and a line of news may have one key."""
    assert render(check(write_small(tmp_path, more))) == ""


def test_texts_of_cards_lie_in_the_files_of_texts_when_they_are_there(tmp_path: Path) -> None:
    """Another language of a card stands where a service's does, and is counted with them."""
    file = write_small(tmp_path, CARD + 'text.de = "Text"\n' + NEWS)
    texts = tmp_path / "small.texts"
    texts.mkdir()
    card = 'reviewed = false\n[cards.one]\ntitle = "Title"\ntext = "Words"\n'
    (texts / "en.toml").write_text(f'{card}[news.one]\ntext = "News"\n')
    site = Site.load(file)
    assert (site.cards[0].title["en"], site.cards[0].text["en"]) == ("Title", "Words")
    assert site.news[0].text["en"] == "News"
    (texts / "en.toml").write_text('reviewed = false\n[cards.two]\ntitle = "Title"\n')
    (problem,) = check(file)
    assert (Path(problem.file).name, problem.line) == ("en.toml", 3)
    assert 'there is no card "two"' in problem.what
