"""The ``Turn`` in which one event changes the host's state.

A ``Turn`` lives inside one call of ``host.step``: it collects actions and the next state, and knows the two orders that must
never be mixed up (protocol.md section 13.1): giving is ledger, number, ``perm.state``, effect; taking is effect, number,
ledger, ``perm.state``.

Refuses to know: which event means what (``host.py``, ``host_messages.py``).
"""

from dataclasses import replace
from typing import Any, Final

from assistdesk.core.session import actions, consent, ledger, permissions
from assistdesk.core.session.actions import Action, Level, Log, Send
from assistdesk.core.session.consent import Question, QuestionKind
from assistdesk.core.session.entries import Detail, InputCount, Refused, SafetyCompared, SessionEnd, permission_fact
from assistdesk.core.session.events import Choice
from assistdesk.core.session.host_state import (
    BYE_MS,
    MINUTE_MS,
    PENDING_ACTS,
    Ending,
    HostPhase,
    HostState,
    PendingAct,
    PendingGrant,
    RefusedKind,
)
from assistdesk.core.session.permissions import (
    ENDS_WHEN_LOST,
    NEEDS_VIEW,
    SESSION_LIMIT_MS,
    Allow,
    Cause,
    Change,
    Deed,
    Deny,
    Effect,
    End,
    Free,
    Hold,
    Standing,
    Take,
)
from assistdesk.core.types import (
    Permission,
    PermissionState,
    Role,
    SafetyResult,
    Scope,
    Why,
)
from assistdesk.core.wire.messages import LedEntry, PermState

_LOCAL_STOPS: Final = (
    actions.StopCapture,
    actions.DropQueuedPicture,
    actions.ClearPointer,
    actions.ReleaseInput,
    actions.StopTransfers,
    actions.ForgetRestart,
)
_HOLDS_OF_RESUME: Final = (Why.LOST, Why.PAUSED, Why.LOCKED, Why.SUSPENDED, Why.OWN_WINDOW, Why.NO_CAPTURE)


