"""The head of the conversation: who, what, which state; priority, status, assignee as menus; *Solve* (experience.md 2.2)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from assistdesk.core.desk.states import TASK
from assistdesk.runtime.intents import ChangeTicket, ExplainClocks
from assistdesk.runtime.intents_notices import TakeBack
from assistdesk.runtime.snapshot import Me, PresenceView, TicketRow, TicketView
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.clipboard import copy_text
from assistdesk.ui.agent.clock_popover import ClockPopover
from assistdesk.ui.agent.clock_words import Calendars, clock_chip, clock_sentence
from assistdesk.ui.agent.due_date import due_chip, fill_due
from assistdesk.ui.agent.head_fields import FIELDS, LINES, fill_field, fill_groups, group_name, what_it_is
from assistdesk.ui.agent.means import CLOSED, PRIORITIES, STATUSES, Means, ticket_number, when_words
from assistdesk.ui.agent.put_off import open_menu, until_words
from assistdesk.ui.agent.status_chips import priority_chip, status_chip, status_choices
from assistdesk.ui.text import isolated, plain, say
from assistdesk.ui.theme import Tone, Type
from assistdesk.ui.widgets.avatar import Avatar
from assistdesk.ui.widgets.buttons import Button, IconButton
from assistdesk.ui.widgets.chips import ChipButton, ChipSpec
from assistdesk.ui.widgets.labels import ElidedLabel, menu_text, set_tip
from assistdesk.ui.widgets.layouts import clear, column
from assistdesk.ui.widgets.menus import Menu, close_menu, renew_menu

HEIGHT_PX = 76
ROOM_FOR_GROUP_PX, ROOM_FOR_ASSIGNEE_PX, ROOM_FOR_PRIORITY_PX = 880, 700, 580
DUE_PX = 150
"""What a task's due date takes of it."""
PARTED = "  ·  "
CHANNELS = ("mail", "form", "app", "chat", "voice", "session", "api", "import")


