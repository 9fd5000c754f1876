"""States of a board's page beyond the call: areas, doors, cards, messages, the whole house."""

from dataclasses import asdict
from typing import Any, Final

from device.texts import Texts
from display.around import Around
from display.board import Mode, Picture
from display.full_screen import FullScreen
from display.messages import Message, Standing
from display.opening_hours import OpeningHours
from tests.architecture.tree import ROOT
from tests.display.house import description
from tests.display.scenes import ROWS, State, large, line, lines, row, state, wait, words
from tests.display.test_opening_hours import at

HOURS: Final = [{"days": [1, 2, 3, 4, 5], "open": [["07:30", "12:00"]]}]
FRIDAY: Final = at("2026-11-27 11:00")
ENDS: Final = {"break": at("2026-11-27 11:15"), "closed": at("2026-11-27 12:00")}
FULL_SCREEN: Final = FullScreen(
    Texts(ROOT / "display" / "locales"),
    OpeningHours.of(description(hours=HOURS, other_days=[])),
    ("K",),
)


def house(kind: str, *, own: str = "", stand: str = "") -> State:
    """Make the state in which the whole screen says one thing, in the agent's own words."""
    message = Message(id="1", kind=kind, since_ms=FRIDAY, until_ms=ENDS.get(kind))
    around = Around(server_ms=FRIDAY, messages=Standing((message,)))
    shown = FULL_SCREEN.shown(Picture(Mode.EMPTY, None, (), FRIDAY), around)
    assert shown
    made = asdict(shown) | {"own_text": line("de", own) if own else None, "stand": stand}
    return state("house", house=made)


URGENT: Final = {
    "short": lines(
        de="Das Haus schließt heute schon um 11:30 Uhr.", ar="يغلق المكتب اليوم في الساعة 11:30."
    ),
    "long": lines(
        de="Der Aufzug im Treppenhaus B fährt heute nicht. Wer die Treppe nicht gehen kann, meldet"
        " sich bitte im Erdgeschoss an der Information. Wir kommen.",
        vi="Thang máy ở cầu thang B hôm nay không hoạt động. Ai không đi cầu thang được, xin báo"
        " quầy thông tin ở tầng trệt. Chúng tôi sẽ đến giúp.",
    ),
    "longest": lines(
        de="Der Aufzug im Treppenhaus B fährt heute nicht. Wer die Treppe nicht gehen kann, meldet"
        " sich bitte im Erdgeschoss an der Information. Wir kommen zu Ihnen hinun",
        ti="ኣብ መደያይቦ B ዘሎ ሊፍት ሎሚ ኣይሰርሕን እዩ። ብመደያይቦ ክኸይድ ዘይክእል በጃኹም ኣብ ታሕተዋይ ደርቢ"
        " ንሓበሬታ ንገሩ። ንሕና ናባኹም ክንመጽእ ኢና ክንሕግዘኩም።",
    ),
}


def urgent(kind: str = "short") -> State:
    """Make an urgent message."""
    return {"key": f"urgent {kind}", "lines": URGENT[kind]}


CARD: Final[State] = {
    "key": "welcome",
    "icon": "welcome-folder",
    "titles": lines(de="Die Willkommensmappe ist da", ar="ملف الترحيب متوفّر الآن"),
    "texts": lines(
        de="Adressen, Kurse und Hilfe in 14 Sprachen. Sie bekommen sie kostenlos am Empfang.",
        ar="عناوين ودورات ومساعدة بأربع عشرة لغة. تحصلون عليه مجانًا عند الاستقبال.",
    ),
    "picture": "",
    "video": "",
    "large": True,
}
LONG_CARD: Final[State] = CARD | {
    "key": "long",
    "titles": lines(
        de="Integrationskurse: Anmeldung und Einstufung jeden Dienstag und Donnerstag",
        vi="Khóa học hội nhập: đăng ký và kiểm tra trình độ thứ Ba và thứ Năm hằng tuần",
    ),
    "texts": lines(
        de="Bringen Sie bitte Ihren Ausweis und Ihre Berechtigung mit. Die Beratung ist kostenlos,"
        " in Raum 0.03, von 8 bis 12 Uhr.",
        vi="Xin mang theo giấy tờ tùy thân và giấy chứng nhận quyền học. Tư vấn miễn phí tại phòng"
        " 0.03, từ 8 đến 12 giờ sáng.",
    ),
}
SMALL_CARD: Final[State] = {
    "key": "advice",
    "icon": "advice",
    "titles": lines(de="Beratung heute: Caritas", uk="Консультація сьогодні: Caritas"),
    "texts": lines(de="Raum 0.03 · kostenlos", uk="Кімната 0.03 · безкоштовно"),
    "picture": "",
    "video": "",
    "large": False,
}


def side(letter: str, **changed: Any) -> State:
    """Make one of two areas."""
    floors = {"F": "Erdgeschoss", "K": "1. Stock", "W": "2. Stock"}
    made: State = {
        "letter": letter,
        "title": f"Wartebereich {letter}",
        "floor": floors[letter],
        "large": None,
        "fresh": False,
        "rows": [],
        "waiting": None,
    }
    return {**made, **changed}


def two(left: State, right: State, **changed: Any) -> State:
    """Make the state of a board with two areas side by side."""
    fresh = left["fresh"] or right["fresh"]
    letters = left["letter"] + right["letter"]
    made = {"layout": "areas", "sides": [left, right], "words": words(letters)}
    return state("new" if fresh else "quiet", **(made | changed))


F_ROWS: Final = [
    row("F131", "2", arrow="left"),
    row("F130", "1", arrow="left", again=True),
    row("F129", "3", arrow="left"),
]
K_ROWS: Final = [row("K213", "6", speaking=True), row("K212", "9"), row("K211", "5")]


def two_areas(*, waits: bool = False) -> State:
    """Make two areas of which one has a new call."""
    return two(
        side(
            "F",
            large=large("F132", "4", room="0.08", floor="Erdgeschoss", arrow="left"),
            rows=F_ROWS,
            waiting=wait("F", 7) if waits else None,
        ),
        side(
            "K",
            large=large("K214", "7"),
            rows=K_ROWS,
            fresh=True,
            waiting=wait("K", 12) if waits else None,
        ),
    )


DOOR_LINES: Final = {
    "called": {"de": "Bitte eintreten", "ar": "تفضّل بالدخول"},
    "serving": {"de": "Hier läuft ein Gespräch", "ar": ""},
    "free": {"de": "Bitte warten Sie auf Ihren Aufruf", "ar": ""},
}


def door(kind: str = "called", *, number: str = "K214", own: str = "ar", **changed: Any) -> State:
    """Make the sign beside one counter's door."""
    texts = DOOR_LINES[kind]
    made = {
        "counter": "7",
        "room": "1.14",
        "state": kind,
        "number": "" if kind == "free" else number,
        "fresh": kind == "called",
        "again": False,
        "line": line("de", texts["de"]),
        "own": line(own, texts[own]) if texts.get(own) else None,
    }
    mode = {"called": "new", "serving": "quiet", "free": "empty"}[kind]
    return state(mode, layout="door", door=made | changed)


def quiet(**changed: Any) -> State:
    """Make the state after the yellow: the call still stands large."""
    return state("quiet", large=large("K214", "7"), rows=ROWS, **changed)