class Turn:
    """One event's worth of change. Mutable, used inside one ``step`` and thrown away."""

    def __init__(self, state: HostState, now_ms: int, wall_ms: int) -> None:
        self.state = state
        self.now_ms = now_ms
        self.wall_ms = wall_ms
        self.actions: list[Action] = []

    def do(self, *acts: Action) -> None:
        self.actions.extend(acts)

    def set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def log(self, rule: str, level: Level = Level.INFO, **fields: str | int | bool) -> None:
        self.do(Log(level, rule, tuple(fields.items())))

    # --- ledger ---------------------------------------------------------------------------------------------------

    def fact(self, ev: str, detail: Detail, by: Role = Role.HOST, key: int = 0) -> None:
        if self.state.writer is not None:
            self.set(writer=ledger.add(self.state.writer, ev, detail, self.now_ms, self.wall_ms, by, key))

    def new_key(self) -> int:
        key = self.state.next_key
        self.set(next_key=key + 1)
        return key

    def write(self) -> None:
        """Let the writer begin what waits; called once at the end of each step, and before a ``perm.state``."""
        if self.state.writer is None:
            return
        writer, data = ledger.begin(self.state.writer, self.now_ms)
        self.set(writer=writer)
        if data:
            self.do(actions.WriteLedger(writer.writing[-1].n, data))

    def tell_entries(self, entries: tuple[ledger.WrittenEntry, ...]) -> None:
        if self.state.is_linked and self.state.is_peer_ready:
            self.do(*(Send(LedEntry(entry.n, entry.line)) for entry in entries))

    def sign_if_due(self, entries: tuple[ledger.WrittenEntry, ...]) -> None:
        writer = self.state.writer
        if writer is not None and ledger.wants_signature(writer, entries, self.now_ms):
            tell = self.state.is_linked and self.state.is_peer_ready
            self.do(actions.SignHead(writer.head_n, writer.head, tell))
            self.set(writer=ledger.signed(writer, self.now_ms))

    # --- permissions ----------------------------------------------------------------------------------------------

    def standing(self, permission: Permission) -> Standing:
        return self.state.book.of(permission)

    def change(self, permission: Permission, change: Change) -> None:
        """Apply one change with all that follows from it, in the order of protocol.md section 13.1."""
        book, effects = permissions.apply(self.state.book, permission, change)
        self.set(book=book)
        for effect in effects:
            self._carry_out(effect)
        if isinstance(change, Take | End | Deny):
            self._drop_pending(permission, change.why)

    def _carry_out(self, effect: Effect) -> None:
        match effect.deed:
            case Deed.START:
                self._start(effect.permission)
            case Deed.STOP:
                self._stop(effect.permission, effect.why)
            case Deed.TELL:
                self.write()
                self.tell(effect.permission, effect.why)
            case Deed.LOG_ASKED:
                asked = permission_fact(effect.permission, 0, effect.before.scope)
                self.fact("perm.asked", asked)
            case Deed.LOG_OFF:
                before = effect.before
                if effect.permission is Permission.CONTROL:
                    self._flush_input()
                self.fact("perm.off", permission_fact(effect.permission, before.grant, before.scope, None, effect.why))
            case Deed.LOG_HELD:
                self._log_held(effect)
            case _:
                pass  # a dropped ask was counted; of a card: whoever asked opens the window: it knows the words

    def _log_held(self, effect: Effect) -> None:
        last = dict(self.state.held_at_ms).get(effect.permission)
        if last is not None and self.now_ms - last < MINUTE_MS:
            return
        others = tuple(each for each in self.state.held_at_ms if each[0] is not effect.permission)
        self.set(held_at_ms=(*others, (effect.permission, self.now_ms)))
        before = effect.before
        self.fact("perm.held", permission_fact(effect.permission, before.grant, before.scope, None, effect.why))

    def _start(self, permission: Permission) -> None:
        standing = self.standing(permission)
        if permission is Permission.VIEW:
            self.do(actions.StartCapture(self.shared(standing.scope)))
        elif permission is Permission.RESUME and standing.scope.bits:
            self.do(actions.KeepForRestart(standing.until_ms))

    def _stop(self, permission: Permission, why: Why) -> None:
        match permission:
            case Permission.VIEW:
                self._do_first(actions.StopCapture(), actions.DropQueuedPicture())
            case Permission.POINT:
                self._do_first(actions.ClearPointer())
            case Permission.CONTROL:
                self._do_first(actions.ReleaseInput())
            case Permission.CLIPBOARD | Permission.FILES:
                self._do_first(actions.StopTransfers(permission, why, keep_parts=why is Why.LOST))
            case Permission.RESUME:
                if why not in _HOLDS_OF_RESUME:
                    self._do_first(actions.ForgetRestart())
            case _:
                pass  # Record: the file is the viewer's: perm.state closes it

    def _do_first(self, *acts: Action) -> None:
        """Local stops come before every word to disk or line of this turn, but never before a start that they stop."""
        starts = [at for at, act in enumerate(self.actions) if isinstance(act, actions.StartCapture | actions.Inject)]
        at = starts[-1] + 1 if starts else 0
        while at < len(self.actions) and isinstance(self.actions[at], _LOCAL_STOPS):
            at += 1
        self.actions[at:at] = acts

    def shared(self, scope: Scope) -> Scope:
        """The part of a scope that is there now."""
        return Scope(tuple(each for each in scope.monitors if each in self.state.monitor_ids), scope.bits)

    def tell(self, permission: Permission, why: Why) -> None:
        """Say how this permission stands; the viewer assumes nothing else."""
        if not (self.state.is_linked and self.state.is_peer_ready):
            return
        standing = self.standing(permission)
        left_s = min(permissions.left_s(standing, self.now_ms), SESSION_LIMIT_MS // 1000)
        self.do(Send(PermState(permission, standing.state, standing.grant, standing.scope, left_s, why)))

    def causes_for(self, permission: Permission) -> frozenset[Cause]:
        """What holds this permission at the moment it is asked for or given."""
        causes = self.state.causes if permission in (Permission.VIEW, *NEEDS_VIEW) else frozenset[Cause]()
        if permission is not Permission.CONTROL:
            return causes
        if self.state.questions.open:
            causes |= {Cause.QUESTION_OPEN}
        if self.state.local_until_ms is not None:
            causes |= {Cause.LOCAL_INPUT}
        return causes

    def hold_view(self, cause: Cause) -> None:
        self.set(causes=self.state.causes | {cause})
        self.change(Permission.VIEW, Hold(cause))

    def free_view(self, *causes: Cause) -> None:
        for cause in causes:
            self.set(causes=self.state.causes - {cause})
            self.change(Permission.VIEW, Free(cause))

    def lapse(self, cause: Cause, why: Why) -> None:
        """What a loss, a lock, a pause does (protocol.md sections 12.1 and 13.2)."""
        for permission in ENDS_WHEN_LOST:
            self.change(permission, Take(why))
        self.hold_view(cause)

    # --- giving ---------------------------------------------------------------------------------------------------

    def give(self, choice: Choice) -> None:
        """A counted yes: refuse it, or put its entry in line. The grant comes when that is on disk (``given``)."""
        permission, scope = choice.permission, choice.scope
        why = self._hindrance(choice)
        if why is not None:
            self.log("not_given", permission=permission.name, why=why.value)
            self.change(permission, Deny(why))
            return
        until_ms = permissions.end_time(permission, choice.seconds, self.now_ms, self.state.end_ms)
        book, grant = permissions.take_number(self.state.book)
        key = self.new_key()
        pending = PendingGrant(key, permission, grant, scope, until_ms)
        self.set(book=book, pending=(*self.state.pending, pending))
        self.fact("perm.on", permission_fact(permission, grant, scope, choice.seconds), key=key)

    def _hindrance(self, choice: Choice) -> Why | None:
        permission, scope = choice.permission, choice.scope
        writer = self.state.writer
        if writer is None or writer.is_failing or len(self.state.pending) >= PENDING_ACTS:
            return Why.DISK
        if not consent.is_safe_enough(self.state.policy, self.state.safety, permission):
            return Why.POLICY
        if not permissions.is_scope_possible(permission, scope) or not set(scope.monitors) <= self.state.monitor_ids:
            return Why.SCOPE
        if permission not in NEEDS_VIEW:
            return None
        view = self._view_scope()
        if view is None:
            return Why.POLICY
        return None if set(scope.monitors) <= set(view.monitors) else Why.SCOPE

    def _view_scope(self) -> Scope | None:
        """What View covers, or will when its entry is on disk."""
        pending = [each for each in self.state.pending if each.permission is Permission.VIEW]
        if pending:
            return pending[-1].scope
        view = self.standing(Permission.VIEW)
        return view.scope if view.is_given else None

    def after_entry(self, permission: Permission, scope: Scope, act: Action, ev: str, detail: Detail) -> None:
        """Do this once its entry is on disk, if it is still allowed then."""
        if len(self.state.pending) >= PENDING_ACTS:
            self.refuse("too_many_pending")
            return
        key = self.new_key()
        pending = PendingAct(key, permission, self.standing(permission).grant, scope, act)
        self.set(pending=(*self.state.pending, pending))
        self.fact(ev, detail, key=key)

    def _drop_pending(self, permission: Permission, why: Why) -> None:
        """What was taken meanwhile is not given when its entry comes back from the disk; the ledger says so."""
        gone = (permission, *NEEDS_VIEW) if permission is Permission.VIEW else (permission,)
        for each in self.state.pending:
            if each.permission in gone and isinstance(each, PendingGrant):
                self.fact("perm.off", permission_fact(each.permission, each.grant, each.scope, None, why))
        self.set(pending=tuple(each for each in self.state.pending if each.permission not in gone))

    def entry_on_disk(self, key: int) -> None:
        """Carry out what waited for this entry, if it still may."""
        pending = next((each for each in self.state.pending if each.key == key), None)
        if pending is None:
            return
        self.set(pending=tuple(each for each in self.state.pending if each.key != key))
        permission, grant, scope = pending.permission, pending.grant, pending.scope
        if isinstance(pending, PendingGrant):
            causes = self.causes_for(permission)
            self.change(permission, Allow(grant, scope, pending.until_ms, causes))
        elif permissions.allowed(self.state.book, permission, grant, scope, self.now_ms):
            self.do(pending.act)

    def entry_failed(self, key: int) -> None:
        """No ledger: no giving."""
        pending = next((each for each in self.state.pending if each.key == key), None)
        if pending is None:
            return
        self.set(pending=tuple(each for each in self.state.pending if each.key != key))
        if isinstance(pending, PendingGrant):
            self.change(pending.permission, Deny(Why.DISK))

    # --- counting -------------------------------------------------------------------------------------------------

    def refuse(self, kind: str) -> None:
        """A well-formed message that is not allowed now: dropped, counted, written once per kind and minute."""
        known = next((each for each in self.state.refused if each.kind == kind), None)
        if known is not None and self.now_ms - known.written_at_ms < MINUTE_MS:
            after = replace(known, total=known.total + 1, unwritten=known.unwritten + 1)
        else:
            total, unwritten = (known.total + 1, known.unwritten + 1) if known else (1, 1)
            self.log("refused", Level.WARNING, kind=kind, count=unwritten)
            self.fact("refused", Refused(kind, unwritten))
            after = RefusedKind(kind, total, 0, self.now_ms)
        others = tuple(each for each in self.state.refused if each.kind != kind)
        self.set(refused=(*others, after))

    def flush_counts(self, *, all_of_them: bool = False) -> None:
        """Write what a minute has gathered: dropped messages, and how much input there was."""
        for each in self.state.refused:
            if each.unwritten and (all_of_them or self.now_ms - each.written_at_ms >= MINUTE_MS):
                self.fact("refused", Refused(each.kind, each.unwritten))
                flushed = replace(each, unwritten=0, written_at_ms=self.now_ms)
                refused = tuple(flushed if other.kind == each.kind else other for other in self.state.refused)
                self.set(refused=refused)
        if all_of_them or self.now_ms - self.state.counted_at_ms >= MINUTE_MS:
            self._flush_input()

    def _flush_input(self) -> None:
        if any(self.state.counts):
            self.fact("input.count", InputCount(*self.state.counts))
            self.set(counts=(0, 0, 0), counted_at_ms=self.now_ms)

    def count_input(self, moves: int = 0, clicks: int = 0, keys: int = 0) -> None:
        """The first input under a grant is written at once: the ledger says when use began. The rest follows once a
        minute, and what is left when the grant ends."""
        grant, before = self.standing(Permission.CONTROL).grant, self.state.counts
        is_first = grant != self.state.counted_grant
        if is_first or not any(before):
            self.set(counted_at_ms=self.now_ms, counted_grant=grant)
        self.set(counts=(before[0] + moves, before[1] + clicks, before[2] + keys))
        if is_first:
            self._flush_input()

    def settle_monitors(self) -> None:
        """Hold View while none of the monitors that it covers is there, and no longer. Called at the end of each step."""
        view = self.standing(Permission.VIEW)
        is_gone = view.is_given and not self.shared(view.scope).monitors
        if is_gone and Cause.NO_MONITOR not in self.state.causes:
            self.hold_view(Cause.NO_MONITOR)
        elif not is_gone and Cause.NO_MONITOR in self.state.causes:
            self.free_view(Cause.NO_MONITOR)

    # --- questions ------------------------------------------------------------------------------------------------

    def ask_customer(self, kind: QuestionKind, proposed: tuple[Choice, ...], reason: str = "") -> Question:
        is_first = self.state.book.is_first_grant_open
        questions, question = consent.open_question(
            self.state.questions, kind, proposed, self.now_ms, is_first=is_first, reason=reason
        )
        self.set(questions=questions)
        self.do(actions.RaiseWindow(question.number))
        return question

    def settle_questions(self) -> None:
        """Bring windows in line with permissions: close what is no longer asked, kill or arm buttons, hold Control
        while any is open. Called at the end of each step."""
        for question in self.state.questions.open:
            if question.kind is QuestionKind.ASK and not self._keep_what_is_asked(question):
                continue
            standings = [self.standing(permission) for permission in question.permissions]
            is_held = (
                self.state.phase in (HostPhase.LOST, HostPhase.PAUSED, HostPhase.RETURNING) or self.state.is_locked
            )
            is_dead = is_held or any(each.state is PermissionState.ASKED and each.causes for each in standings)
            self.set(questions=consent.set_dead(self.state.questions, question.number, is_dead, self.now_ms))
        control = self.standing(Permission.CONTROL)
        if control.is_given and bool(self.state.questions.open) != (Cause.QUESTION_OPEN in control.causes):
            hold = Hold(Cause.QUESTION_OPEN) if self.state.questions.open else Free(Cause.QUESTION_OPEN)
            self.change(Permission.CONTROL, hold)

    def _keep_what_is_asked(self, question: Question) -> bool:
        """Lines whose ask is over leave the card; False: it has none left and is closed."""
        still = tuple(
            each for each in question.proposed if self.standing(each.permission).state is PermissionState.ASKED
        )
        if still:
            self.set(questions=consent.propose(self.state.questions, question.number, still, self.now_ms))
        else:
            self.set(questions=consent.close_question(self.state.questions, question.number))
        return bool(still)

    def has_room_for_question(self) -> bool:
        return len(self.state.questions.open) < consent.OPEN_QUESTIONS

    def log_safety(self) -> None:
        self.fact("safety.result", SafetyCompared(self.state.policy, self.state.safety or SafetyResult.OFF))

    # --- the end --------------------------------------------------------------------------------------------------

    def end(self, why: Why, by: str, close_code: int = 1000, *, say_bye: bool = True) -> None:
        """End once and for all: local effects first, then the line, then the ledger (protocol.md sections 13.2, 13.3)."""
        self.do(actions.StopCapture(), actions.DropQueuedPicture(), actions.ReleaseInput())
        if say_bye and self.state.is_linked:
            writer = self.state.writer
            head_n, head = (writer.head_n + 1, writer.head) if writer else (0, bytes(32))
            self.do(actions.SendBye(why, head_n, head))
        self.do(actions.EraseSecrets())
        for permission in Permission:  # View comes first and takes with it what hangs on it
            self.change(permission, End(why))
        self.flush_counts(all_of_them=True)
        self.fact("session.end", self._session_end(why, by))
        ending = Ending(why, by, close_code, self.now_ms + BYE_MS)
        self.set(phase=HostPhase.ENDED, code="", questions=replace(self.state.questions, open=()), ending=ending)
        if not say_bye and self.state.is_linked:
            self.do(actions.Close(close_code, why))
            self.set(is_linked=False)

    def countersigned(self, n: int) -> None:
        """The viewer's signature over entry ``n`` is kept; with the last one there is nothing more to wait for."""
        ending = self.state.ending
        if ending is not None and 0 <= ending.final_n <= n:
            self.set(ending=replace(ending, is_countersigned=True))

    def _session_end(self, why: Why, by: str) -> SessionEnd:
        line = self.state.line.typical()
        refused = sum(each.total for each in self.state.refused)
        figures = (line.bytes_in, line.bytes_out, refused, self.state.losses, line.rtt_ms, line.kbps)
        return SessionEnd(why, by, *figures, line.limit, line.fps)
