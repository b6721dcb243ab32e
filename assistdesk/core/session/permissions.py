"""What the agent may do: one small machine per permission, seven of them in a book, and the one gate ``allowed``.

The table is protocol.md section 13.1. A ``Standing`` is where one permission stands; ``step`` is the table, row by row.
A ``Book`` holds the seven, hands out grant numbers (never twice), and carries what one permission means for another:
View off ends Point, Control, Record and Resume; View held holds them.

Refuses to know: who asks or answers, windows, messages, the ledger. It says what follows as ``Effect`` values; the host
machine turns those into actions in the order that giving and taking demand.
"""

import enum
from dataclasses import dataclass, replace
from typing import Final

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Permission, PermissionState, Scope, Why

SESSION_LIMIT_MS: Final = 12 * 3_600_000
NOTICE_MS: Final = 120_000
ASKS_A_MINUTE: Final = 6
DENIALS_IN_A_ROW: Final = 2
QUIET_MS: Final = 60_000

NO_SCOPE: Final = Scope()
TO_HOST: Final = 1
TO_VIEWER: Final = 2

LIVES_S: Final[dict[Permission, tuple[int | None, ...]]] = {
    Permission.VIEW: (3600, 900, None),
    Permission.POINT: (3600, 900, None),
    Permission.CONTROL: (900, 300, 3600),
    Permission.CLIPBOARD: (900,),
    Permission.FILES: (900,),
    Permission.RECORD: (3600, 900, None),
    Permission.RESUME: (None,),
}
"""The lives that are offered, the default first; None: until stopped (12 hours at the most)."""

NEEDS_VIEW: Final = (Permission.POINT, Permission.CONTROL, Permission.RECORD, Permission.RESUME)
NEEDS_SAFETY: Final = (Permission.CONTROL, Permission.CLIPBOARD, Permission.FILES)
ENDS_WHEN_LOST: Final = (Permission.CONTROL, Permission.CLIPBOARD, Permission.FILES, Permission.RECORD)
"""What a loss, a lock, a pause ends (protocol.md sections 12 and 13.2); View and what hangs on it are held."""

VIEW_AND_POINT: Final = (Permission.VIEW, Permission.POINT)
HELP_ME_FULLY: Final = (
    Permission.VIEW,
    Permission.POINT,
    Permission.CONTROL,
    Permission.CLIPBOARD,
    Permission.FILES,
)

_BY_MONITOR: Final = (Permission.VIEW, Permission.POINT, Permission.CONTROL)
BY_DIRECTION: Final = (Permission.CLIPBOARD, Permission.FILES)


class Cause(enum.StrEnum):
    """What holds a permission for a while; finer than what travels (``why``)."""

    PAUSED = "paused"
    LOCKED = "locked"
    SUSPENDED = "suspended"
    LOST = "lost"
    NO_CAPTURE = "no_capture"
    NO_MONITOR = "no_monitor"
    BAR_COVERED = "bar_covered"
    QUESTION_OPEN = "question_open"
    LOCAL_INPUT = "local_input"

    @property
    def why(self) -> Why:
        match self:
            case Cause.BAR_COVERED | Cause.QUESTION_OPEN:
                return Why.OWN_WINDOW
            case Cause.NO_MONITOR:
                return Why.NO_CAPTURE
            case _:
                return Why(self.value)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one permission stands. ``grant`` and ``until_ms`` mean something while ON or HELD, ``ask`` while ASKED."""

    permission: Permission
    state: PermissionState = PermissionState.OFF
    ask: int = 0
    grant: int = 0
    scope: Scope = NO_SCOPE
    until_ms: int = 0
    causes: frozenset[Cause] = frozenset()
    noticed: bool = False

    @property
    def is_given(self) -> bool:
        return self.state in (PermissionState.ON, PermissionState.HELD)

    @property
    def held_why(self) -> Why:
        """One of the causes that hold it now, the same one each time; OTHER where nothing does."""
        return min(self.causes).why if self.state is PermissionState.HELD and self.causes else Why.OTHER


# --- what happens to one permission -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ask:
    id: int
    scope: Scope
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Allow:
    """The customer's yes, once its ledger entry is on disk."""

    grant: int
    scope: Scope
    until_ms: int
    causes: frozenset[Cause] = frozenset()


