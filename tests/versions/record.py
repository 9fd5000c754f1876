"""Record a version: `python -m tests.versions.record REVISION "what it is"`, once a release.

Writes the archive of what a server process of that revision needs, named after its function
library, and its entry in `recorded.toml`. The same revision gives the same bytes.
"""

import io
import json
import lzma
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Final

from tests.versions.recorded import LIST, Unpacked

_KEPT: Final = re.compile(
    r"server/(?!demo/|web/.*\.(?:js|css)$).*\.(?:py|lua|toml|ftl|typed)|device/[^/]*\.py"
    r"|device/page/icons\.svg"
)
"""What a server process reads at its start: no pages, no fonts, no practice office."""
_LIBRARY: Final = "from server.lua import library; print(library.LIBRARY, end='')"


def record(revision: str, what: str, listed: Path = LIST) -> Path:
    """Record this revision beside `listed`; give the archive. Raises ValueError where it is one."""
    packed = pack(_git("archive", revision))
    with tempfile.TemporaryDirectory() as folder, tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
        library = Unpacked(Path(folder)).run(_LIBRARY)
    before = listed.read_text(encoding="utf-8")
    if f"[{library}]" in before:
        raise ValueError(f"{library} is recorded already: its number must be raised first")
    archive = listed.with_name(f"{library}.tar.xz")
    archive.write_bytes(packed)
    name = _git("rev-parse", "--short=7", revision).decode().strip()
    entry = f"\n[{library}]\nrevision = {json.dumps(name)}\nwhat = {json.dumps(what)}\n"
    listed.write_text(before + entry, encoding="utf-8")
    return archive


def pack(everything: bytes) -> bytes:
    """Make the small archive of a whole one."""
    packed = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(everything)) as source,
        lzma.open(packed, "wb", preset=9 | lzma.PRESET_EXTREME) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as target,
    ):
        for member in sorted(source.getmembers(), key=lambda each: each.name):
            if member.isfile() and _KEPT.fullmatch(member.name):
                plain = tarfile.TarInfo(member.name)
                plain.size = member.size
                target.addfile(plain, source.extractfile(member))
    return packed.getvalue()


def _git(*words: str) -> bytes:
    return subprocess.run(["git", *words], check=True, stdout=subprocess.PIPE).stdout


if __name__ == "__main__":
    sys.stdout.write(f"{record(sys.argv[1], sys.argv[2])}\n")
