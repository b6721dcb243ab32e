"""How a permission stands at the agent's end, and what a press on its button wishes. Only the customer grants."""

from collections.abc import Iterable

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intents_session import AskPermission, CancelAsk, GiveBack
from assistdesk.runtime.snapshot_parts import PermissionView


def standing_of(permissions: Iterable[PermissionView], wanted: Permission) -> PermissionView:
    """One that is not told of cannot be had."""
    found = (view for view in permissions if view.permission is wanted)
    return next(found, PermissionView(wanted, supported=False))


def wish_of(view: PermissionView) -> AskPermission | CancelAsk | GiveBack:
    """What is off is asked for, what is asked for is taken back, what is had is given back."""
    match view.state:
        case PermissionState.OFF:
            return AskPermission(view.permission)
        case PermissionState.ASKED:
            return CancelAsk(view.permission)
        case PermissionState.ON | PermissionState.HELD:
            return GiveBack(view.permission)
