"""What the composition root must hold together: all screens of one program name monitors alike."""

import contextlib

import pytest

from assistdesk.core.types import Rect
from assistdesk.parts import OwnScreens
from tests.contracts.screen import HEIGHT, XServer, server

__all__ = ["server"]


@pytest.mark.display
def test_C6_each_screen_that_is_opened_names_monitors_as_those_before_did(
    server: XServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", server.display)
    three = Rect(0, 0, 200, HEIGHT), Rect(200, 0, 200, HEIGHT), Rect(400, 0, 200, HEIGHT)
    server.set_monitors(*three)
    own = OwnScreens()
    assert {each.id: each.rect for each in own.list_monitors()} == dict(enumerate(three))
    server.unplug(1)
    with contextlib.closing(own.open()) as screen:
        assert {each.id: each.rect for each in screen.monitors()} == {0: three[0], 2: three[2]}
    assert own.list_monitors() == screen.monitors()
