"""What has been seen of the desk, for those who write conditions."""

from msgspec.structs import replace

from assistdesk.core.desk.shapes_organizations import OrganizationOut
from assistdesk.ui.agent.condition_fields import by_name, rule_offers
from assistdesk.ui.agent.known_desk import seen_of
from tests.assistdesk.ui.agent.conftest import Desk, bare
from tests.assistdesk.ui.agent.test_trigger_settings import VIEW, seen


def test_what_was_seen_is_proposed(desk: Desk) -> None:
    known = seen_of(seen())
    assert {"a", "b"} <= set(known.tags)
    assert known.plans == ("gold", "premium", "standard")
    assert (known.people, known.groups) == (VIEW.people, VIEW.groups)


def test_organisations_are_chosen_by_name_unless_they_are_too_many(desk: Desk) -> None:
    norte = OrganizationOut(id=8, name="Norte", plan="platinum", region="eu", domains=("norte.example",), tags=("key",))
    view = replace(VIEW, organizations=(norte, OrganizationOut(id=7, name="aceros")))
    known = seen_of(seen(view))
    assert known.organizations == ((7, "aceros"), (8, "Norte"))
    assert "platinum" in known.plans
    assert known.organization_tags == ("key",)
    assert "key" not in known.tags
    assert (known.regions, known.domains) == (("eu",), ("a.org", "norte.example"))
    offer = by_name(rule_offers(known, is_timed=True))["org_id"]
    assert (offer.kind, bare(offer.words)) == ("choice", "Organisation")
    many = by_name(rule_offers(seen_of(seen(replace(view, has_more=True))), is_timed=True))["org_id"]
    assert (many.kind, bare(many.words)) == ("number", "Organisation (number)")
