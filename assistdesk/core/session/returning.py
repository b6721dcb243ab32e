"""A session that outlives the customer's program: what is kept for its return, and the state it goes on from (protocol.md
section 12.5).

Kept, sealed by the system's keyring, is what no file may hold: secrets, keys, the pass of the room. What was allowed stands
in the ledger on disk, and that alone is believed: a permission taken back a moment before the program died stays taken back.
Time away counts by whichever clock went further, so that setting one back gains nothing.

Refuses to know: keyrings, files, who is asked, sockets.
"""

from dataclasses import dataclass, field, replace
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta, Struct

from assistdesk.core.crypto.layout import parse_ident
from assistdesk.core.crypto.signing import Identity, Reason, SigningKey, identity_of, parse_certificate
from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.core.session import permissions
from assistdesk.core.session.entries import (
    PERMISSION_NAMES,
    LinkLost,
    PermissionFact,
    SafetyCompared,
    SessionEnd,
    SessionOpen,
    decode_entry,
)
from assistdesk.core.session.events import LinkFacts, Origin
from assistdesk.core.session.host_state import HostConfig, HostPhase, HostState
from assistdesk.core.session.items import EntryLine, Item, Opening, parse_item, read_handshake
from assistdesk.core.session.ledger import RECENT_HEADS, Writer
from assistdesk.core.session.permissions import LIVES_S, NEEDS_VIEW, SESSION_LIMIT_MS, Book, Cause, Standing
from assistdesk.core.session.resume import LIMIT_MS, Comeback, comeback
from assistdesk.core.session.verify import verify
from assistdesk.core.types import Monitor, Permission, PermissionState, SafetyResult, Scope

KEPT_CHARS_MAX: Final = 2_048
ARM_MS: Final = 1_000
"""A press that began less than this after the card came was meant for something else."""
REQUEST_CHARS: Final = 80
_HELD: Final = frozenset({Cause.BAR_COVERED})
"""As at every session's beginning: nothing is shown before its bar is seen."""

B16 = Annotated[bytes, Meta(min_length=16, max_length=16)]
B32 = Annotated[bytes, Meta(min_length=32, max_length=32)]
Line = Annotated[str, Meta(max_length=200)]
Ms = Annotated[int, Meta(ge=0, le=2**53)]
Place = tuple[int, int, int, int, int]


