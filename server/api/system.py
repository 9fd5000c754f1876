"""What operators and programmers ask: alive, ready, figures, and the published protocol."""

import json
from functools import cache

from flask import Blueprint, Response, current_app
from flask_openapi3 import OpenAPI

from server.api.acting import as_json
from server.api.backend import backend
from server.api.devices import counted_devices
from server.api.openapi import VERSION, openapi
from server.asyncapi import asyncapi
from server.problems import Problem

pages = Blueprint("system", __name__)


@pages.get("/healthz")
def healthz() -> Response:
    """Say that this process is alive."""
    return as_json(b'{"alive":true}')


@pages.get("/readyz")
def readyz() -> Response:
    """Say whether the store answers, our library is loaded and the clocks agree."""
    if trouble := backend().trouble():
        raise Problem("not_ready", trouble)
    return as_json(b'{"ready":true}')


@pages.get("/metrics")
def metrics() -> Response:
    """Give the figures of this process in Prometheus' text format."""
    behind = backend()
    if behind.metrics.devices_are_due():
        behind.metrics.tell_devices(counted_devices(behind))
    return Response(behind.metrics.exposition(), content_type="text/plain; version=0.0.4")


@pages.get("/api/v1/openapi.json")
def openapi_document() -> Response:
    """Give the description of the HTTP API."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 - the app behind the proxy
    assert isinstance(app, OpenAPI)  # noqa: S101 - the composition root makes no other
    return as_json(_openapi_bytes(app))


@pages.get("/api/v1/asyncapi.json")
def asyncapi_document() -> Response:
    """Give the description of the live link."""
    return as_json(_asyncapi_bytes())


# Both take milliseconds to write, and anybody may ask for them as often as they like.


@cache
def _openapi_bytes(app: OpenAPI) -> bytes:
    return json.dumps(openapi(app)).encode()


@cache
def _asyncapi_bytes() -> bytes:
    return json.dumps(asyncapi(VERSION)).encode()
