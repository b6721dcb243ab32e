"""Macros and text modules: what a ticket and a text would become (desk.md section 9).

``apply`` previews: it gives the would-be ticket, its changes and the comment text, and saves and sends nothing (trap 22).
Changes go through the state table, so a macro can do nothing that its user could not. Texts are chosen by the ticket's
language and put at the draft's cursor, never over typed text. An unknown or empty placeholder is shown and blocks sending.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, assert_never

import msgspec
from msgspec import UNSET

from assistdesk.core.desk.events import Event
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    L10n,
    Macro,
    SetFieldAction,
    StatusAction,
    TagAction,
)
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.states import Actor, AnyChange, Assign, Refusal, SetField, SetGroup, SetStatus, steps
from assistdesk.core.desk.views import CUSTOM
from assistdesk.core.errors import RefusedError

DEFAULT_LOCALE: Final = "en"
"""In it every text of a desk is written."""
TEXT_CHARS_MAX: Final = 65_536
PLACEHOLDERS: Final = ("ticket.id", "ticket.subject", "requester.name", "agent.name", "fix_version")
NAME_CHARS_MAX: Final = 80
"""What is longer between two braces is no name of anything."""
_BRACED = re.compile(r"\{\{([^{}]*+)\}\}")
"""Each sign is read once: nothing that it may hold can end it, and what it has taken it gives not back."""


# --- texts --------------------------------------------------------------------------------------------------------


def choose_text(texts: L10n, language: str, default_locale: str) -> str:
    """The text in the ticket's language, else its plain form (es for es-MX), else the default's, else the first."""
    for locale in (language, language.partition("-")[0], default_locale):
        if locale in texts:
            return texts[locale]
    return next(iter(texts.values()), "")


def check_text(texts: L10n, default_locale: str) -> None:
    """Refuse a text without the default locale, or too long a one.

    Raises:
        RefusedError: ``text_locale``, ``text_size``.
    """
    if not texts.get(default_locale):
        raise RefusedError("text_locale", locale=default_locale)
    if any(len(text) > TEXT_CHARS_MAX for text in texts.values()):
        raise RefusedError("text_size", limit=TEXT_CHARS_MAX)


@dataclass(frozen=True, slots=True)
class Mark:
    """A placeholder that still stands in a text, from *start* to *end*: to be shown red. ``is_known``: only its value lacks."""

    start: int
    end: int
    name: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its values in. ``marks``: the placeholders that had none; what a value brought along is no placeholder."""

    text: str
    marks: tuple[Mark, ...]


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put the values in, once: what a value brings along is not read again. What has no value stays as it was written."""
    pieces: list[str] = []
    marks: list[Mark] = []
    read_to, grown_by = 0, 0
    for mark in unfilled(text):
        value = values.get(mark.name)
        if not value:
            marks.append(replace(mark, start=mark.start + grown_by, end=mark.end + grown_by))
            continue
        pieces += (text[read_to : mark.start], value)
        read_to, grown_by = mark.end, grown_by + len(value) - (mark.end - mark.start)
    return Filled("".join((*pieces, text[read_to:])), tuple(marks))


def unfilled(text: str, brought: Iterable[str] = ()) -> tuple[Mark, ...]:
    """What blocks sending: every placeholder left in the text, wherever it came from.

    *brought*: values that stand in such texts, as the requester's name. One that looks like a placeholder is none.
    """
    for value in brought:
        if "{{" in value and unfilled(value):
            text = text.replace(value, "x" * len(value))
    found = ((one, one[1].strip()) for one in _BRACED.finditer(text))
    return tuple(
        Mark(one.start(), one.end(), name, name in PLACEHOLDERS) for one, name in found if len(name) <= NAME_CHARS_MAX
    )


def check_sendable(text: str) -> None:
    """Refuse to send a text that still has a placeholder.

    Raises:
        RefusedError: ``placeholder`` (``name``: the first one).
    """
    marks = unfilled(text)
    if marks:
        raise RefusedError("placeholder", name=marks[0].name)


def values_of(ticket: Ticket, *, requester: str, agent: str, fix_version: str = "") -> dict[str, str]:
    """What the placeholders of section 9 stand for; an empty one counts as lacking."""
    return {
        "ticket.id": str(ticket.id),
        "ticket.subject": ticket.subject,
        "requester.name": requester,
        "agent.name": agent,
        "fix_version": fix_version,
    }


@dataclass(frozen=True, slots=True)
class Inserted:
    text: str
    cursor: int


def insert(draft: str, cursor: int, text: str) -> Inserted:
    """Put *text* at the cursor. Every typed sign stays, before it or after it."""
    cursor = max(0, min(cursor, len(draft)))
    return Inserted(draft[:cursor] + text + draft[cursor:], cursor + len(text))


# --- macros -------------------------------------------------------------------------------------------------------


def is_published(macro: Macro, now_ms: int) -> bool:
    """Hidden before its product change and after it."""
    return (macro.publish_from is None or macro.publish_from <= now_ms) and (
        macro.publish_until is None or now_ms < macro.publish_until
    )


def may_use(macro: Macro, user_id: int, group_ids: Iterable[int]) -> bool:
    if macro.owner_id is not None:
        return macro.owner_id == user_id
    return macro.group_id is None or macro.group_id in group_ids


@dataclass(frozen=True, slots=True)
class Applied:
    """What would be. ``events`` are the changes as the log would have them; ``text`` goes to the draft, for reply or note.

    ``is_public`` None: the macro writes nothing.
    """

    ticket: Ticket
    changes: tuple[AnyChange, ...]
    events: tuple[Event, ...]
    text: str
    is_public: bool | None
    marks: tuple[Mark, ...]


def apply(
    macro: Macro,
    ticket: Ticket,
    actor: Actor,
    values: Mapping[str, str],
    *,
    default_locale: str,
    missing: tuple[str, ...] = (),
    assignee_group_ids: frozenset[int] | None = None,
) -> Applied | Refusal:
    """Preview the macro on this ticket. Nothing is saved or sent.

    *missing* are fields required on solve that are empty; *assignee_group_ids* the present assignee's groups (None: he stays).
    """
    changes: list[AnyChange] = []
    events: list[Event] = []
    texts: list[Filled] = []
    is_public: bool | None = None
    would_be = ticket
    for action in macro.actions:
        if isinstance(action, CommentAction):
            texts.append(fill(choose_text(action.text, ticket.language, default_locale), values))
            is_public = action.public if is_public is None else is_public and action.public
            continue
        lacks = tuple(name for name in missing if name.removeprefix(CUSTOM) not in would_be.custom)
        more = changes_of(action, would_be, actor, lacks, assignee_group_ids)
        answer = steps(would_be, more, actor)
        if isinstance(answer, Refusal):
            return answer
        made, would_be = answer
        if isinstance(action, SetFieldAction) and action.field.startswith(CUSTOM):
            would_be = with_value(would_be, action.field.removeprefix(CUSTOM), action.value)
        events += made
        changes += more
    said = _joined(texts)
    return Applied(would_be, tuple(changes), tuple(events), said.text, is_public, said.marks)


def _joined(texts: Sequence[Filled]) -> Filled:
    """One under the other."""
    marks: list[Mark] = []
    begins = 0
    for one in texts:
        marks += (replace(mark, start=mark.start + begins, end=mark.end + begins) for mark in one.marks)
        begins += len(one.text) + 1
    return Filled("\n".join(one.text for one in texts), tuple(marks))


def with_value(ticket: Ticket, key: str, value: CustomValue | None) -> Ticket:
    """The ticket with another value in a field of the desk's own; None takes it out."""
    custom = {name: held for name, held in {**ticket.custom, key: value}.items() if held is not None}
    return msgspec.structs.replace(ticket, custom=custom)


