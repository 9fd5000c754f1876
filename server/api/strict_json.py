"""JSON as RFC 8259 has it: UTF-8, each name once, and no numbers that are none. Pure.

Python's reader takes UTF-16, `NaN`, a name twice (the last one wins) and whole numbers that cost
seconds to read. What two programs could read in two ways is refused.
"""

import json
from typing import Any, Final, NoReturn

from flask.json.provider import DefaultJSONProvider

LONGEST_NUMBER: Final = 400
"""Digits; nothing that we take has more than twenty."""


class StrictJson(DefaultJSONProvider):
    """How the API reads the body of a request; ValueError or RecursionError where it is no JSON."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:  # noqa: ANN401 - Flask's own signature
        """Read one value."""
        del kwargs
        return _DECODER.decode(s if isinstance(s, str) else s.decode("utf-8"))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        raise ValueError("a name stands twice")
    return content


def _no_number(constant: str) -> NoReturn:
    raise ValueError(constant)


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError("no such number is needed")
    return int(digits)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole
)
