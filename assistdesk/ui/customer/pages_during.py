"""The customer's pages while a session runs and after it: sharing, paused, lost, back, over (experience.md section 2.4)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget

from assistdesk.core.types import Permission
from assistdesk.runtime.intents_customer import (
    Continue,
    NewCode,
    NotMyRequest,
    Pause,
    Quit,
    RecordOwn,
    Revoke,
    SaveReceipt,
    Stop,
)
from assistdesk.runtime.snapshot_customer import ChatPhase, CustomerPhase, CustomerSnapshot
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.ui.customer.page import Emit, Page
from assistdesk.ui.customer.solved import SolvedPart, chat_calm
from assistdesk.ui.customer.words import (
    HELD_PHASES,
    PERMISSION_ICONS,
    agent_name,
    end_words,
    has_control,
    held_words,
    is_danger,
    is_given,
    is_recorded,
    permission_name,
    permission_words,
)
from assistdesk.ui.presses import boot_ms
from assistdesk.ui.session.files_card import FileDrop
from assistdesk.ui.session.share_panel import SharePanel
from assistdesk.ui.session.talk import show_unread
from assistdesk.ui.text import explain, in_a_row, say
from assistdesk.ui.theme import Look, Tone, Type
from assistdesk.ui.widgets.avatar import Avatar
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Banner, Card
from assistdesk.ui.widgets.chips import Chip, ChipButton
from assistdesk.ui.widgets.file_dialogs import choose_folder, choose_name
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import after_press, clear, column, focus_kept, row
from assistdesk.ui.widgets.recording_mark import RecordingMark
from assistdesk.ui.widgets.ring import clock


def running_s(snapshot: CustomerSnapshot) -> int:
    """Whole seconds since the session began, when the snapshot was made."""
    if snapshot.started_at_ms is None:
        return 0
    return max(0, (snapshot.ended_at_ms or snapshot.made_at_ms) - snapshot.started_at_ms) // 1000


class SharingPage(Page):
    """Who watches, what is allowed with *Take back*, Pause and Stop. Paused, lost and back are states of this page."""

    def __init__(
        self,
        look: Look,
        emit: Emit,
        open_talk: Callable[[], None] = lambda: None,
        open_hide: Callable[[], None] = lambda: None,
        clock_ms: Callable[[], int] = boot_ms,
    ) -> None:
        super().__init__(look, emit)
        self._clock_ms = clock_ms
        self._shown: object = None
        self._wanted = CustomerSnapshot()
        self.share = SharePanel(look, emit, clock_ms)
        self._drop = FileDrop(self, emit)
        self.time = Chip(look, "0:00", Tone.OK, "dot")
        self.line = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        self.pause = Button(look, say("c.pause"), lambda: self.emit_intent(Pause()), size="customer")
        self.resume = Button(
            look, say("c.continue"), lambda: self.emit_intent(Continue()), kind="primary", size="customer"
        )
        self.stop = Button(
            look, say("c.stop"), lambda: self.emit_intent(Stop("button")), "danger", "circle-stop", "customer"
        )
        self.not_mine = Button(look, say("c.notmine"), lambda: emit(NotMyRequest()), kind="quiet")
        self.foot.addWidget(row((self.pause, 1), (self.resume, 1), (self.stop, 1), spacing=10))
        self.talk = ChipButton(look, say("st.open"), open_talk, mark="message-square")
        self.hide_some = ChipButton(look, say("h.open"), open_hide, mark="eye-off")
        self.foot.addWidget(row(self.talk, self.hide_some, None, self.not_mine))

    def first_focus(self) -> QWidget:
        return self.stop

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        self._wanted = snapshot
        what = (
            snapshot.phase,
            snapshot.agent,
            snapshot.watchers,
            tuple(view.permission for view in snapshot.permissions if is_given(view)),
            snapshot.subject,
            is_recorded(snapshot),
            snapshot.guests,
            snapshot.recording,
        )
        if what != self._shown and not after_press(self, self._catch_up):
            self._shown = what
            with focus_kept(self._scroll, QAbstractButton):
                self._build(snapshot)
        show_unread(self.talk, snapshot.talk.unread)
        is_seen = snapshot.phase not in HELD_PHASES
        self.time.set(clock(running_s(snapshot)), Tone.OK if is_seen else Tone.WARN, "dot")
        for view in snapshot.permissions:
            if view.permission in self._states:
                self._states[view.permission].setText(permission_words(view))
        self._drop.is_open = snapshot.share.may_send_files
        self.share.show_share(snapshot.share, agent_name(snapshot.agent))
        self._show_line(snapshot)
        if self._note is not None and snapshot.phase is not CustomerPhase.PAUSED:
            self._note.label.setText(self._note_words(snapshot))

    def _catch_up(self) -> None:
        self.show_snapshot(self._wanted)

    _states: dict[Permission, PlainLabel] = {}  # noqa: RUF012
    _note: Banner | None = None

    def _build(self, snapshot: CustomerSnapshot) -> None:
        clear(self.column)
        self._states = {}
        self._note = None
        self.time = Chip(self.look, clock(running_s(snapshot)), Tone.OK, "dot")
        self.line = PlainLabel(self.look, "", Type.SMALL, "muted", wrap=True)
        agent = agent_name(snapshot.agent)
        mark = say("w.confirmed") if snapshot.agent.verified else say("w.notverified")
        names = column(
            PlainLabel(self.look, agent, Type.CUSTOMER_STRONG, wrap=True),
            PlainLabel(self.look, mark, Type.SMALL, "ok" if snapshot.agent.verified else "warn"),
            spacing=2,
        )
        self.column.addWidget(row(Avatar(self.look, snapshot.agent.name, 44), (names, 1), self.time, spacing=12))
        is_held = snapshot.phase in HELD_PHASES
        if is_held:
            tone = Tone.WARN if snapshot.phase is not CustomerPhase.BACK else Tone.PRIMARY
            self._note = Banner(self.look, self._note_words(snapshot), tone, "circle-pause")
            self.column.addWidget(self._note)
        else:
            key = "c.bar.control" if has_control(snapshot) else "c.bar.view"
            self.column.addWidget(self.head(say(key, agent=agent)))
        if is_recorded(snapshot):
            dot = RecordingMark(self.look, say("rec.on"))
            dot.be_short(True)
            self.column.addWidget(row(dot, (self.body(say("c.recording", agent=agent), "danger"), 1), spacing=10))
        if snapshot.subject:
            self.column.addWidget(self.body(say("c.request", subject=snapshot.subject), "muted"))
        self.share = SharePanel(self.look, self.emit_intent, self._clock_ms)
        self.share.show_share(snapshot.share, agent)
        self.column.addWidget(self.share)
        if snapshot.guests:
            from assistdesk.ui.customer.guests import guests_card

            self.column.addWidget(guests_card(self.look, self.emit_intent, snapshot.guests))
        self.column.addWidget(self._permissions(snapshot, agent))
        self._add_own_recording(snapshot, agent)
        self.column.addWidget(self.line)
        self.column.addStretch(1)
        self.pause.setVisible(not is_held)
        self.resume.setVisible(snapshot.phase in (CustomerPhase.PAUSED, CustomerPhase.BACK))

    def _add_own_recording(self, snapshot: CustomerSnapshot, agent: str) -> None:
        """Her own recording: begin it, end it, where it is."""
        own = snapshot.recording
        if own.since_ms is not None:
            dot = RecordingMark(self.look, say("rec.on"))
            dot.be_short(True)
            end = Button(self.look, say("c.own.stop"), lambda: self.emit_intent(RecordOwn("")), size="small")
            self.column.addWidget(row(dot, (self.body(say("c.own.on", agent=agent)), 1), end, spacing=10))
        elif own.possible and snapshot.phase is CustomerPhase.SHARING:
            begin = ChipButton(self.look, say("c.own.record"), self._ask_where_to_record, mark="video")
            self.column.addWidget(row(begin, None))
        if own.saved_as:
            self.column.addWidget(
                Banner(self.look, say("c.own.saved", file=Path(own.saved_as).name), Tone.OK, "circle-check")
            )
        if own.trouble is not None:
            words = explain(own.trouble.rule, own.trouble.fields).sentence
            self.column.addWidget(Banner(self.look, words, Tone.WARN, "triangle-alert"))

    def _ask_where_to_record(self) -> None:
        choose_folder(self, say("c.own.title"), str(Path.home()), lambda folder: self.emit_intent(RecordOwn(folder)))

    def _note_words(self, snapshot: CustomerSnapshot) -> str:
        words = held_words(snapshot)
        if snapshot.phase is CustomerPhase.LOST:
            words = in_a_row(words, say("w.lost.for", snapshot.seconds_lost))
        return words

    def _permissions(self, snapshot: CustomerSnapshot, agent: str) -> Card:
        card = Card(self.look, say("w.allowed", agent=agent))
        for view in snapshot.permissions:
            if is_given(view):
                card.body.addWidget(self._permission(view))
        return card

    def _permission(self, view: PermissionView) -> QWidget:
        name = permission_name(view.permission)
        state = PlainLabel(self.look, permission_words(view), Type.SMALL, "muted", wrap=True)
        self._states[view.permission] = state
        words = column(PlainLabel(self.look, name, Type.CUSTOMER_STRONG), state, spacing=1)
        take = Button(self.look, say("c.takeback"), lambda: self.emit_intent(Revoke(view.permission)), size="small")
        take.setAccessibleName(say("w.takeback", permission=name))
        icon = IconLabel(self.look, PERMISSION_ICONS[view.permission], self.look.tokens.primary_text, 20)
        return row(icon, (words, 1), take, spacing=12)

    def _show_line(self, snapshot: CustomerSnapshot) -> None:
        meter = snapshot.meter
        if meter.rtt_ms is None or snapshot.phase is not CustomerPhase.SHARING:
            self.line.setText("")
            return
        words = say("w.line", meter.fps or 0, rtt=meter.rtt_ms)
        if meter.stalled:
            words = say("w.line.stalled")
        elif meter.limit in ("host_line", "host_cpu", "viewer_line", "viewer_cpu"):
            words += f"\n{say(f'w.line.{meter.limit}')}"
        self.line.setText(words)


class OverPage(Page):
    """How it ended, how long it was, what was used; the signed copy; a new code."""

    def __init__(self, look: Look, emit: Emit) -> None:
        super().__init__(look, emit)
        self._shown: object = None
        self.solved = SolvedPart(look, emit)
        self.foot.addWidget(self.solved)
        self.save = Button(look, say("c.receipt"), self._ask_where, kind="primary", icon="file-text", size="customer")
        self.again = Button(look, say("w.newcode"), lambda: emit(NewCode()), size="customer")
        self.close_button = Button(look, say("w.close"), lambda: emit(Quit()), size="customer")
        self.foot.addWidget(self.save)
        self.foot.addWidget(row((self.again, 1), (self.close_button, 1), spacing=10))

    def first_focus(self) -> QWidget:
        return self.close_button

    def _ask_where(self) -> None:
        place = Path.home() / "assistdesk-session.adledger"
        choose_name(self, say("w.save.title"), place, lambda path: self.emit_intent(SaveReceipt(path)))

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        self._show_solved(snapshot)
        what = (snapshot.ended_why, snapshot.report, snapshot.receipt_saved_to, snapshot.problem)
        in_chat = snapshot.chat.phase is not ChatPhase.NONE
        self.again.set_words(say("k.back") if in_chat else say("w.newcode"))
        if snapshot.phase is not CustomerPhase.OVER or what == self._shown:
            return
        self._shown = what
        clear(self.column)
        icon = (
            ("shield-alert", self.look.tokens.danger)
            if is_danger(snapshot)
            else ("shield-check", self.look.tokens.ok_dot)
        )
        self.column.addWidget(IconLabel(self.look, *icon, 40))
        self.column.addWidget(self.head(end_words(snapshot)))
        self.column.addWidget(self.body(self._length(snapshot), "muted"))
        if snapshot.report is not None:
            self.column.addWidget(self._used(snapshot))
        if snapshot.receipt_saved_to:
            self.column.addWidget(Banner(self.look, say("w.saved", path=snapshot.receipt_saved_to), Tone.OK, "check"))
        self.column.addStretch(1)
        self.save.setVisible(snapshot.report is not None and not snapshot.receipt_saved_to)

    def _show_solved(self, snapshot: CustomerSnapshot) -> None:
        by_chat = snapshot.solved.by_chat
        calm = chat_calm(snapshot.chat) if by_chat else say("k.solved.calm.session")
        self.solved.show_state(snapshot.solved, calm, say("k.solved.done" if by_chat else "k.solved.done.session"))

    def take_over(self, old: Page) -> None:
        assert isinstance(old, OverPage)
        self.solved.take_over(old.solved)

    def _length(self, snapshot: CustomerSnapshot) -> str:
        if snapshot.started_at_ms is None:
            return say("w.over.nothing")
        return say("c.over", max(1, round(running_s(snapshot) / 60)))

    def _used(self, snapshot: CustomerSnapshot) -> Card:
        assert snapshot.report is not None
        card = Card(self.look, say("w.over.used"))
        seconds: dict[str, int] = {}
        for span in snapshot.report.permissions:
            seconds[span.permission] = seconds.get(span.permission, 0) + span.seconds
        for name, total in seconds.items():
            words = permission_name(Permission[name.upper()])
            label = PlainLabel(self.look, words, Type.CUSTOMER_BODY)
            card.body.addWidget(row(label, None, PlainLabel(self.look, clock(total), Type.CUSTOMER_STRONG)))
        if not seconds:
            card.body.addWidget(self.body(say("w.over.nothing"), "muted"))
        return card
