"""The small window before signing in: there at once, the same place, look and language as the workspace that follows it."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_sign_in import SignInPhase
from assistdesk.ui.agent.front_door import FrontDoor
from assistdesk.ui.agent.place import PLACE, SIZE_MIN_PX, restore_place
from assistdesk.ui.theme import Look, settings_from
from tests.assistdesk.ui.agent.conftest import bare, button
from tests.kit.screenshots import DictMemory
from tests.kit.snapshots import NOW_MS, sign_in


@dataclass
class Threshold:
    door: FrontDoor
    said: list[Intent]
    asked: list[str]
    memory: DictMemory = field(default_factory=DictMemory)

    def words(self) -> list[str]:
        QApplication.processEvents()
        return [bare(one.text()) for one in self.door.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def threshold(look: Look, qtbot: QtBot) -> Threshold:
    said: list[Intent] = []
    asked: list[str] = []
    memory = DictMemory()
    door = FrontDoor(look, said.append, lambda: NOW_MS, memory, lambda: asked.append("given code"))
    door.show()
    qtbot.waitExposed(door)
    return Threshold(door, said, asked, memory)


def test_a_wrong_answer_and_a_failure_are_both_to_be_read(threshold: Threshold) -> None:
    threshold.door.show_snapshot(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", error=Cause("a.signin")))
    threshold.door.show_failure(Cause("bug", (("kind", "ValueError"),)))
    words = threshold.words()
    assert "E-mail, password or digits are not right." in words
    assert threshold.door.errors.isVisible(), words


def test_the_quiet_link_leads_to_the_code_boxes(threshold: Threshold, qtbot: QtBot) -> None:
    threshold.door.show_snapshot(sign_in(SignInPhase.SIGNED_OUT))
    button(threshold.door, "I was given a code").click()  # type: ignore[attr-defined]
    assert threshold.asked == ["given code"]


def test_another_language_is_spoken_at_once_and_what_was_known_stays(threshold: Threshold, qtbot: QtBot) -> None:
    threshold.door.show_snapshot(sign_in(SignInPhase.SIGNED_OUT, email="sam@example.com", error=Cause("a.signin")))
    button(threshold.door, "Español").click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any("no son correctos" in sentence for sentence in threshold.words()))
    assert settings_from(threshold.memory.get("look")).language == "es"


def test_where_the_door_stood_is_remembered_for_the_next_start(threshold: Threshold, look: Look, qtbot: QtBot) -> None:
    threshold.door.resize(1100, 700)
    threshold.door.close()
    later = FrontDoor(look, threshold.said.append, lambda: NOW_MS, threshold.memory, lambda: None)
    plain = QMainWindow()
    qtbot.addWidget(plain)
    plain.setMinimumSize(*SIZE_MIN_PX)
    assert plain.restoreGeometry(QByteArray.fromBase64(threshold.memory.kept[PLACE].encode()))
    assert (later.size(), later.pos()) == (plain.size(), plain.pos())


def test_a_remembered_place_that_makes_no_sense_is_left(threshold: Threshold) -> None:
    threshold.memory.put(PLACE, "// no geometry \u00fc")
    restore_place(threshold.door, threshold.memory)
    assert threshold.door.width() >= SIZE_MIN_PX[0]
    assert threshold.door.height() >= SIZE_MIN_PX[1]
