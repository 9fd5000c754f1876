"""What fills the room that calls leave: cards, news, the urgent band, who waits; and the foot."""

from dataclasses import replace

import pytest

from device.texts import strip_isolates
from device.voice import Sentence
from display.around import Around
from display.band import Banner
from display.board import Call, Mode, Picture, Row
from display.cards import Item, Showing
from display.glass import Glass, Line
from display.glazier import Glazier
from display.messages import Message, Standing
from display.notices import Spoken
from display.site import SiteDescription
from display.waiting import AreaWaiting
from tests.display.house import description
from tests.display.stage import NOON_MS, Stage
from tests.display.test_glass import TEXTS, a_call

ITEM = Item(
    key="course",
    title={"de": "Kurs", "en": "Course", "uk": "Курс"},
    text={"de": "Montags.", "en": "On Mondays."},
    seconds=12,
    icon="book",
    picture="a.jpg",
    video="b.webm",
)
CARD = Around(card=Showing(ITEM, 0), media=frozenset({"a.jpg", "b.webm"}))
NEWS = Around(news=Showing(Item("snow", {"de": "Es schneit.", "en": "It snows."}, {}, 12), 0))
QUIET = Standing((Message(id="1", kind="quiet"),))
SITE = description(
    rules={"board_waiting": True, "board_range": True},
    displays=[
        {"name": "display-k", "areas": ["K"]},
        {"name": "two", "areas": ["F", "K"], "layout": "areas"},
        {"name": "door", "areas": ["K"], "layout": "door", "counter": "7"},
    ],
)


def glass(
    picture: Picture,
    around: Around,
    *,
    name: str = "display-k",
    silent: bool = False,
    site: SiteDescription = SITE,
) -> Glass:
    """Put a picture and what is around it into words."""
    return Glazier(TEXTS, site, name=name, silent=silent).glass(picture, around)


def picture(mode: Mode = Mode.EMPTY, *calls: Call) -> Picture:
    """Make a picture of these calls; the first one is large unless nothing is."""
    standing = tuple(Row(each, soon=False) for each in calls)
    large = calls[0] if calls and mode in {Mode.NEW, Mode.QUIET} else None
    rows = tuple(row for row in standing if row.call is not large)
    return Picture(mode, large, rows, NOON_MS, standing)


def arrived(call: Call) -> Call:
    """Let the visitor come."""
    return replace(call, ticket=replace(call.ticket, state="serving"))


def recalled(call: Call) -> Call:
    """Call again."""
    return replace(call, ticket=replace(call.ticket, recalls=1))


def texts(lines: tuple[Line, ...]) -> list[str]:
    """Return lines without isolates, each with its language."""
    return [f"{line.lang} {strip_isolates(line.text)}" for line in lines]


# ---- cards --------------------------------------------------------------------------------------


def test_a_card_takes_the_left_when_nobody_is_called() -> None:
    """German first, then the other language, with picture and video."""
    card = glass(picture(), CARD).card
    assert card
    assert (card.large, card.key, card.icon) == (True, "course", "book")
    assert texts(card.titles) == ["de Kurs", "en Course"]
    assert texts(card.texts) == ["de Montags.", "en On Mondays."]
    assert (card.picture, card.video) == ("/media/a.jpg", "/media/b.webm")


@pytest.mark.parametrize("mode", [Mode.NEW, Mode.QUIET])
def test_a_card_stands_in_the_corner_when_somebody_is_called(mode: Mode) -> None:
    """A call always comes before a card: the number stays large, the card has no picture."""
    shown = glass(picture(mode, a_call()), CARD)
    assert shown.large
    assert (shown.mode, shown.large.number) == (mode, "K214")
    assert shown.card
    assert (shown.card.large, shown.card.picture, shown.card.video) == (False, "", "")


def test_a_card_takes_the_left_when_the_visitor_has_come() -> None:
    """The number goes to the top of the list: nobody is called any more."""
    shown = glass(picture(Mode.QUIET, arrived(a_call()), a_call("K213")), CARD)
    assert (shown.mode, shown.large) == ("empty", None)
    assert [row.number for row in shown.rows] == ["K214", "K213"]
    assert shown.card
    assert shown.card.large


def test_the_row_that_is_spoken_stands_beside_a_card_when_others_are_newer() -> None:
    """What is said is on the glass, whatever takes the left."""
    stage = Stage()
    stage.voice = False
    late = [stage.called(f"K{20 + n}", ago=80 - n) for n in range(7)]
    shown = glass(stage.snapshot(*late), CARD)
    assert shown.card
    assert shown.card.large
    assert [row.number for row in shown.rows if row.speaking] == ["K20"]


def test_a_visitor_s_number_stays_large_when_there_is_no_card() -> None:
    """As ever."""
    shown = glass(picture(Mode.QUIET, arrived(a_call())), Around())
    assert (shown.mode, shown.card) == ("quiet", None)
    assert shown.large


