"""Who may take a place: genuine tokens, each join once, no room that has ended, no place twice.

It remembers what a node must not forget between two tokens: join tokens that were used, rooms that have ended, places
whose upgrade is under way. What a room itself says to a leg is asked of ``rooms.refusal``; capacity is the node's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from relay.sessions import rooms, tokens
from relay.sessions.ports import Fact
from relay.sessions.room_state import Arrived, Room
from relay.sessions.tokens import Claims, NodeKey, TokenKind

ENDED_ROOMS_MAX = 100_000
USED_TOKENS_MAX = 1_000_000


@dataclass(frozen=True, slots=True)
class Admission:
    """A place that a genuine token has been given. A join's place is reserved until ``Doorkeeper.free``."""

    claims: Claims
    kind: TokenKind
    address: str | None

    def arrival(self, leg: int) -> Arrived:
        claims = self.claims
        return Arrived(claims.role, leg, claims.epoch, claims.pairing, self.kind is TokenKind.REJOIN)


class Doorkeeper:
    """One node's memory of tokens and ended rooms."""

    def __init__(self, node: str, keys: Sequence[NodeKey]) -> None:
        self._node = node
        self._keys = tuple(keys)
        self._ended: dict[bytes, int] = {}
        self._used: dict[bytes, int] = {}
        self._reserved: set[tuple[bytes, Role]] = set()

    def recall(self, ended: Sequence[Fact]) -> None:
        """Rooms that an earlier run of this node has ended stay refused."""
        for fact in ended:
            self.note_ended(fact.room, fact.at_ms)

    def note_ended(self, room: bytes, at_ms: int) -> None:
        self._ended[room] = at_ms
        if len(self._ended) > ENDED_ROOMS_MAX:
            del self._ended[next(iter(self._ended))]

    def check(self, room: bytes, token: str, address: str | None, now_ms: int) -> Admission:
        """Raises RefusedError: ``token_refused`` or ``token_other_node``."""
        kind, claims = tokens.check(token, self._keys, node=self._node, room=room, now_ms=now_ms)
        return Admission(claims, kind, address)

    def refusal(self, admission: Admission, state: Room | None) -> str | None:
        """Why this genuine token brings nobody in, or None."""
        claims = admission.claims
        reason = rooms.refusal(state, admission.arrival(0))
        if reason is None and claims.room in self._ended:
            reason = "ended"
        if reason is None and admission.kind is TokenKind.JOIN:
            if claims.token_id in self._used:
                reason = "used"
            elif (claims.room, claims.role) in self._reserved:
                reason = "has_leg"
        return reason

    def admit(self, admission: Admission, state: Room | None) -> None:
        """Use the token up and keep the place. Raises RefusedError (``token_refused``) for what ``refusal`` names."""
        reason = self.refusal(admission, state)
        if reason is not None:
            raise RefusedError("token_refused", reason=reason)
        if admission.kind is TokenKind.JOIN:
            claims = admission.claims
            self._used[claims.token_id] = claims.not_after_ms
            if len(self._used) > USED_TOKENS_MAX:
                del self._used[next(iter(self._used))]
            self._reserved.add((claims.room, claims.role))

    def is_late(self, admission: Admission, state: Room | None) -> bool:
        """Whether the room has changed its mind since ``admit``."""
        return admission.claims.room in self._ended or rooms.refusal(state, admission.arrival(0)) is not None

    def free(self, admission: Admission) -> None:
        """The leg has its seat, or the upgrade came to nothing."""
        if admission.kind is TokenKind.JOIN:
            self._reserved.discard((admission.claims.room, admission.claims.role))

    def forget_old(self, now_ms: int, keep_ms: float) -> None:
        for room, at_ms in list(self._ended.items()):
            if now_ms - at_ms > keep_ms:
                del self._ended[room]
        for token_id, not_after_ms in list(self._used.items()):
            if not_after_ms < now_ms:
                del self._used[token_id]
