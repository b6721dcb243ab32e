"""ui/agent/composer_banners.py: each is said once, goes when its reason does, and a collision is answered by its key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intents import AnswerCollision
from assistdesk.runtime.snapshot import Collision
from assistdesk.ui.agent.composer_banners import ComposerBanners
from assistdesk.ui.widgets.cards import Banner
from tests.assistdesk.ui.agent.conftest import Desk, bare, button
from tests.kit.words import words_of


def said(banners: ComposerBanners) -> list[str]:
    """From the top."""
    items = (banners.layout.itemAt(place) for place in range(banners.layout.count()))
    return [bare(words_of(item.widget())) for item in items if item is not None and isinstance(item.widget(), Banner)]


def test_each_stands_there_once_and_as_long_as_its_reason(desk: Desk, qtbot: QtBot) -> None:
    banners, host = ComposerBanners(desk.means, lambda: None), QWidget()
    qtbot.addWidget(host)
    host.setLayout(banners.layout)
    host.show()
    for _ in range(2):
        banners.show_unfilled("ticket.due, <b>")
        banners.show_code(True)
    placeholder, code = said(banners)
    assert "ticket.due, <b>" in placeholder
    banners.show_unfilled("other")
    assert [("other" in one, one == code) for one in said(banners)] == [(False, True), (True, False)]
    banners.show_unfilled("")
    banners.show_code(False)
    banners.show_code(False)
    assert said(banners) == []


def test_a_collision_is_answered_by_its_own_key_and_gives_place_to_the_next(desk: Desk, qtbot: QtBot) -> None:
    answered: list[bool] = []
    banners, host = ComposerBanners(desk.means, lambda: answered.append(True)), QWidget()
    qtbot.addWidget(host)
    host.setLayout(banners.layout)
    host.show()
    for key in ("first", "second"):
        banners.show_collision(Collision(key, "Bo <b>", "I did it: " + "x" * 500))
        (words,) = said(banners)
        assert "Bo <b>" in words
        assert "x" * 300 in words
        assert "x" * 401 not in words
    qtbot.mouseClick(button(host, "Keep as draft"), Qt.MouseButton.LeftButton)
    assert desk.of(AnswerCollision) == [AnswerCollision("second", False)]
    assert answered == [True]
    banners.show_collision(None)
    assert said(banners) == []
