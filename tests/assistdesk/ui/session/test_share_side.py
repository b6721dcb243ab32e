"""The column beside the picture: there when there is something, gone at will, back when something comes."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_session import AskPermission, CancelAsk
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import SessionView
from assistdesk.runtime.snapshot_share import ClipOffer, ShareView
from assistdesk.ui.theme import Look
from tests.assistdesk.ui.session.test_window import NOW_MS, Stage, view
from tests.kit.words import words_of

CLIPBOARD = Permission.CLIPBOARD
ON = ShareView(may_send_clip=True, may_get_clip=True)


@pytest.fixture
def stage(look: Look, qtbot: QtBot) -> Stage:
    made = Stage(look)
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def shown(state: PermissionState, share: ShareView = ON, why: str = "") -> SessionView:
    permissions = (*view().permissions, PermissionView(CLIPBOARD, state, 900, why))
    return replace(view(), permissions=permissions, share=share)


def test_the_toolbars_button_asks_cancels_or_shows_and_hides(stage: Stage) -> None:
    window, button = stage.window, stage.window.toolbar.clipboard
    window.show_session(shown(PermissionState.OFF, ShareView()), NOW_MS)
    assert button.accessibleName() == "Ask for: \u2068Clipboard\u2069"
    button.click()
    window.show_session(shown(PermissionState.ASKED, ShareView()), NOW_MS)
    button.click()
    assert stage.said == [AskPermission(CLIPBOARD), CancelAsk(CLIPBOARD)]
    assert not window.side.isVisible()
    window.show_session(shown(PermissionState.ON), NOW_MS)
    assert window.side.isVisible()
    button.click()
    assert not window.side.isVisible()
    button.click()
    assert window.side.isVisible()


def test_what_comes_opens_it_again_and_what_was_closed_stays_closed_until_then(stage: Stage) -> None:
    stage.window.show_session(shown(PermissionState.ON), NOW_MS)
    stage.window.side.toggle()
    stage.window.show_session(shown(PermissionState.ON, replace(ON, clip_sent="waiting")), NOW_MS)
    assert not stage.window.side.isVisible()
    stage.window.show_session(shown(PermissionState.ON, replace(ON, clip_offer=ClipOffer(4, "text", 4))), NOW_MS)
    assert stage.window.side.isVisible()
    assert "text" in words_of(stage.window.side)


def test_no_and_the_end_are_said_over_the_picture(stage: Stage) -> None:
    stage.picture()
    stage.window.show_session(shown(PermissionState.ASKED, ShareView()), NOW_MS)
    stage.window.show_session(shown(PermissionState.OFF, ShareView(), "denied"), NOW_MS)
    assert "Lucía Fernández said no: Clipboard" in words_of(stage.window)
    assert not stage.window.side.isVisible()
