"""All that a board shows beside its calls, at one moment; and what keeps it up to date. Pure.

Theory of operation: `Surroundings` is told of the site, messages, waits and fetched pictures, and
lets time pass in `look`: what has its turn then is the `Around` of that moment. The glazier puts it
into words. Validity goes by the server's time and the site's clock, durations by the steady clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from device.texts import GERMAN
from display.band import STEP_MS, Band
from display.cards import MINUTE_MS, NEWS_SECONDS, Carousel, Item, of_card, of_news, stands
from display.messages import NO_MESSAGES, Kind, Messages, Standing
from display.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from device.texts import Texts
    from display.band import Banner
    from display.cards import Showing
    from display.messages import Message
    from display.notices import Spoken
    from display.site import SiteDescription
    from display.waiting import AreaWaiting


@dataclass(frozen=True)
class Around:
    """What stands beside the calls now; `own_turn` counts the languages of a house's own text.

    `is_heard` is False where a board that has a voice is at volume 0 now.
    """

    server_ms: int = 0
    messages: Standing = NO_MESSAGES
    urgent: Banner | None = None
    card: Showing | None = None
    news: Showing | None = None
    waiting: Mapping[str, AreaWaiting] = field(default_factory=dict)
    nobody_waits: bool = False
    somebody_waits: bool = False
    is_heard: bool = True
    media: frozenset[str] = frozenset()
    spoken: Spoken | None = None
    own_turn: int = 0

    @property
    def quiet(self) -> bool:
        """Say whether numbers are shown and not spoken for the time being."""
        return self.messages.first(Kind.QUIET) is not None or not self.is_heard


NOTHING_AROUND = Around()


class Surroundings:
    """What one board knows beside its calls."""

    def __init__(self, texts: Texts) -> None:
        """Begin with nothing known."""
        self.messages = Messages()
        self.waiting = Waiting()
        self.media: frozenset[str] = frozenset()
        self._texts = texts
        self._site: SiteDescription | None = None
        self._letters: tuple[str, ...] = ()
        self._cards, self._news, self._band = Carousel(), Carousel(), Band()

    def learn_site(self, site: SiteDescription, name: str) -> None:
        """Go by this description of the site from now on."""
        self._site, self._letters = site, site.display(name).areas

    def standing(self, server_ms: int) -> Standing:
        """Return the messages that stand for this board."""
        return self.messages.standing(self._letters, server_ms)

    def look(self, *, now_ms: int, server_ms: int, spoken: Spoken | None) -> Around:
        """Let time pass, and return what stands beside the calls now."""
        standing = self.standing(server_ms)
        self._cards.offer(self._card_items(server_ms), now_ms=now_ms)
        self._news.offer(self._news_items(standing, server_ms), now_ms=now_ms)
        self._band.offer(standing.of(Kind.URGENT), now_ms=now_ms)
        return Around(
            server_ms=server_ms,
            messages=standing,
            urgent=self._band.shown(now_ms),
            card=self._cards.shown,
            news=self._news.shown,
            waiting=self.waiting.shown,
            nobody_waits=self.waiting.nobody_in(self._letters),
            somebody_waits=self.waiting.somebody_in(self._letters),
            media=self.media,
            spoken=spoken,
            own_turn=now_ms // STEP_MS,
        )

    def next_change_ms(self, *, now_ms: int, server_ms: int) -> int:
        """Return when time alone next changes something, by the steady clock.

        Everything of the calendar begins and ends with a minute of the server's time.
        """
        moments = [now_ms + MINUTE_MS - server_ms % MINUTE_MS]
        end_ms = self.messages.next_end_ms(server_ms)
        if end_ms is not None:
            moments.append(now_ms + end_ms - server_ms)
        turns = (each.next_change_ms() for each in (self._cards, self._news))
        moments += [
            each for each in (*turns, self._band.next_change_ms(now_ms)) if each is not None
        ]
        if any(len(each.text) > 1 for each in self.standing(server_ms).all if each.kind in _HOUSE):
            moments.append(now_ms + STEP_MS - now_ms % STEP_MS)
        return min(moments)

    def _card_items(self, server_ms: int) -> Iterable[Item]:
        site = self._site
        if site is None:
            return ()
        zone, mine = site.timezone, self._letters
        rows = (
            each for each in site.cards if stands(each, mine, server_ms=server_ms, timezone=zone)
        )
        return [of_card(each) for each in rows]

    def _news_items(self, standing: Standing, server_ms: int) -> Iterable[Item]:
        """Give what people have put up first, then the site's own."""
        told = [
            Item(_key(each), each.text, {}, NEWS_SECONDS)
            for each in standing.of(Kind.NEWS)
            if each.text.get(GERMAN)
        ]
        closed = (each for each in standing.all if each.kind in _HOUSE and each.areas)
        told += [self._part_closed(each) for each in closed]
        site = self._site
        if site is None:
            return told
        zone, mine = site.timezone, self._letters
        rows = (
            each for each in site.news if stands(each, mine, server_ms=server_ms, timezone=zone)
        )
        return [*told, *(of_news(each) for each in rows)]

    def _part_closed(self, message: Message) -> Item:
        """Return the line that says of some of the board's areas what the screen says of all."""
        letters = " · ".join(each for each in message.areas if each in self._letters)
        said = {
            language: f"{letters}: {self._texts.get(message.kind, language)}"
            for language in self._texts.languages()
            if self._texts.language_of(message.kind, language) == language
        }
        return Item(_key(message), said, {}, NEWS_SECONDS)


def _key(message: Message) -> str:
    """Name a message among the news; no key of a site file has a colon."""
    return f"message:{message.id}"


_HOUSE = frozenset({Kind.CLOSED, Kind.BREAK})