class KeptSecret(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    id: B16
    secret: B32

    def __repr__(self) -> str:
        return "KeptSecret()"


class Kept(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """``account``: whose login on which computer; ``relay``: which relay's room. ``places``: number, x, y, width and height of
    each screen that View covers. ``opened_*`` is when the session began, ``seen_*`` when both ends were last known to be in
    it, each by the monotonic and by the wall clock. Written short: some keyrings hold little more than a thousand signs."""

    v: Literal[1]
    relay: Line
    account: Line
    room: Line
    epoch: Ms
    session_pass: Line
    secrets: Annotated[tuple[KeptSecret, ...], Meta(min_length=1, max_length=2)]
    ledger_key: B32
    viewer_ledger_key: B32
    agent_key: B32 | None
    session_id: B16
    safety_number: Annotated[int, Meta(ge=0, lt=1_000_000)]
    name: Line
    request: Line
    places: Annotated[tuple[Place, ...], Meta(max_length=8)]
    opened_mono_ms: Annotated[int, Meta(ge=-(2**53), le=2**53)]
    opened_wall_ms: Ms
    seen_mono_ms: Ms
    seen_wall_ms: Ms
    hides: bool = False
    """She hides something of her own choice. What, is kept nowhere; so it cannot be hidden again."""

    def __repr__(self) -> str:
        return "Kept()"

    @property
    def ledger_name(self) -> str:
        return f"{self.session_id.hex()}-host"


def encode_kept(kept: Kept) -> str:
    return msgspec.json.encode(kept).decode()


def decode_kept(text: str) -> Kept:
    """Raises RefusedError("return_unreadable")."""
    try:
        kept = msgspec.json.decode(text, type=Kept) if len(text) <= KEPT_CHARS_MAX else None
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        kept = None
    if kept is None:
        raise RefusedError("return_unreadable")
    return kept


def places_of(monitors: tuple[Monitor, ...], scope: Scope) -> tuple[Place, ...]:
    return tuple((each.id, each.x, each.y, each.w, each.h) for each in monitors if each.id in scope.monitors)


def away_ms(kept: Kept, now_ms: int, wall_ms: int) -> int:
    """How long ago both ends were last together. The monotonic clock starts anew with the computer, the wall clock can be set
    back: neither says too much by that, so the larger is right. Negative: there is nothing to go by."""
    return max(now_ms - kept.seen_mono_ms, wall_ms - kept.seen_wall_ms)


def check_kept(kept: Kept, account: str, relay: str, now_ms: int, wall_ms: int) -> None:
    """May this entry be offered here and now? Raises RefusedError: ``return_account``, ``return_relay``, ``return_late``."""
    if kept.account != account:
        raise RefusedError("return_account")
    if kept.relay != relay:
        raise RefusedError("return_relay")
    if not 0 <= away_ms(kept, now_ms, wall_ms) <= LIMIT_MS:
        raise RefusedError("return_late")


@dataclass(frozen=True, slots=True)
class Revived:
    """A state in which the line is not known to be lost yet: ``Lost`` is what happens to it first. ``entries``: the ledger's
    lines so far, by number."""

    state: HostState
    entries: tuple[bytes, ...] = field(repr=False)


def revive(
    kept: Kept,
    book: bytes,
    config: HostConfig,
    monitors: tuple[Monitor, ...],
    pinned_key: bytes | None,
    now_ms: int,
    wall_ms: int,
) -> Revived:
    """The session as it stood when its program died; *book* is its ledger as far as whole lines go.

    Raises:
        RefusedError: ``return_ledger`` (it is not this session's, or damaged), ``return_over`` (it was ended, what a return
            needs is not allowed any more, or she hid something), ``return_late``, ``return_screens`` (those she allowed are not
            there as they were).
    """
    told = _read(kept, book)
    if told.is_ended or kept.hides:
        raise RefusedError("return_over")
    run_ms = max(now_ms - kept.opened_mono_ms, wall_ms - kept.opened_wall_ms, told.last_mono_ms)
    opened_ms = now_ms - run_ms
    restored = _restored(told, kept, monitors, opened_ms, now_ms, wall_ms)
    identity = Identity(Reason.NO_CERTIFICATE)
    if told.certificate:
        identity = identity_of(told.certificate, pinned_key, wall_ms // 1000)
    state = HostState(
        config,
        monitors,
        HostPhase.ACTIVE,
        origin=Origin(told.opened.origin),
        facts=replace(told.facts, identity=identity),
        peer_name=kept.name,
        request=kept.request,
        book=restored,
        writer=replace(told.writer, opened_ms=opened_ms, signed_at_ms=now_ms),
        policy=told.opened.policy,
        safety=told.safety,
        causes=_HELD,
        opened_ms=opened_ms,
        lost_ms=now_ms - away_ms(kept, now_ms, wall_ms),
        losses=told.losses,
        is_restarted=True,
    )
    return Revived(state, tuple(told.entries))


def _restored(
    told: "_Told", kept: Kept, monitors: tuple[Monitor, ...], opened_ms: int, now_ms: int, wall_ms: int
) -> Book:
    """What stands in the ledger, as far as its time has not run out. The right to come back after a restart is used up."""
    there = frozenset(each[0] for each in kept.places) & {
        each.id for each in monitors if (each.id, each.x, each.y, each.w, each.h) in kept.places
    }
    standings = {each: Standing(each) for each in Permission}
    for permission, (fact, mono_ms) in told.given.items():
        until_ms = permissions.end_time(permission, fact.seconds, opened_ms + mono_ms, opened_ms + SESSION_LIMIT_MS)
        if now_ms < until_ms:
            is_by_view = permission is Permission.VIEW or permission in NEEDS_VIEW
            standings[permission] = Standing(
                permission,
                PermissionState.HELD if is_by_view else PermissionState.ON,
                grant=fact.grant,
                scope=fact.scope,
                until_ms=until_ms,
                causes=_HELD if is_by_view else frozenset(),
            )
    resume, view = standings[Permission.RESUME], standings[Permission.VIEW]
    answer = comeback(
        max(0, away_ms(kept, now_ms, wall_ms)),
        resume_on=resume.is_given,
        restarted=True,
        restart_on=bool(resume.scope.bits),
    )
    if not view.is_given or answer is Comeback.NEW_CODE:
        raise RefusedError("return_over")
    if not set(view.scope.monitors) <= there:
        raise RefusedError("return_screens")
    standings[Permission.RESUME] = replace(resume, scope=Scope())
    return Book(tuple(standings.values()), next_grant=told.last_grant + 1)


# --- the ledger of a session that did not end ---------------------------------------------------------------------


@dataclass(slots=True)
class _Told:
    """What it says, entry by entry. Times are of the session."""

    facts: LinkFacts
    certificate: bytes
    opened: SessionOpen
    writer: Writer
    last_mono_ms: int = 0
    entries: list[bytes] = field(default_factory=list)
    given: dict[Permission, tuple[PermissionFact, int]] = field(default_factory=dict)
    last_grant: int = 0
    safety: SafetyResult | None = None
    losses: int = 0
    is_ended: bool = False

    def take(self, line: bytes) -> None:
        entry = decode_entry(line)
        detail = entry.detail
        self.entries.append(line)
        self.last_mono_ms = entry.mono
        match detail:
            case PermissionFact():
                self._permission(entry.ev, detail, entry.mono)
            case SafetyCompared():
                self.safety = detail.result
            case LinkLost():
                self.losses += 1
            case SessionEnd():
                self.is_ended = True
            case _:
                pass

    def _permission(self, ev: str, fact: PermissionFact, mono_ms: int) -> None:
        permission = PERMISSION_NAMES[fact.perm]
        if ev == "perm.on":
            if fact.seconds not in LIVES_S[permission]:
                raise PeerError("life_not_offered")
            self.given[permission] = fact, mono_ms
            self.last_grant = max(self.last_grant, fact.grant)
        elif ev == "perm.off" and permission in self.given and self.given[permission][0].grant == fact.grant:
            del self.given[permission]


def _read(kept: Kept, book: bytes) -> _Told:
    """Raises RefusedError("return_ledger")."""
    lines = book.splitlines(keepends=True)
    verdict = verify(lines)
    if verdict.rule != "no_seal" or not verdict.entries:
        raise RefusedError("return_ledger")
    items = [parse_item(line) for line in lines]
    entries = [item.line for item in items if isinstance(item, EntryLine) and not item.is_tail]
    try:
        told = _begin(kept, items[0], entries[0], verdict.digests)
        for line in entries:
            told.take(line)
    except PeerError as error:
        raise RefusedError("return_ledger", why=error.rule) from error
    return told


def _begin(kept: Kept, opening: Item, first: bytes, digests: tuple[bytes, ...]) -> _Told:
    """Raises PeerError: it is not the ledger of the session whose keys were kept."""
    entry = decode_entry(first)
    opened = entry.detail
    if not isinstance(opening, Opening) or not isinstance(opened, SessionOpen):
        raise AssertionError  # a ledger that was found good begins with these
    shaken = read_handshake(opening.messages)
    ident = parse_ident(shaken.ident)
    own_key = SigningKey(kept.ledger_key).public
    agent_key = parse_certificate(ident.certificate).agent_key if ident.certificate else None
    if opened.origin not in {each.value for each in Origin}:
        raise PeerError("origin")
    if (bytes.fromhex(entry.s), shaken.host_key, shaken.viewer_key, agent_key) != (
        kept.session_id,
        own_key,
        kept.viewer_ledger_key,
        kept.agent_key,
    ):
        raise PeerError("other_session")
    facts = LinkFacts(
        resumed=False,
        version=opened.version,
        features=opened.features,
        room=shaken.room,
        session_id=kept.session_id,
        th=shaken.th,
        safety_number=kept.safety_number,
        own_ledger_key=own_key,
        peer_ledger_key=shaken.viewer_key,
        identity=Identity(Reason.NO_CERTIFICATE),
        transcript=opening.messages,
    )
    heads = tuple(enumerate(digests))[-RECENT_HEADS:]
    writer = Writer(kept.session_id, 0, len(digests) - 1, digests[-1], recent=heads)
    return _Told(facts, ident.certificate, opened, writer)
