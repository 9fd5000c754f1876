"""What is stored on a whole day is what docs/privacy.md says, key by key and field by field."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from server.keys import SCHEMA
from tests.contract.test_docs import fields_of, section
from tests.contract.whole_day import Witness, lived

OF_TABLES: Final = {"{p}:ticket:ID", "{p}:counter:NUMBER"}
"""Rows with a table of their own, which says why each field is kept."""
RARE: Final = {"by", "previous"}
"""What only the clock and a new run of the store bring into an event."""
TYPES: Final = {"sorted set": "zset"}


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    """What was seen of a whole day."""
    with lived() as (_, seen):
        yield seen


def told() -> Mapping[str, set[str]]:
    """Give what the document says of the fields of every other row, by the key's pattern."""
    table = section("privacy.md", "Other rows, field by field")
    rows = re.findall(r"^\| `(\{p\}[^`]*)` \| (.*?) \|", table, re.MULTILINE)
    return {pattern: set(re.findall(r"`(\w+)`", fields)) for pattern, fields in rows}


def test_every_key_is_in_the_schema_when_a_whole_day_was_lived(witness: Witness) -> None:
    """No key stands in the store that nobody has written down."""
    assert witness.strangers == set()


def test_every_row_of_the_schema_is_used_when_a_whole_day_was_lived(witness: Witness) -> None:
    """The day uses everything, and each key is of the type that the schema says."""
    types = {row.pattern: {TYPES.get(row.type, row.type)} for row in SCHEMA}
    assert dict(witness.types) == types


def test_every_field_is_told_when_it_is_stored(witness: Witness) -> None:
    """Each field of each row, and of what is stored as JSON, stands in the document."""
    stored = {
        pattern: fields
        for pattern, fields in witness.stored.items()
        if fields and pattern not in OF_TABLES
    }
    missing = {pattern: fields - told()[pattern] for pattern, fields in stored.items()}
    stale = {pattern: told()[pattern] - fields - RARE for pattern, fields in stored.items()}
    assert not any(missing.values()), missing
    assert not any(stale.values()), stale
    assert set(stored) == set(told())


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("{p}:ticket:ID", "A ticket, field by field"),
        ("{p}:counter:NUMBER", "A counter, field by field"),
    ],
)
def test_every_field_of_a_row_is_told_when_it_is_stored(
    witness: Witness, pattern: str, title: str
) -> None:
    """A ticket's row and a counter's hold no field that has no line."""
    assert witness.stored[pattern] <= set(fields_of(section("privacy.md", title)))
    assert len(witness.stored[pattern]) > 5


def test_a_key_is_told_once_when_the_document_lists_its_fields() -> None:
    """Nobody reads an old line, nor one of a key that is there no more."""
    table = section("privacy.md", "Other rows, field by field")
    lines = re.findall(r"^\| `(\{p\}[^`]*)` \|", table, re.MULTILINE)
    assert len(lines) == len(set(lines))
    assert set(lines) <= {row.pattern for row in SCHEMA} - OF_TABLES
