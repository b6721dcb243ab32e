"""A ticket's requester and organisation as conditions read them (desk.md section 9): plan, region, domain, tags. Plain
questions on a connection; rules, policies and trials ask them."""

import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.views import Row
from relay.store import organizations, people


def requester_row(connection: sa.Connection, ticket: Ticket) -> Row:
    """The fields of ``conditions.PEOPLE_FIELDS``; None where there is nothing."""
    card = people.card(connection, ticket.requester_id)
    email = "" if card is None else people.fold_email(card.email)
    facts = organizations.facts(connection, ticket.org_id)
    return {
        "email": email or None,
        "domain": email.rpartition("@")[2] or None,
        "plan": facts.plan,
        "region": facts.region,
        "org_tags": facts.tags or None,
        "org_group_id": facts.group_id,
    }