@dataclass(frozen=True, slots=True)
class Deny:
    """No, taken back by the asker, or no answer in time."""

    why: Why


@dataclass(frozen=True, slots=True)
class Take:
    """Revoked, given back, expired, lapsed, or View has gone."""

    why: Why


@dataclass(frozen=True, slots=True)
class Hold:
    cause: Cause


@dataclass(frozen=True, slots=True)
class Free:
    cause: Cause


@dataclass(frozen=True, slots=True)
class End:
    why: Why


Change = Ask | Allow | Deny | Take | Hold | Free | End


class Deed(enum.StrEnum):
    """What must follow a change, in words that the host machine turns into actions."""

    CARD = "card"
    DROP = "drop"
    START = "start"
    STOP = "stop"
    TELL = "tell"
    LOG_ASKED = "log_asked"
    LOG_OFF = "log_off"
    LOG_HELD = "log_held"


@dataclass(frozen=True, slots=True)
class Effect:
    """``before`` is the standing as it was: the grant that died, the scope that was lost."""

    deed: Deed
    permission: Permission
    why: Why
    before: Standing


def step(standing: Standing, change: Change) -> tuple[Standing, tuple[Effect, ...]]:
    """The table of protocol.md section 13.1 for one permission: every (state, change) is decided."""
    match change:
        case Ask():
            return _asked(standing, change)
        case Allow():
            return _allowed(standing, change)
        case Deny(why) if standing.state is PermissionState.ASKED:
            return _off(standing), _effects(standing, why, Deed.LOG_OFF, Deed.TELL)
        case Deny():
            return standing, ()
        case Take(why):
            return _taken(standing, why)
        case Hold(cause):
            return _held(standing, cause)
        case Free(cause):
            return _freed(standing, cause)
        case _:
            after, effects = _taken(standing, change.why)
            return after, tuple(effect for effect in effects if effect.deed is not Deed.TELL)


def _effects(before: Standing, why: Why, *deeds: Deed) -> tuple[Effect, ...]:
    return tuple(Effect(deed, before.permission, why, before) for deed in deeds)


def _off(standing: Standing) -> Standing:
    return Standing(standing.permission)


def _asked(standing: Standing, ask: Ask) -> tuple[Standing, tuple[Effect, ...]]:
    if standing.state is not PermissionState.OFF:
        return standing, _effects(standing, Why.RULE, Deed.DROP)
    after = Standing(standing.permission, PermissionState.ASKED, ask=ask.id, scope=ask.scope, causes=ask.causes)
    return after, _effects(after, Why.OTHER, Deed.LOG_ASKED, Deed.CARD)


def _allowed(standing: Standing, allow: Allow) -> tuple[Standing, tuple[Effect, ...]]:
    causes = standing.causes | allow.causes
    state = PermissionState.HELD if causes else PermissionState.ON
    after = Standing(
        standing.permission, state, grant=allow.grant, scope=allow.scope, until_ms=allow.until_ms, causes=causes
    )
    if causes:
        return after, _effects(standing, after.held_why, Deed.TELL)
    return after, _effects(standing, Why.OTHER, Deed.TELL, Deed.START)


def _taken(standing: Standing, why: Why) -> tuple[Standing, tuple[Effect, ...]]:
    match standing.state:
        case PermissionState.OFF:
            return standing, ()
        case PermissionState.ASKED:
            return _off(standing), _effects(standing, why, Deed.LOG_OFF, Deed.TELL)
        case _:
            return _off(standing), _effects(standing, why, Deed.STOP, Deed.LOG_OFF, Deed.TELL)