def changes_of(
    action: SetFieldAction | TagAction | StatusAction | AssignAction,
    ticket: Ticket,
    actor: Actor,
    missing: tuple[str, ...],
    assignee_group_ids: frozenset[int] | None,
) -> list[AnyChange]:
    """One action as changes for the state table; arguments as in ``apply``."""
    match action:
        case SetFieldAction(field=field, value=value) if field.startswith(CUSTOM):
            return [SetField(field, ticket.custom.get(field.removeprefix(CUSTOM)), value)]
        case SetFieldAction(field=field, value=value):
            return [SetField(field, getattr(ticket, field), value)]
        case TagAction(add=add, remove=remove):
            kept = [tag for tag in ticket.tags if tag not in remove]
            return [SetField("tags", ticket.tags, tuple(dict.fromkeys([*kept, *add])))]
        case StatusAction(status=status, custom_status_id=label):
            return [SetStatus(status, missing, UNSET if label is None else label)]
        case AssignAction():
            changes: list[AnyChange] = []
            if action.group_id is not None:
                keeps = assignee_group_ids is None or action.group_id in assignee_group_ids
                changes.append(SetGroup(action.group_id, keeps_assignee=keeps))
            assignee_id = actor.user_id if action.to_me else action.assignee_id
            return changes if assignee_id is None else [*changes, Assign(assignee_id)]
        case _:
            assert_never(action)
