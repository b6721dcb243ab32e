"""What conditions can ask for: whatever can be chosen the relay takes, and all that a rule may name has words."""

from itertools import chain

import pytest
from msgspec import convert, to_builtins

from assistdesk.core.desk import views
from assistdesk.core.desk.conditions import COMMENT, FIELDS, RuleCondition, RuleConditions
from assistdesk.core.desk.forms import FieldDef
from assistdesk.core.desk.own_conditions import fault_in
from assistdesk.core.desk.triggers import TimeRule, Trigger, check_conditions
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.ui.agent import condition_fields
from assistdesk.ui.agent.condition_fields import (
    BARE,
    FieldOffer,
    Known,
    by_name,
    condition_words,
    policy_offers,
    read_texts,
    rule_offers,
    said_offers,
    value_of,
    view_offers,
    write_texts,
)
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import bare
from tests.assistdesk.ui.agent.form_states import FORMS

KNOWN = Known(((9, "Bo"),), ((2, "Second line"),), FORMS.fields, FORMS.forms, ("vip",), ("premium",))


def values(offer: FieldOffer, operator: str) -> list[object]:
    """Every value that a row can give."""
    if operator in BARE:
        return [None]
    if offer.kind == "choice":
        return [value for value, _ in offer.values_of(operator)]
    return [{"number": 7, "date": "2026-12-24", "moment": 1_772_359_200_000}.get(offer.kind, "a")]


@pytest.mark.parametrize("is_timed", [False, True])
def test_whatever_can_be_chosen_for_a_rule_the_relay_takes(look: Look, is_timed: bool) -> None:
    for offer in rule_offers(KNOWN, is_timed):
        for operator in offer.operators:
            for value in values(offer, operator):
                condition = RuleCondition(field=offer.name, operator=operator, value=value)  # type: ignore[arg-type]
                given = RuleConditions(all=(condition,))
                rule = Trigger(id=1, title="-", conditions=given)
                if is_timed:
                    rule = TimeRule(id=1, title="-", conditions=given, since="created", hours=1)
                assert check_conditions(rule) == is_timed
                assert offer.fits(condition)


def test_whatever_can_be_chosen_for_a_view_or_a_policy_the_relay_takes(look: Look) -> None:
    of_views = ((offer, views.check_list) for known in (Known(), KNOWN) for offer in view_offers(known))
    of_policies = ((offer, views.check_policy) for known in (Known(), KNOWN) for offer in policy_offers(known))
    for offer, check in chain(of_views, of_policies):
        for operator in offer.operators:
            for value in values(offer, operator):
                one = Condition(field=offer.name, operator=operator, value=value)  # type: ignore[arg-type]
                check(Conditions(all=(one,)))
                assert offer.fits(one)


def test_a_view_asks_for_plan_region_and_tags_of_the_organisation_with_what_is_known_as_proposals(look: Look) -> None:
    known = Known(plans=("premium",), regions=("north",), tags=("printer",), organization_tags=("vip",))
    offers = {offer.name: offer for offer in view_offers(known)}
    proposed = {name: [words for words, _ in offers[name].values] for name in ("plan", "region", "org_tags")}
    assert proposed == {"plan": ["premium"], "region": ["north"], "org_tags": ["vip"]}
    assert {"includes", "not_includes"} <= set(offers["org_tags"].operators)
    assert {"domain", "email", "severity", "form_id", "sla.first_reply_time.state"} <= set(offers)


def test_whatever_can_be_chosen_of_an_own_field_fits_the_field(look: Look) -> None:
    fields = tuple(convert(to_builtins(field), FieldDef) for field in FORMS.fields)
    asked = [offer for offer in view_offers(KNOWN) if offer.name.startswith("custom.")]
    assert {offer.name for offer in asked} == {f"custom.{field.key}" for field in FORMS.fields}
    for offer in asked:
        for operator in offer.operators:
            for value in values(offer, operator):
                one = Condition(field=offer.name, operator=operator, value=value)  # type: ignore[arg-type]
                assert fault_in(one, fields) == ""


