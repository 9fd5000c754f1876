"""What the kiosk's page takes: each key is a move of the table; none of a code is."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import pytest

from kiosk.moves import MOVES
from kiosk.visit import TAPS, Screen, What
from tests.kiosk.page_shown import Shown, shown_page
from tests.kiosk.page_states.wishes import SCREENS
from tests.kiosk.page_visit import BURST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Request

Command = tuple[str, str]

HASTE: Final = "(() => { let now = 0; performance.now = () => (now += window.step ?? 1000); })()"
"""Each look at the clock is a second later: no tap waits for the one before."""

WITHOUT_TOUCH: Final = frozenset(
    {
        *(What.SCANNED, What.NEXT, What.PREVIOUS, What.CHOOSE, What.REPEAT),
        *(What.LOUDER, What.QUIETER, What.TOUCH),
    }
)
"""What comes from the reader, from the keys of a keypad or a headset, and from bare glass."""

WITHOUT_A_KEY: Final = {
    Screen.GIVE_BACK: {What.START_OVER},  # yes or no, nothing else
    Screen.STOPPED: {What.WITH_APPOINTMENT},
    Screen.USED_UP: {What.WITH_APPOINTMENT},
    Screen.TOO_LATE: {What.WITH_APPOINTMENT},
    Screen.NO_SERVICE: {What.WITH_APPOINTMENT},
}
"""What the machine takes although the screen draws no key for it."""

STRIKE: Final = """([type, key, later_ms]) => {
    window.step = later_ms;
    performance.now();
    window.step = 0;
    const options = { key, code: key, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent(type, options));
}"""
"""A key goes down or up, so many ms after the last look at the clock."""

SETTLE: Final = """async ({ ms, choice }) => {
  const { send } = await import("/page/taps.js");
  await new Promise((done) => setTimeout(done, ms));
  await send({ id: "" }, "touch", choice);
}"""
"""So long a code may still be waited for; what is sent then is answered after all that was sent."""
LAST: Final = "last"

HELD: Final = [{}, {"ctrlKey": True}, {"altKey": True}, {"metaKey": True}]


@pytest.fixture(scope="module")
def shown() -> Iterator[Shown]:
    """One page for all keys, without its guard against trembling."""
    with shown_page(HASTE) as shown:
        yield shown


class Sent:
    """The commands that the page sends, but for the mere touches, which are counted."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.commands: list[Command] = []
        self.touches = 0
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if "/commands/" in request.url:
            body: dict[str, Any] = json.loads(request.post_data or "{}")
            name = request.url.rsplit("/", 1)[1]
            if name != What.TOUCH:
                self.commands.append((name, body["choice"]))
            elif body["choice"] != LAST:
                self.touches += 1

    def settled(self, pause_ms: int = 250) -> list[Command]:
        """All commands, once what was typed and tapped is told; a code ends with a pause."""
        self._page.evaluate(SETTLE, {"ms": pause_ms, "choice": LAST})
        return self.commands

    def close(self) -> None:
        """Note nothing more."""
        self._page.remove_listener("request", self._note)


def sent_by(shown: Shown, keys: list[tuple[str, dict[str, bool]]], **wish: object) -> list[Command]:
    """What the page tells its agent when keys come in a burst on this screen."""
    page = shown.show(**wish)
    sent = Sent(page)
    assert all(page.evaluate(BURST, keys)), "a key reached the browser"
    try:
        return sent.settled()
    finally:
        sent.close()


def plain(text: str) -> list[tuple[str, dict[str, bool]]]:
    """The keys of a text."""
    return [(sign, {}) for sign in text]


def test_each_key_is_a_move_of_the_table_when_it_is_tapped(shown: Shown) -> None:
    """What a screen's keys tell is what the machine takes there: no key is dead, no move hidden."""
    told: dict[str, set[str]] = defaultdict(set)
    for wish in SCREENS.values():
        for more in ({"asking": True}, {"larger": True, "lower": True}):
            page = shown.show(**{**wish, **more, "voices": True})
            sent = Sent(page)
            page.evaluate("() => document.querySelectorAll('button').forEach((key) => key.click())")
            told[wish["screen"]] |= {name for name, _ in sent.settled(0)}
            sent.close()
    for screen, moves in MOVES.items():
        taken = {what.value for what in moves if what in TAPS and what not in WITHOUT_TOUCH}
        hidden = {what.value for what in WITHOUT_A_KEY.get(screen, ())}
        if screen is Screen.WORKING:  # its keys are those of the screen beneath; none is taken
            assert taken <= told[screen]
            continue
        assert told[screen] == taken - hidden, screen


