"""What the server has told, kept on disk for a start without it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from device import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read(file: Path) -> dict[str, object] | None:
    """Give what was kept; None if there is nothing that can be read."""
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return document if isinstance(document, dict) else None


def write(document: Mapping[str, object], file: Path) -> None:
    """Keep it: a power cut leaves the old document or the new one, whole. Raises OSError."""
    whole_file.write(file, json.dumps(document, ensure_ascii=False))
