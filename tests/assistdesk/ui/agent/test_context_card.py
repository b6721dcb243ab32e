"""The card from other systems: rows as plain text, each state in words, nothing while it is another ticket's."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistdesk.core.desk.context_shapes import ContextRow
from assistdesk.runtime.intents_context import AskContext
from assistdesk.runtime.snapshot_context import ContextView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.text import knows
from assistdesk.ui.widgets.labels import PlainLabel
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit import context_snapshots
from tests.kit.context_snapshots import TICKET_ID
from tests.kit.snapshots import NOW_MS
from tests.kit.words import words_of

LEFT = Qt.MouseButton.LeftButton


def said(desk: Desk, view: ContextView) -> str:
    desk.show("people", context=view)
    return bare(words_of(desk.window.context.elsewhere))


def test_rows_stand_in_their_order_and_are_asked_for_again(desk: Desk, qtbot: QtBot) -> None:
    words = said(desk, context_snapshots.shown(NOW_MS))
    assert words.index("Plan") < words.index("Premium") < words.index("Seats") < words.index("120")
    for one in ("Partner", "Yes", "No", "金牌", "Asked at"):
        assert one in words
    qtbot.mouseClick(button(desk.window.context.elsewhere, "Ask again"), LEFT)
    assert desk.of(AskContext) == [AskContext(TICKET_ID)]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (ContextView(TICKET_ID, "loading"), "Asking the other system"),
        (ContextView(TICKET_ID, "nobody"), "no e-mail address"),
        (ContextView(TICKET_ID, "shown"), "Nothing is known"),
        (context_snapshots.FAILED, "longer than three seconds"),
        (ContextView(TICKET_ID, "failed", error=Cause("context_status", (("answered", 503),))), "the status 503"),
        (ContextView(TICKET_ID, "failed", error=Cause("context")), "has not given its card"),
    ],
)
def test_each_state_is_said_in_words(desk: Desk, view: ContextView, words: str) -> None:
    assert words in said(desk, view)
    assert desk.window.context.elsewhere.isVisible()


def test_a_failure_leads_to_another_try_and_leaves_the_ticket_alone(desk: Desk, qtbot: QtBot) -> None:
    desk.show("people", context=context_snapshots.FAILED)
    qtbot.mouseClick(button(desk.window.context.elsewhere, "Ask again"), LEFT)
    assert desk.of(AskContext) == [AskContext(TICKET_ID)]
    assert desk.window.conversation.composer.isEnabled()


def test_there_is_none_without_one_and_none_of_another_ticket(desk: Desk) -> None:
    desk.show("people")
    assert not desk.window.context.elsewhere.isVisible()
    desk.show("people", context=replace(context_snapshots.shown(NOW_MS), ticket_id=7))
    assert not desk.window.context.elsewhere.isVisible()


def test_foreign_text_is_shown_as_it_is_and_never_too_much_of_it(desk: Desk) -> None:
    rows = (ContextRow(label="<b>x</b>", value="<img src=file:///etc/passwd>\n" + "y" * 1_000),)
    rows += tuple(ContextRow(label=f"k{n}", value="v") for n in range(100))
    desk.show("people", context=ContextView(TICKET_ID, "shown", rows, NOW_MS))
    labels = desk.window.context.elsewhere.findChildren(PlainLabel)
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in labels)
    texts = [one.text() for one in labels]
    assert "<b>x</b>" in texts
    assert max(map(len, texts)) == 300
    assert "k18" in texts
    assert "k19" not in texts


def test_a_word_that_is_too_wide_leaves_the_panel_as_it_is(desk: Desk) -> None:
    desk.show("people", context=context_snapshots.shown(NOW_MS))
    panel, card = desk.window.context, desk.window.context.elsewhere
    before = (panel.width(), panel.customer.width(), card.width())
    rows = (ContextRow(label="W" * 60, value="W" * 300), ContextRow(label="Plan", value="Premium"))
    desk.show("people", context=ContextView(TICKET_ID, "shown", rows, NOW_MS))
    for _ in range(4):
        QApplication.processEvents()
    assert (panel.width(), panel.customer.width(), card.width()) == before
    long = next(one for one in card.findChildren(PlainLabel) if one.text() == "W" * 300)
    assert "W" * 300 in long.toolTip()


def test_every_reason_has_a_sentence() -> None:
    for why in (
        "address",
        "unreachable",
        "tls",
        "slow",
        "redirect",
        "status",
        "type",
        "size",
        "json",
        "line",
        "no_https",
    ):
        assert knows(f"context_{why}"), why