class Header(QFrame):
    """``show_ticket`` fills it; *run* does a command of the window (it knows the next ticket), *list_button* is for narrow
    windows."""

    def __init__(self, means: Means, run: Callable[[str], None], show_list: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(max(HEIGHT_PX, means.look.px(HEIGHT_PX)))
        self.setAccessibleName(say("head.name"))
        self._means, self._run = means, run
        self._ticket: TicketView | None = None
        self._me: Me | None = None
        self._shown: object = None
        self._explained_seq = 0
        look = means.look
        self.list_button = IconButton(look, "panel-left", say("head.list"), show_list, key=means.keys.shown("views"))
        self.list_button.hide()
        self.face = Avatar(look, "", 42)
        self.subject = ElidedLabel(look, "", Type.TITLE)
        self.facts = ElidedLabel(look, "", Type.SMALL, look.tokens.muted, parted=PARTED)
        self._people = QHBoxLayout()
        self._people.setSpacing(-6)
        self.calendars = Calendars()
        self.clock = ChipButton(look, "", self.explain_clock)
        self._popover: ClockPopover | None = None
        self.put_off = ChipButton(look, "", self.put_off_or_back, mark="moon")
        self.due = ChipButton(look, "", self.open_due, arrow=True)
        self.priority = ChipButton(look, "", arrow=True)
        self.status = ChipButton(look, "", arrow=True)
        self.group = ChipButton(look, "", arrow=True)
        self.assignee = ChipButton(look, "", arrow=True)
        self.priority.clicked.connect(self.open_priority)
        self.status.clicked.connect(self.open_status)
        self.group.clicked.connect(self.open_group)
        self.assignee.clicked.connect(self.open_assignee)
        self.more = IconButton(look, "ellipsis-vertical", say("head.more"))
        self.solve = Button(look, say("cmd.solve"), lambda: run("solve"), icon="check")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 18, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list_button)
        layout.addWidget(self.face)
        layout.addSpacing(2)
        layout.addWidget(column(None, self.subject, self.facts, None, spacing=2), 1)
        layout.addLayout(self._people)
        for widget in (
            self.put_off,
            self.clock,
            self.due,
            self.priority,
            self.status,
            self.group,
            self.assignee,
            self.more,
            self.solve,
        ):
            layout.addWidget(widget)
        layout.setSpacing(5)

    def show_ticket(self, ticket: TicketView, me: Me | None) -> None:
        if self._ticket is not None and ticket.row.id != self._ticket.row.id:
            close_menu(self.more)  # what it offers would be done to another ticket
        self._ticket, self._me = ticket, me
        self.tick()
        if self._popover is not None and self._popover.isVisible():
            if ticket.explained is not None and self._explained_seq != ticket.row.seq:
                self._ask_clocks()
            self._popover.show_explained(ticket.explained)
        seen = (ticket.row, ticket.presence, len(ticket.agents), ticket.groups, ticket.may)
        if seen == self._shown:
            return
        self._shown = seen
        row = ticket.row
        self.face.set(row.requester.name, row.requester.online)
        self.subject.set_text(plain(row.subject))
        priority, status = priority_chip(row.priority), status_chip(row.status, row.status_label)
        self.priority.set(priority.text, priority.tone, priority.mark, say("head.priority", now=priority.text))
        self.status.set(status.text, status.tone, status.mark, say("head.status", now=status.text))
        group = plain(group_name(row, ticket.groups), 40) or say("head.no_group")
        self.group.set(group, Tone.NEUTRAL, "users-round", say("head.group", now=group))
        who = say("head.me") if me is not None and row.assignee_id == me.user_id else plain(row.assignee_name, 40)
        who = who if row.assignee_id else say("head.nobody")
        self.assignee.set(who, Tone.NEUTRAL, "user", say("head.assignee", now=who))
        closed = row.status in CLOSED
        self.solve.setVisible(ticket.may.change)
        self.solve.setEnabled(row.status not in ("solved", *CLOSED))
        self.priority.set_open(ticket.may.change)
        self.status.set_open(ticket.may.change and not closed)
        self.group.set_open(ticket.may.change and not closed)
        self.due.set_open(ticket.may.change and not closed)
        self.assignee.set_open(ticket.may.change and not closed)
        self._show_people(ticket.presence)
        renew_menu(self.more, self._more_menu)
        self._fit()

    def tick(self) -> None:
        """The running clock went on."""
        row = self._row()
        if row is not None:
            self._show_due(row)
            self._show_facts(row)
        facts = None if row is None else row.clock
        spec = clock_chip(facts, self.calendars, self._means.now_ms())
        if spec is not None and spec != self.clock.spec:
            self.clock.show_spec(spec, clock_sentence(facts, self.calendars, self._means.now_ms()))
        self.clock.setVisible(spec is not None)
        if self._popover is not None and self._popover.isVisible():
            self._popover.tick()

    def _show_due(self, row: TicketRow) -> None:
        none = ChipSpec(say("due.no"), Tone.NEUTRAL, "calendar")
        spec = due_chip(row, self._means.now_ms()) or none
        if spec != self.due.spec:
            self.due.show_spec(spec, say("due.said", now=spec.text))

    def explain_clock(self, under: QWidget | None = None) -> None:
        """Open *Clock explained* under the badge, or under what was pressed elsewhere."""
        under = under or self.clock
        if self._ticket is None or not under.isVisible():
            return
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = ClockPopover(self._means, self, self.calendars, self._ask_clocks)
        self._ask_clocks()
        self._popover.open_under(under, self._ticket.explained)

    def _ask_clocks(self) -> None:
        row = self._row()
        if row is not None:
            self._explained_seq = row.seq
            hold, schedule_id = (False, 0) if self._popover is None else self._popover.question
            self._means.emit(ExplainClocks(row.id, hold, schedule_id))

    def _show_facts(self, row: TicketRow) -> None:
        """What has no room as a chip and presses stands among them, in front."""
        due = None if self.due.isVisibleTo(self) else due_chip(row, self._means.now_ms())
        facts = self._facts(row, "" if due is None or due.tone is Tone.NEUTRAL else due.text)
        if facts != self.facts.accessibleName():
            self.facts.set_text(facts)

    def _facts(self, row: TicketRow, due: str) -> str:
        who = isolated(plain(row.requester.name))
        channel = row.channel if row.channel in CHANNELS else "app"
        opened = say(f"head.opened.{channel}", time=when_words(row.created_at_ms, self._means.now_ms()))
        pressing = (due,) if due else ()
        return PARTED.join((ticket_number(row.id), *pressing, who, opened, *what_it_is(row)))

    def _show_people(self, presence: tuple[PresenceView, ...]) -> None:
        clear(self._people)
        for person in presence[:3]:
            face = Avatar(self._means.look, person.name, 26)
            state = person.state if person.state in ("reply", "note", "away") else "viewing"
            words = say(f"presence.{state}", name=person.name)
            face.setAccessibleName(words)
            set_tip(face, words)
            self._people.addWidget(face)

    def _show_put_off(self, until_ms: int) -> None:
        self.put_off.setVisible(bool(until_ms))
        now_ms = self._means.now_ms()
        words = until_words(until_ms, now_ms)
        has_room = self.width() >= ROOM_FOR_GROUP_PX * self._means.look.settings.font_percent / 100
        self.put_off.set(
            words if has_room else when_words(until_ms, now_ms), Tone.NEUTRAL, "moon", say("put_off.back", words=words)
        )
        set_tip(self.put_off, say("put_off.back", words=words))

    def put_off_or_back(self) -> None:
        """Ask until when no notices of this ticket shall come, or let them come again."""
        row = self._row()
        if row is None:
            return
        if row.put_off_until_ms:
            self._means.emit(TakeBack(row.id))
        else:
            open_menu(self._means, self.more, row.id)

    # --- menus --------------------------------------------------------------------------------------------------------

    def open_priority(self) -> None:
        row = self._row()
        if row is None or not self.priority.isEnabled():
            return
        menu = Menu(self._means.look, self, say("head.priority.menu"))
        for which in PRIORITIES:
            menu.add(say(f"priority.{which}"), self._change(priority=which), checked=row.priority == which)
        self._drop(menu, self.priority)

    def open_status(self) -> None:
        row = self._row()
        if row is None or self._ticket is None or not self.status.isEnabled():
            return
        menu = Menu(self._means.look, self, say("head.status.menu"))
        for which in STATUSES:
            self._add_status(menu, row, which, self._ticket.statuses)
        if row.status == "new" and len(status_choices("new", self._ticket.statuses)) > 1:
            menu.addSeparator()
            self._add_status(menu, row, "new", self._ticket.statuses)
        self._drop(menu, self.status)

    def _add_status(self, menu: Menu, row: TicketRow, which: str, words: tuple[StatusWord, ...]) -> None:
        """A status and the desk's own words for it; the plain one takes a word off."""
        for label, text in status_choices(which, words):
            held = (row.custom_status_id or 0) if row.status_label else 0
            wish = label if label or row.custom_status_id else None
            is_on = row.status == which and held == label
            menu.add(text, self._change(status=which, custom_status_id=wish), checked=is_on)

    def open_assignee(self) -> None:
        row = self._row()
        if row is None or self._ticket is None or not self.assignee.isEnabled():
            return
        menu = Menu(self._means.look, self, say("head.assignee.menu"))
        if self._me is not None:
            mine = row.assignee_id == self._me.user_id
            menu.add(say("head.assign_me"), self._change(assignee_id=self._me.user_id), checked=mine)
        menu.add(say("head.nobody"), self._change(assignee_id=0), checked=row.assignee_id is None)
        menu.addSeparator()
        for person in self._ticket.agents:
            if self._me is None or person.user_id != self._me.user_id:
                here = row.assignee_id == person.user_id
                menu.add(plain(person.name, 60), self._change(assignee_id=person.user_id), checked=here)
        self._drop(menu, self.assignee)

    def open_group(self) -> None:
        row = self._row()
        if row is None or self._ticket is None or not self.group.isEnabled():
            return
        menu = Menu(self._means.look, self, say("head.group.menu"))
        fill_groups(menu, self._means, row, self._ticket.groups)
        self._drop(menu, self.group)

    def open_due(self) -> None:
        row = self._row()
        if row is not None and self.due.isEnabled():
            menu = Menu(self._means.look, self, say("column.due_at"))
            fill_due(menu, self._means, row, self.window())
            self._drop(menu, self.due)

    def open_field(self, field: str) -> None:
        """One of ``head_fields.FIELDS``."""
        row = self._row()
        if row is not None and self.group.isEnabled():
            menu = Menu(self._means.look, self, say(f"head.{field}.menu"))
            fill_field(menu, self._means, row, field)
            self._drop(menu, self.more)

    def ask_line(self, field: str) -> None:
        """One of ``head_fields.LINES``."""
        row = self._row()
        if row is not None and self.group.isEnabled():
            LINES[field](self._means, self.window(), row).open()

    def _more_menu(self) -> Menu:
        menu = Menu(self._means.look, self.more, say("head.more"))
        if self._ticket is None:
            return menu
        row, may = self._ticket.row, self._ticket.may
        number = ticket_number(row.id)
        key = self._means.keys.shown("copy_number")
        menu.add(say("head.copy_number", number=number), lambda: copy_text(number), icon="copy", key=key)
        self._add(menu, "ticket_link", "link")
        self._add(menu, "put_off", "moon")
        if may.change:
            self._add_changes(menu, row)
        if may.log:
            self._add(menu, "save_log", "download")
        if row.status != "deleted" and may.delete:
            self._add(menu, "delete", "trash-2")
        if row.status == "closed" and may.change:
            self._add(menu, "followup", "plus")
        self._add_fields(menu, row)
        return menu

    def _add_fields(self, menu: Menu, row: TicketRow) -> None:
        """What the ticket is, and the chips that there is no room for."""
        if self.priority.isEnabled():
            menu.addSeparator()
        if self.priority.isEnabled() and not self.priority.isVisibleTo(self):
            menu.add(say("head.priority.menu"), self.open_priority, icon="flag", key=self._means.keys.shown("priority"))
        if self.assignee.isEnabled() and not self.assignee.isVisibleTo(self):
            menu.add(say("head.assignee.menu"), self.open_assignee, icon="user", key=self._means.keys.shown("assign"))
        if not self.group.isEnabled():
            return
        if not self.group.isVisibleTo(self):
            menu.add(say("head.group.menu"), self.open_group, icon="users-round", key=self._means.keys.shown("group"))
        if not self.due.isVisibleTo(self):
            menu.add(say("due.menu"), self.open_due, icon="calendar", key=self._means.keys.shown("due"))
        for field in FIELDS:
            inner = Menu(self._means.look, menu, say(f"head.{field}.menu"))
            inner.setTitle(menu_text(say(f"head.{field}.menu")))
            fill_field(inner, self._means, row, field)
            menu.addMenu(inner)
        for field in LINES:
            menu.add(say(f"head.{field}.menu"), partial(self.ask_line, field))

    def _add_changes(self, menu: Menu, row: TicketRow) -> None:
        """What is done to a ticket by whoever may change it."""
        self._add(menu, "log_call", "phone")
        self._add(menu, "link", "link")
        self._add(menu, "log_time", "clock")
        if row.status not in CLOSED:
            self._add(menu, "people", "users-round")
            self._add(menu, "requester", "user")
            self._add(menu, "merge", "merge")
            self._add(menu, "split", "move-up-right")
            self._add(menu, "review", "flag")
        if row.status not in ("solved", *CLOSED):
            self._add(menu, "escalate", "chevron-up")

    def _add(self, menu: Menu, command: str, icon: str) -> None:
        """A command of the window, with its key."""
        menu.add(say(f"cmd.{command}"), lambda: self._run(command), icon=icon, key=self._means.keys.shown(command))

    def _drop(self, menu: Menu, under: QWidget) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = under if under.isVisible() else self.more
        menu.popup(shown.mapToGlobal(shown.rect().bottomLeft()))

    def _row(self) -> TicketRow | None:
        return self._ticket.row if self._ticket is not None else None

    def _change(
        self,
        priority: str | None = None,
        status: str | None = None,
        assignee_id: int | None = None,
        custom_status_id: int | None = None,
    ) -> Callable[[], None]:
        row = self._row()
        ticket_id, version = (row.id, row.row_version) if row is not None else (0, 0)
        wish = ChangeTicket(
            ticket_id,
            status=status,
            custom_status_id=custom_status_id,
            priority=priority,
            assignee_id=assignee_id,
            row_version=version,
        )
        return lambda: self._means.emit(wish)

    # --- narrow -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What does not fit goes into the menu of *More*."""
        row = self._row()
        is_task = row is not None and row.type == TASK
        width = self.width() * 100 / self._means.look.settings.font_percent
        room = width - (DUE_PX if is_task else 0)
        chips = (self.group, self.assignee, self.priority, self.due)
        before = [chip.isVisibleTo(self) for chip in chips]
        self.group.setVisible(room >= ROOM_FOR_GROUP_PX)
        self.assignee.setVisible(room >= ROOM_FOR_ASSIGNEE_PX)
        self.priority.setVisible(room >= ROOM_FOR_PRIORITY_PX)
        self.due.setVisible(is_task and width >= ROOM_FOR_PRIORITY_PX)
        ticket = self._ticket
        if ticket is not None:
            self._show_put_off(ticket.row.put_off_until_ms)
            self._show_facts(ticket.row)
        if ticket is not None and before != [chip.isVisibleTo(self) for chip in chips]:
            renew_menu(self.more, self._more_menu)
