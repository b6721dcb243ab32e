"""Both ends of a session on a stage: the real machines, real handshake and signatures, a disk in memory, one clock.

A ``HostPlay`` and a ``ViewerPlay`` carry out actions as a runtime would and check on the way what no action may break: capture
runs only between an entry on disk and the stop, nothing is injected without Control. ``Pair`` puts a line between them.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from assistdesk.core.crypto.attempt import CodeSecret, Credential, Established, ResumeSecret, Terms
from assistdesk.core.crypto.handshake import HostHandshake, ViewerHandshake
from assistdesk.core.crypto.signing import Identity, Reason, SigningKey
from assistdesk.core.session import actions, events, host, viewer
from assistdesk.core.session.actions import Action
from assistdesk.core.session.entries import Entry, decode_entry
from assistdesk.core.session.events import Choice, HostEvent, LinkFacts, ViewerEvent, Window
from assistdesk.core.session.items import EntryLine, closing_item, head_bytes, head_item, parse_item
from assistdesk.core.types import Monitor, Permission, Role, SafetyPolicy, Scope
from assistdesk.core.wire.messages import Bye, LedEntry, LedHead, Message, Ready, decode, encode

ROOM = bytes(range(16))
HOST_KEY = SigningKey(b"\x44" * 32)
VIEWER_KEY = SigningKey(b"\x33" * 32)
MONITORS = (Monitor(0, 0, 0, 1920, 1080, primary=True), Monitor(1, 1920, 0, 1280, 1024))
SCREEN_ONE = Scope((0,))
BOTH_WAYS = Scope((), 3)
WALL_MS = 1_790_000_000_000
START_MS = 1_000_000


def meet(
    resume: ResumeSecret | None = None,
    seed: int = 0,
    credential: Credential | None = None,
    pinned: bytes | None = None,
    viewer_key: SigningKey = VIEWER_KEY,
) -> tuple[Established, Established]:
    """A real handshake in memory: what the viewer and what the host have of it."""
    secret: CodeSecret | ResumeSecret = resume or CodeSecret("15730")
    v_terms = Terms(ROOM, 0x7F, "1.0.0", viewer_key, bytes([0x11 + seed]) * 32, bytes(range(64)))
    h_terms = Terms(ROOM, 0x7F, "1.0.0", HOST_KEY, bytes([0x22 + seed]) * 32, bytes(range(64, 128)))
    at_viewer = ViewerHandshake(v_terms, secret, credential)
    at_host = HostHandshake(h_terms, (secret,) if isinstance(secret, ResumeSecret) else secret, pinned)
    established: dict[str, Established] = {}
    to_host = list(at_viewer.start().sends)
    while to_host:
        step = at_host.receive(to_host.pop(0).frame, WALL_MS // 1000)
        if isinstance(step.outcome, Established):
            established["host"] = step.outcome
        for send in step.sends:
            answer = at_viewer.receive(send.frame, True)
            if isinstance(answer.outcome, Established):
                established["viewer"] = answer.outcome
            to_host += answer.sends
    return established["viewer"], established["host"]


def facts_of(established: Established, *, resumed: bool = False) -> LinkFacts:
    own = VIEWER_KEY if established.role is Role.VIEWER else HOST_KEY
    return LinkFacts(
        resumed,
        established.version,
        established.features,
        established.room,
        established.session_id,
        established.th,
        established.safety_number,
        own.public,
        established.peer_ledger_key,
        established.identity or Identity(Reason.NO_CERTIFICATE),
        established.transcript,
    )


AT_VIEWER, AT_HOST = (facts_of(each) for each in meet())
CONFIG = host.HostConfig("María", "Debian 12", "es", 0x7F)
READY = Ready(AT_HOST.session_id, "Ana", "Linux", "es", 0x7F, 0, bytes(32))
"""The agent's first word."""


