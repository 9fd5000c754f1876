"""The agent and what is around its calls: messages, waits, pictures, what is said now."""

from typing import Any

import pytest
import structlog

from device.continuity import Position
from device.texts import strip_isolates
from tests.display.broadcaster import ticket
from tests.display.house import description
from tests.display.test_agent import Bench

WAITING = {"K": {"numbers": 7, "minutes": [20, 35]}}


class Hall(Bench):
    """An agent whose house puts up messages."""

    def later(self, seconds: float) -> None:
        """Let time pass in touch with the server, a beat every two seconds."""
        while seconds > 0:
            self.beat(min(2, seconds))
            seconds -= 2

    def hear_beat(self, waiting: dict[str, Any], seconds: float = 0) -> None:
        """Hear a beat that says who waits."""
        self.agent.on_waiting(waiting)
        self.beat(seconds)

    def said(self) -> tuple[str, list[str]]:
        """Begin what is to be said now, and return its key and its texts; the voice goes on."""
        begun = self.agent.begin_announcement()
        if begun is None:
            return "", []
        return begun[0], [strip_isolates(each.text) for each in begun[1]]

    @property
    def now(self) -> dict[str, Any]:
        """The state that the page draws."""
        return self.agent.state()


@pytest.fixture
def hall() -> Hall:
    """An agent that knows its site and that nobody is called."""
    return Hall()


# ---- messages --------------------------------------------------------------------------------


def test_a_message_is_sent_at_once_when_it_is_put_up(hall: Hall) -> None:
    """The page has it before the event's method returns; and it goes as fast."""
    hall.put_up(text={"de": "Halt."})
    assert [state["urgent"]["key"] for state in hall.shown] == ["1"]
    hall.take_down()
    assert hall.shown[-1]["urgent"] is None


def test_a_message_is_shown_when_a_snapshot_brings_it(hall: Hall) -> None:
    """A board that starts, or was cut off, shows what stands."""
    row = {"id": "1", "kind": "urgent", "areas": [], "text": {"de": "Halt."}, "since_ms": 1}
    hall.seq += 1
    told: dict[str, object] = {"tickets": [], "messages": [None, row, {"id": 7}]}
    with structlog.testing.capture_logs() as log:
        hall.agent.on_snapshot(told, Position(1, hall.seq), hall.server_ms)
    assert hall.now["urgent"]["key"] == "1"
    assert len(log) == 2
    hall.snapshot()
    assert hall.now["urgent"] is None


@pytest.mark.parametrize("message", [None, {}, {"id": "1"}])
def test_an_event_is_refused_when_its_message_cannot_be_read(hall: Hall, message: object) -> None:
    """The link is told, so that it begins afresh with a snapshot."""
    event = {"type": "message_shown", "at": 1, "message": message}
    with pytest.raises(ValueError, match="validation"):
        hall.agent.on_event(event, Position(1, hall.seq + 1))


def test_news_have_their_turn_when_a_line_of_the_site_file_has_the_same_name(hall: Hall) -> None:
    """The site file may call a line "1", and the first message of a day is called so, too."""
    hall.agent.learn_site(description(news=[{"key": "1", "text": {"de": "Es schneit."}}]))
    hall.put_up("news", text={"de": "Der Aufzug steht."})
    seen = set()
    for _ in range(4):
        seen.add(hall.now["foot"]["lines"][0]["text"])
        hall.later(12)
    assert seen == {"Es schneit.", "Der Aufzug steht."}


def test_a_message_goes_by_itself_when_its_time_is_over(hall: Hall) -> None:
    """The ticker is woken for it, to the millisecond."""
    hall.put_up(text={"de": "Halt."}, until_ms=hall.server_ms + 3_500)
    assert hall.agent.wait_s() == 3.5
    hall.now_ms += 3_499
    hall.agent.advance()
    assert hall.now["urgent"]
    hall.now_ms += 1
    hall.agent.advance()
    assert hall.shown[-1]["urgent"] is None


