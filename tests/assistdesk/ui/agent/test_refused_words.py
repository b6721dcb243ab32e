"""Why a ticket came back, in words: each with the field that is meant, none without a sentence."""

import pytest
from msgspec.structs import replace

from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.refused_words import CAPTIONS, FAULTS, what_words, why_words
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.agent.conftest import bare
from tests.kit.refused_snapshots import FOLLOW_UP, FORMS, NEW


def why(rule: str, field: str = "", code: str = "") -> str:
    return bare(why_words(Cause(rule, (("field", field), ("code", code)) if field else ()), FORMS))


@pytest.mark.parametrize(
    ("rule", "field", "code", "words"),
    [
        ("invalid", "ticket.requester.email", "malformed", "E-mail: This is not written as it should be."),
        ("invalid", "ticket.form_id", "unknown", "Form: This is not there any more."),
        ("invalid", "ticket.comment.body", "too_long", "First entry: This is too long."),
        ("invalid", "comment.body", "too_long", "First entry: This is too long."),
        ("invalid", "subject", "too_short", "Subject: Please fill this in."),
        ("invalid", "ticket.custom.seats", "not_allowed", "Seats: This cannot be chosen any more."),
        ("invalid", "ticket.custom.serial", "unknown_field", "serial: This is not there any more."),
        ("invalid", "ticket.elsewhere", "odd", "The relay did not take this. Please check what you typed."),
        ("too_large", "", "", "This is too large to be sent."),
        ("forbidden", "", "", "Your account may not do that."),
        ("disk", "", "", "This computer's disk is full or locked."),
        ("a_rule_of_a_newer_relay", "", "", "The relay did not take this. Please check what you typed."),
    ],
)
def test_every_reason_has_a_sentence_and_the_field_its_name(
    look: Look, rule: str, field: str, code: str, words: str
) -> None:
    assert why(rule, field, code) == words


def test_every_caption_and_fault_is_a_sentence_that_there_is(look: Look) -> None:
    assert all(say(key) for key in (*CAPTIONS.values(), *FAULTS.values()))


def test_what_was_written_by_people_stands_on_one_line_and_is_bounded(look: Look) -> None:
    ticket = NEW.ticket
    long = type(ticket)("a\nb" * 100, "b", False)
    assert len(what_words(replace(NEW, ticket=long, customer="n" * 100))) < 180
    assert "\n" not in what_words(replace(NEW, ticket=long))
    assert bare(what_words(FOLLOW_UP)) == "“The export stops again”, a follow-up of AD-1029, was not sent."
