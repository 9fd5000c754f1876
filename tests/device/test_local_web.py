"""The doors of the page server, each seen to refuse, and the page behind them in a browser."""

from __future__ import annotations

import re
import signal
import socket
from typing import TYPE_CHECKING, Any

import pytest

from device.local_web import MAX_BODY_BYTES, PageServer, PortInUse, listen
from tests.device.page_probe import Probe, live, new_page, started
from tests.kiosk.kiosk_office import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOREIGN_ORIGINS = (
    None,
    "null",
    "http://evil.example",
    "https://{host}",
    "http://{host}.evil.example",
)


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Probe]:
    """Give a running page server."""
    with started(new_page(tmp_path_factory.mktemp("probe"))) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a page for a server of the test's own."""
    return new_page(tmp_path)


@pytest.mark.parametrize(
    "path", ["/", "/page/app.js", "/shared/base.css", "/commands/add", "/nothing"]
)
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "evil.example:{port}", ""]
)
def test_421_when_the_host_is_not_its_own(probe: Probe, path: str, host: str) -> None:
    """A page server answers to its own name alone, so no foreign name that points here opens it."""
    answer = probe.ask("GET", path, {"Host": host.format(port=probe.port)})
    assert (answer.status, answer.json()["code"]) == (421, "other_host")


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_the_page_when_the_host_is_its_own(probe: Probe, name: str) -> None:
    """Both names of loopback open the page and its live link's address stands in the policy."""
    answer = probe.ask("GET", "/", {"Host": f"{name}:{probe.port}"})
    assert answer.status == 200
    policy = answer.headers["Content-Security-Policy"]
    assert f"connect-src 'self' ws://{name}:{probe.port};" in policy


def test_nobody_answers_when_another_address_of_the_machine_is_called(probe: Probe) -> None:
    """It listens on 127.0.0.1 and nowhere else."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", probe.port), timeout=5).close()


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_403_when_a_command_comes_from_another_page(probe: Probe, origin: str | None) -> None:
    """A command without our page's own Origin is refused."""
    answer = probe.command("echo", Origin=origin and origin.format(host=probe.host))
    assert (answer.status, answer.json()["code"]) == (403, "other_origin")


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_403_when_a_live_link_comes_from_another_page(probe: Probe, origin: str | None) -> None:
    """A WebSocket without our page's own Origin is refused before it opens."""
    answer = probe.upgrade(Origin=origin and origin.format(host=probe.host))
    assert (answer.status, answer.json()["code"]) == (403, "other_origin")


def test_no_deflate_when_a_browser_offers_it(probe: Probe) -> None:
    """Our own page's live link opens, and without compression."""
    answer = probe.upgrade()
    assert answer.status == 101
    assert "Sec-WebSocket-Extensions" not in answer.headers


@pytest.mark.parametrize("transport", ["polling", "webtransport", ""])
def test_400_when_the_live_link_is_not_a_websocket(probe: Probe, transport: str) -> None:
    """There is no second way to the live link."""
    path = f"/socket.io/?EIO=4&transport={transport}"
    assert probe.ask("GET", path, probe.headers()).status == 400


@pytest.mark.parametrize("token", [None, "", "wrong", "w\xf6rong"])
def test_403_when_a_command_lacks_this_starts_token(probe: Probe, token: str | None) -> None:
    """A command without the token of this very start is refused."""
    answer = probe.command("echo", Wartemarke_Start=token)
    assert (answer.status, answer.json()["code"]) == (403, "other_start")


@pytest.mark.parametrize("token", ["", "wrong", "w\xf6rong"])
def test_no_state_when_a_live_link_lacks_this_starts_token(probe: Probe, token: str) -> None:
    """A live link with another start's token hears that, and no state, then or later."""
    with live(probe, token) as arrived:
        assert arrived.next() == {"message": "other_start"}
        with live(probe, probe.token()) as ours:
            ours.next()
            assert probe.command("add", {"by": 1}).status == 200
            ours.next()
        assert arrived.receive(timeout=0.2) in {None, "2"}


def test_another_token_when_the_server_starts_anew(folder: Path) -> None:
    """Each start makes a token of its own."""
    with started(folder) as first:
        old = first.token()
    with started(folder) as second:
        assert second.command("echo", Wartemarke_Start=old).status == 403
        assert second.token() != old


@pytest.mark.parametrize(
    "kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/jsonp"]
)
def test_415_when_a_command_is_not_json(probe: Probe, kind: str | None) -> None:
    """A command whose content type is not JSON, as any page's form could send it, is refused."""
    answer = probe.command("echo", Content_Type=kind)
    assert (answer.status, answer.json()["code"]) == (415, "not_json")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b"null",
        b'"x"',
        b'{"a": NaN}',
        b"\xff",
        b"[" * 60_000,
        b'{} {"a": 1}',
    ],
)
def test_400_when_the_body_is_not_one_json_object(probe: Probe, body: bytes) -> None:
    """Anything but one JSON object is malformed."""
    answer = probe.command("echo", body)
    assert (answer.status, answer.json()["code"]) == (400, "malformed")