def test_nothing_that_a_rule_may_name_is_said_raw(look: Look) -> None:
    offers = by_name(said_offers(KNOWN))
    named = {*FIELDS, COMMENT, *(f"custom.{field.key}" for field in FORMS.fields)}
    assert named <= set(offers)
    for name in named:
        words = bare(offers[name].words)
        assert words
        assert "_" not in words
        assert "." not in words


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (
            RuleCondition(field="hours_since.created", operator="less_than", value=2),
            "Hours since it was made is less than 2",
        ),
        (
            RuleCondition(field="sla.first_reply_time.state", operator="changed_to", value=("warning", "breached")),
            "Clock “First reply” becomes soon due or missed",
        ),
        (RuleCondition(field="group_id", value=(2, 8)), "Group is Second line or #8"),
        (RuleCondition(field="custom.plan", value="trial"), "Licence is Trial"),
        (RuleCondition(field="custom.gone", value="x"), "custom.gone is x"),
        (
            RuleCondition(field="custom.until", operator="less_than", value="2026-12-24"),
            "Valid until is before 2026-12-24",
        ),
        (RuleCondition(field="org_group_id", value=2), "Organisation's group is Second line"),
        (RuleCondition(field="language", operator="is_not", value="es"), "Language is not Español"),
        (RuleCondition(field="form_id", operator="changed"), "Form changes"),
        (RuleCondition(field="created_at", operator="changed"), "Ticket is new"),
    ],
)
def test_a_condition_is_said_in_words(look: Look, condition: RuleCondition, said: str) -> None:
    assert bare(condition_words(condition, by_name(said_offers(KNOWN)))) == said


def test_a_moment_is_said_as_one(look: Look) -> None:
    moment = RuleCondition(field="due_at", operator="less_than", value=1_772_359_200_000)
    said = condition_words(moment, by_name(said_offers(KNOWN)))
    assert "Due date is before" in said
    assert "2026" in said
    assert "1772359200000" not in said


def test_what_is_due_is_before_or_after_a_minute_or_so_many_hours_away(look: Look) -> None:
    for offers in (by_name(view_offers(KNOWN)), by_name(rule_offers(KNOWN, is_timed=False))):
        due, hours = offers["due_at"], offers["hours_until.due"]
        moment = Condition(field="due_at", operator="greater_than", value=1_772_359_200_000)
        assert due.fits(moment)
        assert due.fits(Condition(field="due_at", operator="is_empty"))
        assert hours.fits(Condition(field="hours_until.due", operator="less_than", value=24))
        assert "changed_to" not in due.operators
    late = RuleCondition(field="hours_until.due", operator="less_than", value=0)
    assert bare(condition_words(late, by_name(said_offers(KNOWN)))) == "Hours until it is due is less than 0"


def test_a_time_rule_sees_no_change_and_its_hours_are_its_own(look: Look) -> None:
    timed = by_name(rule_offers(KNOWN, is_timed=True))
    assert not {name for name in timed if name.startswith("hours_")}
    assert "due_at" in timed
    assert "comment" not in timed
    assert not [offer for offer in timed.values() if set(offer.operators) & set(condition_fields.CHANGE)]


def test_texts_are_read_as_they_are_written() -> None:
    assert read_texts(" vip , gold,vip,") == ("vip", "gold")
    assert read_texts("a, b", many=False) == ("a, b",)
    assert read_texts(" ") == ()
    assert write_texts(("vip", "gold")) == "vip, gold"
    assert (value_of(("vip",)), value_of(("vip", "gold"))) == ("vip", ("vip", "gold"))


def test_what_a_row_could_not_give_back_does_not_fit_it(look: Look) -> None:
    offers = by_name(rule_offers(KNOWN, is_timed=False))
    for field, operator, value in (
        ("plan", "is", "gold, silver"),
        ("priority", "is", "purple"),
        ("priority", "is", None),
        ("org_id", "is", "twelve"),
        ("hours_since.created", "less_than", (1, 2)),
        ("comment", "comment_by", "public"),
        ("tags", "is", "vip"),
        ("due_at", "less_than", 1_772_359_200_001),
        ("due_at", "changed_to", 1_772_359_200_000),
    ):
        condition = RuleCondition(field=field, operator=operator, value=value)  # type: ignore[arg-type]
        assert not offers[field].fits(condition), condition
