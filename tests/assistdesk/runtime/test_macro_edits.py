"""runtime/macro_edits.py: a macro as a form and back; what the form does not know is kept."""

from msgspec.structs import replace

from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    MacroAction,
    SetFieldAction,
    StatusAction,
    TagAction,
)
from assistdesk.core.desk.shapes_rules import MacroOut
from assistdesk.runtime.intents_macros import SaveMacro
from assistdesk.runtime.macro_edits import form_of, macro_of
from assistdesk.runtime.snapshot_macros import MacroForm

FOREIGN: tuple[MacroAction, ...] = (
    AssignAction(group_id=3),
    SetFieldAction(field="type", value="problem"),
    SetFieldAction(field="priority", value=None),
)
KNOWN: tuple[MacroAction, ...] = (
    SetFieldAction(field="priority", value="high"),
    TagAction(add=("a",), remove=("b",)),
    AssignAction(to_me=True),
    StatusAction(status="pending"),
    CommentAction(text={"en": "hello", "es": "hola"}, public=False),
)


def out(*actions: MacroAction) -> MacroOut:
    return MacroOut(
        id=7, title={"en": "t"}, actions=actions, shared=True, editable=True, writes_only=False, position=4, uses=2
    )


def wish(form: MacroForm) -> SaveMacro:
    return SaveMacro(
        7,
        form.titles,
        form.texts,
        form.public,
        form.status,
        form.priority,
        form.tags,
        form.dropped_tags,
        form.to_me,
        form.shared,
        form.group_id,
        form.from_ms,
        form.until_ms,
    )


def test_a_macro_becomes_a_form_and_the_same_macro_again() -> None:
    form = form_of(out(*KNOWN))
    assert form == MacroForm(
        shared=True,
        uses=2,
        titles=(("en", "t"),),
        texts=(("en", "hello"), ("es", "hola")),
        public=False,
        status="pending",
        priority="high",
        tags=("a",),
        dropped_tags=("b",),
        to_me=True,
    )
    made = macro_of(out(*KNOWN), wish(form))
    assert (made.title, made.actions, made.shared, made.position) == ({"en": "t"}, KNOWN, True, 4)


def test_what_the_form_does_not_know_stays() -> None:
    before = out(*FOREIGN[:2], *KNOWN)
    form = form_of(before)
    assert macro_of(before, wish(form)).actions == (*FOREIGN[:2], *KNOWN)
    emptied = macro_of(before, SaveMacro(7, (("en", "t"),)))
    assert emptied.actions == FOREIGN[:2]
    assert form_of(out(FOREIGN[2])) == MacroForm(shared=True, uses=2, titles=(("en", "t"),))


def test_a_new_one_does_what_was_filled_in_and_no_more() -> None:
    made = macro_of(None, SaveMacro(0, (("en", "t"),), (("en", "hello"),)))
    assert made.actions == (CommentAction(text={"en": "hello"}),)
    assert not made.shared


def test_a_status_with_a_word_of_the_desks_own_is_kept_as_it_is() -> None:
    labelled = StatusAction(status="hold", custom_status_id=4)
    form = form_of(out(labelled))
    assert (form.status, macro_of(out(labelled), wish(form)).actions) == ("", (labelled,))


def test_group_and_times_are_kept_taken_away_and_a_group_is_of_what_is_shared() -> None:
    times = {"publish_from": "2026-12-24T09:00:00.000Z", "publish_until": "2026-12-24T12:00:00.250Z"}
    form = form_of(replace(out(*KNOWN), group_id=3, **times))
    assert (form.group_id, form.from_ms, form.until_ms) == (3, 1_798_102_800_000, 1_798_113_600_250)
    made = macro_of(out(*KNOWN), wish(form))
    assert (made.group_id, made.publish_from, made.publish_until) == (3, *times.values())
    freed = macro_of(out(*KNOWN), wish(replace(form, group_id=None, from_ms=None, until_ms=None)))
    assert (freed.group_id, freed.publish_from, freed.publish_until) == (None, None, None)
    assert macro_of(out(*KNOWN), wish(replace(form, shared=False))).group_id is None
