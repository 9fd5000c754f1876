"""A page in a real Chromium that shows states written by hand, and its pictures and films."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, WebSocket

from tests.display.screen import LANDSCAPE, Screen
from tests.display.showcase import Showcase

PICTURE, TALL, BROKEN, FILM, NO_FILM = (
    "picture.jpg",
    "tall.png",
    "broken.jpg",
    "film.webm",
    "broken.webm",
)
FILM_S: Final = 1.2

_RECORD = """(seconds) => new Promise((done) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
  const pen = canvas.getContext("2d");
  const began = performance.now();
  const paint = () => {
    const share = Math.min(1, (performance.now() - began) / (seconds * 1000));
    pen.fillStyle = "#E2EEF8"; pen.fillRect(0, 0, 320, 180);
    pen.fillStyle = "#144A96"; pen.fillRect(0, 60, 320 * share, 60);
  };
  paint();
  const painting = setInterval(paint, 40);
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  recorder.onstop = async () => {
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    done(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")));
  };
  recorder.start();
  setTimeout(() => { clearInterval(painting); recorder.stop(); }, seconds * 1000);
})"""


def make_media(folder: Path, browser: Browser) -> Path:
    """Fill a folder as a board's media: two pictures and a film, and two files that are neither."""
    Image.new("RGB", (1600, 900), "#E2EEF8").save(folder / PICTURE)
    Image.new("RGB", (400, 900), "#144A96").save(folder / TALL)
    (folder / BROKEN).write_bytes(b"no picture")
    (folder / NO_FILM).write_bytes(b"no film")
    page = browser.new_page()
    (folder / FILM).write_bytes(base64.b64decode(page.evaluate(_RECORD, FILM_S)))
    page.close()
    return folder


class Shown(Screen):
    """The page of a showcase; `show` returns when the state is drawn."""

    def __init__(
        self,
        browser: Browser,
        case: Showcase,
        size: tuple[int, int] = LANDSCAPE,
        *,
        scale: float = 1,
    ) -> None:
        self._states = 0
        self._case = case
        super().__init__(browser, case.url, size, scale=scale)

    def open(self, url: str) -> None:
        """Count the states that come while the page opens, too."""
        self.page.on("websocket", self._listen)
        super().open(url)

    def still(self) -> None:
        """Let nothing fade: what is drawn is at rest at once."""
        self.page.emulate_media(reduced_motion="reduce")

    def show(self, state: Mapping[str, Any]) -> None:
        """Push a state and wait until it is drawn and its texts are measured."""
        before = self._states
        self._case.show(state)
        while self._states == before:
            self.page.wait_for_timeout(5)
        self.rest()

    def _listen(self, link: WebSocket) -> None:
        link.on("framereceived", self._count)

    def _count(self, payload: str | bytes) -> None:
        text = payload if isinstance(payload, str) else payload.decode(errors="replace")
        self._states += '["state"' in text
