"""Organisations, and one customer with all that is kept of her (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_organizations import OrganizationOut, PersonOut


class OutsideView(msgspec.Struct, frozen=True):
    """Customers of no organisation who have an address in a domain of this one: how many, and the names of a few."""

    org_id: int
    count: int = 0
    names: tuple[str, ...] = ()


class OrganizationsView(msgspec.Struct, frozen=True):
    """``rows``: what ``text`` found. ``answered``: the sheet that was answered last; ``refused``: why it was not accepted, None
    if it was; ``theirs``: the organisation as a colleague left it, where that is why. ``outside``: as it was asked for
    last; None: not known."""

    text: str = ""
    rows: tuple[OrganizationOut, ...] = ()
    has_more: bool = False
    loading: bool = False
    was_read: bool = False
    error: Cause | None = None
    answered: int = 0
    refused: Cause | None = None
    theirs: OrganizationOut | None = None
    outside: OutsideView | None = None


class CustomerView(msgspec.Struct, frozen=True):
    """``person``: as she was read last; None: not yet. ``answered``, ``refused``: as of ``OrganizationsView``."""

    user_id: int = 0
    person: PersonOut | None = None
    error: Cause | None = None
    answered: int = 0
    refused: Cause | None = None
