"""Clipboard and files of one session at one end: wishes and messages in, messages and facts out (protocol.md section 9).

The same at both ends. It sends under the grant that is on now and nothing without one; whether a message may pass is
checked by the session machine, again. Refuses to know windows, Qt, and who asks whom for permission.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import clip, events, transfer
from assistdesk.core.session.host_state import HostState
from assistdesk.core.session.permissions import TO_HOST, TO_VIEWER
from assistdesk.core.session.transfer import Item
from assistdesk.core.session.viewer_state import ViewerState
from assistdesk.core.types import NoteEvent, Permission, Role, Why
from assistdesk.core.wire.encoding import with_marks
from assistdesk.core.wire.envelope import Whole
from assistdesk.core.wire.messages import (
    ClipPush,
    ClipResult,
    FileAnswer,
    FileCancel,
    FileData,
    FileDone,
    FileOffer,
    FileResult,
    Message,
)
from assistdesk.runtime import intents_share
from assistdesk.runtime.line import Line
from assistdesk.runtime.ports import Clipboard, Clock, Files
from assistdesk.runtime.share_view import Figures
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_share import ClipOffer, ShareView
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.transferring import Hooks, Transferring

PREVIEW_CHARACTERS: Final = 2_000
TOWARDS: Final = {Role.HOST: TO_HOST, Role.VIEWER: TO_VIEWER}
"""The bit of a scope that lets something go to this end."""

Take = Callable[[Whole], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class ShareParts:
    """The outside, handed in. ``downloads``: the folder that is proposed for what comes."""

    clipboard: Clipboard
    files: Files
    downloads: str


@dataclass(frozen=True, slots=True)
class Given:
    """A permission that is on: its grant and the directions it covers."""

    grant: int
    bits: int


@dataclass(frozen=True, slots=True)
class ToSession:
    """The ways to the session machine: how a permission stands now (None unless it is on), what to send, and what became of a
    file: the host writes it down, the viewer's end makes a note."""

    given: Callable[[Permission], Given | None]
    send: Callable[[events.SendWanted], None]
    settled: Callable[[events.FileSettled], None] | None = None
    note: Callable[[events.NoteWanted], None] | None = None