@pytest.mark.parametrize("end", ["Enter", "Tab", ""])
def test_a_scan_is_told_when_a_reader_types_it(shown: Shown, end: str) -> None:
    """A burst of keys is one code, ended by Enter, Tab or a pause."""
    keys = plain("HN-4711") + ([(end, {})] if end else [])
    assert sent_by(shown, keys, screen="start") == [("scanned", "HN-4711")]


def test_a_scan_is_told_only_when_the_screen_takes_it(shown: Shown) -> None:
    """The page asks the table of the machine, not itself."""
    for wish in {wish["screen"]: wish for wish in SCREENS.values()}.values():
        told = sent_by(shown, plain("ABCD12"), **wish)
        takes = What.SCANNED in MOVES[Screen(wish["screen"])]
        assert told == ([("scanned", "ABCD12")] if takes else []), wish


def test_nothing_but_its_signs_is_told_when_a_code_is_crafted(shown: Shown) -> None:
    """Ctrl, Alt, Meta, F keys, Tab, Escape, Enter, arrows and other signs press nothing at all."""
    named = [f"F{number}" for number in range(1, 13)]
    named += ["Escape", "Tab", "Enter", " ", "ArrowDown", "PageUp", "Backspace", "ContextMenu"]
    keys = [(sign, held) for held in HELD[1:] for sign in "rwtnplXQ0/"]
    keys += [(name, held) for held in HELD for name in named if name not in {"Enter", "Tab"}]
    keys += [*plain("<A>1é;2_3"), ("Enter", {}), ("Tab", {}), ("Enter", {}), (" ", {})]
    shown.page.evaluate("() => document.querySelector('[data-key=contrast]').focus()")
    assert sent_by(shown, keys, screen="code") == [("scanned", "A123")]


def test_digits_are_ascii_when_a_keyboard_is_arabic(shown: Shown) -> None:
    """Both kinds of Arabic digits are the same digits; small letters are large ones."""
    assert sent_by(shown, plain("٠١٢٣٤٥٦٧٨٩"), screen="start") == [("scanned", "0123456789")]
    assert sent_by(shown, plain("۰۱۲۳۴۵۶۷۸۹ab"), screen="start") == [("scanned", "0123456789AB")]


def test_the_last_signs_are_told_when_a_code_is_endless(shown: Shown) -> None:
    """Sixty-four signs are enough for each code of ours, and all that the agent takes."""
    assert sent_by(shown, plain("A" * 500 + "B" * 60), screen="start") == [
        ("scanned", "AAAA" + "B" * 60)
    ]


def test_a_sign_is_typed_when_it_comes_alone(shown: Shown) -> None:
    """Whoever types slowly types; on a screen without a field nothing is typed."""
    assert sent_by(shown, plain("٣"), screen="code") == [("type", "3")]
    assert sent_by(shown, plain("3"), screen="start") == []


def test_a_key_is_pressed_when_enter_comes_alone(shown: Shown) -> None:
    """A visitor's own keyboard works; Enter within a burst is not a visitor's."""
    page = shown.show(screen="start")
    page.evaluate("() => document.querySelector('[data-key=without]').focus()")
    sent = Sent(page)
    page.evaluate(BURST, [("Enter", {})])
    assert sent.settled() == [("choose-way", "without")]
    page.evaluate(BURST, [("x", {}), ("Enter", {})])
    assert sent.settled() == [("choose-way", "without")]
    sent.close()


def test_fingers_may_be_fast_when_they_type_different_signs(shown: Shown) -> None:
    """The guard against trembling holds back the same key of the pad, never another one."""
    page = shown.show(screen="code")
    sent = Sent(page)
    page.evaluate("() => { performance.now(); window.step = 0; }")
    try:
        for sign in "12213":
            page.evaluate("key => document.querySelector(key).click()", f'[data-key="type-{sign}"]')
        assert sent.settled(1000) == [("type", sign) for sign in "1213"]
    finally:
        page.evaluate("() => { window.step = 1000; }")
        sent.close()


@pytest.mark.parametrize(("pause_ms", "typed"), [(500, "22"), (499, "2"), (150, "2")])
def test_a_sign_is_typed_twice_when_a_finger_means_it(
    shown: Shown, pause_ms: int, typed: str
) -> None:
    """Many a code has the same sign twice: within half a second it is a trembling finger."""
    page = shown.show(screen="code")
    sent = Sent(page)
    page.evaluate("step => { performance.now(); window.step = step; }", pause_ms)
    try:
        for _ in range(2):
            page.evaluate("document.querySelector('[data-key=type-2]').click()")
        assert sent.settled(1000) == [("type", sign) for sign in typed]
    finally:
        page.evaluate("() => { window.step = 1000; }")
        sent.close()


NEXT: Final = {"speaking": True, "keys": {"F14": {"what": "next", "choice": ""}}}


