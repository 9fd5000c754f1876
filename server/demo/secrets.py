"""The tokens of the practice office's devices, each in a file that only its owner reads."""

import os
from collections.abc import Sequence
from pathlib import Path

from server.registry import Registry
from server.ticket import Role


def token_file(
    folder: Path,
    registry: Registry,
    *,
    role: Role,
    name: str,
    areas: Sequence[str] = (),
    counter: str = "",
) -> Path:
    """Give the file with a valid token of this device; one from an earlier run is kept."""
    file = folder / f"{name}.token"
    wanted = (role, name, set(areas), counter, 0)
    if _held(file, registry) != wanted:
        _write(file, registry.create_token(role, name, areas=areas, counter=counter or None))
    return file


def _held(file: Path, registry: Registry) -> tuple[Role, str, set[str], str, int] | None:
    """Say whom the token in this file lets in, and what others may do with the file."""
    try:
        token = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    caller = registry.caller_of_token(token)
    if caller is None:
        return None
    open_to_others = file.stat().st_mode & 0o077
    return (caller.role, caller.name, set(caller.areas), caller.counter, open_to_others)


def _write(file: Path, token: str) -> None:
    """Write so that nobody else can read it at any moment and no half of it can stay."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(f"{token}\n")
    new.replace(file)
