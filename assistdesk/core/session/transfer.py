"""Files between the two ends, both ways, as one end sees them: what is offered, answered, under way, checked, over.

``step(transfers, event, now_ms)``. One file of ours is before the other person or under way at a time, the rest waits in its
order; of the other end's one is before our person at a time. Data comes without gap or overlap or not at all. Source:
protocol.md section 9, bad-inputs.md group P.

Numbers: the agent's end gives its offers odd ones, the customer's even ones, each growing, so that a ``file.cancel`` means one
file whoever sends it.

Refuses to know: grants (the session machines check them), folders, disks, where a name points.
"""

import enum
from dataclasses import dataclass, replace
from typing import Any, Final

from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from assistdesk.core.session.clip import ARM_MS
from assistdesk.core.session.file_names import is_safe_name
from assistdesk.core.types import Role, Why
from assistdesk.core.wire.encoding import KIB
from assistdesk.core.wire.message_base import FILE_BYTES
from assistdesk.core.wire.messages import FileAnswer, FileCancel, FileData, FileDone, FileOffer, FileResult

FILES_MAX: Final = 500
SESSION_BYTES: Final = 8 * KIB**3


class Stage(enum.StrEnum):
    """Where one file stands. CUT: the line was lost in its midst, and it can go on under a new grant."""

    WAITING = "waiting"
    OFFERED = "offered"
    OPENING = "opening"
    RUNNING = "running"
    CHECKING = "checking"
    DONE = "done"
    FAILED = "failed"
    CUT = "cut"


OPEN: Final = (Stage.WAITING, Stage.OFFERED, Stage.OPENING, Stage.RUNNING, Stage.CHECKING)
BEFORE_OTHERS: Final = (Stage.OFFERED, Stage.RUNNING, Stage.CHECKING)


@dataclass(frozen=True, slots=True)
class Item:
    """One file. ``is_ours``: we send it. ``at``: bytes handed to the line, or received; ``start``: where this run began, at
    ``began_ms``. ``shown_ms``: since when an offer is before our person. ``rest_of``: the cut one that this goes on with."""

    id: int
    is_ours: bool
    name: str
    size: int
    sha256: bytes
    stage: Stage
    at: int = 0
    start: int = 0
    began_ms: int = 0
    shown_ms: int | None = None
    rest_of: int = 0
    why: Why | None = None

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN

    def is_rest_for(self, size: int, sha256: bytes) -> bool:
        """Is it the cut beginning of a file of that size and hash?"""
        return self.stage is Stage.CUT and (self.size, self.sha256) == (size, sha256)


@dataclass(frozen=True, slots=True)
class Transfers:
    """All files of one session at one end. ``files`` and ``bytes`` count both ways, against the session's bounds."""

    role: Role
    items: tuple[Item, ...] = ()
    last_own: int = 0
    last_peer: int = 0
    files: int = 0
    bytes: int = 0

    def find(self, number: int) -> Item | None:
        return next((each for each in self.items if each.id == number), None)

    @property
    def next_own(self) -> int:
        """The number of the next offer of ours."""
        return self.last_own + 2 if self.last_own else (1 if self.role is Role.VIEWER else 2)


# --- events -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Chosen:
    """Our person picked a file; it was measured. ``rest_of``: the cut one of which this is the rest."""

    name: str
    size: int
    sha256: bytes
    rest_of: int = 0


@dataclass(frozen=True, slots=True)
class Accepted:
    """Our person's click on an offer; ``pressed_ms``: when it went down."""

    id: int
    pressed_ms: int


@dataclass(frozen=True, slots=True)
class Dismissed:
    """Our person wants none of it: an offer is refused, what goes on is cancelled, what is over or cut is forgotten."""

    id: int


@dataclass(frozen=True, slots=True)
class Opened:
    """The part file is there and holds ``start`` bytes of the file."""

    id: int
    start: int


@dataclass(frozen=True, slots=True)
class Passed:
    """So many more bytes of ours were handed to the line."""

    id: int
    count: int