def test_a_message_of_another_area_is_not_shown_when_it_is_told(hall: Hall) -> None:
    """This board is for area K."""
    hall.put_up(text={"de": "Halt."}, areas=["F"])
    assert hall.shown == []


def test_messages_stand_when_the_board_has_lost_touch(hall: Hall) -> None:
    """An evacuation is shown whatever happens to the server; it says how old that is."""
    hall.put_up(text={"de": "Halt."})
    hall.now_ms += 5_000
    hall.agent.advance()
    assert (hall.now["mode"], hall.now["urgent"]["key"]) == ("stale", "1")
    hall.beat()
    hall.put_up("evacuation", "2")
    hall.now_ms += 5_000
    hall.agent.advance()
    state = hall.now
    assert (state["mode"], state["house"]["kind"], state["house"]["stand"]) == (
        *("house", "evacuation", "12:16"),
    )


def test_a_call_comes_before_a_pause_when_both_stand(hall: Hall) -> None:
    """The screen is the call's until its visitor has come."""
    hall.put_up("break")
    assert hall.now["mode"] == "house"
    row = hall.call("K214")
    assert (hall.now["mode"], hall.now["large"]["number"]) == ("new", "K214")
    hall.event("started", row | {"state": "serving"})
    assert hall.now["house"]["kind"] == "break"


# ---- the voice ---------------------------------------------------------------------------------


def test_what_is_spoken_stands_in_the_foot_when_it_is_begun(hall: Hall) -> None:
    """And its row says so, until it is over."""
    hall.call("K213", language="en")
    key, _ = hall.said()
    hall.call("K214")
    hall.later(14)
    state = hall.now
    assert state["large"]["number"] == "K214"
    assert [(row["number"], row["speaking"]) for row in state["rows"]] == [("K213", True)]
    assert strip_isolates(state["foot"]["lines"][0]["text"]).startswith("Nummer K 2 1 3")
    hall.agent.announced(key)
    assert [row["speaking"] for row in hall.now["rows"]] == [False]
    assert strip_isolates(hall.now["foot"]["lines"][0]["text"]).startswith("Nummer K 2 1 4")


def test_an_urgent_message_is_said_before_the_next_call_when_it_comes(hall: Hall) -> None:
    """Not into a call, but before the next one; no call is lost by it."""
    hall.call("K213")
    first, _ = hall.said()
    hall.call("K214")
    hall.put_up(key="5", text={"de": "Halt.", "en": "Stop."})
    assert hall.said() == ("", [])
    hall.later(6)
    hall.agent.announced(first)
    assert hall.agent.voice_wait_s() == 0.0
    assert hall.said() == ("message-5", ["Halt.", "Stop."])
    assert [line["text"] for line in hall.now["foot"]["lines"]] == ["Halt.", "Stop."]
    assert hall.said() == ("", [])
    assert hall.agent.voice_wait_s() == 60.0
    hall.agent.announced("message-5")
    key, texts = hall.said()
    assert texts == ["Nummer K 2 1 4, bitte zu Schalter 7."]
    hall.agent.announced(key)
    assert hall.said() == ("", [])


def test_an_evacuation_is_said_again_and_nobody_is_called_when_it_stands(hall: Hall) -> None:
    """Calls wait for its end; one that still stands is said then."""
    hall.put_up("evacuation", "9")
    assert hall.said()[0] == "message-9"
    hall.agent.announced("message-9")
    hall.call("K214")
    assert (hall.said(), hall.agent.voice_wait_s()) == (("", []), 30.0)
    hall.later(10)
    assert hall.said() == ("", [])
    hall.take_down("9")
    assert hall.said()[1] == ["Nummer K 2 1 4, bitte zu Schalter 7."]