def _held(standing: Standing, cause: Cause) -> tuple[Standing, tuple[Effect, ...]]:
    after = replace(standing, causes=standing.causes | {cause})
    match standing.state:
        case PermissionState.OFF:
            return standing, ()
        case PermissionState.ASKED | PermissionState.HELD:
            return after, ()
        case _:
            after = replace(after, state=PermissionState.HELD)
            return after, _effects(standing, cause.why, Deed.STOP, Deed.LOG_HELD, Deed.TELL)


def _freed(standing: Standing, cause: Cause) -> tuple[Standing, tuple[Effect, ...]]:
    after = replace(standing, causes=standing.causes - {cause})
    if standing.state is PermissionState.HELD and not after.causes:
        return replace(after, state=PermissionState.ON), _effects(standing, Why.OTHER, Deed.TELL, Deed.START)
    return after, ()


# --- the book of seven --------------------------------------------------------------------------------------------


class AskVerdict(enum.StrEnum):
    """Whether an ask becomes a card. DROP: count it; the others are answered *off*."""

    CARD = "card"
    DROP = "drop"
    TOO_OFTEN = "too_often"
    QUIET = "quiet"
    NEEDS_VIEW = "needs_view"
    BAD_SCOPE = "bad_scope"


@dataclass(frozen=True, slots=True)
class Book:
    """The seven standings of one session, and what limits asking. Start with ``Book.empty()``."""

    standings: tuple[Standing, ...]
    next_grant: int = 1
    asked_at_ms: tuple[int, ...] = ()
    denials: int = 0
    quiet_until_ms: int = 0

    @classmethod
    def empty(cls) -> "Book":
        return cls(tuple(Standing(permission) for permission in Permission))

    def of(self, permission: Permission) -> Standing:
        return self.standings[list(Permission).index(permission)]

    def is_on(self, permission: Permission) -> bool:
        return self.of(permission).state is PermissionState.ON

    @property
    def is_first_grant_open(self) -> bool:
        """Nothing has ever been granted in this session."""
        return self.next_grant == 1


def apply(book: Book, permission: Permission, change: Change) -> tuple[Book, tuple[Effect, ...]]:
    """One change to one permission, and what it means for those that need View.

    Taking reaches the dependents first, so that no effect outlives what it hangs on; giving reaches them last.
    """
    if permission is Permission.VIEW and isinstance(change, Take | End):
        effects: tuple[Effect, ...] = ()
        if book.of(Permission.VIEW).is_given:
            for dependent in NEEDS_VIEW:
                book, more = _apply_one(book, dependent, change)
                effects += more
        book, more = _apply_one(book, permission, change)
        return book, effects + more
    if permission is Permission.VIEW and isinstance(change, Hold | Free):
        order = (*NEEDS_VIEW, permission) if isinstance(change, Hold) else (permission, *NEEDS_VIEW)
        effects = ()
        for each in order:
            book, more = _apply_one(book, each, change)
            effects += more
        return book, effects
    return _apply_one(book, permission, change)


def _apply_one(book: Book, permission: Permission, change: Change) -> tuple[Book, tuple[Effect, ...]]:
    after, effects = step(book.of(permission), change)
    standings = tuple(after if each.permission is permission else each for each in book.standings)
    return replace(book, standings=standings), effects


def take_number(book: Book) -> tuple[Book, int]:
    """A grant number that was never used before in this session and never will be again."""
    return replace(book, next_grant=book.next_grant + 1), book.next_grant


def judge_ask(
    book: Book, permission: Permission, scope: Scope, now_ms: int, *, is_view_asked: bool = False
) -> tuple[Book, AskVerdict]:
    """May this ask become a card? Counts it against the limits of protocol.md section 13.1. ``is_view_asked``: View stands on
    the same card, so what needs it can be answered there too."""
    if book.of(permission).state is not PermissionState.OFF:
        return book, AskVerdict.DROP
    recent = tuple(at for at in book.asked_at_ms if now_ms - at < 60_000)
    book = replace(book, asked_at_ms=recent)
    if now_ms < book.quiet_until_ms:
        return book, AskVerdict.QUIET
    if len(recent) >= ASKS_A_MINUTE:
        return book, AskVerdict.TOO_OFTEN
    book = replace(book, asked_at_ms=(*recent, now_ms))
    if permission in NEEDS_VIEW and not (is_view_asked or book.is_on(Permission.VIEW)):
        return book, AskVerdict.NEEDS_VIEW
    if not is_scope_possible(permission, scope):
        return book, AskVerdict.BAD_SCOPE
    return book, AskVerdict.CARD


