"""One data node: the rooms it holds, the legs in them, and what the room machine says must be done.

It turns tokens into places (``admit``), legs' words into events, actions into calls, and looks once a second at every
leg and every clock. It needs neither database nor bus. It knows no ticket and no account, and cannot read what it
carries.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from assistdesk.core.wire.control import Closing, Paired, Renewed, Waiting, encode_notice
from relay.sessions import rooms, tokens
from relay.sessions.admission import Admission, Doorkeeper
from relay.sessions.ears import LegEar, PumpEar
from relay.sessions.figures import Counts, NodeFigures
from relay.sessions.limits import Bucket, Rate
from relay.sessions.ports import (
    Clock,
    Fact,
    FactKind,
    Leg,
    NodeAccess,
    Observer,
    Outcome,
)
from relay.sessions.pump import LegWatch, Pump, PumpBounds, Verdict
from relay.sessions.room_state import (
    Action,
    BrokeRule,
    CloseLeg,
    Confirmed,
    EndNow,
    Event,
    FactFailed,
    FactSafe,
    Forget,
    Left,
    Lost,
    Phase,
    Room,
    RoomTimes,
    Stalled,
    StartPump,
    StopNow,
    StopPump,
    StopSoon,
    TellClosing,
    TellPaired,
    TellRenewed,
    TellWaiting,
    Ticked,
    WriteFact,
    room_text,
)
from relay.sessions.spool import Spool
from relay.sessions.tokens import Claims, NodeKey, TokenKind

OVERLOAD_S = 5


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """What a node needs of the configuration (relay.md section 14)."""

    node: str
    url: str
    """Base of its addresses for the ends, ``ws://`` or ``wss://``."""
    times: RoomTimes = field(default_factory=RoomTimes)
    bounds: PumpBounds = field(default_factory=PumpBounds)
    join_token_s: float = 60
    rejoin_token_s: float = 900
    rooms_max: int = 2000
    rejoins_per_min: int = 30
    total_mbit: float = 1000
    buffered_bytes_max: int = 256 * 1024 * 1024
    descriptor_share_max: float = 0.8
    loop_lag_s_max: float = 0.25
    rate_class: int = 0


@dataclass(slots=True)
class _Seated:
    """A leg on this node, from acceptance until its room has dropped it."""

    leg: Leg
    room: bytes
    role: Role
    watch: LegWatch
    address: str | None


@dataclass(slots=True)
class _Live:
    """A room on this node and what belongs to it."""

    state: Room
    rejoins: Bucket
    pump: Pump | None = None
    counts: Counts = field(default_factory=Counts)
    addresses: dict[Role, str] = field(default_factory=dict)
    first_paired_ms: int | None = None