def test_413_when_a_body_is_one_byte_too_long(probe: Probe) -> None:
    """A body of 64 KiB is read, one byte more is not."""
    frame = len(b'{"a": ""}')
    fits = b'{"a": "' + b"x" * (MAX_BODY_BYTES - frame) + b'"}'
    assert probe.command("echo", fits).status == 200
    assert probe.command("echo", fits + b" ").status == 413


def test_411_when_a_body_does_not_say_its_length(probe: Probe) -> None:
    """A body in chunks, which could grow for ever, is refused unread."""
    headers = probe.headers() | {"Transfer-Encoding": "chunked"}
    answer = probe.ask("POST", "/commands/echo", headers, b"2\r\n{}\r\n0\r\n\r\n")
    assert (answer.status, answer.json()["code"]) == (411, "no_length")


def test_404_when_there_is_no_such_command(probe: Probe) -> None:
    """A command that this agent does not have is not found; commands are never read with GET."""
    assert probe.command("nothing").json()["code"] == "unknown_command"
    assert probe.ask("GET", "/commands/echo").status == 405


def test_the_handlers_answer_when_every_door_is_passed(probe: Probe) -> None:
    """Our page's command reaches its handler and gets its answer as JSON."""
    answer = probe.command("echo", {"a": "ü"}, Content_Type="application/json; charset=utf-8")
    assert (answer.status, answer.json()) == (200, {"got": {"a": "ü"}})


def test_the_code_when_a_handler_says_no(probe: Probe) -> None:
    """A handler's refusal reaches the page with its code and sentence."""
    answer = probe.command("refuse")
    problem = answer.json()
    assert answer.status == 409
    assert (problem["code"], problem["detail"]) == ("closed", "Heute geschlossen.")


def test_an_id_and_no_trace_when_a_handler_breaks(probe: Probe) -> None:
    """A bug is 500 with a number that the log knows too; the page sees nothing of the inside."""
    answer = probe.command("add", {"by": "one"})
    problem = answer.json()
    found = re.search(r"Number ([0-9a-f]{8})\.", problem["detail"])
    assert answer.status == 500
    assert found
    assert found[1] in probe.log.read_text()
    assert b"Traceback" not in answer.body
    assert b"TypeError" not in answer.body


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/page/app.js", 200),
        ("/shared/icons.svg", 200),
        ("/paper/7", 200),
        ("/nothing", 404),
        ("/commands/add", 405),
        ("/socket.io/", 403),
    ],
)
def test_strict_headers_when_anything_is_answered(probe: Probe, path: str, status: int) -> None:
    """Every answer, refusals too, carries the strict headers, no cookie and no CORS header."""
    answer = probe.ask("GET", path)
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert answer.status == status
    assert policy == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        f"connect-src 'self' ws://{probe.host}",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"]
    assert answer.headers["Set-Cookie"] is None
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


@pytest.mark.parametrize("path", ["/", "/commands/add", "/socket.io/?EIO=4&transport=websocket"])
@pytest.mark.parametrize("origin", ["http://evil.example", "http://{host}"])
def test_no_cors_header_when_a_browser_asks_beforehand(
    probe: Probe, path: str, origin: str
) -> None:
    """A preflight gets no permission, from wherever it comes."""
    asked = {
        "Origin": origin.format(host=probe.host),
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, wartemarke-start",
    }
    answer = probe.ask("OPTIONS", path, asked)
    assert not [name for name in answer.headers if name.lower().startswith("access-control-")]


def test_nothing_is_stored_when_the_answer_is_a_page(probe: Probe) -> None:
    """The page is never stored; its files are asked for again each time; fonts keep a day."""
    assert probe.ask("GET", "/").headers["Cache-Control"] == "no-store"
    script = probe.ask("GET", "/page/app.js")
    assert script.headers["Cache-Control"] == "no-cache"
    again = probe.ask("GET", "/page/app.js", {"If-None-Match": script.headers["ETag"]})
    assert again.status == 304
    font = probe.ask("GET", "/shared/fonts/noto-sans-400.woff2")
    assert "max-age=86400" in font.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/page/app.js", "text/javascript; charset=utf-8"),
        ("/shared/base.css", "text/css; charset=utf-8"),
        ("/shared/icons.svg", "image/svg+xml; charset=utf-8"),
        ("/shared/fonts/noto-sans-700.woff2", "font/woff2"),
    ],
)
def test_the_right_type_when_a_file_is_given_out(probe: Probe, path: str, kind: str) -> None:
    """A file's type is ours to say, not the machine's table's."""
    assert probe.ask("GET", path).headers["Content-Type"] == kind


