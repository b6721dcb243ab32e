"""What one of ours wants of organisations and of customers (``intents`` says what an intent is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistdesk.runtime.intent import Intent

if TYPE_CHECKING:
    from assistdesk.core.desk.shapes_organizations import OrganizationChange, PersonChange


class FindOrganizations(Intent, frozen=True):
    """Those whose name holds these words; "" asks for all."""

    text: str = ""


class MoreOrganizations(Intent, frozen=True):
    """The next page of what was found."""


class SaveOrganization(Intent, frozen=True):
    """``org_id`` 0: a new one; else that one, as far as it is still as ``change.row_version`` was. ``sheet``: whose answer
    ``OrganizationsView`` names."""

    sheet: int
    org_id: int
    change: OrganizationChange


class DropOrganization(Intent, frozen=True):
    """Only one that has neither people nor tickets goes."""

    org_id: int


class CountOutside(Intent, frozen=True):
    """Who is of no organisation and has an address in a domain of this one?"""

    org_id: int


class TakeIn(Intent, frozen=True):
    """They are of it from now on; their tickets stay as they are."""

    org_id: int


class ReadCustomer(Intent, frozen=True):
    """All that is kept of one person."""

    user_id: int


class SaveCustomer(Intent, frozen=True):
    """``sheet``: whose answer ``CustomerView`` names."""

    sheet: int
    user_id: int
    change: PersonChange


class EraseCustomer(Intent, frozen=True):
    """For good: her name, addresses, words and files, in every ticket."""

    user_id: int
