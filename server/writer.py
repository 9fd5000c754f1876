"""Which program wrote a store's folder: an older one, or one of another kind, cannot read it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class StoreServer:
    """A store program on this machine: `kind` is valkey or redis, `version` its numbers."""

    path: Path
    kind: str
    version: tuple[int, ...]

    def __str__(self) -> str:
        """Name it for people."""
        return f"{self.kind} {'.'.join(map(str, self.version))}"


def stranger(record: Path, server: StoreServer) -> StoreServer | None:
    """Give who wrote the folder where this server cannot read that."""
    wrote = _recorded(record)
    if wrote and (wrote.kind != server.kind or wrote.version[:2] > server.version[:2]):
        return wrote
    return None


def record_writer(record: Path, server: StoreServer) -> None:
    """Record that this server writes the folder from now on: the old row or the new one, whole."""
    wrote = _recorded(record)
    if wrote and (wrote.kind, wrote.version) == (server.kind, server.version):
        return
    new = record.with_suffix(".new")
    with new.open("w", encoding="utf-8") as file:
        json.dump({"kind": server.kind, "version": list(server.version)}, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(record)


def _recorded(record: Path) -> StoreServer | None:
    """Read which server wrote the folder; a record that a failing disk has spoilt says nothing."""
    try:
        row = json.loads(record.read_bytes())
        return StoreServer(record, row["kind"], tuple(row["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