class Sharing:
    """One end's. Lives on the loop, as long as its session."""

    def __init__(
        self,
        parts: ShareParts,
        clock: Clock,
        role: Role,
        told: ToSession,
        tasks: Tasks,
        changed: Callable[[], None],
    ) -> None:
        self._parts, self._clock, self._role = parts, clock, role
        self._told, self._tasks, self._changed = told, tasks, changed
        self._clips = clip.Clips()
        self._problem: Cause | None = None
        self._line: Line | None = None
        hooks = Hooks(
            grant=lambda: self._grant(Permission.FILES, role.other),
            say=self._say,
            room=self._room,
            settled=self._settled,
            changed=changed,
        )
        self.files = Transferring(parts.files, clock, role, tasks, hooks)
        self._figures = Figures()

    # --- what windows see -----------------------------------------------------------------------------------------

    @property
    def view(self) -> ShareView:
        clips = self._clips
        return ShareView(
            may_send_clip=self._grant(Permission.CLIPBOARD, self._role.other) is not None,
            may_get_clip=self._grant(Permission.CLIPBOARD, self._role) is not None,
            clip_offer=_shown(clips.offered) if clips.offered is not None else None,
            clip_sent=clips.sent.stage.value if clips.sent is not None else "",
            problem=self._problem,
            may_send_files=self._grant(Permission.FILES, self._role.other) is not None,
            may_get_files=self._grant(Permission.FILES, self._role) is not None,
            files=self._figures.rows(self.files.state, self.files.paths, self._clock.monotonic_ms()),
            file_problem=self.files.problem,
            downloads=self._parts.downloads,
        )

    def _grant(self, permission: Permission, to: Role) -> int | None:
        """The grant under which something may go to that end now."""
        given = self._told.given(permission)
        return given.grant if given is not None and given.bits & TOWARDS[to] else None

    # --- the person -----------------------------------------------------------------------------------------------

    def handle(self, wish: intents_share.ShareIntent) -> None:
        self._problem = self.files.problem = None
        match wish:
            case intents_share.SendClipboard(text):
                self._send_clip(text)
            case intents_share.UseClip(number, pressed_at_ms):
                self._use_clip(number, pressed_at_ms)
            case intents_share.RefuseClip(number):
                self._clips, answers = clip.refuse(self._clips, number)
                self._say(*answers)
            case _:
                self._handle_files(wish)
        self._changed()

    def _send_clip(self, text: str) -> None:
        grant = self._grant(Permission.CLIPBOARD, self._role.other)
        if grant is None:
            return
        try:
            self._clips, push = clip.send(self._clips, text, grant, self._clock.monotonic_ms())
        except RefusedError as error:
            self._problem = Cause(error.rule)
            return
        self._say(push)

    def _use_clip(self, number: int, pressed_at_ms: int) -> None:
        self._clips, taken = clip.use(self._clips, number, pressed_at_ms)
        if taken is None:
            return
        self._parts.clipboard.put(taken.text)
        self._say(ClipResult(number, True, Why.OTHER))
        if self._told.note is not None:
            self._told.note(events.NoteWanted(NoteEvent.CLIP_USED, num=taken.size))

    def _handle_files(self, wish: intents_share.ShareIntent) -> None:
        may_send = self._grant(Permission.FILES, self._role.other) is not None
        match wish:
            case intents_share.OfferFiles(paths) if may_send:
                self._tasks.spawn(self.files.choose(paths), "files")
            case intents_share.SendRest(number) if may_send:
                self.files.send_rest(number)
            case intents_share.AcceptFile(number, folder, pressed_at_ms):
                self.files.accept(number, folder, pressed_at_ms)
            case intents_share.DismissFile(number):
                self.files.feed(transfer.Dismissed(number))
            case _:
                pass  # its moment has gone

    # --- the other end --------------------------------------------------------------------------------------------

    def serve(self, line: Line, take: Take) -> Take:
        """Files go over *line* from now on. What is returned is *take*, held up while the disk is behind."""
        self._line = line

        async def paced(whole: Whole) -> None:
            await take(whole)
            await self.files.caught_up()

        return paced

    def goes_over(self, line: Line) -> None:
        """The line that is served now is being left for this one."""
        self._line = line

    async def _room(self) -> bool:
        line = self._line
        while line is not None:
            if await line.room_for_file():
                return True
            if line is self._line:
                return False
            line = self._line
        return False

    def deliver(self, message: Message) -> None:
        """A message that is allowed now. What is none of clipboard and files is left alone. Raises PeerError."""
        match message:
            case ClipPush():
                self._clips, answers = clip.arrive(self._clips, message, self._clock.monotonic_ms())
                self._say(*answers)
            case ClipResult():
                self._clips = clip.answered(self._clips, message)
            case FileOffer() | FileAnswer() | FileData() | FileDone() | FileCancel() | FileResult():
                self.files.feed(transfer.Arrived(message))
            case _:
                return
        self._changed()

    def stop(self, permission: Permission, why: Why, keep_parts: bool) -> None:
        """The grant is gone: nothing of it goes on."""
        if permission is Permission.CLIPBOARD:
            self._clips = clip.stop(self._clips)
        else:
            self.files.feed(transfer.Stopped(why, keep_parts))
        self._problem = self.files.problem = None
        self._changed()

    def close(self) -> None:
        """The session is over."""
        self.files.close()

    def _settled(self, item: Item) -> None:
        sender = self._role if item.is_ours else self._role.other
        if self._told.settled is not None:
            self._told.settled(events.FileSettled(sender, item.name, item.size, item.sha256, item.why))
        if self._told.note is not None and item.why is None and not item.is_ours:
            self._told.note(events.NoteWanted(NoteEvent.FILE_SAVED, item.name, item.size, item.sha256))

    def _say(self, *messages: Message) -> None:
        for message in messages:
            self._told.send(events.SendWanted(message))


def given_at_host(state: HostState, permission: Permission) -> Given | None:
    standing = state.book.of(permission)
    return Given(standing.grant, standing.scope.bits) if state.book.is_on(permission) else None


def given_at_viewer(state: ViewerState | None, permission: Permission) -> Given | None:
    """By the last word of the host."""
    if state is None or not state.is_on(permission):
        return None
    mirror = state.mirror(permission)
    return Given(mirror.grant, mirror.scope.bits)


def _shown(offered: clip.Offered) -> ClipOffer:
    beginning = offered.text[:PREVIEW_CHARACTERS]
    preview = with_marks(beginning) + ("…" if len(offered.text) > PREVIEW_CHARACTERS else "")
    warnings = tuple(warn.value for warn in clip.warnings(offered.text))
    return ClipOffer(offered.id, preview, len(offered.text), warnings)
