"""Why a ticket did not come out: the one exception that a printer raises."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a ticket did not come out, as far as the printer tells."""

    NO_PAPER = "no_paper"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"  # the knife is stuck
    FAULT = "fault"  # print head, a full disk, what is not told: somebody must look at it
    OFFLINE = "offline"  # the printer says that it takes nothing, not why
    SILENT = "silent"  # it must answer, or used to, and does not
    UNREACHABLE = "unreachable"
    INCOMPLETE = "incomplete"  # it stopped taking the picture, or hung up


class PrintFailed(Exception):
    """The ticket did not come out whole.

    `may_have_come` False: certainly nothing came out. True: the printer had some or all of it.
    `hint` is for the log: what whoever looks after the kiosk can do about it.
    """

    def __init__(self, reason: Reason, *, may_have_come: bool, hint: str = "") -> None:
        super().__init__(f"{reason.value}: {hint}" if hint else reason.value)
        self.reason = reason
        self.may_have_come = may_have_come
        self.hint = hint
