"""Which fields of a ticket a condition can ask for, with which operators and values, all in words (desk.md section 9).

Views and policies ask for a few; triggers and time rules for nearly all. What the program has no words for is said as the
relay has it. Refuses to know widgets.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QDateTime, QLocale

from assistdesk.core.desk.conditions import AnyOperator, RuleCondition
from assistdesk.core.desk.history import METRICS
from assistdesk.core.desk.measure_shapes import KINDS
from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.core.desk.views import CUSTOM, DUE_HOURS, ME, TIMES, Condition, Scalar, values_of
from assistdesk.ui.agent.clock_words import metric_words
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.agent.means import PRIORITIES, STATUSES
from assistdesk.ui.agent.moment_field import read_moment, write_moment
from assistdesk.ui.text import LANGUAGE_NAMES, plain, say

AnyCondition = Condition | RuleCondition
Values = tuple[tuple[Scalar, str], ...]
"""What is kept, and its words."""

VALUE_CHARS = 60
BARE = ("is_empty", "is_not_empty", "changed")
"""Operators without a value."""
SINGLE = ("less_than", "greater_than")
SAME: tuple[AnyOperator, ...] = ("is", "is_not")
EMPTY: tuple[AnyOperator, ...] = ("is_empty", "is_not_empty")
SIZE: tuple[AnyOperator, ...] = ("less_than", "greater_than")
CHANGE: tuple[AnyOperator, ...] = ("changed", "changed_to", "changed_from")
TAGS: tuple[AnyOperator, ...] = ("includes", "not_includes", *EMPTY)
CHANNELS = ("mail", "form", "app", "chat", "voice", "session", "room", "feed", "social", "api", "import")
LANGUAGES = (
    "en", "es", "zh", "ar", "ca", "cs", "da", "de", "el", "eu", "fi", "fr", "gl", "he", "hi", "hu", "it", "ja", "ko", "nb",
    "nl", "pl", "pt", "ro", "ru", "sv", "th", "tr", "uk", "vi",
)  # fmt: skip
OUTCOMES = ("completed", "dropped", "missed", "abandoned", "offline")
BADGES = ("breached", "warning", "running", "paused", "met")
SAID_OPERATORS = frozenset((*SAME, *TAGS, *SIZE, *CHANGE, "comment_is", "comment_by"))


@dataclass(frozen=True, slots=True)
class FieldOffer:
    """One field that a row offers. ``kind`` is its values': a choice has them in ``values`` or, where they hang on the
    operator, ``by_operator``; of a text and of tags ``values`` are proposals. ``many``: several values, one of which has to
    fit. ``may_go``: all that there are stand in ``values``, another one was deleted; ``gone``: how those were called."""

    name: str
    words: str
    operators: tuple[AnyOperator, ...]
    kind: Literal["choice", "number", "date", "moment", "text", "tags"] = "text"
    values: Values = ()
    many: bool = True
    by_operator: Mapping[str, Values] = field(default_factory=dict)
    may_go: bool = False
    gone: Values = ()

    def values_of(self, operator: str) -> Values:
        return self.by_operator.get(operator, self.values)

    def lost(self, condition: AnyCondition) -> Values:
        """What *condition* names of this field and is deleted."""
        if not self.may_go or condition.operator in BARE:
            return ()
        known, names = dict(self.values_of(condition.operator)), dict(self.gone)
        lost = (value for value in values_of(condition) if value is not None and _is_gone(value, known, names))
        return tuple((value, gone_words(names.get(value, ""), value)) for value in lost)

    @property
    def is_signed(self) -> bool:
        """Numbers of the desk's own fields may be below zero; ids and hours are not."""
        return self.kind == "number" and self.name.startswith(CUSTOM)

    def takes_many(self, operator: str) -> bool:
        return self.many and operator not in SINGLE

    def write(self, values: tuple[Scalar, ...]) -> str:
        """As they stand in a line."""
        if self.kind == "moment":
            return ", ".join(write_moment(value) for value in values if isinstance(value, int))
        return write_texts(value for value in values if value is not None)

    def fits(self, condition: AnyCondition) -> bool:
        """Can a row show all of this condition?"""
        operator, values = condition.operator, values_of(condition)
        if operator not in self.operators:
            return False
        if operator in BARE:
            return True
        if not values or None in values or (len(values) > 1 and not self.takes_many(operator)):
            return False
        if self.kind == "choice":
            known = {value for value, _ in (*self.values_of(operator), *self.lost(condition))}
            return all(value in known for value in values)
        if self.kind == "number":
            return all(isinstance(value, int) for value in values)
        if self.kind == "tags":
            return all(isinstance(value, str) and value.strip() for value in values)
        if self.kind == "moment":  # to the minute, as it is written
            return all(isinstance(value, int) and read_moment(self.write((value,))) == value for value in values)
        return read_texts(write_texts(values), self.takes_many(operator)) == values


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the desk: (id, name) of agents and groups, its own fields, its forms; ``tags`` (of tickets),
    ``organization_tags``, ``plans``, ``regions``, ``domains``: those that have been seen. ``organizations``: all of them by id
    and name; none where they are too many. ``statuses``: the desk's own words for them. ``gone_groups``: how deleted ones were
    called. ``is_whole``: all people, groups, fields and forms that there are stand here."""

    people: tuple[tuple[int, str], ...] = ()
    groups: tuple[tuple[int, str], ...] = ()
    fields: tuple[FieldOut, ...] = ()
    forms: tuple[FormOut, ...] = ()
    tags: tuple[str, ...] = ()
    organization_tags: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    organizations: tuple[tuple[int, str], ...] = ()
    statuses: tuple[tuple[int, str], ...] = ()
    gone_groups: tuple[tuple[int, str], ...] = ()
    is_whole: bool = False


NOTHING_KNOWN = Known()


# --- values -------------------------------------------------------------------------------------------------------


def value_of(values: tuple[Scalar, ...]) -> Scalar | tuple[Scalar, ...]:
    """As a condition keeps them: one alone stands for itself."""
    return values[0] if len(values) == 1 else values


def read_texts(text: str, many: bool = True) -> tuple[str, ...]:
    """``vip, gold`` -> two, where *many* can be; none where nothing is written."""
    parts = text.split(",") if many else (text,)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def write_texts(values: Iterable[Scalar]) -> str:
    return ", ".join(str(value) for value in values)


def language_words(code: str) -> str:
    """``Español`` in its own language; a code that is none stays."""
    if code in LANGUAGE_NAMES:
        return LANGUAGE_NAMES[code]
    locale = QLocale(code)
    name = "" if locale.language() == QLocale.Language.C else locale.nativeLanguageName()
    return plain(name[:1].upper() + name[1:] if name else code, VALUE_CHARS)


def channel_words(channel: str) -> str:
    """``Phone``; a channel that we have no words for stays."""
    return say(f"channel.{channel}") if channel in CHANNELS else plain(channel, VALUE_CHARS)


def _words_of(prefix: str, values: Iterable[Scalar]) -> Values:
    return tuple((value, say(f"{prefix}.{value}")) for value in values)


def _names_of(named: Iterable[tuple[int, str]]) -> Values:
    return tuple((number, plain(name, VALUE_CHARS)) for number, name in named)


def status_values(closed: bool = False) -> Values:
    return _words_of("status", (*STATUSES, "closed") if closed else STATUSES)


def priority_values() -> Values:
    return _words_of("priority", PRIORITIES)


def type_values() -> Values:
    return _words_of("m.type", (kind for kind in KINDS if kind is not None))


def type_words(kind: str) -> str:
    """``Task``; a type that we have no words for stays, "" where it has none."""
    return dict(type_values()).get(kind) or plain(kind, VALUE_CHARS)


def severity_values() -> Values:
    return _words_of("severity", (1, 2, 3, 4))


def language_values(*more: str) -> Values:
    codes = dict.fromkeys((*LANGUAGES, *more))
    return tuple((code, language_words(code)) for code in codes)


# --- offers -------------------------------------------------------------------------------------------------------


def _choice(name: str, values: Values, operators: tuple[AnyOperator, ...] = (*SAME, *EMPTY)) -> FieldOffer:
    return FieldOffer(name, say(f"cond.field.{name}"), operators, "choice", values)


def _text(name: str, proposals: tuple[str, ...] = ()) -> FieldOffer:
    values = tuple((text, text) for text in proposals)
    return FieldOffer(name, say(f"cond.field.{name}"), (*SAME, *EMPTY), values=values)


def _number(name: str, operators: tuple[AnyOperator, ...] = (*SAME, *EMPTY)) -> FieldOffer:
    return FieldOffer(name, say(f"cond.field.{name}"), operators, "number")


def _organization(known: Known) -> FieldOffer:
    """By name; by number where they are too many for a list."""
    if not known.organizations:
        return _number("org_id")
    named = _choice("org_id", _names_of(known.organizations))
    return replace(named, words=say("column.org_id"), may_go=known.is_whole)


def _tags(name: str, proposals: tuple[str, ...]) -> FieldOffer:
    return replace(_text(name, proposals), operators=TAGS, kind="tags")


def _ticket_offers(known: Known) -> tuple[FieldOffer, ...]:
    return (
        _tags("tags", known.tags),
        _choice("priority", priority_values()),
        _choice("status", (("new", say("status.new")), *status_values(closed=True))),
        _choice("custom_status_id", _names_of(known.statuses)),
        _choice("type", type_values()),
        _choice("channel", _words_of("channel", CHANNELS)),
        _choice("language", language_values()),
        _text("category"),
    )


def _group(known: Known) -> FieldOffer:
    """By name; by number where no names have been seen."""
    if not known.groups:
        return _number("group_id")
    return _groups(known)


def _groups(known: Known) -> FieldOffer:
    named = _choice("group_id", _names_of(known.groups))
    return replace(named, words=say("cond.field.group"), may_go=known.is_whole, gone=_names_of(known.gone_groups))


def _form(known: Known) -> FieldOffer:
    named = _choice("form_id", tuple((form.id, words_of(form.title)) for form in known.forms))
    return replace(named, may_go=known.is_whole)


def _requester(known: Known) -> tuple[FieldOffer, ...]:
    """Of the requester and the organisation, beside which one it is."""
    return (
        _text("plan", known.plans),
        _text("region", known.regions),
        _text("domain", known.domains),
        _text("email"),
        _tags("org_tags", known.organization_tags),
        replace(_group(known), name="org_group_id", words=say("cond.field.org_group_id")),
    )


def _due() -> FieldOffer:
    return FieldOffer("due_at", say("cond.field.due_at"), (*SIZE, *EMPTY), "moment", many=False)


def _until_due() -> FieldOffer:
    """Less than 0: it is over."""
    return FieldOffer(DUE_HOURS, say(f"cond.field.{DUE_HOURS}"), SIZE, "number", many=False)


def policy_offers(known: Known = NOTHING_KNOWN) -> tuple[FieldOffer, ...]:
    """Of SLA policies: they have no reader, so there is no "me"."""
    return (
        *_ticket_offers(known),
        _choice("severity", severity_values()),
        _organization(known),
        _group(known),
        _form(known),
        *map(_own_field, known.fields),
        *_requester(known),
        _number("problem_id"),
        _due(),
    )


def view_offers(known: Known = NOTHING_KNOWN) -> tuple[FieldOffer, ...]:
    """A view has a reader, who is "me"."""
    return (
        _choice("assignee_id", ((ME, say("assignee_id.me")),)),
        replace(_choice("is_unsolved", _words_of("is_unsolved", (1, 0)), ("is",)), many=False),
        *_ticket_offers(known),
        _choice("severity", severity_values()),
        _organization(known),
        _group(known),
        _form(known),
        *map(_own_field, known.fields),
        *_requester(known),
        _number("problem_id"),
        _due(),
        _until_due(),
        *map(_hours, TIMES),
        _choice("sla", _words_of("cond.value", BADGES)),
        *(_clock(metric) for metric in METRICS),
    )


def rule_offers(known: Known, is_timed: bool) -> tuple[FieldOffer, ...]:
    """Of triggers, which see an update, or of time rules, which see a ticket as it is."""
    people = _names_of(known.people)
    if not is_timed:
        people = ((ME, say("cond.value.actor")), *people)
    ticket = (
        *_ticket_offers(known),
        replace(_choice("is_unsolved", _words_of("is_unsolved", (1, 0)), ("is",)), many=False),
        _choice("severity", severity_values()),
        _number("problem_id"),
        _due(),
        _groups(known),
        replace(_choice("assignee_id", people), may_go=known.is_whole),
        _form(known),
        *map(_own_field, known.fields),
        _choice("sla", _words_of("cond.value", BADGES)),
        *(_clock(metric) for metric in METRICS),
    )
    requester = (*_requester(known), _organization(known))
    if is_timed:
        return (*ticket, *requester)
    updates = (
        FieldOffer("created_at", say("cond.field.ticket"), ("changed",)),
        FieldOffer(
            "comment",
            say("cond.field.comment"),
            ("comment_by", "comment_is"),
            "choice",
            by_operator={
                "comment_by": _words_of("cond.value", ("theirs", "ours", "bot")),
                "comment_is": _words_of("cond.value", ("public", "note")),
            },
        ),
    )
    return (*updates, *map(_with_change, ticket), *requester, _until_due(), *map(_hours, TIMES))


def said_offers(known: Known) -> tuple[FieldOffer, ...]:
    """All that a kept rule may name: what no row offers has its words here all the same."""
    times = tuple((name, say(f"cond.field.{name}")) for name in ("updated_at", "solved_at", "next_due_at"))
    others = tuple((name, say(f"column.{name}")) for name in ("id", "subject", "requester_id"))
    numbers = tuple((name, say(f"cond.field.{name}")) for name in ("followup_of", "flagged"))
    chats = FieldOffer("chat", say("m.chats"), (), "choice", _words_of("m.outcome", OUTCOMES))
    only_said = (FieldOffer(name, words, ()) for name, words in (*times, *others, *numbers))
    return (*only_said, chats, *rule_offers(known, is_timed=False))


def _own_field(own: FieldOut) -> FieldOffer:
    offer = FieldOffer(f"{CUSTOM}{own.key}", words_of(own.label), (*SAME, *EMPTY))
    match own.kind:
        case "int":
            return replace(offer, operators=(*SAME, *SIZE, *EMPTY), kind="number")
        case "date":
            return replace(offer, operators=(*SAME, *SIZE, *EMPTY), kind="date")
        case "bool":
            yes_no: Values = ((1, say("fields.yes")), (0, say("fields.no")))
            return replace(offer, kind="choice", values=yes_no, many=False)
        case "choice":
            options: Values = tuple((option.key, words_of(option.label)) for option in own.options)
            return replace(offer, kind="choice", values=options, may_go=True)
        case _:
            return replace(offer, many=False)  # a comma may belong to a text


def _clock(metric: str) -> FieldOffer:
    words = say("cond.field.clock", metric=metric_words(metric))
    return FieldOffer(f"sla.{metric}.state", words, (*SAME, *EMPTY), "choice", _words_of("cond.value", BADGES))


def _hours(since: str) -> FieldOffer:
    return FieldOffer(f"hours_since.{since}", say(f"cond.field.hours_since.{since}"), SIZE, "number", many=False)


def _with_change(offer: FieldOffer) -> FieldOffer:
    """Tags come and go one by one, and moments are many: what they become exactly nobody means."""
    more = CHANGE[:1] if offer.name == "tags" or offer.kind == "moment" else CHANGE
    return replace(offer, operators=(*offer.operators, *more))


# --- in words -----------------------------------------------------------------------------------------------------


def operator_words(name: str, operator: str, kind: str = "text") -> str:
    if (name, operator) == ("created_at", "changed"):
        return say("cond.new")
    if kind in ("date", "moment") and operator in SIZE:
        return say(f"cond.date.{operator}")
    return say(f"cond.{operator}") if operator in SAID_OPERATORS else operator


def condition_words(condition: AnyCondition, offers: Mapping[str, FieldOffer]) -> str:
    """``Priority is High, Urgent``; what *offers* do not know as the relay has it."""
    offer = offers.get(condition.field)
    value_words: Mapping[Scalar, str] = (
        dict((*offer.values_of(condition.operator), *offer.lost(condition))) if offer is not None else {}
    )
    values = () if condition.operator in BARE else values_of(condition)
    said = f" {say('rule.or')} ".join(
        value_words.get(value, _unknown(condition.field, value)) for value in values if value is not None
    )
    name, kind = (offer.words, offer.kind) if offer is not None else (condition.field, "text")
    return " ".join(part for part in (name, operator_words(condition.field, condition.operator, kind), said) if part)


def _is_gone(value: Scalar, known: Iterable[Scalar], names: Iterable[Scalar]) -> bool:
    """A number above all that are known was given out since they were read."""
    if value in known:
        return False
    newest = max((one for one in known if isinstance(one, int)), default=0)
    return value in names or not isinstance(value, int) or value < newest


def gone_words(name: str, value: Scalar) -> str:
    """``Billing (deleted)``; where nobody knows how it was called, its number or key."""
    number = f"#{value}" if isinstance(value, int) else str(value)
    return say("gone.named", name=plain(name or number, VALUE_CHARS))


def gone_field(name: str, known: Known) -> str:
    """How a field of the desk's own is said that *known* has not: ``seats (deleted)``; "" where it has it."""
    key = name.removeprefix(CUSTOM)
    is_there = not name.startswith(CUSTOM) or not known.is_whole or any(one.key == key for one in known.fields)
    return "" if is_there else gone_words("", key)


def gone_group(group_id: int | None, known: Known) -> str:
    """Of one that an action names: as ``gone_field``."""
    return _gone(group_id, known, known.groups, dict(known.gone_groups))


def gone_person(user_id: int | None, known: Known) -> str:
    return _gone(user_id, known, known.people, {})


def _gone(number: int | None, known: Known, there: Iterable[tuple[int, str]], names: Mapping[int, str]) -> str:
    if number is None or not known.is_whole or not _is_gone(number, dict(there), names):
        return ""
    return gone_words(names.get(number, ""), number)


def _unknown(name: str, value: Scalar) -> str:
    """A number stands for somebody or something that is gone, or for a moment."""
    if isinstance(value, int) and name.endswith("_at"):
        return QLocale().toString(QDateTime.fromMSecsSinceEpoch(value), QLocale.FormatType.ShortFormat)
    return f"#{value}" if isinstance(value, int) and name.endswith("_id") else plain(str(value), VALUE_CHARS)


def by_name(offers: Iterable[FieldOffer]) -> dict[str, FieldOffer]:
    return {offer.name: offer for offer in offers}