@dataclass(frozen=True, slots=True)
class Saved:
    """Whole, with the right hash, under its name in its folder."""

    id: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Our disk, or what it holds, did not let it go on."""

    id: int
    why: Why


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message of the other end that is allowed now."""

    message: FileOffer | FileAnswer | FileData | FileDone | FileCancel | FileResult


@dataclass(frozen=True, slots=True)
class Stopped:
    """The grant is gone; beginnings are kept only after a loss of the line."""

    why: Why
    keep_parts: bool


Event = Chosen | Accepted | Dismissed | Opened | Passed | Saved | Broken | Arrived | Stopped

# --- actions ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Say:
    message: FileAnswer | FileDone | FileCancel | FileResult


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer it to the other end, under the grant that is on now."""

    item: Item


@dataclass(frozen=True, slots=True)
class OpenPart:
    """Make the part file, or go on with that of ``item.rest_of``; then Opened or Broken."""

    item: Item


@dataclass(frozen=True, slots=True)
class Write:
    id: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Finish:
    """Check the hash, give it its name; then Saved or Broken."""

    id: int


@dataclass(frozen=True, slots=True)
class Drop:
    """Nothing more is read or written for it, and its part is removed."""

    id: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing more is read or written for it, and its part stays."""

    id: int


@dataclass(frozen=True, slots=True)
class Read:
    """Hand it to the line from ``start`` on, as fast as the line takes it; Passed for each piece."""

    id: int
    start: int


@dataclass(frozen=True, slots=True)
class Settled:
    """It is over; ``item.why`` None: whole at its receiver."""

    item: Item


Action = Say | Offer | OpenPart | Write | Finish | Drop | Hold | Read | Settled


def step(transfers: Transfers, event: Event, now_ms: int) -> tuple[Transfers, tuple[Action, ...]]:
    """One event: the next state, and what must be done, in order.

    Raises:
        RefusedError: ``file_count``, ``file_size``, ``file_total``: our person wants more than a session carries.
        PeerError: ``file_id``: the other end numbers its offers wrong.
    """
    turn = _Turn(transfers, now_ms)
    _handle(turn, event)
    _advance(turn)
    return turn.state, tuple(turn.actions)


class _Turn:
    def __init__(self, state: Transfers, now_ms: int) -> None:
        self.state = state
        self.now_ms = now_ms
        self.actions: list[Action] = []

    def do(self, *acts: Action) -> None:
        self.actions.extend(acts)

    def put(self, item: Item, **changes: Any) -> Item:
        """*item* with *changes*, in its place or as a new one."""
        after = replace(item, **changes)
        if self.state.find(item.id) is None:
            items = (*self.state.items, after)
        else:
            items = tuple(after if each.id == item.id else each for each in self.state.items)
        self.state = replace(self.state, items=items)
        return after

    def forget(self, number: int) -> None:
        self.state = replace(self.state, items=tuple(each for each in self.state.items if each.id != number))

    def fail(self, item: Item, why: Why, *acts: Action) -> None:
        self.do(*acts, Settled(self.put(item, stage=Stage.FAILED, why=why)))

    def is_room_for(self, size: int) -> bool:
        return self.state.files < FILES_MAX and self.state.bytes + size <= SESSION_BYTES


def _handle(turn: _Turn, event: Event) -> None:
    match event:
        case Chosen():
            _chosen(turn, event)
        case Accepted():
            _accepted(turn, event)
        case Dismissed():
            _dismissed(turn, event.id)
        case Stopped():
            for item in turn.state.items:
                _stopped(turn, item, event)
        case Arrived(message):
            _arrived(turn, message)
        case _:
            _reported(turn, event)


def _advance(turn: _Turn) -> None:
    """The next of ours goes out; the first of theirs stands before our person."""
    ours = [each for each in turn.state.items if each.is_ours]
    if not any(each.stage in BEFORE_OTHERS for each in ours):
        waiting = next((each for each in ours if each.stage is Stage.WAITING), None)
        if waiting is not None:
            turn.do(Offer(turn.put(waiting, stage=Stage.OFFERED)))
    offered = next((each for each in turn.state.items if not each.is_ours and each.stage is Stage.OFFERED), None)
    if offered is not None and offered.shown_ms is None:
        turn.put(offered, shown_ms=turn.now_ms)


