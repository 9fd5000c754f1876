"""What is read from afar on the board's page has air around it, at every size."""

from typing import Any, Final

import pytest

from tests.display.scenes import State, call, large, row, spoken
from tests.display.scenes_more import SMALL_CARD, house, side, two, urgent
from tests.display.shown import Shown

SIZES: Final = ((1280, 720), (1024, 768), (1920, 1080), (1080, 1920))
AIR: Final = 12
"""Units of the drawing between two texts, and between a text and the edge of its ground."""
HEADLINE: Final = 120
OTHERS: Final = 28
"""Units: the order to leave the house, and the least for its other languages."""

_CLOSE: Final = """([air]) => {
  const unit = Math.min(...(innerHeight >= innerWidth ? [innerWidth / 1080, innerHeight / 1920]
    : [innerWidth / 1920, innerHeight / 1080]));
  // The ink of capitals and digits within a line's own box, by Noto Sans's measures.
  const inks = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].filter((box) => box.width > 0).map((box) => (
      { left: box.left, right: box.right, top: box.top + .26 * box.height,
        bottom: box.top + .79 * box.height }));
  };
  const gap = (one, two) => Math.max(one.left - two.right, two.left - one.right,
    one.top - two.bottom, two.top - one.bottom) / unit;
  const close = [];
  const note = (far, ...what) => { if (far < air) close.push([...what, Math.round(far)]); };
  for (const ground of document.querySelectorAll(".call")) {
    const { top, bottom } = ground.getBoundingClientRect();
    const again = [...ground.querySelectorAll(".call-again span")].flatMap(inks);
    const digits = [...ground.querySelectorAll(".ticket-letter, .ticket-digits")].flatMap(inks);
    const counter = inks(ground.querySelector(".call-counter strong"));
    const label = inks(ground.querySelector(".call-counter .label"));
    const floor = [...ground.querySelectorAll(".call-floor span")].flatMap(inks);
    const rule = ground.querySelector(".call-way").getBoundingClientRect().top;
    for (const one of again) for (const two of digits) note(gap(one, two), "again and digits");
    for (const one of label) for (const two of counter) note(gap(one, two), "label and counter");
    for (const ink of [...again, ...digits]) {
      note((ink.top - top) / unit, "top");
      note((rule - ink.bottom) / unit, "rule");
    }
    for (const ink of [...counter, ...floor]) note((bottom - ink.bottom) / unit, "bottom");
    const room = ground.querySelector(".call-room");
    if (room) note(air + (bottom - room.getBoundingClientRect().bottom) / unit, "room");
  }
  return close;
}"""
_LEFT: Final = "document.querySelector('.call .ticket-number').getBoundingClientRect().left"
_TYPE: Final = """(where) => {
  const wide = innerHeight >= innerWidth ? 1080 : 1920, high = 3000 - wide;
  const unit = Math.min(innerWidth / wide, innerHeight / high);
  return parseFloat(getComputedStyle(document.querySelector(where)).fontSize) / unit;
}"""


def areas(number: str, **more: Any) -> State:
    """Make two areas, one of which has just called this number again; the other has nobody."""
    called = large(number, "12", again=True, room="0.01", floor="Erdgeschoss", arrow="left")
    rows = [row("F104", "4"), row("F103", "3", again=True)]
    told = two(side(number[0], large=called, fresh=True, rows=rows), side("K"))
    return told | {"foot": spoken("uk"), "card": SMALL_CARD} | more


CALLS: Final[dict[str, State]] = {
    "board": call(again=True),
    "wide": call("W999", "12", again=True, floor="Erdgeschoss"),
    "urgent": call(again=True) | {"urgent": urgent("longest")},
    "wide, urgent": call("W999", "12", again=True) | {"urgent": urgent("longest")},
    "areas": areas("F105"),
    "wide areas": areas("W999"),
    "areas, urgent": areas("F105", urgent=urgent("longest")),
}


@pytest.mark.parametrize("name", CALLS)
def test_nothing_touches_the_number_when_it_is_called_again(page: Shown, name: str) -> None:
    """The word for it has a place of its own; the call stays within its ground and off its rule."""
    page.show(CALLS[name])
    for size in SIZES:
        page.turn(size)
        assert page.page.evaluate(_CLOSE, [AIR]) == [], size


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("more", [{}, {"urgent": urgent("longest")}], ids=["calm", "urgent"])
def test_the_number_stays_where_it_is_when_it_is_called_again(
    page: Shown, size: tuple[int, int], more: State
) -> None:
    """A mark that makes room for a word moves no digit to the side."""
    page.turn(size)
    page.show(call() | more)
    before = page.page.evaluate(_LEFT)
    page.show(call(again=True) | more)
    assert page.page.evaluate(_LEFT) == before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("stand", ["", "10:42"], ids=["in touch", "stale"])
def test_the_order_to_leave_is_read_from_afar_when_there_is_more_to_say(
    page: Shown, size: tuple[int, int], stand: str
) -> None:
    """The headline keeps its size whatever stands below it; every other language can be read."""
    page.turn(size)
    page.show(house("evacuation", stand=stand))
    assert page.page.evaluate(_TYPE, ".house h1") >= HEADLINE
    assert page.page.evaluate(_TYPE, ".house-others p") >= OTHERS
    assert page.ink() == []


def test_a_message_shows_no_bare_figure_when_others_wait_for_their_turn(page: Shown) -> None:
    """A sign with a figure beside it says nothing to a visitor: what waits comes by itself."""
    page.show(call() | {"urgent": urgent() | {"more": 5}})
    assert page.page.locator(".urgent-word").inner_text() == "Wichtig"
