"""The files of the project, as the checks of the house see them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
"""The project's own folder."""

_GIT: Final = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
_NOT_OURS: Final = frozenset(
    {".git", ".hypothesis", ".venv", "__pycache__", "build", "data", "node_modules"}
)


def committed(root: Path) -> list[Path]:
    """List what a commit holds or would hold: ask git, and in a plain folder look ourselves."""
    if (root / ".git").exists():
        answer = subprocess.run(_GIT, cwd=root, check=True, capture_output=True, text=True)
        return sorted(Path(name) for name in answer.stdout.split("\0") if name)
    found = (path.relative_to(root) for path in root.rglob("*"))
    return sorted(path for path in found if not any(map(_is_left, path.parts)))


def _is_left(part: str) -> bool:
    """Tell a folder that tools leave behind from one of ours."""
    return part in _NOT_OURS or part.endswith("_cache")


def files(root: Path, pattern: str = "*") -> Iterator[Path]:
    """Give every file that is, or would be, part of a commit, other people's code left out."""
    for path in committed(root):
        if path.match(pattern) and "vendor" not in path.parts and (root / path).is_file():
            yield root / path


def texts(root: Path, pattern: str = "*") -> Iterator[tuple[str, str]]:
    """Give the name and the text of every such file that is text."""
    for path in files(root, pattern):
        try:
            yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def plant(root: Path, name: str, text: str) -> Path:
    """Write a file for a check to find, its folders included."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