def test_a_card_has_no_second_language_when_its_text_has_none() -> None:
    """What nobody translated is there in German alone."""
    card = glass(picture(), replace(CARD, card=Showing(ITEM, 1))).card
    assert card
    assert (texts(card.titles), texts(card.texts)) == (["de Kurs", "uk Курс"], ["de Montags."])


def test_a_card_stands_without_its_picture_when_that_is_not_here() -> None:
    """What could not be fetched leaves no hole."""
    card = glass(picture(), replace(CARD, media=frozenset({"b.webm"}))).card
    assert card
    assert (card.picture, card.video) == ("", "/media/b.webm")


def test_no_card_stands_when_the_board_is_stale() -> None:
    """What is wrong with the board is said, and nothing beside it."""
    assert glass(picture(Mode.STALE), CARD).card is None


def test_no_card_stands_on_a_door() -> None:
    """A door sign is about one counter."""
    assert glass(picture(), CARD, name="door").card is None


@pytest.mark.parametrize(
    ("calls", "is_large"), [((), True), ((arrived(a_call()),), True), ((a_call(),), False)]
)
def test_a_card_stands_over_both_sides_when_nobody_is_called_on_either(
    calls: tuple[Call, ...], *, is_large: bool
) -> None:
    """With one call on one side it is in the corner."""
    shown = glass(picture(Mode.QUIET if calls else Mode.EMPTY, *calls), CARD, name="two")
    assert shown.card
    assert shown.card.large is is_large
    assert [side.large is None for side in shown.sides] == [True, is_large]


# ---- the foot -----------------------------------------------------------------------------------


def test_the_foot_says_what_is_spoken_when_another_call_is_large() -> None:
    """The voice may be behind the turns: what is heard is what is written, and its row says so."""
    spoken = a_call("K213")
    around = replace(NEWS, spoken=Spoken(spoken.key, (Sentence("de", "Nummer K 2 1 3"),)))
    shown = glass(picture(Mode.NEW, a_call(), spoken), around)
    assert (shown.foot.icon, texts(shown.foot.lines)) == ("speak", ["de Nummer K 2 1 3"])
    assert [row.speaking for row in shown.rows] == [True]


def test_a_row_is_among_the_last_five_when_the_voice_says_it_late() -> None:
    """Where turns are shorter than speech, the voice comes to calls that had left the list."""
    calls = [a_call(f"K{230 - n}") for n in range(8)]
    around = Around(spoken=Spoken(calls[-1].key, (Sentence("de", "Nummer K 2 2 3"),)))
    shown = glass(picture(Mode.NEW, *calls), around)
    assert [row.number for row in shown.rows] == ["K229", "K228", "K227", "K226", "K223"]
    assert [row.speaking for row in shown.rows] == [False, False, False, False, True]


def test_the_foot_has_a_line_of_news_when_nothing_is_spoken() -> None:
    """One line, in German and one other language, in the place of the day's hint."""
    shown = glass(picture(), NEWS)
    assert (shown.foot.icon, texts(shown.foot.lines)) == (
        *("info", ["de Es schneit.", "en It snows."]),
    )
    assert not any(row.speaking for row in shown.rows)


def test_the_foot_says_the_call_when_it_is_new() -> None:
    """News wait for the call."""
    assert glass(picture(Mode.NEW, a_call()), NEWS).foot.icon == "speak"


def test_the_foot_says_whom_to_ask_when_the_board_is_stale() -> None:
    """News of before the cut are not shown as news."""
    shown = glass(picture(Mode.STALE), NEWS)
    assert shown.foot == shown.words.stale_foot


def test_the_foot_says_that_nothing_is_spoken_when_the_board_is_quiet() -> None:
    """Numbers are shown, and so is what would be said; nothing has the sign of a voice."""
    around = replace(NEWS, messages=QUIET)
    shown = glass(picture(), around)
    assert shown.quiet_sound
    assert (shown.foot.icon, texts(shown.foot.lines)[0]) == (
        *("see", "de Nummern werden gerade nur gezeigt."),
    )
    assert glass(picture(Mode.NEW, a_call()), around).foot.icon == "see"
    assert not glass(picture(), NEWS).quiet_sound


def test_the_foot_has_two_lines_at_most_when_more_is_spoken() -> None:
    """There is room for two."""
    sentences = tuple(Sentence(each, each) for each in ("de", "en", "uk"))
    shown = glass(picture(), Around(spoken=Spoken("message-1", sentences)))
    assert texts(shown.foot.lines) == ["de de", "en en"]


# ---- recalls ------------------------------------------------------------------------------------


def test_a_recall_says_that_it_is_one_when_it_is_shown() -> None:
    """Large, in the list and on both sides."""
    shown = glass(picture(Mode.NEW, recalled(a_call()), recalled(a_call("K213"))), Around())
    assert shown.large
    assert (shown.large.again, shown.rows[0].again) == (True, True)
    assert shown.words.again == "Erneuter Aufruf"
    first = glass(picture(Mode.NEW, a_call(), a_call("K213")), Around())
    assert first.large
    assert (first.large.again, first.rows[0].again) == (False, False)