# --- our person ---------------------------------------------------------------------------------------------------


def _chosen(turn: _Turn, event: Chosen) -> None:
    planned = sum(each.size for each in turn.state.items if each.is_ours and each.is_open)
    if event.size > FILE_BYTES:
        raise RefusedError("file_size")
    if turn.state.files >= FILES_MAX:
        raise RefusedError("file_count")
    if not turn.is_room_for(planned + event.size):
        raise RefusedError("file_total")
    number = turn.state.next_own
    turn.state = replace(turn.state, last_own=number, files=turn.state.files + 1)
    turn.put(Item(number, True, event.name, event.size, event.sha256, Stage.WAITING, rest_of=event.rest_of))


def _accepted(turn: _Turn, event: Accepted) -> None:
    item = turn.state.find(event.id)
    if item is None or item.is_ours or item.stage is not Stage.OFFERED or item.shown_ms is None:
        return
    if event.pressed_ms < item.shown_ms + ARM_MS:
        return
    if turn.state.bytes + item.size > SESSION_BYTES:
        turn.fail(item, Why.TOO_BIG, Say(FileAnswer(item.id, False, 0, Why.TOO_BIG)))
        return
    turn.do(OpenPart(turn.put(item, stage=Stage.OPENING)))


def _dismissed(turn: _Turn, number: int) -> None:
    item = turn.state.find(number)
    if item is None:
        return
    why = Why.GIVEN_BACK if item.is_ours else Why.DENIED
    match item.stage:
        case Stage.DONE | Stage.FAILED:
            turn.forget(number)
        case Stage.CUT:
            turn.forget(number)
            turn.do(Drop(number))
        case Stage.WAITING:
            turn.fail(item, why)
        case Stage.OFFERED | Stage.OPENING if not item.is_ours:
            turn.fail(item, why, Say(FileAnswer(number, False, 0, why)))
        case _:
            turn.fail(item, why, Drop(number), Say(FileCancel(number)))


# --- the grant ----------------------------------------------------------------------------------------------------


def _stopped(turn: _Turn, item: Item, event: Stopped) -> None:
    if not item.is_open:
        return
    is_begun = item.stage in (Stage.RUNNING, Stage.CHECKING)
    if event.keep_parts and (item.is_ours or item.stage is Stage.RUNNING):
        cut = turn.put(item, stage=Stage.CUT, why=event.why)
        turn.do(Hold(item.id))
        if is_begun:
            turn.do(Settled(cut))
    else:
        turn.fail(item, event.why, *((Drop(item.id),) if is_begun else ()))


# --- our disk -----------------------------------------------------------------------------------------------------


def _reported(turn: _Turn, event: Opened | Passed | Saved | Broken) -> None:
    """What the disk says of a file that is over meanwhile changes nothing, but leaves nothing behind."""
    item = turn.state.find(event.id)
    match event:
        case Opened(number, start):
            if item is None or item.stage is not Stage.OPENING:
                turn.do(Drop(number))
                return
            if item.rest_of:
                turn.forget(item.rest_of)
            _run(turn, item, start)
            turn.do(Say(FileAnswer(number, True, start, Why.OTHER)))
        case Passed(_, count):
            if item is not None and item.stage is Stage.RUNNING:
                _passed(turn, turn.put(item, at=item.at + count))
        case Saved(number):
            if item is None or item.stage is not Stage.CHECKING:
                turn.do(Drop(number))
                return
            turn.do(Say(FileResult(number, True, Why.OTHER)), Settled(turn.put(item, stage=Stage.DONE)))
        case _:
            if item is not None and item.is_open:
                _broken(turn, item, event.why)


def _run(turn: _Turn, item: Item, start: int) -> Item:
    turn.state = replace(turn.state, bytes=turn.state.bytes + item.size - start)
    return turn.put(item, stage=Stage.RUNNING, at=start, start=start, began_ms=turn.now_ms)


