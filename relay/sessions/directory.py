"""The use cases of a session code's life: open, claim, confirm, retry, cancel, rejoin, move, end (relay.md sections
4, 5).

They stand on the Directory port, whose guarded updates decide every race, and on the Nodes port. Who may ask for a
ticket's code is the desk's to say; here an account is a number that must match the room's. A code's secret and check
digit never come here. Every refusal of a claim looks and lasts the same.
"""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.types import Role
from relay.sessions import codes, tokens
from relay.sessions.codes import CodeRules
from relay.sessions.limits import AddressLimit, Bucket, Rate
from relay.sessions.ports import (
    ROOM_BYTES,
    AccountCounts,
    Clock,
    Directory,
    DirectoryState,
    Fact,
    FactKind,
    Facts,
    NewRoom,
    NodeAccess,
    Nodes,
    Observer,
    OpenResult,
    Outcome,
    RoomRecord,
)
from relay.sessions.room_state import room_text
from relay.sessions.tokens import Claims, NodeKey, TokenKind

PASS_BYTES = 32
NAMEPLATE_DRAWS_MAX = 100
SWEEP_ROWS_MAX = 200
LIVE_ROOMS_MAX = 10_000
STRAYS_EVERY_S = 60.0
RETRY_WAIT_S = 2.0
RETRY_STEP_S = 0.05
SLOW_CLAIM_S = 2.0


@dataclass(frozen=True, slots=True)
class DirectoryRules:
    """What the use cases need of the configuration."""

    codes: CodeRules = field(default_factory=CodeRules)
    join_token_s: float = 60
    host_wait_s: float = 30
    confirm_s: float = 60
    return_s: float = 600
    """For so long after a start the ends of sessions may come back (the resume window)."""
    rooms_per_account: int = 20
    waiting_per_account: int = 10
    failed_claims_per_min: int = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Where an end dials and with what."""

    room: str
    epoch: int
    url: str
    token: str


@dataclass(frozen=True, slots=True)
class OpenedCode:
    """What the agent's app gets: its place and the nameplate."""

    place: Place
    nameplate: str
    expires_in_s: int


@dataclass(frozen=True, slots=True)
class ClaimedRoom:
    """What the customer's app gets: its place and the session pass."""

    place: Place
    session_pass: str


