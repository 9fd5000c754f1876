"""Secrets of the registry: 128 random bits at least, shown once, stored as their SHA-256 alone."""

import hashlib
import re
from typing import Final

from server.ticket import Role

LINK: Final = "link"
SESSION: Final = "session"
WELCOME: Final = "welcome"
_SECRET: Final = re.compile(r"wm_([a-z]+)_([a-z0-9-]+)_[A-Za-z0-9_-]{22,64}")


def secret_of(what: str, site: str, random: str) -> str:
    """Write a secret that names its site: ``wm_kiosk_SITE_…``."""
    return f"wm_{what}_{site}_{random}"


def hash_of(secret: str) -> str:
    """Give what the store holds of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def site_of(secret: str, *what: str | Role) -> str | None:
    """Give the site that a secret names, if it is one of this kind."""
    said = _SECRET.fullmatch(secret)
    return said[2] if said is not None and said[1] in what else None