class _Play:
    role: Role
    key: SigningKey

    def __init__(self) -> None:
        self.now_ms = START_MS
        self.file = b""
        self.sent: list[Message] = []
        self.done: list[Action] = []
        self.is_disk_broken = False
        self.is_closed = False
        self.close_codes: list[int] = []
        self.on_send: Callable[[Message], None] = lambda message: None

    @property
    def wall_ms(self) -> int:
        return WALL_MS + self.now_ms - START_MS

    def send(self, message: Message) -> None:
        payload = encode(message)
        assert decode(message.CHANNEL, payload, self.role) == message
        self.sent.append(message)
        self.on_send(message)

    def sign(self, session_id: bytes, act: actions.SignHead) -> None:
        signature = self.key.sign(head_bytes(session_id, self.role, act.n, act.digest))
        self.file += head_item(act.n, act.digest, self.role, signature)
        if act.tell:
            self.send(LedHead(act.n, act.digest, signature))

    def close_ledger(self) -> None:
        assert not self.is_closed
        self.file += closing_item(hashlib.sha256(self.file).digest())
        self.is_closed = True

    @property
    def lines(self) -> list[bytes]:
        return self.file.splitlines(keepends=True)

    def entries_written(self) -> list[Entry]:
        items = [parse_item(line) for line in self.lines]
        return [decode_entry(item.line) for item in items if isinstance(item, EntryLine)]

    def events_written(self) -> list[str]:
        return [entry.ev for entry in self.entries_written()]

    def of(self, kind: type[Action]) -> list[Action]:
        return [act for act in self.done if isinstance(act, kind)]

    def messages(self, kind: type[Message]) -> list[Message]:
        return [message for message in self.sent if isinstance(message, kind)]


class HostPlay(_Play):
    role = Role.HOST
    key = HOST_KEY

    def __init__(self, config: host.HostConfig = CONFIG) -> None:
        super().__init__()
        self.state = host.HostState(config, MONITORS)
        self.capturing: Scope | None = None
        self.injected: list[Message] = []
        self.delivered: list[Message] = []
        self.is_disk_slow = False
        self.unwritten: list[actions.WriteLedger] = []

    def do(self, event: HostEvent) -> tuple[Action, ...]:
        self.state, acts = host.step(self.state, event, self.now_ms, self.wall_ms)
        for act in acts:
            self.done.append(act)
            self._carry_out(act)
        assert self.capturing is None or self.state.book.is_on(Permission.VIEW)
        if not self.is_disk_slow:
            self.let_disk_work()
        return acts

    def _carry_out(self, act: Action) -> None:
        match act:
            case actions.Send(message):
                self.send(message)
            case actions.SendBye(why, head_n, head):
                self.send(Bye(why, (0,) * 7, head_n, head))
            case actions.SendEntries(first_n):
                self._send_entries(first_n)
            case actions.WriteLedger():
                self.unwritten.append(act)
            case actions.AppendLedger(data):
                self.file += data
            case actions.SignHead():
                assert self.state.writer is not None
                self.sign(self.state.writer.session_id, act)
            case actions.CloseLedger():
                self.close_ledger()
            case actions.StartCapture(scope):
                assert self.state.phase is host.HostPhase.ACTIVE
                assert b'"ev":"perm.on","d":{"perm":"view"' in self.file
                self.capturing = scope
            case actions.StopCapture():
                self.capturing = None
            case actions.Inject(message):
                assert self.state.book.is_on(Permission.CONTROL)
                self.injected.append(message)
            case actions.Deliver(message):
                self.delivered.append(message)
            case actions.Close(code):
                self.close_codes.append(code)
            case _:
                pass

    def let_disk_work(self) -> None:
        while self.unwritten:
            job = self.unwritten.pop(0)
            if self.is_disk_broken:
                self.do(events.LedgerFailed(job.last_n))
            else:
                self.file += job.data
                self.do(events.EntryWritten(job.last_n))

    def _send_entries(self, first_n: int) -> None:
        for line in self.lines:
            item = parse_item(line)
            if isinstance(item, EntryLine) and (n := decode_entry(item.line).n) >= first_n:
                self.send(LedEntry(n, item.line))

    # --- what a person does ---

    def pass_time(self, ms: int) -> None:
        """Time passes as the machine wants to be woken."""
        until_ms = self.now_ms + ms
        last_ms = -1
        while (due_ms := host.wake_at(self.state)) is not None and due_ms <= until_ms:
            self.now_ms = max(self.now_ms, due_ms)
            assert due_ms > last_ms, f"woken twice for the same moment in {self.state.phase}"
            last_ms = due_ms
            self.do(events.Tick())
        self.now_ms = until_ms
        self.do(events.Tick())

    def show(self, question: int) -> None:
        self.do(events.WindowVisible(Window.QUESTION, question))

    @property
    def newest(self) -> int:
        return self.state.questions.open[-1].number

    def allow(self, *permissions: Permission, question: int | None = None) -> tuple[Action, ...]:
        """See the newest question long enough, then press *Allow* for these (all of it if none is named)."""
        number = self.newest if question is None else question
        self.show(number)
        found = self.state.questions.find(number)
        assert found is not None
        self.pass_time(found.arm_ms)
        choices = tuple(each for each in found.proposed if not permissions or each.permission in permissions)
        return self.do(events.Allowed(number, choices, self.now_ms))

    def offer(self, *choices: Choice) -> None:
        self.do(events.OfferPressed(choices))
        self.allow()

    def give(self, permission: Permission, scope: Scope | None = None, seconds: int | None = None) -> int:
        """Let the customer give one permission unasked; its grant number."""
        default = BOTH_WAYS if permission in (Permission.CLIPBOARD, Permission.FILES) else SCREEN_ONE
        if permission in (Permission.RECORD, Permission.RESUME):
            default = Scope()
        lives = {Permission.CONTROL: 900, Permission.CLIPBOARD: 900, Permission.FILES: 900, Permission.RESUME: None}
        self.offer(Choice(permission, scope or default, seconds or lives.get(permission, 3600)))
        return self.state.book.of(permission).grant

    def join(self, facts: LinkFacts = AT_HOST, origin: events.Origin = events.Origin.TYPED) -> None:
        self.do(events.WindowVisible(Window.BAR))
        self.do(events.CodeEntered("4829157309", origin))
        self.do(events.Paired())
        self.do(events.HandshakeDone(facts))