def count_answer(book: Book, granted: bool, now_ms: int) -> Book:
    """Two denials in a row (a time-out is one) and no card comes for a minute."""
    if granted:
        return replace(book, denials=0)
    if book.denials + 1 < DENIALS_IN_A_ROW:
        return replace(book, denials=book.denials + 1)
    return replace(book, denials=0, quiet_until_ms=now_ms + QUIET_MS)


def is_scope_possible(permission: Permission, scope: Scope) -> bool:
    """Does this scope say something for this permission? (Which monitors exist is the host machine's question.)"""
    if permission in _BY_MONITOR:
        return bool(scope.monitors) and not scope.bits and len(set(scope.monitors)) == len(scope.monitors)
    if permission in BY_DIRECTION:
        return not scope.monitors and 1 <= scope.bits <= (TO_HOST | TO_VIEWER)
    return not scope.monitors and scope.bits <= (1 if permission is Permission.RESUME else 0)


def is_within(inner: Scope, outer: Scope) -> bool:
    return set(inner.monitors) <= set(outer.monitors) and inner.bits & ~outer.bits == 0


def allowed(book: Book, permission: Permission, grant: int, scope: Scope, now_ms: int) -> bool:
    """The one gate: every incoming message and every outgoing pixel passes it (protocol.md section 13.1).

    True only while the permission is ON, under exactly this grant, inside its scope, before its end by this end's own
    monotonic clock. For what carries no grant number of its own, hand in ``book.of(permission).grant``.
    """
    standing = book.of(permission)
    return (
        standing.state is PermissionState.ON
        and grant == standing.grant
        and now_ms < standing.until_ms
        and is_within(scope, standing.scope)
    )


def due(book: Book, now_ms: int) -> tuple[tuple[Permission, ...], tuple[Permission, ...], Book]:
    """What has expired at ``now_ms``; what has its two-minute notice just now; the book that remembers the notice."""
    expired = tuple(each.permission for each in book.standings if each.is_given and now_ms >= each.until_ms)
    noticed = tuple(
        each.permission
        for each in book.standings
        if each.is_given and not each.noticed and each.until_ms - NOTICE_MS <= now_ms < each.until_ms
    )
    standings = tuple(replace(each, noticed=True) if each.permission in noticed else each for each in book.standings)
    return expired, noticed, replace(book, standings=standings)


def wake_at(book: Book) -> int | None:
    """When ``due`` next has something to say."""
    times = [each.until_ms if each.noticed else each.until_ms - NOTICE_MS for each in book.standings if each.is_given]
    return min(times, default=None)


def left_s(standing: Standing, now_ms: int) -> int:
    """Whole seconds left, rounded up; 0 when nothing is given."""
    if not standing.is_given:
        return 0
    return max(0, -((now_ms - standing.until_ms) // 1000))


def common_lives(asked: tuple[Permission, ...]) -> tuple[int | None, ...]:
    """The lives that every one of these may have, in the order of the one whose own default is the shortest; empty where no
    one end time fits all."""
    shortest = min(asked, key=lambda each: LIVES_S[each][0] or SESSION_LIMIT_MS // 1000)
    return tuple(life for life in LIVES_S[shortest] if all(life in LIVES_S[each] for each in asked))


def end_time(permission: Permission, seconds: int | None, now_ms: int, session_end_ms: int) -> int:
    """When a grant given now ends: the life that was chosen, never past the session's twelve hours.

    Raises:
        MisuseError: a life that the interface must not offer for this permission.
    """
    if seconds not in LIVES_S[permission]:
        raise MisuseError("life_not_offered", permission=permission.name, seconds=seconds)
    if seconds is None:
        return session_end_ms
    return min(now_ms + seconds * 1000, session_end_ms)
