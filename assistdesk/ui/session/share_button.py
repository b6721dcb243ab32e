"""The toolbar's button for a permission of its own panel: asks, cancels the ask, or shows the panel.

It shows how the permission stands and tells that it was pressed; what then happens the window says.
"""

from collections.abc import Callable

from assistdesk.core.types import Permission, PermissionState
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.ui.customer.words import is_given, permission_name
from assistdesk.ui.session.standing import standing_of, wish_of
from assistdesk.ui.text import say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.buttons import IconButton
from assistdesk.ui.widgets.labels import set_tip
from assistdesk.ui.widgets.ring import clock


class ShareButton(IconButton):
    """``show_permission`` with every snapshot. Not there where the customer's computer cannot do it."""

    def __init__(self, look: Look, permission: Permission, icon: str, pressed: Callable[[Intent | None], None]) -> None:
        """*pressed* gets the wish that the press means; None: show or hide the panel."""
        super().__init__(look, icon, permission_name(permission), self._press)
        self._look, self._icon = look, icon
        self._told = pressed
        self._view = PermissionView(permission, supported=False)

    def show_permission(self, permissions: tuple[PermissionView, ...], is_live: bool) -> None:
        permission = self._view.permission
        self._view = standing_of(permissions, permission)
        self.setVisible(self._view.supported)
        self.setEnabled(is_live)
        state = self._view.state
        words = {PermissionState.OFF: "share.ask", PermissionState.ASKED: "share.asked"}.get(state, "share.show")
        name = say(words, permission=permission_name(permission))
        left_s = self._view.left_s
        set_tip(self, name if left_s is None else f"{name}   {clock(left_s)}")
        if name == self.accessibleName():
            return
        self.setAccessibleName(name)
        tokens = self._look.tokens
        icon = "hourglass" if state is PermissionState.ASKED else self._icon
        colour = {PermissionState.OFF: tokens.muted, PermissionState.ASKED: tokens.primary_text}.get(state, tokens.ok)
        self.setIcon(self._look.icon(icon, colour, 18))

    def _press(self) -> None:
        self._told(None if is_given(self._view) else wish_of(self._view))