class Node:
    """Made by the composition root; all calls come from the loop's thread."""

    def __init__(
        self,
        settings: NodeSettings,
        keys: Sequence[NodeKey],
        spool: Spool,
        clock: Clock,
        observer: Observer,
        random_bytes: Callable[[int], bytes],
        *,
        descriptor_share: Callable[[], float] = lambda: 0.0,
    ) -> None:
        """``keys``: the first signs, all are accepted. ``descriptor_share``: used descriptors by allowed ones."""
        self.settings = settings
        self._keys = tuple(keys)
        self._spool = spool
        self._clock = clock
        self._observer = observer
        self._random_bytes = random_bytes
        self._descriptor_share = descriptor_share
        self._rooms: dict[bytes, _Live] = {}
        self._legs: dict[int, _Seated] = {}
        self.doorkeeper = Doorkeeper(settings.node, keys)
        self._next_leg = 1
        self._next_fact = clock.now_ms() << 12
        self._past = Counts()
        self._past_paused_rate_s = 0.0
        self._past_paused_sink_s = 0.0
        self._buffered_bytes = 0
        self._bytes_per_s = 0.0
        self._counted_bytes = 0
        self._counted_s = clock.monotonic_s()
        self._loop_lag_s = 0.0
        self._lagging_since_s: float | None = None
        self._is_draining = False

    # -- doors --------------------------------------------------------------------------------------------------------

    def admit(self, room: bytes, token: str, address: str | None) -> Admission:
        """Give a token's bearer its place, before the upgrade is answered.

        Raises:
            RefusedError: ``token_refused`` (401), ``token_other_node`` (421), ``too_many_rejoins`` (429),
                ``node_full`` or ``node_draining`` (503).
        """
        admission = self.doorkeeper.check(room, token, address, self._clock.now_ms())
        live = self._rooms.get(room)
        state = None if live is None else live.state
        reason = self.doorkeeper.refusal(admission, state)
        if reason is not None:
            raise RefusedError("token_refused", reason=reason)
        self._check_room_for(live, is_rejoin=admission.kind is TokenKind.REJOIN)
        self.doorkeeper.admit(admission, state)
        return admission

    def _check_room_for(self, live: _Live | None, *, is_rejoin: bool) -> None:
        if self._is_draining:
            raise RefusedError("node_draining")
        if live is not None:
            if not live.rejoins.take(self._clock.monotonic_s()):
                raise RefusedError("too_many_rejoins")
        elif len(self._rooms) >= self.settings.rooms_max:
            raise RefusedError("node_full", reason="rooms")
        elif not is_rejoin:
            # A session that comes back after a restart is not a new room.
            reason = self._overload()
            if reason is not None:
                raise RefusedError("node_full", reason=reason)

    def _overload(self) -> str | None:
        """Why no new room is taken, or None."""
        settings, now_s = self.settings, self._clock.monotonic_s()
        if len(self._rooms) >= settings.rooms_max:
            return "rooms"
        if self._spool.is_full:
            return "spool"
        if self._buffered_bytes > settings.buffered_bytes_max:
            return "buffered"
        if self._bytes_per_s * 8 > settings.total_mbit * 1_000_000:
            return "traffic"
        if self._lagging_since_s is not None and now_s - self._lagging_since_s >= OVERLOAD_S:
            return "loop_lag"
        if self._descriptor_share() > settings.descriptor_share_max:
            return "descriptors"
        return None

    def turn_away(self, admission: Admission) -> None:
        """The upgrade came to nothing: the place is free again. The join token stays used."""
        self.doorkeeper.free(admission)

    def ear(self, admission: Admission) -> LegEar:
        """Who listens to the leg that is about to be started; ``arrive`` gives it the leg."""
        leg_number = self._next_leg
        self._next_leg += 1
        return LegEar(self, admission.claims.room, leg_number)

    def arrive(self, admission: Admission, leg: Leg, ear: LegEar) -> None:
        """The upgrade has been answered: seat the leg."""
        claims, now_ms = admission.claims, self._clock.now_ms()
        self.doorkeeper.free(admission)
        arrival = admission.arrival(ear.number)
        live = self._rooms.get(claims.room)
        if self.doorkeeper.is_late(admission, None if live is None else live.state):
            leg.close(4410)  # the room changed while the upgrade was under way
            return
        if live is None:
            rate = Rate(self.settings.rejoins_per_min, 60)
            live = self._rooms[claims.room] = _Live(rooms.opened(arrival, now_ms), Bucket(rate))
        watch = LegWatch(leg, self.settings.bounds, self._clock.monotonic_s())
        self._legs[ear.number] = _Seated(leg, claims.room, claims.role, watch, admission.address)
        if admission.address is not None:
            live.addresses[claims.role] = admission.address
        self.happen(claims.room, arrival)

    # -- events and actions -------------------------------------------------------------------------------------------

    def happen(self, room: bytes, event: Event) -> None:
        """Let the room's machine decide, and do what it says."""
        live = self._rooms.get(room)
        if live is None:
            return
        before = live.state.phase
        live.state, actions = rooms.advance(live.state, event, self._clock.now_ms(), self.settings.times)
        for action in actions:
            self._act(room, live, action)
        if live.state.phase is not before:
            self._observer.log("room", room8=room_text(room)[:8], code=live.state.phase.value, node=self.settings.node)

    def _act(self, room: bytes, live: _Live, action: Action) -> None:
        match action:
            case TellWaiting(leg=number, role=role):
                self._send(number, encode_notice(Waiting(rejoin=self._rejoin(room, live, role))))
            case TellPaired(leg=number, role=role):
                rejoin = self._rejoin(room, live, role)
                self._send(number, encode_notice(Paired(pairing=live.state.pairing, rejoin=rejoin)))
            case TellRenewed(leg=number, role=role):
                self._send(number, encode_notice(Renewed(rejoin=self._rejoin(room, live, role))))
            case TellClosing(leg=number, in_s=in_s):
                self._send(number, encode_notice(Closing(why="stopping", in_s=in_s)))
            case CloseLeg(leg=number, code=code):
                seated = self._legs.pop(number, None)
                if seated is not None:
                    seated.leg.close(code)
                    self._closed(seated, code)
            case StartPump(viewer=viewer, host=host):
                self._start_pump(room, live, viewer, host)
            case StopPump():
                self._stop_pump(live)
            case WriteFact():
                self._write(room, live, action)
            case Forget():
                self._rooms.pop(room, None)
            case _:
                assert_never(action)

    def _send(self, number: int, notice: str) -> None:
        seated = self._legs.get(number)
        if seated is not None:
            seated.leg.send(notice)

    def _rejoin(self, room: bytes, live: _Live, role: Role) -> str:
        key = self._keys[0]
        claims = Claims(
            key_id=key.key_id,
            room=room,
            role=role,
            node=self.settings.node,
            epoch=live.state.epoch,
            pairing=live.state.pairing,
            not_after_ms=self._clock.now_ms() + int(self.settings.rejoin_token_s * 1000),
            token_id=self._random_bytes(tokens.TOKEN_ID_BYTES),
            rate_class=self.settings.rate_class,
        )
        return tokens.pack(TokenKind.REJOIN, claims, key)

    def _start_pump(self, room: bytes, live: _Live, viewer: int, host: int) -> None:
        viewer_leg, host_leg = self._legs[viewer].leg, self._legs[host].leg
        pump = live.pump = Pump(viewer_leg, host_leg, self.settings.bounds, self._clock)
        viewer_leg.attach(PumpEar(LegEar(self, room, viewer), pump.to_host, pump.to_viewer))
        host_leg.attach(PumpEar(LegEar(self, room, host), pump.to_viewer, pump.to_host))

    def _stop_pump(self, live: _Live) -> None:
        pump, live.pump = live.pump, None
        if pump is None:
            return
        pump.stop()
        live.counts.add(pump)
        self._past.add(pump)
        self._past_paused_rate_s += pump.to_host.paused_rate_s + pump.to_viewer.paused_rate_s
        self._past_paused_sink_s += pump.to_host.paused_sink_s + pump.to_viewer.paused_sink_s

    def _write(self, room: bytes, live: _Live, action: WriteFact) -> None:
        state, now_ms = live.state, self._clock.now_ms()
        if action.kind is FactKind.PAIRED and live.first_paired_ms is None:
            live.first_paired_ms = now_ms
        self._next_fact += 1
        fact = Fact(
            room=room,
            epoch=state.epoch,
            number=self._next_fact,
            kind=action.kind,
            at_ms=now_ms,
            pairing=state.pairing,
            outcome=action.outcome,
            closed_by=action.closed_by,
            close_code=action.close_code,
            used_try=action.used_try,
            bytes_to_host=live.counts.bytes_to_host,
            bytes_to_viewer=live.counts.bytes_to_viewer,
            messages_to_host=live.counts.messages_to_host,
            messages_to_viewer=live.counts.messages_to_viewer,
            paired_ms=live.first_paired_ms,
            viewer_address=live.addresses.get(Role.VIEWER),
            host_address=live.addresses.get(Role.HOST),
            node=self.settings.node,
        )
        if action.outcome is not None:
            self._remember_ended(room, now_ms, action.outcome, fact)
        if action.kind is not FactKind.PAIRED:
            self._spool.put(fact)
            return
        pairing = state.pairing
        self._spool.put(fact, lambda is_safe: self._paired_is_safe(room, pairing, is_safe))

    def _paired_is_safe(self, room: bytes, pairing: int, is_safe: bool) -> None:
        # A session that had begun goes on with a full spool; a new one does not begin without its fact.
        live = self._rooms.get(room)
        goes_on = is_safe or (live is not None and live.state.first_paired_ms is not None)
        self.happen(room, FactSafe(pairing) if goes_on else FactFailed(pairing))

    def _remember_ended(self, room: bytes, now_ms: int, outcome: Outcome, fact: Fact) -> None:
        self.doorkeeper.note_ended(room, now_ms)
        self._observer.count("rooms_ended", outcome.value)
        self._observer.log(
            "room_ended",
            room8=room_text(room)[:8],
            outcome=outcome.value,
            bytes_in=fact.bytes_to_viewer,
            bytes_out=fact.bytes_to_host,
            code=fact.close_code,
            node=self.settings.node,
        )

    def _closed(self, seated: _Seated, code: int) -> None:
        stats = seated.leg.stats()
        self._observer.count("closed", str(code))
        self._observer.log(
            "leg",
            room8=room_text(seated.room)[:8],
            reason=seated.role.value,
            address=seated.address,
            code=code,
            bytes_in=stats.bytes_in,
            bytes_out=stats.bytes_out,
            node=self.settings.node,
        )

    def leg_over(self, room: bytes, event: Left | Lost | BrokeRule) -> None:
        """A leg's last word; one that was closed by us already has no seat any more."""
        seated = self._legs.pop(event.leg, None)
        if seated is not None:
            self._closed(seated, 1006 if event.code is None else event.code)
            self.happen(room, event)

    def spoke_early(self, room: bytes, number: int) -> None:
        """Binary before ``paired`` (R15)."""
        seated = self._legs.get(number)
        if seated is not None:
            seated.leg.close(1008)
            self.leg_over(room, BrokeRule(number, 1008))

    # -- orders -------------------------------------------------------------------------------------------------------

    def access(self) -> NodeAccess:
        key = self._keys[0]
        return NodeAccess(self.settings.node, self.settings.url, key.key_id, key.secret)

    def lacks(self, room: bytes) -> bool:
        """Neither is it here, nor does a fact of any room wait to be handed over; never of a node that stops."""
        return room not in self._rooms and not self._spool.waiting_bytes and not self._is_draining

    def confirmed(self, room: bytes, epoch: int) -> None:
        live = self._rooms.get(room)
        if live is not None and live.state.epoch == epoch:
            self.happen(room, Confirmed())

    def end(self, room: bytes, outcome: Outcome) -> None:
        """End it; where it is not here (any more), its ends stay out if they come."""
        if room in self._rooms:
            self.happen(room, EndNow(outcome))
        else:
            self.doorkeeper.note_ended(room, self._clock.now_ms())

    def stop_soon(self, in_s: int) -> None:
        """No new rooms; tell every end that the relay stops."""
        self._is_draining = True
        for room in list(self._rooms):
            self.happen(room, StopSoon(in_s))

    def stop(self) -> None:
        """Close every leg with 1012. The rooms end nowhere: their ends rejoin after the restart."""
        self._is_draining = True
        for room in list(self._rooms):
            self.happen(room, StopNow())
        self._rooms.clear()

    # -- every second -------------------------------------------------------------------------------------------------

    async def run(self, *, tick_s: float = 1.0) -> None:
        """Look after everything about once a second, until cancelled."""
        while True:
            due_s = self._clock.monotonic_s() + tick_s
            await self._clock.sleep(tick_s)
            self._note_lag(max(0.0, self._clock.monotonic_s() - due_s))
            self.tick()

    def _note_lag(self, lag_s: float) -> None:
        self._loop_lag_s = lag_s
        if lag_s <= self.settings.loop_lag_s_max:
            self._lagging_since_s = None
        elif self._lagging_since_s is None:
            self._lagging_since_s = self._clock.monotonic_s()

    def tick(self) -> None:
        now_s, now_ms = self._clock.monotonic_s(), self._clock.now_ms()
        self._buffered_bytes = 0
        for number, seated in list(self._legs.items()):
            self._buffered_bytes += seated.leg.buffered()
            self._look_at(number, seated, now_s)
        for room in list(self._rooms):
            self.happen(room, Ticked())
        self.doorkeeper.forget_old(now_ms, self.settings.rejoin_token_s * 1000)
        counts = self._all_counts()
        total = counts.bytes_to_host + counts.bytes_to_viewer
        self._bytes_per_s = (total - self._counted_bytes) / max(now_s - self._counted_s, 0.001)
        self._counted_bytes, self._counted_s = total, now_s

    def _look_at(self, number: int, seated: _Seated, now_s: float) -> None:
        live = self._rooms.get(seated.room)
        is_paired = live is not None and live.state.phase is Phase.PAIRED
        match seated.watch.look(now_s, is_paired=is_paired):
            case Verdict.PING:
                seated.leg.ping()
            case Verdict.DEAD:
                self.happen(seated.room, Lost(number, 4410))
            case Verdict.STALLED:
                self._observer.count("stalls")
                self.happen(seated.room, Stalled(number))
            case _:
                pass

    def _all_counts(self) -> Counts:
        past = self._past
        counts = Counts(past.bytes_to_host, past.bytes_to_viewer, past.messages_to_host, past.messages_to_viewer)
        for live in self._rooms.values():
            if live.pump is not None:
                counts.add(live.pump)
        return counts

    def figures(self) -> NodeFigures:
        by_phase: dict[str, int] = {}
        rate_s, sink_s = self._past_paused_rate_s, self._past_paused_sink_s
        for live in self._rooms.values():
            name = live.state.phase.value
            by_phase[name] = by_phase.get(name, 0) + 1
            if live.pump is not None:
                rate_s += live.pump.to_host.paused_rate_s + live.pump.to_viewer.paused_rate_s
                sink_s += live.pump.to_host.paused_sink_s + live.pump.to_viewer.paused_sink_s
        counts = self._all_counts()
        traffic = self._bytes_per_s * 8 / (self.settings.total_mbit * 1_000_000)
        return NodeFigures(
            rooms=by_phase,
            legs=len(self._legs),
            buffered_bytes=self._buffered_bytes,
            bytes_to_host=counts.bytes_to_host,
            bytes_to_viewer=counts.bytes_to_viewer,
            messages_to_host=counts.messages_to_host,
            messages_to_viewer=counts.messages_to_viewer,
            paused_rate_s=rate_s,
            paused_sink_s=sink_s,
            loop_lag_s=self._loop_lag_s,
            spool_bytes=self._spool.waiting_bytes,
            spool_oldest_ms=self._spool.oldest_ms,
            load=max(traffic, len(self._rooms) / self.settings.rooms_max),
            refuses="draining" if self._is_draining else self._overload(),
        )
