"""What is done at a counter: open, call, serve, close; each counter on its own tickets only."""

from flask import Response

from server.api.acting import acting, acting_on_ticket, as_json, known, known_form, visit
from server.api.audiences import counter_audience
from server.api.bodies import CallBody, FinishBody, Nothing, ParkBody, PauseBody
from server.api.events import (
    AlarmCleared,
    AlarmRaised,
    Called,
    CounterClosed,
    CounterOpened,
    CounterPaused,
    FinishAnswer,
    Missed,
    Parked,
    PutBack,
    Recalled,
    Started,
)
from server.api.models import AlarmShown, CounterPath, TicketPath
from server.api.routes import audience, command, reading
from server.problems import Problem
from server.registry.listeners import DESKS
from server.ticket import Role

api = audience("counter", "What is done at a counter.")


@command(api, "open_counter", CounterOpened)
def open_counter(path: CounterPath, body: Nothing) -> Response:
    """Let the counter serve."""
    act = acting("open_counter", path.number, body)
    number, person = act.at_counter(path.number), act.command.actor
    return act.send(act.ledger.open_counter(act.command, counter=number, person=person))


@command(api, "close_counter", CounterClosed)
def close_counter(path: CounterPath, body: Nothing) -> Response:
    """Let the counter rest."""
    act = acting("close_counter", path.number, body)
    return act.send(act.ledger.close_counter(act.command, counter=act.at_counter(path.number)))


@command(api, "pause", CounterPaused)
def pause(path: CounterPath, body: PauseBody) -> Response:
    """Let the counter call nobody until it is opened again."""
    act = acting("pause", path.number, body)
    number = act.at_counter(path.number)
    known("unknown_reason", body.reason, act.office.pause_reasons)
    return act.send(act.ledger.pause(act.command, counter=number, reason=body.reason or ""))


@command(api, "alarm", AlarmRaised)
def alarm(path: CounterPath, body: Nothing) -> Response:
    """Call for help at the counter, be it open or not: neighbours and desks are told."""
    act = acting("alarm", path.number, body)
    return act.send(act.ledger.alarm(act.command, counter=act.at_counter(path.number)))


# Here, as `alarm` has the same address: of two groups flask-openapi3 publishes the latter alone.
@reading(api, "/counters/<number>/alarm", frozenset({Role.COUNTER}), AlarmShown)
def alarm_shown(path: CounterPath) -> Response:
    """Say whether anybody else's page that shows this counter's alarms is connected just now."""
    now = visit()
    known("unknown_counter", path.number, now.office.counters)
    if path.number != now.caller.counter:
        raise Problem("forbidden", "This credential acts for another counter.")
    near = counter_audience(now.caller, now.office.site).neighbours - {path.number}
    shown = now.behind.listeners.is_shown(path.site, {DESKS, *near})
    return as_json(AlarmShown(shown=shown).model_dump_json().encode())


@command(api, "clear_alarm", AlarmCleared)
def clear_alarm(path: CounterPath, body: Nothing) -> Response:
    """End the counter's alarm."""
    act = acting("clear_alarm", path.number, body)
    return act.send(act.ledger.clear_alarm(act.command, counter=act.at_counter(path.number)))


@command(api, "call_next", Called)
def call_next(path: CounterPath, body: Nothing) -> Response:
    """Call the waiting ticket with the smallest rank among the counter's queues."""
    act = acting("call_next", path.number, body)
    return act.send(act.ledger.call_next(act.command, counter=act.at_counter(path.number)))


@command(api, "call", Called)
def call(path: CounterPath, body: CallBody) -> Response:
    """Call this ticket, or the next one of this service; a desk, to any counter."""
    act = acting("call", path.number, body)
    number = act.at_counter(path.number)
    if body.ticket is not None:
        known_form(body.ticket)
    known("unknown_service", body.service, act.office.services)
    known("unknown_reason", body.reason, act.office.call_reasons)
    answer = act.ledger.call(
        act.command,
        counter=number,
        ticket=body.ticket or "",
        service=body.service or "",
        reason=body.reason or "",
        anywhere=act.is_desk,
    )
    return act.send(answer)


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


@command(api, "finish", FinishAnswer)
def finish(path: TicketPath, body: FinishBody) -> Response:
    """End the visit, or its current concern; a ticket that is to return goes back instead."""
    act = acting_on_ticket("finish", path.id, body)
    known("unknown_outcome", body.outcome, act.office.outcomes)
    answer = act.ledger.finish(
        act.command, ticket=path.id, counter=act.counter, outcome=body.outcome, stay=body.stay
    )
    return act.send(answer)


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


@command(api, "park", Parked)
def park(path: TicketPath, body: ParkBody) -> Response:
    """Let the visit pause; after the site's time it comes back by itself."""
    act = acting_on_ticket("park", path.id, body)
    known("unknown_reason", body.reason, act.office.park_reasons)
    return act.send(
        act.ledger.park(act.command, ticket=path.id, counter=act.counter, reason=body.reason)
    )
