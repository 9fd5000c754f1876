"""Where recorded versions are unpacked, once for all tests."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the programs of recorded versions."""
    return tmp_path_factory.mktemp("versions")