@pytest.mark.parametrize(
    "path",
    [
        "/page/../secret.txt",
        "/page/%2e%2e/secret.txt",
        "/page/..%2fsecret.txt",
        "/page/..%5csecret.txt",
        "/page/x/../../secret.txt",
        "/page//etc/ssl/openssl.txt",
        "/page/%00.js",
        "/page/notes.py",
        "/page/",
        "/shared/vendor/fetch.py",
        "/shared/../local_web.py",
        "/shared/%2e%2e/local_web.py",
        "/secret.txt",
    ],
)
def test_404_when_a_path_leads_elsewhere(probe: Probe, path: str) -> None:
    """No path leads out of the two folders, and only files of a page's kinds are given out."""
    answer = probe.ask("GET", path)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_read_only_when_a_route_is_added(probe: Probe) -> None:
    """An extra route can be read behind the same doors, and nothing else."""
    assert probe.ask("GET", "/paper/7").body == b"Papier 7"
    assert probe.ask("POST", "/paper/7", probe.headers()).status == 405
    assert probe.ask("GET", "/paper/7", {"Host": "evil.example"}).status == 421


def test_its_frame_when_the_demo_names_one(folder: Path) -> None:
    """Who may frame the page is what the composition said, and nothing can be added to it."""
    with started(folder, frames="http://127.0.0.1:8000") as probe:
        policy = probe.ask("GET", "/").headers["Content-Security-Policy"]
        assert "; frame-ancestors http://127.0.0.1:8000; " in policy
    with pytest.raises(ValueError, match="frame_ancestors"):
        in_process(folder, frame_ancestors="'none'; script-src *")


def in_process(folder: Path, **changed: Any) -> PageServer:
    """Make a server in this process, which binds and does not run."""
    given: dict[str, Any] = {"name": "probe", "port": 0, "page": folder / "page"}
    return PageServer(**(given | changed), state=dict, commands={})


def test_port_in_use_when_another_program_has_the_port(folder: Path, probe: Probe) -> None:
    """A taken port is one clear line that says which."""
    with pytest.raises(PortInUse, match=f"^.*Port {probe.port} is taken.*probe"):
        in_process(folder, port=probe.port)


def test_no_start_when_the_page_has_no_place_for_the_token(folder: Path) -> None:
    """A page whose every command would be refused stops the start."""
    (folder / "page" / "index.html").write_text("<title>Probe</title>")
    with pytest.raises(ValueError, match="start-token"):
        in_process(folder)


def test_no_delay_when_a_link_is_accepted() -> None:
    """Accepted links inherit TCP_NODELAY: an answer never waits for an acknowledgement."""
    with listen(0, "probe") as door, socket.create_connection(door.getsockname()):
        door.setblocking(True)  # noqa: FBT003 - the socket module has no name for it
        inside, _ = door.accept()
        with inside:
            assert inside.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_every_page_hears_when_the_state_is_pushed(folder: Path) -> None:
    """Each open page gets each state in order; one that comes late gets the state as it is."""
    with started(folder) as probe, live(probe, probe.token()) as early:
        assert early.next() == {"count": 0}
        for _ in range(3):
            probe.command("add", {"by": 1})
        with live(probe, probe.token()) as late:
            assert late.next() == {"count": 3}
            probe.command("add", {"by": 1})
            assert late.next() == {"count": 4}
        assert [early.next()["count"] for _ in range(4)] == [1, 2, 3, 4]


def test_a_clear_no_when_the_state_cannot_be_told(folder: Path) -> None:
    """A page whose agent cannot say its state is turned away and may come again."""
    with started(folder) as probe:
        probe.command("spoil")
        with live(probe, probe.token()) as arrived:
            assert arrived.next() == {"message": "unavailable"}


def test_exit_0_when_told_to_end_with_a_page_open(folder: Path) -> None:
    """An open page does not hold up the end."""
    with started(folder) as probe, live(probe, probe.token()) as arrived:
        arrived.next()
        probe.process.send_signal(signal.SIGTERM)
        assert probe.process.wait(timeout=5) == 0


def test_how_long_ago_when_a_page_has_told_that_it_draws(folder: Path) -> None:
    """Whoever asks hears when a page last drew; one that is only linked has told nothing."""
    with started(folder) as probe, live(probe, probe.token()) as arrived:
        arrived.next()
        told = probe.ask("GET", "/alive").json()
        assert (told["page_seen_ms"], told["pages"]) == (None, 1)
        arrived.draws()
        until(lambda: probe.ask("GET", "/alive").json()["page_seen_ms"] is not None)
        seen_ms = probe.ask("GET", "/alive").json()["page_seen_ms"]
        until(lambda: probe.ask("GET", "/alive").json()["page_seen_ms"] > seen_ms)