# ---- what is urgent, and what takes the screen --------------------------------------------------


def banner(**text: str) -> Around:
    """Make what is around a board with an urgent message."""
    message = Message(id="8", kind="urgent", text=text)
    return Around(urgent=Banner(message, tuple(text)), messages=Standing((message,)))


@pytest.mark.parametrize("mode", [Mode.EMPTY, Mode.NEW, Mode.STALE])
def test_calls_stay_when_something_is_urgent(mode: Mode) -> None:
    """A band beside whatever the board says, also when it has lost touch."""
    shown = glass(picture(mode, a_call()), banner(de="Halt.", uk="Стій."))
    assert shown.urgent
    assert (shown.urgent.key, texts(shown.urgent.lines)) == ("8", ["de Halt.", "uk Стій."])
    assert shown.mode is mode


def test_nothing_is_beside_the_way_out_when_the_house_is_left() -> None:
    """One thing to read: no call, no card, no news, no band, no numbers that wait."""
    around = replace(banner(de="Halt."), card=CARD.card, news=NEWS.news)
    leaving = Standing((Message(id="9", kind="evacuation"), *around.messages.all))
    around = replace(around, messages=leaving, waiting={"K": AreaWaiting(numbers=7)})
    for mode in (Mode.NEW, Mode.STALE):
        shown = glass(picture(mode, a_call()), around)
        assert shown.house
        assert (shown.mode, shown.house.kind) == ("house", "evacuation")
        assert (shown.large, shown.rows, shown.card, shown.urgent, shown.waiting) == (
            *(None, (), None, None, ()),
        )


def test_the_band_stays_when_the_house_is_closed() -> None:
    """What is urgent is so for those before the door, too."""
    around = banner(de="Halt.")
    closed = Standing((Message(id="9", kind="closed"), *around.messages.all))
    shown = glass(picture(), replace(around, messages=closed))
    assert (shown.mode, shown.urgent is not None) == ("house", True)


# ---- who waits ----------------------------------------------------------------------------------


def waits(
    rules: dict[str, bool], numbers: int = 7, minutes: tuple[int, int] | None = (20, 35)
) -> list[str]:
    """Return what a board says of those who wait in its area."""
    site = description(rules=rules)
    around = Around(waiting={"K": AreaWaiting(numbers=numbers, minutes=minutes)})
    shown = Glazier(TEXTS, site, name="display-k", silent=False).glass(picture(), around)
    lines = [line for each in shown.waiting for line in (each.numbers, each.minutes)]
    return [strip_isolates(line.text) if line else "" for line in lines]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({}, []),
        ({"board_waiting": True}, ["7 Nummern warten", ""]),
        ({"board_range": True}, ["", "Ungefähr 20 bis 35\u00a0Minuten"]),
        (
            {"board_waiting": True, "board_range": True},
            ["7 Nummern warten", "Ungefähr 20 bis 35\u00a0Minuten"],
        ),
    ],
)
def test_a_board_says_who_waits_when_its_site_wants_it(
    rules: dict[str, bool], said: list[str]
) -> None:
    """Numbers by one rule, minutes by the other, nothing without."""
    assert waits(rules) == said


def test_a_board_has_no_sign_without_words_when_how_long_is_not_known() -> None:
    """A site that shows minutes alone shows nothing where nobody knows them."""
    shown = glass(
        picture(),
        Around(waiting={"K": AreaWaiting(numbers=7)}),
        site=description(rules={"board_range": True}),
    )
    assert shown.waiting == ()


@pytest.mark.parametrize(
    ("numbers", "said"),
    [(0, "Niemand wartet"), (1, "1 Nummer wartet"), (2, "2 Nummern warten")],
)
def test_the_sentence_is_right_when_one_or_nobody_waits(numbers: int, said: str) -> None:
    """Nobody, one, several."""
    both = {"board_waiting": True, "board_range": True}
    assert waits(both, numbers, None) == [said, ""]


def test_each_side_has_its_own_wait_when_two_areas_stand_side_by_side() -> None:
    """An area of which nothing is known says nothing."""
    around = Around(waiting={"K": AreaWaiting(numbers=7), "W": AreaWaiting(numbers=1)})
    shown = glass(picture(), around, name="two")
    assert [side.waiting is None for side in shown.sides] == [True, False]
    assert shown.waiting == ()


def test_nobody_is_said_to_wait_when_the_board_is_stale() -> None:
    """What was true before the cut is not shown as true."""
    around = Around(waiting={"K": AreaWaiting(numbers=7)})
    assert glass(picture(), around).waiting
    assert glass(picture(Mode.STALE), around).waiting == ()
