"""Where recorded versions are unpacked, once for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.site import Site
from server.store import Store
from tests.office import Office
from tests.versions.beside import ledger_beside
from tests.versions.recorded import PREVIOUS, Recorded
from tests.versions.turns import Two


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the programs of recorded versions."""
    return tmp_path_factory.mktemp("versions")


@pytest.fixture(params=PREVIOUS, ids=lambda version: version.library)
def two(
    request: pytest.FixtureRequest, shelf: Path, store: Store, office: Office, site: Site
) -> Iterator[Two]:
    """Both are there; today's has begun the day."""
    version: Recorded = request.param
    with ledger_beside(version.unpack(shelf), site, store.url) as ledger:
        yield Two(Office(ledger, office.command, office.clock), office, store)
