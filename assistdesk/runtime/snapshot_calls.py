"""Phone calls as the agent's windows may show them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

import msgspec


class CallStepView(msgspec.Struct, frozen=True):
    """``state``: open, done, skipped. ``needed``: closing would ask why it was not done."""

    number: int
    state: str = "open"
    at_ms: int | None = None
    method: str = ""
    reason: str = ""
    needed: bool = False


class CallTicketView(msgspec.Struct, frozen=True):
    id: int
    subject: str
    status: str


class CallerView(msgspec.Struct, frozen=True):
    """Someone who has the number, with open tickets."""

    user_id: int
    name: str
    organisation: str = ""
    language: str = "en"
    tickets: tuple[CallTicketView, ...] = ()


class CallView(msgspec.Struct, frozen=True):
    """``state``: ringing, active, ended. ``is_end_assumed``: nobody heard it end."""

    id: int
    direction: str = "in"
    number: str = ""
    state: str = "active"
    started_at_ms: int = 0
    answered_at_ms: int | None = None
    ended_at_ms: int | None = None
    is_end_assumed: bool = False
    ticket_id: int | None = None
    notes: str = ""
    steps: tuple[CallStepView, ...] = ()
    callers: tuple[CallerView, ...] = ()


class CallsView(msgspec.Struct, frozen=True):
    """What rings, and my open cards: whom I speak with stands first."""

    ringing: tuple[CallView, ...] = ()
    mine: tuple[CallView, ...] = ()
