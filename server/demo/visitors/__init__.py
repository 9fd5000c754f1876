"""Simulated people: visitors who draw numbers, and caseworkers who call them.

Theory of operation
-------------------
They are clients like any other. A door (`door.py`) draws numbers with a kiosk's token, as a kiosk
does; at each staffed counter a caseworker (`caseworker.py`) works with a counter's token and
follows the queue live, as a counter's page does. They speak the published interface alone, with the
very code that our devices use; nothing here knows the store, and a contract keeps it so.

Who comes when, for what, and how they behave is plain arithmetic on dice that may be seeded
(`day.py`, `habits.py`, `staffing.py`). Two paces live on it: one that somebody can watch, and that
of the benchmark `peak_day`, 300 times faster than life (`pace.py`).

Promises
--------
* One counter of each area is left alone for whoever tries the office.
* A counter at which somebody else has done anything is left alone until three minutes after that
  person has closed it.
* Simulated caseworkers who are told to go close their counters and leave no called number standing.
"""
