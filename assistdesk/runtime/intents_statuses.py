"""What an admin wants of the desk's own words for statuses (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intents import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_statuses import StatusIn


class ReadStatuses(Intent, frozen=True):
    pass


class SaveStatus(Intent, frozen=True):
    """``status_id`` 0: a new one; else that one, as far as it is still as the row version of ``status``, a ``StatusChange``,
    says. ``sheet``: whose answer ``StatusesView`` names."""

    sheet: int
    status_id: int
    status: StatusIn


class OrderStatuses(Intent, frozen=True):
    """All of them, in the order in which they are offered."""

    ids: tuple[int, ...]
