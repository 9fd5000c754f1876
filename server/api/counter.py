"""What a counter may do: open, call, serve, close; each on its own tickets only."""

from flask import Response

from server.api.acting import acting, acting_on_ticket
from server.api.events import (
    Called,
    CounterClosed,
    CounterOpened,
    Finished,
    Missed,
    PutBack,
    Readmitted,
    Recalled,
    Started,
)
from server.api.models import CounterPath, FinishBody, Nothing, TicketPath
from server.api.routes import audience, command

api = audience("counter", "What a caseworker's counter may do.")


@command(api, "open_counter", CounterOpened)
def open_counter(path: CounterPath, body: Nothing) -> Response:
    """Let the counter serve."""
    act = acting("open_counter", path.number, body)
    return act.send(act.ledger.open_counter(act.command, counter=act.own_counter(path.number)))


@command(api, "close_counter", CounterClosed)
def close_counter(path: CounterPath, body: Nothing) -> Response:
    """Let the counter rest."""
    act = acting("close_counter", path.number, body)
    return act.send(act.ledger.close_counter(act.command, counter=act.own_counter(path.number)))


@command(api, "call_next", Called)
def call_next(path: CounterPath, body: Nothing) -> Response:
    """Call the waiting ticket with the smallest rank among the counter's services."""
    act = acting("call_next", path.number, body)
    return act.send(act.ledger.call_next(act.command, counter=act.own_counter(path.number)))


@command(api, "recall", Recalled)
def recall(path: TicketPath, body: Nothing) -> Response:
    """Repeat the call."""
    act = acting_on_ticket("recall", path.id, body)
    return act.send(act.ledger.recall(act.command, ticket=path.id, counter=act.counter))


@command(api, "start", Started)
def start(path: TicketPath, body: Nothing) -> Response:
    """Say that the visitor is here."""
    act = acting_on_ticket("start", path.id, body)
    return act.send(act.ledger.start(act.command, ticket=path.id, counter=act.counter))


@command(api, "finish", Finished)
def finish(path: TicketPath, body: FinishBody) -> Response:
    """End the visit."""
    act = acting_on_ticket("finish", path.id, body)
    return act.send(
        act.ledger.finish(act.command, ticket=path.id, counter=act.counter, outcome=body.outcome)
    )


@command(api, "no_show", Missed)
def no_show(path: TicketPath, body: Nothing) -> Response:
    """Say that nobody came."""
    act = acting_on_ticket("no_show", path.id, body)
    return act.send(act.ledger.no_show(act.command, ticket=path.id, counter=act.counter))


@command(api, "put_back", PutBack)
def put_back(path: TicketPath, body: Nothing) -> Response:
    """Take the call back; number and counted time stay."""
    act = acting_on_ticket("put_back", path.id, body)
    return act.send(act.ledger.put_back(act.command, ticket=path.id, counter=act.counter))


@command(api, "readmit", Readmitted)
def readmit(path: TicketPath, body: Nothing) -> Response:
    """Let a missed visitor wait again."""
    act = acting_on_ticket("readmit", path.id, body)
    return act.send(act.ledger.readmit(act.command, ticket=path.id, counter=act.counter))