class ViewerPlay(_Play):
    role = Role.VIEWER
    key = VIEWER_KEY

    def __init__(self) -> None:
        super().__init__()
        self.state = viewer.start(viewer.ViewerConfig("Ana Ruiz", "Debian 12", "es", 0x7F), START_MS, WALL_MS)
        self.delivered: list[Message] = []

    def do(self, event: ViewerEvent) -> tuple[Action, ...]:
        self.state, acts = viewer.step(self.state, event, self.now_ms, self.wall_ms)
        for act in acts:
            self.done.append(act)
            self._carry_out(act)
        return acts

    def _carry_out(self, act: Action) -> None:
        match act:
            case actions.Send(message):
                self.send(message)
            case actions.SendBye(why, head_n, head):
                self.send(Bye(why, (0,) * 7, head_n, head))
            case actions.AppendLedger(data):
                self.file += data
            case actions.SignHead():
                assert self.state.copy is not None
                self.sign(self.state.copy.session_id, act)
            case actions.CloseLedger():
                self.close_ledger()
            case actions.Deliver(message):
                self.delivered.append(message)
            case actions.Close(code):
                self.close_codes.append(code)
            case _:
                pass

    def pass_time(self, ms: int) -> None:
        until_ms = self.now_ms + ms
        last_ms = -1
        while (due_ms := viewer.wake_at(self.state)) is not None and due_ms <= until_ms:
            self.now_ms = max(self.now_ms, due_ms)
            assert due_ms > last_ms, f"woken twice for the same moment in {self.state.phase}"
            last_ms = due_ms
            self.do(events.Tick())
        self.now_ms = until_ms
        self.do(events.Tick())


class Pair:
    """Both ends with a line that keeps order and delivers at once, or not at all while it is cut."""

    def __init__(self, config: host.HostConfig = CONFIG) -> None:
        self.host = HostPlay(config)
        self.viewer = ViewerPlay()
        self.is_cut = False
        self._queue: list[tuple[Role, Message]] = []
        self._is_pumping = False
        self.host.on_send = lambda message: self._put(Role.VIEWER, message)
        self.viewer.on_send = lambda message: self._put(Role.HOST, message)

    def _put(self, to: Role, message: Message) -> None:
        if not self.is_cut:
            self._queue.append((to, message))

    def pump(self) -> None:
        while self._queue:
            to, message = self._queue.pop(0)
            if to is Role.HOST:
                self.host.do(events.MessageArrived(message))
            else:
                self.viewer.do(events.MessageArrived(message))

    def meet(self) -> None:
        self.viewer.do(events.Paired())
        self.host.join()
        self.viewer.do(events.HandshakeDone(AT_VIEWER))
        self.pump()

    def share(self) -> None:
        """The customer allows View on the sheet."""
        self.meet()
        self.host.allow()
        self.pump()

    def pass_time(self, ms: int) -> None:
        self.host.pass_time(ms)
        self.viewer.pass_time(ms)
        self.pump()

    def cut(self) -> None:
        self.is_cut = True
        self._queue.clear()
        self.host.do(events.Lost())
        self.viewer.do(events.Lost())

    def mend(self) -> None:
        self.is_cut = False
        self.host.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
        self.viewer.do(events.HandshakeDone(replace(AT_VIEWER, resumed=True)))
        self.pump()


STRICT = replace(CONFIG, policy=SafetyPolicy.REQUIRED)
