"""A macro as a form that people fill in, and back: what the form does not know stays as it was (desk.md section 9).

The form has texts by language, a status, a priority, tags and "assign to me", for whom it is and when it shows; a macro made
elsewhere may do more. Refuses to know windows and the line.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    MacroAction,
    SetFieldAction,
    StatusAction,
    TagAction,
)
from assistdesk.core.desk.shapes import from_rfc3339, to_rfc3339
from assistdesk.core.desk.shapes_rules import MacroIn, MacroOut
from assistdesk.runtime.intents_macros import SaveMacro
from assistdesk.runtime.snapshot_macros import MacroForm


def form_of(macro: MacroOut) -> MacroForm:
    """What the form shows of it."""
    form = MacroForm(
        editable=macro.editable,
        shared=macro.shared,
        uses=macro.uses,
        titles=tuple(sorted(macro.title.items())),
        group_id=macro.group_id,
        from_ms=None if macro.publish_from is None else from_rfc3339(macro.publish_from),
        until_ms=None if macro.publish_until is None else from_rfc3339(macro.publish_until),
    )
    for action in macro.actions:
        match action:
            case CommentAction():
                form = replace(form, texts=tuple(sorted(action.text.items())), public=action.public)
            case StatusAction(status=status, custom_status_id=None):
                form = replace(form, status=status)
            case SetFieldAction(field="priority", value=str(priority)):
                form = replace(form, priority=priority)
            case TagAction():
                form = replace(form, tags=action.add, dropped_tags=action.remove)
            case AssignAction(to_me=True):
                form = replace(form, to_me=True)
            case _:
                pass
    return form


def macro_of(before: MacroOut | None, wanted: SaveMacro) -> MacroIn:
    """What is sent: the form's actions, after those of *before* that the form does not know."""
    kept: list[MacroAction] = [one for one in (before.actions if before is not None else ()) if not _is_known(one)]
    return MacroIn(
        title=dict(wanted.titles),
        actions=(*kept, *_actions(wanted)),
        shared=wanted.shared,
        position=before.position if before is not None else 0,
        group_id=wanted.group_id if wanted.shared else None,
        publish_from=None if wanted.from_ms is None else to_rfc3339(wanted.from_ms),
        publish_until=None if wanted.until_ms is None else to_rfc3339(wanted.until_ms),
    )


def _is_known(action: MacroAction) -> bool:
    match action:
        case (
            CommentAction()
            | StatusAction(custom_status_id=None)
            | TagAction()
            | AssignAction(to_me=True)
            | SetFieldAction(field="priority")
        ):
            return True
        case _:
            return False


def _actions(wanted: SaveMacro) -> Iterable[MacroAction]:
    if wanted.priority:
        yield SetFieldAction(field="priority", value=wanted.priority)
    if wanted.tags or wanted.dropped_tags:
        yield TagAction(add=wanted.tags, remove=wanted.dropped_tags)
    if wanted.to_me:
        yield AssignAction(to_me=True)
    if wanted.status:
        yield StatusAction(status=wanted.status)  # type: ignore[arg-type]  # a choice of the form; the relay checks it
    if wanted.texts:
        yield CommentAction(text=dict(wanted.texts), public=wanted.public)
