"""core/desk/macros.py: a preview saves and sends nothing (trap 22), typed text stays, placeholders block sending."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.events import Change
from assistdesk.core.desk.macros import (
    TEXT_CHARS_MAX,
    Applied,
    Filled,
    Mark,
    apply,
    check_sendable,
    check_text,
    choose_text,
    fill,
    insert,
    is_published,
    may_use,
    unfilled,
    values_of,
)
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.model_service import (
    AssignAction,
    CommentAction,
    Macro,
    MacroAction,
    SetFieldAction,
    StatusAction,
    TagAction,
)
from assistdesk.core.desk.states import Actor, Refusal, Who, steps
from assistdesk.core.errors import RefusedError

AGENT = Actor(Who.AGENT, 7)
TEXTS = {"en": "Hello {{requester.name}}", "es": "Hola {{requester.name}}", "es-MX": "¡Qué tal, {{requester.name}}!"}


def ticket(**fields: object) -> Ticket:
    return Ticket(
        **{  # type: ignore[arg-type]
            "id": 42,
            "created_at": 0,
            "updated_at": 0,
            "subject": "No sound",
            "status": "new",
            "requester_id": 1,
            "submitter_id": 1,
            "tags": ("audio",),
            **fields,
        }
    )


VALUES = values_of(ticket(), requester="Ana", agent="Bo")


def preview(*actions: MacroAction, on: Ticket | None = None, **options: object) -> Applied | Refusal:
    macro = Macro(id=1, title={"en": "x"}, actions=actions)
    return apply(macro, on or ticket(), AGENT, VALUES, default_locale="en", **options)  # type: ignore[arg-type]


def applied(*actions: MacroAction, **options: object) -> Applied:
    found = preview(*actions, **options)  # type: ignore[arg-type]
    assert isinstance(found, Applied)
    return found


def test_trap_22_a_macro_only_says_what_would_be() -> None:
    before = ticket()
    found = applied(
        SetFieldAction(field="priority", value="high"),
        TagAction(add=("known", "audio"), remove=("old",)),
        AssignAction(to_me=True),
        StatusAction(status="solved"),
        CommentAction(text=TEXTS),
        on=before,
    )
    assert before == ticket()
    would = found.ticket
    assert (would.priority, would.tags, would.assignee_id, would.status) == ("high", ("audio", "known"), 7, "solved")
    assert (found.text, found.is_public, found.marks) == ("Hello Ana", True, ())
    assert Change(field="status", previous="new", value="open") in found.events
    assert steps(before, found.changes, AGENT) == (list(found.events), would)


def test_a_macro_can_do_nothing_that_its_user_could_not() -> None:
    assert preview(StatusAction(status="closed")) == Refusal("never_by_hand")
    assert preview(StatusAction(status="solved"), missing=("category",)) == Refusal("required_fields", ("category",))
    assert preview(TagAction(add=("x",)), StatusAction(status="open"), on=ticket(status="closed")) == Refusal("closed")


def test_a_macro_gives_a_ticket_to_a_person_a_group_or_both() -> None:
    assert applied(AssignAction(assignee_id=9)).ticket.assignee_id == 9
    assert applied(AssignAction(group_id=3)).ticket.group_id == 3
    held = ticket(assignee_id=5, status="open")
    assert applied(AssignAction(group_id=3), on=held).ticket.assignee_id == 5
    assert applied(AssignAction(group_id=3), on=held, assignee_group_ids=frozenset({3})).ticket.assignee_id == 5
    assert applied(AssignAction(group_id=3), on=held, assignee_group_ids=frozenset({4})).ticket.assignee_id is None
    assert applied(AssignAction(group_id=3, assignee_id=8), on=held).ticket.assignee_id == 8


def test_a_macro_fills_fields_of_the_desks_own_and_what_it_fills_is_not_missing() -> None:
    fill = SetFieldAction(field="custom.seats", value=2)
    held = ticket(custom={"paid": True})
    found = applied(fill, SetFieldAction(field="custom.paid", value=None), on=held)
    assert found.ticket.custom == {"seats": 2}
    assert [(one.field, one.previous, one.value) for one in found.events if isinstance(one, Change)] == [
        ("custom.seats", None, 2),
        ("custom.paid", True, None),
    ]
    solve = StatusAction(status="solved")
    assert applied(fill, solve, missing=("custom.seats",)).ticket.status == "solved"
    assert preview(solve, missing=("custom.seats",)) == Refusal("required_fields", ("custom.seats",))


def test_one_internal_text_makes_the_whole_comment_internal() -> None:
    public, note = CommentAction(text=TEXTS), CommentAction(text={"en": "for us"}, public=False)
    assert applied(public, note).is_public is False
    assert applied(note, public).is_public is False
    assert applied(public, public).text == "Hello Ana\nHello Ana"
    assert applied(TagAction()).is_public is None


@pytest.mark.parametrize(
    ("language", "begins"), [("es-MX", "¡Qué"), ("es-AR", "Hola"), ("es", "Hola"), ("fr", "Hello"), ("", "Hello")]
)
def test_the_text_is_in_the_ticket_s_language_else_in_the_default(language: str, begins: str) -> None:
    assert choose_text(TEXTS, language, "en").startswith(begins)
    assert applied(CommentAction(text=TEXTS), on=ticket(language=language)).text.startswith(begins)


def test_a_text_without_the_default_is_still_a_text_but_is_not_saved() -> None:
    assert choose_text({"fr": "Bonjour"}, "de", "en") == "Bonjour"
    assert choose_text({}, "de", "en") == ""
    check_text({"en": "x"}, "en")
    with pytest.raises(RefusedError, match="text_locale"):
        check_text({"fr": "Bonjour"}, "en")
    with pytest.raises(RefusedError, match="text_size"):
        check_text({"en": "x", "es": "x" * (TEXT_CHARS_MAX + 1)}, "en")


def test_placeholders_are_filled_once_and_the_rest_is_marked_and_blocks() -> None:
    filled = fill("#{{ticket.id}} {{ ticket.subject }} {{agent.name}} {{fix_version}} {{nonsense}}", VALUES)
    text = filled.text
    assert filled.marks == unfilled(text)
    assert text == "#42 No sound Bo {{fix_version}} {{nonsense}}"
    known, unknown = unfilled(text)
    assert (known.name, known.is_known, unknown.name, unknown.is_known) == ("fix_version", True, "nonsense", False)
    assert text[unknown.start : unknown.end] == "{{nonsense}}"
    with pytest.raises(RefusedError, match="placeholder"):
        check_sendable(text)
    check_sendable("plain {text} }} {{")


@pytest.mark.parametrize("piece", [" ", "x", "{{", "{{ ", "{{ x", "{ "])
def test_a_text_of_braces_and_spaces_is_read_once_however_long(piece: str) -> None:
    """Tried anew from each place, the first of these takes hours."""
    text = "{{" + piece * 200_000
    assert unfilled(text) == ()
    assert fill(text + "{{agent.name}}", VALUES).text == text + "Bo"


@given(st.text(alphabet="{} \n\u2003x", max_size=40))
def test_spaces_around_a_name_do_not_count_and_a_long_name_is_none(text: str) -> None:
    lazily = re.compile(r"\{\{\s*([^{}]{0,80}?)\s*\}\}")
    assert [(mark.start, mark.end, mark.name) for mark in unfilled(text)] == [
        (found.start(), found.end(), found[1]) for found in lazily.finditer(text)
    ]
    assert unfilled("{{" + "n" * 80 + " }}")[0].name == "n" * 80
    assert unfilled("{{" + "n" * 81 + "}}") == ()


def test_a_name_that_looks_like_a_placeholder_is_not_read_again() -> None:
    trick = values_of(ticket(), requester="{{agent.name}}", agent="Bo")
    assert fill("Hi {{requester.name}}", trick) == Filled("Hi {{agent.name}}", ())
    assert fill("{{ticket.id}} {{requester.name}} {{who}}", trick).marks == (Mark(18, 25, "who", False),)
    assert applied(CommentAction(text={"en": "{{who}}"})).marks[0].name == "who"
    hello, who = CommentAction(text={"en": "Hi {{requester.name}}"}), CommentAction(text={"en": "{{who}}"})
    found = apply(Macro(id=1, title={}, actions=(hello, who)), ticket(), AGENT, trick, default_locale="en")
    assert isinstance(found, Applied)
    assert (found.text, found.marks) == ("Hi {{agent.name}}\n{{who}}", (Mark(18, 25, "who", False),))


def test_what_a_ticket_itself_is_called_blocks_no_sending_and_a_real_placeholder_does() -> None:
    text = "Hi {{x}}, about {{ y }} {{x }}: {{fix_version}}"
    assert [mark.name for mark in unfilled(text, ("{{x}}", "a {{ y }}", "plain", "{{"))] == ["y", "x", "fix_version"]
    assert [mark.start for mark in unfilled(text, ("{{x}}",))] == [16, 24, 32], "where they stand in the text itself"


@given(st.text(max_size=30), st.integers(-5, 40), st.text(max_size=30))
def test_trap_22_what_was_typed_stays_around_what_is_inserted(draft: str, cursor: int, text: str) -> None:
    found = insert(draft, cursor, text)
    before, after = found.text[: found.cursor - len(text)], found.text[found.cursor :]
    assert before + after == draft
    assert found.text == before + text + after


def test_a_macro_is_shown_between_its_dates_to_those_it_is_for() -> None:
    def macro(**fields: object) -> Macro:
        return Macro(id=1, title={"en": "x"}, **fields)  # type: ignore[arg-type]

    timed = macro(publish_from=10, publish_until=20)
    assert [is_published(timed, now) for now in (9, 10, 19, 20)] == [False, True, True, False]
    assert is_published(macro(), 0)
    assert may_use(macro(), 1, [])
    assert may_use(macro(owner_id=1), 1, [])
    assert not may_use(macro(owner_id=1), 2, [])
    assert may_use(macro(group_id=3), 1, [3])
    assert not may_use(macro(group_id=3), 1, [4])
