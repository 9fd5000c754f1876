"""What an agent says of its page at `GET /alive`, asked from another program of its machine."""

import http.client
import json
from typing import Any


def asked(host: str, port: int, *, timeout_s: float) -> dict[str, Any] | None:
    """Give the agent's answer; None where no agent answers in time."""
    link = http.client.HTTPConnection(host, port, timeout=timeout_s)
    try:
        link.request("GET", "/alive")
        told = json.loads(link.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        link.close()
    return told if isinstance(told, dict) and "page_seen_ms" in told else None