@pytest.mark.parametrize(("age_ms", "is_said"), [(89_999, True), (90_000, False)])
def test_a_call_is_not_said_when_it_waited_too_long_for_people_to_come_back(
    hall: Hall, age_ms: int, *, is_said: bool
) -> None:
    """It is shown all the same, with its time."""
    hall.put_up("evacuation", "9")
    hall.call("K214")
    for _ in range(20):
        hall.beat(4)
    hall.beat((age_ms - 80_000) / 1000)
    hall.take_down("9")
    assert bool(hall.said()[1]) is is_said
    assert "K214" in str(hall.now["large"]) + str(hall.now["rows"])


def test_no_old_call_is_said_when_an_evacuation_was_long(hall: Hall) -> None:
    """Of many that were called meanwhile, none is said two minutes later, from its row neither."""
    hall.put_up("evacuation", "9")
    for number in range(201, 231):
        hall.call(f"K{number}")
    for _ in range(30):
        hall.beat(4)
        if hall.agent.begin_announcement():
            hall.agent.announced("message-9")
    hall.take_down("9")
    for _ in range(30):
        assert hall.agent.begin_announcement() is None
        hall.beat(4)


def test_an_evacuation_is_said_every_30_s_when_the_server_is_gone(hall: Hall) -> None:
    """The network may be the first thing that goes."""
    hall.put_up("evacuation", "9")
    for _ in range(3):
        assert hall.said()[0] == "message-9"
        hall.agent.announced("message-9")
        hall.now_ms += 29_999
        hall.agent.advance()
        assert (hall.said()[0], hall.agent.voice_wait_s()) == ("", 0.001)
        hall.now_ms += 1


def test_nothing_is_said_when_the_board_is_quiet(hall: Hall) -> None:
    """Numbers are shown, each has its turn after the gap, and the foot says how it is."""
    hall.put_up("quiet", "3")
    hall.call("K213")
    hall.call("K214")
    hall.put_up(key="5", text={"de": "Halt."})
    assert hall.said() == ("", [])
    assert (hall.now["quiet_sound"], hall.now["large"]["number"]) == (True, "K213")
    hall.later(6)
    assert hall.now["large"]["number"] == "K214"
    assert hall.said() == ("", [])
    hall.take_down("3")
    hall.later(6)
    assert (hall.said(), hall.now["quiet_sound"]) == (("", []), False)
    hall.call("K215")
    hall.later(14)
    assert hall.said()[1] == ["Nummer K 2 1 5, bitte zu Schalter 7."]


def test_a_call_that_waits_for_the_voice_is_not_said_when_quiet_begins(hall: Hall) -> None:
    """Its turn ends with the gap, as if it had been said; an evacuation is heard all the same."""
    hall.call("K213")
    hall.call("K214")
    hall.put_up("quiet", "3")
    assert hall.said() == ("", [])
    hall.later(6)
    assert hall.now["large"]["number"] == "K214"
    hall.put_up("evacuation", "9")
    assert hall.said()[0] == "message-9"


def test_a_board_without_a_voice_says_nothing_when_something_is_urgent() -> None:
    """It shows it; nothing waits for a voice that is not there."""
    hall = Hall(silent=True)
    hall.put_up(text={"de": "Halt."})
    hall.put_up("evacuation", "9")
    assert (hall.said(), hall.agent.voice_wait_s()) == (("", []), 60.0)


def test_a_recall_says_that_it_is_one_when_it_has_its_turn(hall: Hall) -> None:
    """It is new, it is spoken, and it is called a recall."""
    row = hall.call("K214")
    key, _ = hall.said()
    hall.agent.announced(key)
    hall.later(14)
    assert not hall.now["large"]["again"]
    hall.event("recalled", row | {"recalls": 1, "called_ms": hall.server_ms})
    assert (hall.now["mode"], hall.now["large"]["again"]) == ("new", True)
    assert hall.said()[1]


# ---- who waits, cards, pictures -----------------------------------------------------------------


