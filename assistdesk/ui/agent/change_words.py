"""One change of a ticket's field in words: what the field is called, what stands there now, what stood there before.

For the conversation's quiet lines and for two changes that met. What the log keeps by its digest alone, as subjects and texts
in fields of the desk's own, has no words here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assistdesk.core.desk.events import Change, Value
from assistdesk.core.desk.shapes import from_rfc3339
from assistdesk.core.desk.shapes_forms import FieldOut, FormOut
from assistdesk.core.desk.views import CUSTOM
from assistdesk.ui.agent.condition_fields import (
    channel_words,
    language_values,
    language_words,
    severity_values,
    type_values,
)
from assistdesk.ui.agent.field_editor import value_words, words_of
from assistdesk.ui.agent.means import EVERY_STATUS, PRIORITIES, date_words
from assistdesk.ui.agent.status_chips import STATUS_CHARS
from assistdesk.ui.text import plain, say

VALUE_CHARS, NAME_CHARS = 120, 60
CAPTIONS = {
    "status": "column.status",
    "custom_status_id": "column.status",
    "priority": "column.priority",
    "assignee_id": "column.assignee_id",
    "group_id": "column.group_id",
    "org_id": "column.org_id",
    "subject": "column.subject",
    "tags": "column.tags",
    "type": "column.type",
    "channel": "column.channel",
    "due_at": "column.due_at",
    "severity": "cond.field.severity",
    "category": "column.category",
    "language": "column.language",
    "form_id": "fields.form",
    "flagged": "cond.field.flagged",
}
OFFERED = {"type": type_values, "severity": severity_values, "language": language_values}
PEOPLE = ("assignee_id", "requester_id")
BY_DIGEST = frozenset(("subject",))
Fields = tuple[FieldOut, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What changes name by a number or a key: people, groups, the desk's own words for statuses, its forms and fields."""

    people: Mapping[int, str]
    groups: Mapping[int, str]
    statuses: Mapping[int, str]
    forms: tuple[FormOut, ...] = ()
    fields: Fields = ()


def own_field(field: str, fields: Fields) -> FieldOut | None:
    """That field of the desk's own; None: it is none, or is gone."""
    return next((one for one in fields if field == f"{CUSTOM}{one.key}"), None)


def caption_of(field: str, fields: Fields) -> str:
    """A field's name; *fields*: the desk's own."""
    own = own_field(field, fields)
    if own is not None:
        return words_of(own.label)
    return (
        say(CAPTIONS[field]) if field in CAPTIONS else plain(field.removeprefix(CUSTOM).replace("_", " "), NAME_CHARS)
    )


def words_of_value(field: str, value: Value, known: Known) -> str:
    """A value for a person to read; "" where there is none, or no words for it."""
    own = own_field(field, known.fields)
    if own is not None and isinstance(value, str | int):
        return value_words(own, value)
    match field:
        case "status" if value in EVERY_STATUS:
            return say(f"status.{value}")
        case "custom_status_id" if isinstance(value, int):
            return plain(known.statuses.get(value, ""), STATUS_CHARS)
        case "priority" if value in PRIORITIES:
            return say(f"priority.{value}")
        case "assignee_id" | "requester_id" if isinstance(value, int):
            return plain(known.people.get(value, ""), NAME_CHARS) or say("talk.someone")
        case "type" | "severity" | "language" if value and isinstance(value, str | int):
            found = dict(OFFERED[field]()).get(value)
            return found or (language_words(str(value)) if field == "language" else plain(str(value), NAME_CHARS))
        case "channel" if isinstance(value, str):
            return channel_words(value)
        case "due_at" if isinstance(value, str) and value:
            return date_words(from_rfc3339(value))
        case "due_at" if isinstance(value, int):
            return date_words(value)
        case "group_id" if isinstance(value, int):
            return plain(known.groups.get(value, ""), NAME_CHARS) or f"#{value}"
        case "org_id":
            return ""  # their names are many, and asked for where they are needed
        case "form_id" if isinstance(value, int):
            title = next((words_of(one.title) for one in known.forms if one.id == value), "")
            return title or f"#{value}"
        case _:
            text = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
            return plain(text, VALUE_CHARS)


