"""The session's chat at one end: says, hears, keeps, answers (protocol.md sections 9 and 12).

A line leaves this end, and one that came is answered, only after this end has kept it; the customer's end keeps it in memory,
the agent's on disk. What ``core.session.talk`` decides is carried out here. Refuses to know windows, tickets and keys.
"""

from collections.abc import Awaitable, Callable
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import actions, talk
from assistdesk.core.session.talk import LineState, Talk, TalkLine
from assistdesk.core.wire.message_base import CHAT_BYTES
from assistdesk.core.wire.messages import ChatAck, ChatSay, Message
from assistdesk.runtime.ports import Clock, Randomness
from assistdesk.runtime.snapshot_parts import Cause, TalkLineView, TalkView
from assistdesk.runtime.tasks import Tasks

Keep = Callable[[tuple[TalkLine, ...]], Awaitable[None]]
ID_BYTES: Final = 16


class Talking:
    """One session's chat, over all its links. *keep* puts all lines on disk and may raise RefusedError; None: memory will do.

    *send* hands a message to the session's machine, which drops it where no link is up: then it goes again with the next.
    """

    def __init__(
        self,
        clock: Clock,
        randomness: Randomness,
        tasks: Tasks,
        send: Callable[[Message], None],
        log: Callable[[actions.Log], None],
        changed: Callable[[], None],
        keep: Keep | None = None,
    ) -> None:
        self._clock, self._randomness, self._tasks = clock, randomness, tasks
        self._send, self._log, self._changed, self._keep = send, log, changed, keep
        self._talk = Talk()
        self._kept = 0
        self._owed: list[bytes] = []
        self._is_keeping = self._is_dirty = self._is_up = False
        self._seen = 0
        self.view = TalkView()

    # --- the line -------------------------------------------------------------------------------------------------

    def link_is_new(self) -> None:
        self._is_up = False
        self._talk = talk.link_is_new(self._talk)
        self._show()

    def go_on(self, is_up: bool) -> None:
        """After every step of the machine: with *is_up* messages of this chat are taken."""
        if is_up and not self._is_up:
            self._is_up = True
            self._flush()
        self._is_up = is_up

    def arrived(self, message: ChatSay | ChatAck) -> None:
        if isinstance(message, ChatAck):
            self._talk = talk.stored(self._talk, message.id)
            self._save()
            return
        try:
            self._talk = talk.hear(self._talk, message, self._clock.wall_ms())
        except RefusedError as error:
            self._log(actions.Log(actions.Level.WARNING, error.rule))
            return
        self._owed.append(message.id)
        self._save()

    # --- the person -----------------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Refused: the text comes back to its field, with the reason."""
        clock = self._clock
        try:
            said = talk.say(self._talk, self._randomness.bytes(ID_BYTES), text, clock.wall_ms(), clock.monotonic_ms())
        except RefusedError as error:
            self._show(Cause(error.rule, (("bytes_max", CHAT_BYTES),)), text)
            return
        self._talk = said
        self._save()

    def seen(self) -> None:
        self._seen = len(self._talk.lines)
        self._show()

    # --- keeping --------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        self._is_dirty = True
        if self._keep is None:
            self._is_kept(len(self._talk.lines), self._take_owed())
        elif not self._is_keeping:
            self._is_keeping = True
            self._tasks.spawn(self._write(self._keep), "talk")
        self._show()

    async def _write(self, keep: Keep) -> None:
        """All that has come together meanwhile in one go. What a full disk refuses is neither sent nor answered: it is tried
        again with the next line."""
        try:
            while self._is_dirty:
                self._is_dirty = False
                lines, owed = self._talk.lines, self._take_owed()
                try:
                    await keep(lines)
                except RefusedError as error:
                    self._owed = [*owed, *self._owed]
                    self._log(actions.Log(actions.Level.WARNING, "talk_not_kept", (("why", error.rule),)))
                    self._show(Cause(error.rule))
                    return
                self._is_kept(len(lines), owed)
        finally:
            self._is_keeping = False

    def _take_owed(self) -> list[bytes]:
        owed, self._owed = self._owed, []
        return owed

    def _is_kept(self, count: int, owed: list[bytes]) -> None:
        self._kept = count
        for line_id in owed:
            self._send(ChatAck(line_id))
        self._flush()

    def _flush(self) -> None:
        if not self._is_up:
            return
        self._talk, messages = talk.to_send(self._talk, self._kept)
        for message in messages:
            self._send(message)
        if messages:
            self._show()

    # --- what windows see -----------------------------------------------------------------------------------------

    def _show(self, problem: Cause | None = None, returned: str = "") -> None:
        lines = self._talk.lines
        unread = sum(line.state is LineState.HEARD for line in lines[self._seen :])
        shown = tuple(TalkLineView(line.text, line.wall_ms, line.state.value) for line in lines)
        count = self.view.returned_n + int(bool(returned))
        self.view = TalkView(shown, unread, problem, returned or self.view.returned, count)
        self._changed()
