"""What may call the agent is hers to choose: each box is kept at once and stands as it was left."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QCheckBox, QSystemTrayIcon

from assistdesk.ui.agent.news import Kind, NoticeChoice, choice_from
from assistdesk.ui.agent.notice_settings import NoticeCard
from assistdesk.ui.text import say
from tests.assistdesk.ui.agent.conftest import Desk, bare, change_look
from tests.kit.words import words_of


def box(desk: Desk, key: str) -> QCheckBox:
    (card,) = desk.window.settings.findChildren(NoticeCard)
    return next(one for one in card.findChildren(QCheckBox) if bare(one.text()) == say(key))


@pytest.fixture
def settings(desk: Desk) -> Desk:
    desk.show("settings")
    desk.window.go("settings")
    QApplication.processEvents()
    return desk


def test_at_first_all_kinds_call_and_no_words_of_others_are_told(settings: Desk) -> None:
    assert all(box(settings, f"notices.kind.{kind}").isChecked() for kind in Kind)
    assert box(settings, "notices.system").isChecked()
    assert not box(settings, "notices.words").isChecked()


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_silent_until_it_is_chosen_again(settings: Desk, kind: Kind) -> None:
    box(settings, f"notices.kind.{kind}").click()
    assert choice_from(settings.memory) == NoticeChoice(silent=(kind,))
    change_look(settings)
    assert not box(settings, f"notices.kind.{kind}").isChecked()
    box(settings, f"notices.kind.{kind}").click()
    assert choice_from(settings.memory) == NoticeChoice()


def test_the_boxes_do_not_undo_each_other(settings: Desk) -> None:
    for key in ("notices.system", "notices.words", "notices.kind.session", "notices.kind.contact"):
        box(settings, key).click()
    expected = NoticeChoice(by_system=False, silent=(Kind.CONTACT, Kind.SESSION), with_words=True)
    assert choice_from(settings.memory) == expected


def test_where_the_desktop_has_no_place_for_them_that_is_said(settings: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert say("notices.system.none") in words_of(settings.window.settings)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    settings.look.set(replace(settings.look.settings, font_percent=110))
    QApplication.processEvents()
    assert say("notices.system.hint") in words_of(settings.window.settings)