def test_who_waits_is_shown_when_a_beat_says_it(hall: Hall) -> None:
    """With the beat, as long as beats say it, and not after a cut until one says it again."""
    hall.agent.learn_site(description(rules={"board_waiting": True}))
    hall.hear_beat(WAITING)
    assert [wait["letter"] for wait in hall.shown[-1]["waiting"]] == ["K"]
    hall.agent.on_touch(False, hall.server_ms)  # noqa: FBT003 - the link's shape
    hall.beat()
    assert hall.now["waiting"] == ()
    hall.hear_beat(WAITING)
    assert hall.now["waiting"]
    hall.hear_beat({})
    assert hall.now["waiting"] == ()


def test_the_house_closes_when_its_last_visitor_has_gone(hall: Hall) -> None:
    """After the hours the board says so by itself, with the beat that says that nobody waits."""
    hall.agent.learn_site(description(hours=[{"days": [1], "open": [["08:00", "12:00"]]}]))
    hall.hear_beat(WAITING)
    assert hall.now["mode"] == "empty"
    hall.hear_beat({"K": {"numbers": 0}})
    assert (hall.now["mode"], hall.now["house"]["kind"]) == ("house", "closed")
    hall.call("K214")
    assert hall.now["mode"] == "new"


def test_a_minute_s_end_wakes_the_ticker_when_cards_have_times(hall: Hall) -> None:
    """A card of 12:17 stands at 12:17, though nothing is heard just then."""
    card = {"key": "late", "title": {"de": "Spät"}, "seconds": 12, "between": ["12:17", "24:00"]}
    hall.agent.learn_site(description(cards=[card]))
    hall.later(18)
    assert hall.now["card"] is None
    assert hall.agent.wait_s() == 2.0
    hall.now_ms += 2_000
    hall.agent.advance()
    assert hall.shown[-1]["card"]["key"] == "late"


def test_the_next_card_comes_by_itself_when_the_seconds_of_one_are_over(hall: Hall) -> None:
    """The ticker is woken for it; between two cards nothing is sent."""
    rows = [{"key": key, "title": {"de": key}, "seconds": 7} for key in ("one", "two")]
    hall.agent.learn_site(description(cards=rows))
    hall.shown.clear()
    hall.later(6)
    assert (hall.shown, hall.agent.wait_s()) == ([], 1.0)
    hall.now_ms += 1_000
    hall.agent.advance()
    assert [state["card"]["key"] for state in hall.shown] == ["two"]


def test_a_picture_is_shown_when_it_has_come(hall: Hall) -> None:
    """The card stands before; the picture joins it at once, and is sent once."""
    card = {"key": "a", "title": {"de": "Kurs"}, "seconds": 12, "picture": "a.jpg"}
    hall.agent.learn_site(description(cards=[card]))
    assert hall.now["card"]["picture"] == ""
    hall.shown.clear()
    for _ in range(2):
        hall.agent.learn_media(frozenset({"a.jpg"}))
    assert [state["card"]["picture"] for state in hall.shown] == ["/media/a.jpg"]


def test_a_door_sign_hears_of_its_own_counter_alone_when_all_call() -> None:
    """Other counters' calls are neither shown nor announced there."""
    hall = Hall()
    row = {"name": "display-k", "areas": ["K"], "layout": "door", "counter": "7"}
    hall.agent.learn_site(description(displays=[row]))
    hall.event("called", ticket("K213", called_ms=hall.server_ms, counter="8"))
    assert (hall.now["door"]["state"], hall.now["rows"], hall.said()) == ("free", (), ("", []))
    hall.event("called", ticket("K214", called_ms=hall.server_ms, counter="7"))
    assert (hall.now["door"]["number"], hall.now["door"]["fresh"]) == ("K214", True)
    assert hall.said()[1] == ["Nummer K 2 1 4, bitte zu Schalter 7."]
