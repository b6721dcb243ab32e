"""Changes of a ticket's fields in words: every field that the log knows, what it is now and what it was."""

import pytest
from msgspec.structs import replace

from assistdesk.core.desk.events import Change, Value
from assistdesk.core.desk.shapes_forms import FieldOut, FormOut, OptionOut
from assistdesk.ui.agent.change_words import Known, change_words
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import bare

DIGEST = "ab" * 32
FIELDS = (
    FieldOut(id=1, version=1, key="serial", kind="text", label={"en": "Serial number"}),
    FieldOut(id=2, version=1, key="seats", kind="int", label={"en": "Seats"}),
    FieldOut(id=3, version=1, key="ours", kind="bool", label={"en": "Our device"}),
    FieldOut(
        id=4,
        version=1,
        key="os",
        kind="choice",
        label={"en": "System"},
        options=(OptionOut(key="win", label={"en": "Windows"}), OptionOut(key="mac", label={"en": "macOS"})),
    ),
)
FORMS = (FormOut(id=5, version=1, title={"en": "Licence"}),)
KNOWN = Known({7: "Ana", 8: "Bo"}, {3: "L2", 4: "L1"}, {9: "With vendor"}, FORMS, FIELDS)


def said(field: str, previous: Value, value: Value) -> str:
    return bare(change_words(Change(field=field, previous=previous, value=value), "Ana", 7, KNOWN))


@pytest.mark.parametrize(
    ("field", "previous", "value", "sentence"),
    [
        ("type", None, "task", "Ana set Type to Task"),
        ("type", "question", "task", "Ana set Type to Task (before: Question)"),
        ("type", "task", None, "Ana emptied Type (before: Task)"),
        ("severity", 4, 1, "Ana set Severity to 1, the worst (before: 4, the mildest)"),
        ("language", "en", "es", "Ana set Language to Español (before: English)"),
        ("language", "en", "pt-BR", "Ana set Language to Português (before: English)"),
        ("category", "", "licences/activation", "Ana set Category to licences/activation"),
        ("category", "licences", "", "Ana emptied Category (before: licences)"),
        ("form_id", None, 5, "Ana set Form to Licence"),
        ("form_id", 5, 6, "Ana set Form to #6 (before: Licence)"),
        ("channel", "api", "voice", "Ana set Channel to Phone (before: API)"),
        ("status", "open", "hold", "Ana set the status to On hold (before: Open)"),
        ("custom_status_id", None, 9, "Ana set the status to With vendor"),
        ("priority", "low", "urgent", "Ana set the priority to Urgent (before: Low)"),
        ("assignee_id", None, 7, "Ana took the ticket"),
        ("assignee_id", 8, 7, "Ana took the ticket (before: Bo)"),
        ("assignee_id", 7, 8, "Ana assigned the ticket to Bo (before: Ana)"),
        ("assignee_id", 99, None, "Ana took the assignee away"),
        ("group_id", 4, 3, "Ana gave this to L2 (before: L1)"),
        ("requester_id", 7, 8, "Ana gave the ticket to Bo (before: Ana)"),
        ("tags", ("a", "b"), ("b", "c", "d"), "Ana added tags: c, d, and took away: a"),
        ("tags", None, ("vip",), "Ana added tags: vip"),
        ("tags", ("vip",), (), "Ana took tags away: vip"),
        ("tags", ("a", "b"), ("b", "a"), "Ana changed the tags"),
        ("flagged", False, True, "Ana flagged the ticket for review"),
        ("flagged", True, False, "Ana took the flag off the ticket"),
        ("custom.seats", None, 5, "Ana set Seats to 5"),
        ("custom.seats", 5, 0, "Ana set Seats to 0 (before: 5)"),
        ("custom.ours", False, True, "Ana set Our device to Yes (before: No)"),
        ("custom.os", "win", "mac", "Ana set System to macOS (before: Windows)"),
        ("custom.os", "win", None, "Ana emptied System (before: Windows)"),
    ],
)
def test_a_change_says_what_is_there_now_and_what_was(field: str, previous: Value, value: Value, sentence: str) -> None:
    assert said(field, previous, value) == sentence


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("subject", "Ana changed the subject"),
        ("custom.serial", "Ana changed the field Serial number"),
        ("custom.gone_field", "Ana changed the field gone field"),
        ("org_id", "Ana changed the field Organisation"),
    ],
)
def test_what_the_log_keeps_by_its_digest_or_nobody_can_name_is_said_without_values(field: str, sentence: str) -> None:
    assert said(field, DIGEST, "cd" * 32) == sentence


def test_a_text_that_was_emptied_is_not_told_by_its_digest() -> None:
    assert said("custom.serial", DIGEST, None) == "Ana emptied Serial number"


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_every_language_has_the_words(look: Look, language: str) -> None:
    look.set(replace(look.settings, language=language))
    sentence = said("type", "question", "task")
    assert "task" not in sentence
    assert ("Pregunta" in sentence, "问题" in sentence) == (language == "es", language == "zh")