def _passed(turn: _Turn, item: Item) -> None:
    if item.at > item.size:
        raise MisuseError("file_passed", id=item.id)
    if item.at == item.size:
        turn.put(item, stage=Stage.CHECKING)
        turn.do(Say(FileDone(item.id)))


def _broken(turn: _Turn, item: Item, why: Why) -> None:
    number = item.id
    if item.is_ours:
        told: Say = Say(FileCancel(number))
    elif item.stage is Stage.OPENING:
        told = Say(FileAnswer(number, False, 0, why))
    else:
        told = Say(FileResult(number, False, why))
    turn.fail(item, why, Drop(number), told)


# --- the other end ------------------------------------------------------------------------------------------------


def _arrived(turn: _Turn, message: FileOffer | FileAnswer | FileData | FileDone | FileCancel | FileResult) -> None:
    """What is said of a file that is not there, or over, was under way when it ended: it is left alone."""
    if isinstance(message, FileOffer):
        _offered(turn, message)
        return
    item = turn.state.find(message.id)
    if item is None or not item.is_open:
        return
    match message:
        case FileAnswer() if item.is_ours and item.stage is Stage.OFFERED:
            _answered(turn, item, message)
        case FileData() if not item.is_ours:
            _data(turn, item, message)
        case FileDone() if not item.is_ours and item.stage is Stage.RUNNING:
            if item.at == item.size:
                turn.put(item, stage=Stage.CHECKING)
                turn.do(Finish(item.id))
            else:
                _broken(turn, item, Why.INTEGRITY)
        case FileResult(ok=ok, why=why) if item.is_ours and item.stage in (Stage.RUNNING, Stage.CHECKING):
            if not ok:
                turn.fail(item, why, Drop(item.id))
            elif item.stage is Stage.CHECKING:
                turn.do(Drop(item.id), Settled(turn.put(item, stage=Stage.DONE)))
            else:
                _broken(turn, item, Why.RULE)
        case FileCancel():
            turn.fail(item, Why.DENIED if item.is_ours else Why.GIVEN_BACK, Drop(item.id))
        case _:
            pass  # said at the wrong moment: nothing follows from it


def _offered(turn: _Turn, offer: FileOffer) -> None:
    first = 2 if turn.state.role is Role.VIEWER else 1
    if offer.id % 2 != first % 2 or offer.id <= turn.state.last_peer:
        raise PeerError("file_id", id=offer.id)
    turn.state = replace(turn.state, last_peer=offer.id)
    if not turn.is_room_for(offer.size):
        turn.do(Say(FileAnswer(offer.id, False, 0, Why.TOO_BIG)))
        return
    if not is_safe_name(offer.name):
        turn.do(Say(FileAnswer(offer.id, False, 0, Why.BAD_ITEM)))
        return
    items = turn.state.items
    rest_of = next((each.id for each in items if not each.is_ours and each.is_rest_for(offer.size, offer.sha256)), 0)
    turn.state = replace(turn.state, files=turn.state.files + 1)
    turn.put(Item(offer.id, False, offer.name, offer.size, offer.sha256, Stage.OFFERED, rest_of=rest_of))


def _answered(turn: _Turn, item: Item, answer: FileAnswer) -> None:
    if not answer.ok:
        turn.fail(item, answer.why, Drop(item.id))
        return
    before = turn.state.find(item.rest_of)
    if answer.start > (before.at if before is not None else 0):
        _broken(turn, item, Why.RULE)
        return
    if before is not None:
        turn.forget(before.id)
    item = _run(turn, item, answer.start)
    turn.do(Read(item.id, answer.start))
    _passed(turn, item)


def _data(turn: _Turn, item: Item, data: FileData) -> None:
    if item.stage not in (Stage.RUNNING, Stage.CHECKING):
        return  # no answer was given yet: who sends all the same is not heard
    if item.stage is Stage.CHECKING or data.offset != item.at or item.at + len(data.data) > item.size:
        _broken(turn, item, Why.INTEGRITY)
        return
    turn.put(item, at=item.at + len(data.data))
    turn.do(Write(item.id, data.data))
