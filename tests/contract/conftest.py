"""The published protocol of an app that is put together but not started."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask_openapi3 import OpenAPI

from server.api.openapi import VERSION, openapi
from server.app import App, create_app
from server.asyncapi import asyncapi
from server.settings import Settings
from server.site import Site
from tests.server.conftest import door_store, people, programs, server_process

__all__ = ["door_store", "people", "programs", "server_process"]
"""Fixtures of the doors' tests, which the contract's tests use too."""


@pytest.fixture(scope="session")
def app(site: Site) -> Iterator[App]:
    """The server's app; nothing is connected."""
    app = create_app(Settings(), [site], "unix:///nowhere/store.sock")
    yield app
    app.backend.store.close()


@pytest.fixture(scope="session")
def http_protocol(app: App) -> dict[str, Any]:
    """The OpenAPI document."""
    assert isinstance(app.flask, OpenAPI)
    return openapi(app.flask)


@pytest.fixture(scope="session")
def live_protocol() -> dict[str, Any]:
    """The AsyncAPI document."""
    return asyncapi(VERSION)