def change_words(event: Change, name: str, author_id: int | None, known: Known) -> str:
    """Who changed what, to what, from what; *name*: whoever did, as the sentence begins."""
    before = _before(event, known)
    sentence = _sentence(event, name, author_id, known)
    return say("talk.before", change=sentence, value=before) if before else sentence


def _before(event: Change, known: Known) -> str:
    """ "": nothing stood there, or the sentence says it."""
    field = event.field
    if event.previous in (None, "", ()) or field in ("tags", "flagged") or _is_secret(field, known):
        return ""
    if field in PEOPLE and event.previous not in known.people:
        return ""
    return words_of_value(field, event.previous, known)


def _is_secret(field: str, known: Known) -> bool:
    """Has the log but the digest of its values?"""
    own = own_field(field, known.fields)
    return field in BY_DIGEST or (field.startswith(CUSTOM) and (own is None or own.kind == "text"))


def _sentence(event: Change, name: str, author_id: int | None, known: Known) -> str:
    value = event.value
    match event.field:
        case "status":
            status = value if value in EVERY_STATUS else "closed"
            return say("talk.status", name=name, status=say(f"status.{status}"))
        case "custom_status_id" if isinstance(value, int):
            label = words_of_value(event.field, value, known) or say("talk.label.other")
            return say("talk.status", name=name, status=label)
        case "custom_status_id":
            return say("talk.label.off", name=name)
        case "priority":
            key = f"priority.{value}" if value in PRIORITIES else "priority.none"
            return say("talk.priority", name=name, priority=say(key))
        case "due_at" if isinstance(value, int):
            return say("talk.due", name=name, time=date_words(value))
        case "due_at":
            return say("talk.due.none", name=name)
        case "assignee_id":
            return _assigned(value, name, author_id, known)
        case "group_id" if isinstance(value, int):
            return say("talk.group", name=name, group=group_words(value, known))
        case "group_id":
            return say("talk.group.none", name=name)
        case "requester_id" if isinstance(value, int):
            return say("talk.requester", name=name, person=words_of_value(event.field, value, known))
        case "solved_by":
            return say("talk.solved", name=name)
        case "subject":
            return say("talk.subject", name=name)
        case "tags":
            return _tags(event, name)
        case "flagged":
            return say("talk.flagged" if value else "talk.unflagged", name=name)
        case field:
            return _plain_field(field, value, name, known)


def _plain_field(field: str, value: Value, name: str, known: Known) -> str:
    caption = caption_of(field, known.fields)
    if value in (None, "", ()):
        return say("talk.emptied", name=name, field=caption)
    words = "" if _is_secret(field, known) else words_of_value(field, value, known)
    if not words:
        return say("talk.custom", name=name, field=caption)
    return say("talk.set", name=name, field=caption, value=words)


def group_words(group_id: int, known: Known) -> str:
    return plain(known.groups.get(group_id, ""), NAME_CHARS) or say("talk.group.other")


def _assigned(value: Value, name: str, author_id: int | None, known: Known) -> str:
    if not isinstance(value, int):
        return say("talk.unassigned", name=name)
    if value == author_id:
        return say("talk.took", name=name)
    return say("talk.assigned", name=name, person=words_of_value("assignee_id", value, known))


def _tags(event: Change, name: str) -> str:
    """Which came and which went."""
    then = event.previous if isinstance(event.previous, tuple) else ()
    now = event.value if isinstance(event.value, tuple) else ()
    more, less = (
        plain(", ".join(tag for tag in one if tag not in other), VALUE_CHARS)
        for one, other in ((now, then), (then, now))
    )
    if more and less:
        return say("talk.tags.both", name=name, more=more, less=less)
    if more or less:
        return say("talk.tags.more" if more else "talk.tags.less", name=name, tags=more or less)
    return say("talk.tags", name=name)  # only their order