class RoomDirectory:
    """Made once by the composition root."""

    def __init__(
        self,
        directory: Directory,
        facts: Facts,
        nodes: Nodes,
        clock: Clock,
        observer: Observer,
        random_bytes: Callable[[int], bytes],
        draw: Callable[[int], int],
        rules: DirectoryRules,
        *,
        claim_limit: AddressLimit,
    ) -> None:
        """``draw(n)``: evenly from ``range(n)``, from the system's generator. ``claim_limit``: claims per address."""
        self._directory = directory
        self._facts = facts
        self._nodes = nodes
        self._clock = clock
        self._observer = observer
        self._random_bytes = random_bytes
        self._draw = draw
        self._rules = rules
        self._claim_limit = claim_limit
        self._failed_claims = Bucket(Rate(rules.failed_claims_per_min, 60))
        self._strays_due_s = clock.monotonic_s() + rules.return_s

    # -- the agent's app ----------------------------------------------------------------------------------------------

    async def open(self, ticket_id: int, account_id: int) -> OpenedCode:
        """A new code for a ticket; an older live one of that ticket is over.

        Raises:
            RefusedError: ``too_many_rooms`` (429), ``codes_full`` or ``no_node`` (503).
        """
        self._check_counts(await self._directory.count_rooms(account_id))
        node = self._nodes.place()
        now_ms = self._clock.now_ms()
        cooling_since_ms = now_ms - self._rules.codes.cooldown_s * 1000
        counts = await self._directory.count_nameplates(now_ms=now_ms, cooling_since_ms=cooling_since_ms)
        length = codes.nameplate_length(counts, self._rules.codes)
        for _ in range(NAMEPLATE_DRAWS_MAX):
            new = NewRoom(
                room=self._random_bytes(ROOM_BYTES),
                ticket_id=ticket_id,
                account_id=account_id,
                nameplate=codes.nameplate_from(length, self._draw(codes.numbers_of(length))),
                node=node.node,
                created_ms=now_ms,
                code_deadline_ms=now_ms + self._rules.codes.life_s * 1000,
            )
            if await self._directory.open_room(new, cooling_since_ms=cooling_since_ms) is OpenResult.OPENED:
                self._observer.count("codes", "opened")
                place = self._place(new.room, Role.VIEWER, 1, node, pairing=0)
                return OpenedCode(place, new.nameplate, self._rules.codes.life_s)
        raise RefusedError("codes_full")

    def _check_counts(self, counts: AccountCounts) -> None:
        if counts.rooms >= self._rules.rooms_per_account or counts.waiting >= self._rules.waiting_per_account:
            raise RefusedError("too_many_rooms")

    async def confirm(self, account_id: int, room: bytes) -> RoomRecord:
        """The viewer reports that both ends know the code: the nameplate is burned. A repeat is answered alike.

        Raises:
            RefusedError: ``room_unknown`` (404), ``room_not_claimed`` (409).
        """
        record = await self._own(account_id, room)
        if record.state is DirectoryState.CLAIMED:
            confirmed = await self._directory.confirm(room, epoch=record.epoch, now_ms=self._clock.now_ms())
            if confirmed is not None:
                self._observer.count("codes", "confirmed")
            record = confirmed or await self._own(account_id, room)
        if record.state is not DirectoryState.CONFIRMED:
            raise RefusedError("room_not_claimed")
        self._nodes.confirmed(record.node, room, record.epoch)
        return record

    async def retry(self, account_id: int, room: bytes) -> OpenedCode:
        """After a failed try: the viewer's place for the next one, same nameplate, same deadline.

        The node's fact about the failed try may still be on its way; it is given two seconds. If it does not come,
        the try is counted as used.

        Raises:
            RefusedError: ``room_unknown`` (404), ``room_over`` (410), ``room_confirmed`` (409), ``no_node`` (503).
        """
        record = await self._own(account_id, room)
        waited_s = 0.0
        while record.state is DirectoryState.CLAIMED and waited_s < RETRY_WAIT_S:
            await self._clock.sleep(RETRY_STEP_S)
            waited_s += RETRY_STEP_S
            record = await self._own(account_id, room)
        if record.state is DirectoryState.CLAIMED:
            record = await self._reopen(record, used_try=True) or await self._own(account_id, room)
        now_ms = self._clock.now_ms()
        if record.state is DirectoryState.CONFIRMED:
            raise RefusedError("room_confirmed")
        if record.state is not DirectoryState.CREATED or record.code_deadline_ms <= now_ms:
            raise RefusedError("room_over", outcome=None if record.outcome is None else record.outcome.value)
        place = self._place(room, Role.VIEWER, record.epoch, self._node_of(record), pairing=0)
        return OpenedCode(place, record.nameplate, max(0, (record.code_deadline_ms - now_ms) // 1000))

    async def cancel(self, account_id: int, room: bytes) -> None:
        """The agent takes the code back. A room that is over already is left as it is.

        Raises:
            RefusedError: ``room_unknown`` (404).
        """
        await self._own(account_id, room)
        await self.end(room, Outcome.CANCELLED)

    # -- the customer's app -------------------------------------------------------------------------------------------

    async def claim(self, nameplate: str, address: str | None) -> ClaimedRoom:
        """Claim a nameplate for the host. Unknown, busy, expired and burned ones are refused alike, exactly 100 ms
        after the request; when too many claims fail in all, every claim takes two seconds.

        Raises:
            RefusedError: ``nameplate_malformed`` (400), ``too_many_claims`` (429), ``code_unknown`` (404).
        """
        begun_s = self._clock.monotonic_s()
        read = codes.read_nameplate(nameplate)
        if not self._claim_limit.take(address, begun_s):
            self._observer.count("limit_hits", "claims")
            raise RefusedError("too_many_claims")
        is_slow = self._failed_claims.is_empty(begun_s)
        session_pass = tokens.encode_secret(self._random_bytes(PASS_BYTES))
        record = await self._directory.claim(read, now_ms=self._clock.now_ms(), pass_hash=pass_hash(session_pass))
        node = None if record is None else self._nodes.find(record.node)
        if is_slow:
            self._observer.log("claims_slowed", reason="failed_claims")
            await self._sleep_until(begun_s + SLOW_CLAIM_S)
        if record is None or node is None:
            self._failed_claims.take(self._clock.monotonic_s())
            self._observer.count("claims_refused")
            await self._sleep_until(begun_s + self._rules.codes.refusal_ms / 1000)
            raise RefusedError("code_unknown")
        self._observer.count("codes", "claimed")
        return ClaimedRoom(self._place(record.room, Role.HOST, record.epoch, node, pairing=0), session_pass)

    async def _sleep_until(self, due_s: float) -> None:
        left_s = due_s - self._clock.monotonic_s()
        if left_s > 0:
            await self._clock.sleep(left_s)

    # -- both ---------------------------------------------------------------------------------------------------------

    async def rejoin_viewer(self, account_id: int, room: bytes) -> Place:
        """A new place for the viewer of a room that has begun, when its node is gone or its token too old.

        Raises:
            RefusedError: ``room_unknown`` (404), ``room_over`` (410), ``no_node`` (503).
        """
        return self._rejoin(await self._own(account_id, room), Role.VIEWER)

    async def rejoin_host(self, session_pass: str, room: bytes) -> Place:
        """The same for the host, by its session pass."""
        return self._rejoin(await self.by_pass(session_pass, room), Role.HOST)

    async def by_pass(self, session_pass: str, room: bytes) -> RoomRecord:
        """The room whose host holds this pass; also after its end, so that the host can hand in its half of the report.

        Raises:
            RefusedError: ``room_unknown`` (404): unknown room and wrong pass look alike.
        """
        record = await self._directory.find(room)
        known = b"\0" * 32 if record is None or record.pass_hash is None else record.pass_hash
        if not hmac.compare_digest(known, pass_hash(session_pass)) or record is None:
            raise RefusedError("room_unknown")
        return record

    def _rejoin(self, record: RoomRecord, role: Role) -> Place:
        if record.state is DirectoryState.ENDED:
            raise RefusedError("room_over", outcome=None if record.outcome is None else record.outcome.value)
        pairing = 1 if record.state is DirectoryState.CONFIRMED else 0
        return self._place(record.room, role, record.epoch, self._node_of(record), pairing=pairing)

    async def move(self, room: bytes, epoch: int, node: str) -> RoomRecord:
        """Give the room to another node. Of two movers one wins, the other reads the result.

        Raises:
            RefusedError: ``room_unknown``, ``room_over``.
        """
        moved = await self._directory.move(room, epoch=epoch, node=node)
        record = moved or await self._directory.find(room)
        if record is None:
            raise RefusedError("room_unknown")
        if record.state is DirectoryState.ENDED:
            raise RefusedError("room_over", outcome=None if record.outcome is None else record.outcome.value)
        return record

    async def end(self, room: bytes, outcome: Outcome) -> RoomRecord | None:
        """End a room in the directory and on its node; None: it had ended already."""
        record = await self._directory.end(room, outcome=outcome, now_ms=self._clock.now_ms())
        if record is not None:
            self._ended(record)
            self._nodes.end(record.node, room, outcome)
        return record

    # -- what nodes report --------------------------------------------------------------------------------------------

    async def append(self, facts: Sequence[Fact]) -> None:
        """Take facts from a node's spool (it fits the Facts port): apply, then keep.

        Applying comes first and can be repeated: every change is guarded by the room's epoch, so a fact that is
        handed over again, or one of an older epoch, changes nothing.
        """
        for fact in facts:
            match fact.kind:
                case FactKind.PAIRED:
                    await self._directory.mark_paired(fact.room, epoch=fact.epoch, at_ms=fact.at_ms)
                case FactKind.ATTEMPT_FAILED:
                    record = await self._directory.find(fact.room)
                    if record is not None and record.epoch == fact.epoch:
                        await self._reopen(record, used_try=fact.used_try)
                case FactKind.ENDED:
                    await self._end_by(fact)
                case _:
                    pass  # kept, and changes nothing here
        await self._facts.append(facts)

    async def _end_by(self, fact: Fact) -> None:
        outcome = fact.outcome or Outcome.LOST
        record = await self._directory.end(fact.room, outcome=outcome, now_ms=fact.at_ms, epoch=fact.epoch)
        if record is not None:
            self._ended(record)

    async def _reopen(self, record: RoomRecord, *, used_try: bool) -> RoomRecord | None:
        reopened = await self._directory.reopen(
            record.room,
            epoch=record.epoch,
            now_ms=self._clock.now_ms(),
            used_try=used_try,
            tries_limit=self._rules.codes.tries,
            reopenings_limit=self._rules.codes.reopenings,
        )
        if reopened is not None and reopened.state is DirectoryState.ENDED:
            self._ended(reopened)
            self._nodes.end(reopened.node, reopened.room, reopened.outcome or Outcome.UNCLAIMED)
        return reopened

    # -- time ---------------------------------------------------------------------------------------------------------

    async def sweep(self) -> int:
        """End and reopen what a deadline has caught up with; returns how many rows. Call it about once a second."""
        now_ms = self._clock.now_ms()
        due = await self._directory.due(
            now_ms=now_ms,
            claimed_before_ms=now_ms - int(self._rules.host_wait_s * 1000),
            paired_before_ms=now_ms - int(self._rules.confirm_s * 1000),
            limit=SWEEP_ROWS_MAX,
        )
        for record in due:
            if record.state is DirectoryState.CREATED:
                await self.end(record.room, Outcome.UNCLAIMED)
            elif record.paired_ms is None:
                await self._reopen(record, used_try=False)
            else:
                await self.end(record.room, Outcome.LOST)
        self._claim_limit.prune(self._clock.monotonic_s())
        return len(due) + await self._end_strays()

    async def _end_strays(self) -> int:
        """End the sessions that their node does not know: their ends did not come back after its restart, or its word
        of their end was lost. Once a minute; how many.
        """
        now_s, count = self._clock.monotonic_s(), 0
        if now_s < self._strays_due_s:
            return 0
        self._strays_due_s = now_s + STRAYS_EVERY_S
        for node in self._nodes.own():
            for record in await self._directory.live_rooms(node=node, limit=LIVE_ROOMS_MAX):
                is_session = record.state is DirectoryState.CONFIRMED
                if is_session and count < SWEEP_ROWS_MAX and self._nodes.lacks(node, record.room):
                    count += 1
                    await self.end(record.room, Outcome.LOST)
        return count

    async def run(self, *, every_s: float = 1.0) -> None:
        """Sweep until cancelled; what a deadline has caught up with waits while the directory cannot be had."""
        is_told = False
        while True:
            await self._clock.sleep(every_s)
            try:
                await self.sweep()
            except LinkError as error:
                if not is_told:
                    self._observer.log("sweep_failed", reason=error.rule)
                is_told = True
            else:
                is_told = False

    # -- shared -------------------------------------------------------------------------------------------------------

    async def _own(self, account_id: int, room: bytes) -> RoomRecord:
        record = await self._directory.find(room)
        if record is None or record.account_id != account_id:
            raise RefusedError("room_unknown")
        return record

    def _node_of(self, record: RoomRecord) -> NodeAccess:
        node = self._nodes.find(record.node)
        if node is None:
            raise RefusedError("no_node")
        return node

    def _place(self, room: bytes, role: Role, epoch: int, node: NodeAccess, *, pairing: int) -> Place:
        claims = Claims(
            key_id=node.key_id,
            room=room,
            role=role,
            node=node.node,
            epoch=epoch,
            pairing=pairing,
            not_after_ms=self._clock.now_ms() + int(self._rules.join_token_s * 1000),
            token_id=self._random_bytes(tokens.TOKEN_ID_BYTES),
            rate_class=0,
        )
        token = tokens.pack(TokenKind.JOIN, claims, NodeKey(node.key_id, node.secret))
        name = room_text(room)
        return Place(room=name, epoch=epoch, url=f"{node.url}/s/{name}", token=token)

    def _ended(self, record: RoomRecord) -> None:
        outcome = record.outcome.value if record.outcome is not None else ""
        self._observer.count("codes", "ended")
        self._observer.log(
            "directory_ended", room8=room_text(record.room)[:8], ticket=record.ticket_id, outcome=outcome
        )


def pass_hash(session_pass: str) -> bytes:
    """What the directory keeps of a session pass."""
    return hashlib.sha256(session_pass.encode()).digest()
