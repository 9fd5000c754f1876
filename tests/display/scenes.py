"""States of a board's page, written by hand as the agent sends them (display/glass.py).

German first, and beside it languages that need much room or run the other way.
"""

from typing import Any, Final

State = dict[str, Any]

NOON_MS: Final = 1_795_686_180_000
"""10:43 in Berlin, on a Thursday at the end of November 2026."""

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "prs", "ckb", "ps"})


def line(lang: str, text: str) -> State:
    """Make a line of text."""
    return {"lang": lang, "dir": "rtl" if lang in RIGHT_TO_LEFT else "ltr", "text": text}


def lines(**texts: str) -> list[State]:
    """Make lines, German first."""
    return [line(lang, text) for lang, text in texts.items()]


QUIET_FOOT: Final = {
    "icon": "time",
    "lines": lines(
        de="Neue Nummern sehen und hören Sie hier.", en="New numbers are shown and spoken here."
    ),
}
SPOKEN: Final = {
    "ar": "الرقم K 2 1 4، تفضّل إلى الشبّاك 7.",
    "uk": "Номер K 2 1 4, до стійки 7, будь ласка.",
    "vi": "Số K 2 1 4, xin mời đến quầy số 12, tầng một.",
    "ti": "ቁጽሪ K 2 1 4፣ በጃኹም ናብ መስኮት 12 ምጹ።",
}
NEWS: Final = {
    "short": lines(
        de="Die Bücherei im Erdgeschoss ist heute bis 18 Uhr offen.",
        vi="Thư viện ở tầng trệt hôm nay mở cửa đến 18 giờ.",
    ),
    "long": lines(
        de="Am Freitag, 24. Dezember, bleibt das Haus zu. Fiktionsbescheinigungen verlängern wir am"
        " Montag ab 7:30 Uhr ohne Termin.",
        ti="ዓርቢ 24 ታሕሳስ እቲ ቤት ጽሕፈት ዕጹው እዩ። ንወረቓቕቲ ሰኑይ ካብ ሰዓት 7:30 ጀሚርና ብዘይ ቆጸራ ነናውሖ።",
    ),
}
WORDS: Final[State] = {
    "title": "Wartebereich K",
    "floor": "1. Stock",
    "letters": ["K"],
    "counter": "Schalter",
    "room": "Raum",
    "recent": "Zuletzt aufgerufen",
    "recent_none": "Gerade keine Nummer",
    "again": "Erneuter Aufruf",
    "urgent": "Wichtig",
    "quiet_sound": "Nummern werden gerade nur gezeigt.",
    "welcome": "Guten Tag",
    "welcome_hints": lines(
        de="Hier steht die nächste Nummer.",
        en="The next number appears here.",
        ar="هنا يظهر الرقم التالي.",
    ),
    "card": "Wo Sie warten",
    "places": [],
    "stale": "Diese Anzeige ist gerade nicht aktuell.",
    "stale_stand": "Stand {time}",
    "stale_lines": [
        *(
            line("de", text)
            for text in (
                "Ihre Nummer bleibt gültig.",
                "Bitte bleiben Sie hier.",
                "Wir kommen zu Ihnen.",
            )
        ),
        line("en", "Your number stays valid. Please stay here."),
    ],
    "stale_recent": "Aufgerufen bis {time}",
    "stale_recent_never": "Aufgerufen",
    "stale_foot": {
        "icon": "info",
        "lines": lines(de="Fragen? Bitte sprechen Sie uns an.", en="Questions? Please ask us."),
    },
}
FLOORS: Final = {"F": "Erdgeschoss", "K": "1. Stock", "W": "2. Stock"}


def words(letters: str = "K", **changed: Any) -> State:
    """Make the words of a board of these areas."""
    one = len(letters) == 1
    return {
        **WORDS,
        "title": f"Wartebereich{'' if one else 'e'} {' · '.join(letters)}",
        "floor": FLOORS.get(letters, "1. Stock") if one else "",
        "letters": list(letters),
        "places": [{"letter": each, "floor": FLOORS[each]} for each in FLOORS],
        **changed,
    }


def row(number: str, counter: str, **changed: Any) -> State:
    """Make a row of the list."""
    made = {"key": f"row {number}", "number": number, "counter": counter, "arrow": "right"}
    marks = {"soon": False, "time": "", "again": False, "speaking": False}
    return {**made, **marks, **changed}


def large(number: str, counter: str, **changed: Any) -> State:
    """Make the call that stands large."""
    made = {"key": f"call {number}", "number": number, "counter": counter, "room": "1.14"}
    return {**made, "floor": "1. Stock", "arrow": "right", "again": False, **changed}


ROWS: Final = [
    row("K213", "6"),
    row("F131", "2", arrow="left"),
    row("K212", "9"),
    row("W118", "11", arrow="up"),
    row("K211", "5"),
]


def state(mode: str = "empty", **changed: Any) -> State:
    """Make a whole state; everything that is not said is as on a quiet morning."""
    return {
        "mode": mode,
        "layout": "board",
        "large": None,
        "rows": [],
        "sides": [],
        "door": None,
        "foot": QUIET_FOOT,
        "card": None,
        "urgent": None,
        "house": None,
        "waiting": [],
        "quiet_sound": False,
        "stand": "",
        "timezone": "Europe/Berlin",
        "words": words(),
        "now_ms": NOON_MS,
        **changed,
    }


def spoken(language: str) -> State:
    """Make the foot while a call is spoken."""
    german = line("de", "Nummer K 2 1 4, bitte zu Schalter 7.")
    return {"icon": "speak", "lines": [german, line(language, SPOKEN[language])]}


def call(
    number: str = "K214", counter: str = "7", *, language: str = "ar", **changed: Any
) -> State:
    """Make the state of a new call; further arguments change the call itself."""
    return state("new", large=large(number, counter, **changed), rows=ROWS, foot=spoken(language))


def wait(letter: str, numbers: int) -> State:
    """Make how many wait in an area."""
    return {
        "letter": letter,
        "numbers": line("de", f"{numbers} Nummern warten"),
        "minutes": line("de", "Ungefähr 20 bis 35 Minuten"),
    }