@pytest.mark.parametrize(
    ("held_ms", "pause_ms", "times"), [(50, 499, 1), (50, 500, 2), (3000, 499, 1), (3000, 500, 2)]
)
@pytest.mark.parametrize(
    ("wish", "key", "told"),
    [
        ({"screen": "code"}, "2", ("type", "2")),
        ({"screen": "concern", "speech": NEXT}, "F14", ("next", "")),
    ],
)
def test_a_key_counts_once_when_it_is_struck_again_within_half_a_second(
    shown: Shown,
    wish: dict[str, object],
    key: str,
    told: Command,
    held_ms: int,
    pause_ms: int,
    times: int,
) -> None:
    """The half second begins when the key is let go, however long a hand lay on it."""
    page = shown.show(**wish)
    sent = Sent(page)
    try:
        for kind, later_ms in [
            *(("keydown", 1000), ("keyup", held_ms)),
            *(("keydown", pause_ms), ("keyup", held_ms)),
        ]:
            page.evaluate(STRIKE, (kind, key, later_ms))
            page.wait_for_timeout(150)
        assert sent.settled() == [told] * times
    finally:
        page.evaluate("() => { window.step = 1000; }")
        sent.close()


def test_a_key_counts_once_when_it_trembles_as_fast_as_a_reader(shown: Shown) -> None:
    """Few strikes of one key are no code; of different keys each counts."""
    page = shown.show(screen="code")
    sent = Sent(page)
    page.evaluate("() => { performance.now(); window.step = 0; }")
    try:
        page.evaluate(BURST, plain("331"))
        assert sent.settled() == [("type", "3"), ("type", "1")]
        page.evaluate(BURST, plain("1122"))
        assert sent.settled()[2:] == [("scanned", "1122")]
    finally:
        page.evaluate("() => { window.step = 1000; }")
        sent.close()


@pytest.mark.parametrize("is_held", [False, True])
def test_the_focus_moves_once_when_the_tab_key_trembles_or_is_held(
    shown: Shown, *, is_held: bool
) -> None:
    """Of a key that the browser acts on itself the doubled strike is kept from it."""
    page = shown.show(screen="start")
    page.evaluate("() => { performance.now(); window.step = 0; }")
    page.evaluate("() => document.querySelector('[data-key=with]').focus()")
    try:
        for _ in range(2):
            page.keyboard.down("Tab")
            page.wait_for_timeout(150)
            if not is_held:
                page.keyboard.up("Tab")
        assert page.locator(":focus").get_attribute("data-key") == "without"
    finally:
        page.keyboard.up("Tab")
        page.evaluate("() => { window.step = 1000; }")


FINGERS: Final = """count => { for (let finger = 0; finger < count; finger += 1) {
    const options = { pointerId: finger + 10, isPrimary: true, bubbles: true };
    dispatchEvent(new PointerEvent("pointerdown", options));
} }"""


def test_a_touch_is_told_one_at_a_time_when_somebody_drums_on_the_glass(shown: Shown) -> None:
    """What is tapped does not wait behind a hundred touches."""
    page = shown.show(screen="start")
    sent = Sent(page)
    page.evaluate(FINGERS, 100)
    assert (sent.settled(), sent.touches) == ([], 1)
    page.evaluate(FINGERS, 1)
    assert (sent.settled(), sent.touches) == ([], 2)
    sent.close()


@pytest.mark.parametrize(("keys", "touches"), [(["F9"], 1), (["x"], 1), (["x", "y"], 0)])
def test_a_key_without_a_meaning_is_a_touch_when_a_hand_strikes_it(
    shown: Shown, keys: list[str], touches: int
) -> None:
    """Somebody is there; what a reader types says nothing of the kind."""
    page = shown.show(screen="start")
    sent = Sent(page)
    page.evaluate(BURST, [(key, {}) for key in keys])
    assert (sent.settled(), sent.touches) == ([], touches)
    sent.close()


def test_nothing_beneath_is_pressed_when_the_question_goes_under_a_finger(shown: Shown) -> None:
    """The key on which a finger comes down is the only one that it can press."""
    box = shown.show(screen="start").locator('[data-key="language"]').bounding_box()
    assert box
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    page = shown.show(screen="start", asking=True)
    assert page.locator(".over").bounding_box()
    sent = Sent(page)
    glass = page.context.new_cdp_session(page)
    for touched in (True, False):
        asked = "([x, y]) => document.elementFromPoint(x, y).closest('.over') !== null"
        shown.show(screen="start", asking=touched)
        assert page.evaluate(asked, [place["x"], place["y"]]) is touched
        glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
        shown.show(screen="start")
        glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert sent.settled() == ([] if touched else [("start-over", "")])
    sent.close()
