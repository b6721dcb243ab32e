"""The agent asks the customer to let a colleague look on, or to hand the session over to him (protocol.md section 13.4).

His app made a code for the same ticket; he read it aloud, or it came sealed (``letter_desk``). From here it travels sealed to
the customer's end and nowhere else.
Refuses to know what the customer decides by, and the colleague's session.
"""

from collections.abc import Callable

from assistdesk.core.crypto.code import parse_code
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import InviteKind
from assistdesk.core.wire.encoding import to_name
from assistdesk.core.wire.messages import InviteAnswer, InviteAsk, Message
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_session import InviteView


class Inviting:
    """One session's asks, one at a time."""

    def __init__(self, send: Callable[[Message], None], changed: Callable[[], None]) -> None:
        self._send, self._changed = send, changed
        self._number = 0
        self.view = InviteView()

    def ask(self, kind: InviteKind, code: str, name: str) -> None:
        """A code that cannot be one, or no name, is said at once and sends nothing."""
        called = to_name(name).strip()
        try:
            digits = parse_code(code).digits
        except RefusedError as error:
            self._show(InviteView("refused", called, Cause(error.rule)))
            return
        if not called:
            self._show(InviteView("refused", called, Cause("invite_name")))
            return
        self._number += 1
        self._show(InviteView("asking", called))
        self._send(InviteAsk(self._number, kind, digits, called, ""))

    def wait_for(self, name: str) -> None:
        """A colleague's app was asked for a code."""
        self._show(InviteView("fetching", to_name(name).strip()))

    def nobody(self, rule: str) -> None:
        """None will come from him."""
        if self.view.state == "fetching":
            self._show(InviteView("alone", self.view.name, Cause(rule)))

    def answered(self, answer: InviteAnswer) -> None:
        if answer.id == self._number and self.view.state == "asking":
            self._show(InviteView("yes" if answer.ok else "no", self.view.name, Cause(answer.why.value)))

    def lost(self) -> None:
        """An ask does not outlive the line that carried it."""
        if self.view.state == "asking":
            self._show(InviteView("no", self.view.name, Cause("lost")))

    def _show(self, view: InviteView) -> None:
        self.view = view
        self._changed()
