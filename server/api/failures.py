"""Whatever goes wrong behind the doors leaves as a problem document, never as a trace."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final

import structlog
from flask import Flask, Response, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from server.api.backend import backend
from server.api.routes import COMMAND_METHODS, ROLES
from server.ledger import CannotWrite, Refused, Unavailable
from server.problems import PROBLEM_TYPE, PROBLEMS, Kind, Problem, document

log = structlog.get_logger()

_BY_STATUS: Final[Mapping[int, str]] = {
    HTTPStatus.NOT_FOUND: "unknown_route",
    HTTPStatus.METHOD_NOT_ALLOWED: "method_not_allowed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body_too_large",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "not_json",
}


def answer_failures(app: Flask) -> None:
    """Turn every exception of this app into a problem document."""
    app.register_error_handler(Problem, _on_problem)
    app.register_error_handler(Refused, _on_refused)
    app.register_error_handler(CannotWrite, _on_cannot_write)
    app.register_error_handler(Unavailable, _on_unavailable)
    app.register_error_handler(HTTPException, _on_http)
    app.register_error_handler(Exception, _on_bug)


def refuse_form(error: ValidationError) -> Response:
    """Say which fields are not as they must be, without repeating what was sent."""
    code = "invalid_query" if request.method == "GET" else "invalid_body"
    raise Problem(code, "; ".join(sorted({_complaint(row) for row in error.errors()})))


def _complaint(row: Mapping[str, object]) -> str:
    if row["type"] == "extra_forbidden":
        return "there is a field that is not known here"
    place = row["loc"]
    assert isinstance(place, tuple)  # noqa: S101 - pydantic's own shape
    name = ".".join(str(part) for part in place) or "body"
    return f"{name}: {row['msg']}"


def _on_problem(problem: Problem) -> Response:
    answer = _answer(problem.kind, problem.detail)
    if problem.retry_after_s:
        answer.headers["Retry-After"] = str(problem.retry_after_s)
    return answer


def _on_refused(refused: Refused) -> Response:
    return _answer(PROBLEMS[refused.code], more=refused.more | refused.decided)


def _on_unavailable(error: Unavailable) -> Response:
    """Say that a retry helps; the log has this once, from feed and duties."""
    del error
    return _answer(PROBLEMS["unavailable"])


def _on_cannot_write(error: CannotWrite) -> Response:
    """Say why; the log has this once, from the duties."""
    return _answer(PROBLEMS["cannot_write"], str(error))


def _on_http(error: HTTPException) -> Response:
    code = _BY_STATUS.get(error.code or 0, "malformed")
    answer = _answer(PROBLEMS[code])
    if allowed := getattr(error, "valid_methods", None):
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _on_bug(error: Exception) -> Response:
    bug = secrets.token_hex(6)
    log.error("bug", id=bug, exc_info=error)
    return _answer(PROBLEMS["internal"], f"Id {bug}.")


def _answer(
    kind: Kind, detail: str = "", more: Mapping[str, object] = MappingProxyType({})
) -> Response:
    endpoint = request.endpoint or ""
    if request.method in COMMAND_METHODS and endpoint in ROLES:
        backend().metrics.count_command(endpoint.partition(".")[2], kind.code)
    answer = Response(document(kind, detail, more), kind.status, content_type=PROBLEM_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    if kind.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer
