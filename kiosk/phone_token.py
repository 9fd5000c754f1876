"""The token on a paper: the right of whoever holds it to see, change and give back the number.

Promise: the kiosk keeps a token in memory alone, for as long as it prints or the visit lasts; the
server is told its hash.
"""

from __future__ import annotations

import base64
import hashlib
import secrets


def new_token() -> str:
    """Give the token of one paper."""
    return chance()


def chance() -> str:
    """Give 128 bits of chance in letters and digits that every scanner types alike."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")


def hash_of(token: str) -> str:
    """Give what the server knows the token by: SHA-256 of its letters, in hex."""
    return hashlib.sha256(token.encode()).hexdigest()
