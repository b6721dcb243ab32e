"""Whose people customers are, by the domains of their addresses (desk.md sections 1, 9, 12; decision 0070).

A customer who is made, or gets an address, and is of no organisation is put into the one whose domain her address has. Nobody
proves an address by typing it: she is marked as being there by her address alone, which gives her organisation's plan, hours
and group to her tickets and opens nobody's words to her (``lent``). Whoever has an organisation keeps it, and tickets keep
the one they were made with.
"""

from typing import Any, Final

import sqlalchemy as sa

from assistdesk.core.desk.shapes import UserOut
from assistdesk.core.desk.shapes_organizations import PersonOut
from relay.store import organizations, people
from relay.store.work import Work

BY_ADDRESS: Final = "org_by_address"


def add_customer(
    work: Work,
    *,
    name: str,
    email: str,
    phone: str = "",
    locale: str,
    org_id: int | None = None,
    at_ms: int | None = None,
) -> int:
    """A customer of *org_id*, else of whose domain her address has."""
    found = organizations.by_address(work.connection, [email]) if org_id is None else None
    return people.add(
        work,
        role="customer",
        name=name,
        email=email,
        phone=phone,
        locale=locale,
        org_id=org_id if found is None else found,
        org_by_address=found is not None,
        at_ms=at_ms,
    )


def settled(
    connection: sa.Connection, held: PersonOut | None, wanted: dict[str, Any], changed: dict[str, Any]
) -> dict[str, Any]:
    """What of a customer changes, with her organisation: one that is named is hers from now on, also where it was only her
    address that said so; else addresses that are new to her say it. *held* None: she is made."""
    if "org_id" in wanted:
        is_said = held is not None and held.org_by_address
        return {**changed, BY_ADDRESS: False} if is_said else changed
    if held is not None and held.org_id is not None:
        return changed
    known = set() if held is None else set(map(people.fold_email, held.emails))
    added = (one for one in changed.get("emails", ()) if people.fold_email(one) not in known)
    org_id = organizations.by_address(connection, added)
    return changed if org_id is None else {**changed, "org_id": org_id, BY_ADDRESS: True}


def proven(card: UserOut) -> int | None:
    """Her organisation, if somebody of ours has said that it is hers."""
    return None if card.org_by_address else card.org_id
