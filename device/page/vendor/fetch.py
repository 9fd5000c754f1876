#!/usr/bin/env python3
"""Fetch the page library from npm as plain ES modules and write down what came.

Run `python device/page/vendor/fetch.py` after changing a version below; needs `npm` and the
network. Pages then run without a build: every import is relative, so one copy of each module
exists in a page (two copies of Preact would break hooks and signals without an error).
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
LICENCES = "licences"


@dataclass(frozen=True)
class Part:
    """One npm package: its pinned version and which of its files we keep under which name."""

    package: str
    version: str
    licence: str
    files: dict[str, str]  # path in the package → path here
    licence_file: str = "LICENSE"  # empty: the package ships none, the licence's own text stands in


FLUENT = (
    *("ast", "builtins", "bundle", "index", "memoizer"),
    *("resolver", "resource", "scope", "types"),
)

PARTS = (
    Part(
        "preact",
        "11.2.0",
        "MIT",
        {"dist/preact.mjs": "preact.js", "hooks/dist/hooks.mjs": "preact-hooks.js"},
    ),
    Part("htm", "3.1.1", "Apache-2.0", {"dist/htm.mjs": "htm.js"}),
    Part("@preact/signals-core", "1.14.5", "MIT", {"dist/signals-core.mjs": "signals-core.js"}),
    Part("@preact/signals", "2.11.4", "MIT", {"dist/signals.mjs": "signals.js"}),
    Part("socket.io-client", "4.8.4", "MIT", {"dist/socket.io.esm.min.js": "socket.io.js"}),
    Part(
        "@fluent/bundle",
        "0.19.1",
        "Apache-2.0",
        {f"esm/{name}{end}": f"fluent/{name}{end}" for name in FLUENT for end in (".js", ".d.ts")},
        licence_file="",
    ),
)

# A bare import can only name one of these; each is the file that a page already has.
MODULES = {
    "preact": "preact.js",
    "preact/hooks": "preact-hooks.js",
    "@preact/signals-core": "signals-core.js",
}

IMPORT = re.compile(r"""(\bfrom\s*|\bimport\s*)(["'])([^"'\n]+)\2""")
SOURCE_MAP = re.compile(r"\s*//# sourceMappingURL=\S*\s*\Z")


def relative_imports(source: str, *, file: str) -> str:
    """Return the module's text with every bare import turned into a relative path."""
    depth = len(PurePosixPath(file).parts) - 1
    root = "../" * depth or "./"

    def rewrite(match: re.Match[str]) -> str:
        word, quote, name = match.groups()
        target = name if name.startswith(".") else root + MODULES[name]
        return f"{word}{quote}{target}{quote}"

    return IMPORT.sub(rewrite, source)


def as_module(source: str, *, file: str) -> bytes:
    """Return the file as pages get it: relative imports, no pointer to a map that is not here."""
    text = SOURCE_MAP.sub("", source).rstrip() + "\n"
    return relative_imports(text, file=file).encode()


def unpack(part: Part, into: Path) -> tarfile.TarFile:
    """Download the part's tarball (npm checks it against the registry's hash) and open it."""
    what = f"{part.package}@{part.version}"
    command = ["npm", "pack", "--silent", what, "--pack-destination", str(into)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return tarfile.open(into / done.stdout.split()[-1])


def read(archive: tarfile.TarFile, path: str) -> str:
    """Return one text file of the package."""
    member = archive.extractfile(f"package/{path}")
    if member is None:
        message = f"the package has no file {path}"
        raise FileNotFoundError(message)
    return member.read().decode()


def keep(file: str, content: bytes) -> str:
    """Write one file below this folder and return its SHA-256."""
    path = HERE / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def keep_licence(part: Part, archive: tarfile.TarFile) -> str:
    """Put the part's licence beside it and return where it lies."""
    if not part.licence_file:
        return f"{LICENCES}/{part.licence}.txt"
    file = f"{LICENCES}/{part.package.strip('@').replace('/', '-')}.txt"
    keep(file, read(archive, part.licence_file).encode())
    return file


def fetch(part: Part, into: Path) -> list[dict[str, str]]:
    """Fetch one package and return its manifest rows."""
    with unpack(part, into) as archive:
        licence_file = keep_licence(part, archive)
        return [
            {
                "name": part.package,
                "version": part.version,
                "file": file,
                "sha256": keep(file, as_module(read(archive, source), file=file)),
                "licence": part.licence,
                "licence_file": licence_file,
            }
            for source, file in part.files.items()
        ]


def main() -> None:
    """Fetch every part and write `manifest.json`."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for part in PARTS for row in fetch(part, Path(folder))]
    (HERE / "manifest.json").write_text(json.dumps(rows, indent=1) + "\n")


if __name__ == "__main__":
    main()
