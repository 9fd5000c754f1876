"""When the server was in touch with a kiosk: how far back it is believed of itself. Pure.

A kiosk without a server gives numbers by itself, and says later how long ago each visitor came. Its
clock may be wrong, or lie. So nobody who is handed in came before the server was last in touch with
the kiosk: while it was, the kiosk had no reason to give numbers by itself.

Theory of operation
-------------------
All that is handed in after an outage comes one after the other, and each is a contact. So a contact
after a pause opens a window of `WINDOW_MS` in which the last contact before it still counts. Each
number that is handed in keeps the window open as long again, up to `LONGEST_MS` in all.

A kiosk hands in one after the other, in the order in which it gave the numbers. So each came after
the one before it: where the limit, a clock or a slow network would have it otherwise, it came a
millisecond later than that one. That is later than the kiosk says, so nobody of others is passed.

Promises
--------
* A kiosk that is in touch gains `LONGEST_MS` and one beat at the most over everybody else, whatever
  it says.
* A kiosk of which nothing is known gains nothing: who is handed in by it comes now.
* Nobody comes before whom the same kiosk handed in earlier, and nobody later than now.
"""

from dataclasses import dataclass, replace
from typing import Final

KNOWN_DAYS: Final = 35
"""For so long it is known when a kiosk was heard, and which ranges of numbers it had."""
WINDOW_MS: Final = 60_000
LONGEST_MS: Final = 10 * WINDOW_MS


@dataclass(frozen=True)
class Contact:
    """The contact with one kiosk; all in ms since 1970.

    `last` is the latest contact, `opened` the one that opened the window, `until` the last moment
    of that, and `since` the contact before it. `came` is when whoever it handed in last came; 0:
    not known.
    """

    last: int
    since: int
    opened: int
    until: int
    came: int = 0

    @classmethod
    def first(cls, now_ms: int) -> "Contact":
        """Begin with the first contact ever."""
        return cls(now_ms, now_ms, now_ms, now_ms + WINDOW_MS)

    def heard(self, now_ms: int) -> "Contact":
        """Give the contact as it is once the kiosk was heard now; time never runs backwards."""
        now_ms = max(now_ms, self.last)
        if now_ms > self.until:
            return Contact(now_ms, self.last, now_ms, now_ms + WINDOW_MS, self.came)
        return replace(self, last=now_ms)

    def handing_in(self, now_ms: int, *, age_ms: int) -> "Contact":
        """Give the contact once the kiosk has handed in somebody now who came so long ago.

        They came at `came`, unless that was on an earlier business day: then order is no matter.
        """
        heard = self.heard(now_ms)
        until = min(heard.last + WINDOW_MS, heard.opened + LONGEST_MS)
        came = min(heard.last, max(now_ms - age_ms, heard.not_before_ms, self.came + 1))
        return replace(heard, until=until, came=came)

    @property
    def not_before_ms(self) -> int:
        """The earliest moment at which somebody came whom the kiosk hands in now."""
        return self.since
