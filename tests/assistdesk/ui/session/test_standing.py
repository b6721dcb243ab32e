"""How a permission stands at the agent's end, and what a press on its button wishes."""

import pytest

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_session import AskPermission, CancelAsk, GiveBack
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.ui.session.standing import standing_of, wish_of

POINT = PermissionView(Permission.POINT, PermissionState.ON, 60)


def test_a_permission_that_is_not_told_of_cannot_be_had() -> None:
    assert standing_of((POINT,), Permission.POINT) is POINT
    assert standing_of((POINT,), Permission.FILES) == PermissionView(Permission.FILES, supported=False)


@pytest.mark.parametrize(
    ("state", "wish"),
    [
        (PermissionState.OFF, AskPermission(Permission.CONTROL)),
        (PermissionState.ASKED, CancelAsk(Permission.CONTROL)),
        (PermissionState.ON, GiveBack(Permission.CONTROL)),
        (PermissionState.HELD, GiveBack(Permission.CONTROL)),
    ],
)
def test_a_press_asks_takes_the_question_back_or_gives_back(state: PermissionState, wish: object) -> None:
    assert wish_of(PermissionView(Permission.CONTROL, state)) == wish
