"""A ticket that came back, in words: which it is, and why it was not taken. Refuses to know how it is shown."""

from assistdesk.core.desk.forms import name_of
from assistdesk.core.desk.views import CUSTOM
from assistdesk.runtime.snapshot_forms import FormsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.agent.means import ticket_number
from assistdesk.ui.text import explain, knows, plain, say

SUBJECT_CHARS, NAME_CHARS = 80, 40
CAPTIONS = {
    "subject": "new.subject",
    "name": "new.name",
    "email": "sign.email",
    "organisation": "new.organisation",
    "phone": "new.phone",
    "priority": "head.priority.menu",
    "type": "head.type.menu",
    "due_at": "column.due_at",
    "language": "new.language",
    "locale": "new.language",
    "form_id": "fields.form",
    "body": "new.body",
}
"""The end of a field's path as the relay names it -> its caption in the sheet."""
FAULTS = {
    "missing": "kept.empty",
    "empty": "kept.empty",
    "too_short": "kept.empty",
    "too_long": "refused.too_long",
    "unknown": "kept.unknown",
    "unknown_field": "kept.unknown",
    "not_allowed": "refused.not_allowed",
    "malformed": "kept.malformed",
    "bad_format": "kept.malformed",
    "wrong_type": "kept.malformed",
    "out_of_range": "kept.malformed",
}
"""What is wrong with a field, as the relay says it -> our sentence."""


LEFT = frozenset(("set_aside", "cut_short"))
"""Nobody refused it: its sheet was closed, or the program ended."""


def subject_of(back: RefusedSend) -> str:
    return plain(back.ticket.subject, SUBJECT_CHARS) or say("refused.untitled")


def what_words(back: RefusedSend) -> str:
    """Which it is."""
    if back.ticket.follows is not None:
        return say("refused.follow", subject=subject_of(back), number=ticket_number(back.ticket.follows))
    if not back.customer:
        return say("refused.nameless", subject=subject_of(back))
    return say("refused.new", subject=subject_of(back), name=plain(back.customer, NAME_CHARS))


def why_words(cause: Cause, forms: FormsView) -> str:
    """Why, with the name of the field that is meant."""
    caption = _caption(field_of(cause), forms)
    return say("refused.at", field=caption, why=fault_words(cause)) if caption else fault_words(cause)


def _caption(name: str, forms: FormsView) -> str:
    """A field of the desk's own goes by its key where it is not there any more."""
    if name.startswith(CUSTOM):
        own = next((field for field in forms.fields if name_of(field.key) == name), None)
        return words_of(own.label) if own is not None else plain(name.removeprefix(CUSTOM), NAME_CHARS)
    return say(CAPTIONS[name]) if name in CAPTIONS else ""


def field_of(cause: Cause) -> str:
    """As in ``CAPTIONS``; of a field of the desk's own with its prefix; "" where none is named."""
    path = str(dict(cause.fields).get("field", "")).removeprefix("ticket.")
    return path if path.startswith(CUSTOM) else path.rpartition(".")[2]


def fault_words(cause: Cause) -> str:
    """Why, to stand beside the field."""
    fault = FAULTS.get(str(dict(cause.fields).get("code", "")))
    if cause.rule == "invalid" and fault is not None:
        return say(fault)
    return explain(cause.rule if knows(cause.rule) else "refused", cause.fields).sentence
