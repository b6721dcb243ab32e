"""What conditions and actions may name, as far as this program has seen the desk. Refuses to know widgets."""

from collections.abc import Iterable

from assistdesk.core.desk.conditions import RuleCondition
from assistdesk.core.desk.model_service import TagAction
from assistdesk.core.desk.views import values_of
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.ui.agent.condition_fields import Known

PLANS = ("standard", "premium")


def seen_of(snapshot: AgentSnapshot) -> Known:
    """What rules may name, as far as this program has seen it; tags and plans are also taken from the rules themselves."""
    view, forms = snapshot.triggers, snapshot.forms
    rules = (*view.triggers, *view.time_rules)
    conditions = [one for rule in rules for one in rule.conditions.each]
    tags = {tag for row_ in (*snapshot.palette, *snapshot.tickets.rows) for tag in row_.tags}
    tags |= {tag for form in forms.forms for tag in form.tags}
    tags |= {tag for rule in rules for done in rule.actions if isinstance(done, TagAction) for tag in done.add}
    tags |= set(_texts_of(conditions, "tags"))
    organizations = view.organizations
    organization_tags = {*_texts_of(conditions, "org_tags"), *(tag for one in organizations for tag in one.tags)}
    plans = {*PLANS, *_texts_of(conditions, "plan"), *(one.plan for one in organizations)}
    regions = {*_texts_of(conditions, "region"), *(one.region for one in organizations if one.region)}
    domains = {*_texts_of(conditions, "domain"), *(domain for one in organizations for domain in one.domains)}
    return Known(
        people=view.people,
        groups=view.groups,
        gone_groups=view.gone_groups,
        is_whole=forms.was_read and bool(view.people),
        fields=forms.fields,
        forms=forms.forms,
        tags=tuple(sorted(tags, key=str.casefold)),
        organization_tags=tuple(sorted(organization_tags, key=str.casefold)),
        plans=tuple(sorted(plans, key=str.casefold)),
        regions=tuple(sorted(regions)),
        domains=tuple(sorted(domains)),
        statuses=tuple((one.id, one.text) for one in snapshot.statuses.words),
        organizations=() if view.has_more else by_title((one.id, one.name) for one in organizations),
    )


def by_title(named: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def _texts_of(conditions: Iterable[RuleCondition], field: str) -> Iterable[str]:
    for one in conditions:
        if one.field == field:
            yield from (value for value in values_of(one) if isinstance(value, str))
