"""What is told over the picture for a while: a permission that went off, a colleague's answer, something hidden met."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from assistdesk.core.types import Permission, PermissionState, Why
from assistdesk.runtime.snapshot_session import InviteView, SessionView
from assistdesk.ui.customer.words import permission_name
from assistdesk.ui.session.standing import standing_of
from assistdesk.ui.text import say

NEWS_MS = 6_000
OFF_KEYS: dict[str, str] = {
    Why.DENIED: "a.denied",
    Why.REVOKED: "a.revoked",
    Why.TIMEOUT: "v.control.noanswer",
    Why.EXPIRED: "v.control.expired",
}
"""How the agent is told that a permission is off, by why."""
TOLD = (Permission.CONTROL, Permission.POINT, Permission.CLIPBOARD, Permission.FILES)
"""Those whose end is told over the picture."""
INVITE_KEYS = {"yes": "g.yes", "no": "g.no", "refused": "g.not_now", "alone": "g.not_now"}


class News(QObject):
    """``words`` is what is to be told now; *over* is called when its time has passed."""

    def __init__(self, parent: QObject, over: Callable[[], object]) -> None:
        super().__init__(parent)
        self.words = ""
        self._had: dict[Permission, PermissionState] = {}
        self._invited = InviteView()
        self._dropped = 0
        self._over = over
        self._timer = QTimer(self, singleShot=True, interval=NEWS_MS)
        self._timer.timeout.connect(self._forget)

    def begin_anew(self) -> None:
        """Another session: nothing of this one is news to it."""
        self._timer.stop()
        self.words, self._had, self._invited, self._dropped = "", {}, InviteView(), 0

    def hear(self, view: SessionView) -> frozenset[Permission]:
        """Compare with the view before; return the permissions that went off since."""
        gone = frozenset(which for which in TOLD if self._hear(view, which))
        self._hear_invite(view)
        self._hear_dropped(view)
        return gone

    def _hear(self, view: SessionView, which: Permission) -> bool:
        item = standing_of(view.permissions, which)
        before, self._had[which] = self._had.get(which, PermissionState.OFF), item.state
        if item.state is not PermissionState.OFF:
            if before is PermissionState.OFF:
                self.words = ""
            return False
        if before is PermissionState.OFF:
            return False
        if item.why in OFF_KEYS:
            self._tell(say(OFF_KEYS[item.why], customer=view.customer_name, permission=permission_name(which)))
        return True

    def _hear_invite(self, view: SessionView) -> None:
        """What the customer said to a colleague, or why he does not come."""
        before, self._invited = self._invited, view.invite
        if view.invite == before or view.invite.state not in INVITE_KEYS:
            return
        why = view.invite.why.rule if view.invite.why is not None else ""
        key = INVITE_KEYS[view.invite.state] if why != Why.POLICY else "g.not_now"
        if view.invite.state == "alone":
            key = f"g.alone.{why}"
        self._tell(say(key, customer=view.customer_name, name=view.invite.name))

    def _hear_dropped(self, view: SessionView) -> None:
        """What she did met something hidden: once for each line of the log."""
        before, self._dropped = self._dropped, sum(line.met_hidden for line in view.log)
        if self._dropped > before:
            self._tell(say("v.hidden", customer=view.customer_name))

    def _tell(self, words: str) -> None:
        self.words = words
        self._timer.start()

    def _forget(self) -> None:
        self.words = ""
        self._over()
