"""Write down time that was spent on a ticket, and take back what one wrote (decision 0071).

So many minutes that end now or began at a time. What can have been spent is the relay's to decide: until then the sheet stays.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from assistdesk.core.desk.events import TimeSpent, TimeTakenBack
from assistdesk.core.desk.time_entries import KINDS
from assistdesk.core.desk.timeline import SystemLine
from assistdesk.runtime.intents_time import LogTime, TakeTimeBack
from assistdesk.runtime.snapshot import Me, TicketView
from assistdesk.ui.agent.clock_words import span_words
from assistdesk.ui.agent.means import Means, ticket_number, when_words
from assistdesk.ui.agent.moment_field import MomentField
from assistdesk.ui.agent.rule_sheet import Number, RuleSheet
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.fields import Choice, Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import fields, row

WIDTH_PX: Final = 520
MINUTES_MAX: Final = 24 * 60
ENTRIES_SHOWN: Final = 4
_LENGTH = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,4})")


def read_minutes(text: str) -> int | None:
    """``45`` or ``1:30``; None: it is no length of a minute to a day."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None or (found[1] is not None and (len(found[2]) != 2 or int(found[2]) > 59)):
        return None
    minutes = int(found[1] or 0) * 60 + int(found[2])
    return minutes if 1 <= minutes <= MINUTES_MAX else None


def kind_words(kind: str) -> str:
    return say(f"time.kind.{kind}") if kind in KINDS else plain(kind, 40)


def time_words(event: TimeSpent | TimeTakenBack, name: str) -> str:
    """The conversation's line."""
    if isinstance(event, TimeTakenBack):
        return say("talk.time.back", name=name)
    return say("talk.time", name=name, time=span_words(event.to_ms - event.from_ms), kind=kind_words(event.kind))


def own_entries(ticket: TicketView, me: Me | None) -> tuple[tuple[int, TimeSpent], ...]:
    """What *me* wrote down, as far as the conversation is read, and did not take back; the newest first."""
    lines = [(item.author_id, line) for item in ticket.items if isinstance(item, SystemLine) for line in item.lines]
    taken = {line.event.seq for _, line in lines if isinstance(line.event, TimeTakenBack)}
    mine = [(line.seq, line.event) for author_id, line in lines if me is not None and author_id == me.user_id]
    return tuple((seq, event) for seq, event in reversed(mine) if isinstance(event, TimeSpent) and seq not in taken)


class TimeSheet(RuleSheet):
    """Feed it with ``show_answer``."""

    def __init__(self, means: Means, parent: QWidget, ticket: TicketView, me: Me | None, number: Number) -> None:
        super().__init__(means, parent, say("time.title", number=ticket_number(ticket.row.id)), number, WIDTH_PX)
        look = means.look
        self._ticket_id = ticket.row.id
        self.length = Field(look, say("time.length"), say("time.length.hint"), chars_max=10, entered=self.keep)
        self.kind = Choice(look, say("time.kind"), tuple((kind, say(f"time.kind.{kind}")) for kind in KINDS))
        self.began = MomentField(look, say("time.from"), say("time.from.hint"))
        self.began.line.returnPressed.connect(self.keep)
        self.keep_button.set_words(say("time.do"))
        self.body.addWidget(fields(self.length, self.kind))
        self.body.addWidget(self.began)
        entries = own_entries(ticket, me)[:ENTRIES_SHOWN]
        if entries:
            self.body.addWidget(PlainLabel(look, say("time.own"), Type.SMALL_STRONG, "muted"))
        self.backs = tuple(self._entries(entries))
        self.add_end(say("time.effect"), self.length.line)

    def _entries(self, entries: tuple[tuple[int, TimeSpent], ...]) -> Iterator[Button]:
        look, now_ms = self._means.look, self._means.now_ms()
        for seq, event in entries:
            words = say(
                "time.entry",
                time=span_words(event.to_ms - event.from_ms),
                kind=kind_words(event.kind),
                start=when_words(event.from_ms, now_ms),
            )
            back = Button(look, say("time.take_back"), partial(self._take_back, seq), kind="quiet", size="small")
            back.setAccessibleName(say("time.take_back.of", entry=words))
            self.body.addWidget(row((PlainLabel(look, words, wrap=True), 1), back, spacing=9))
            yield back

    def _take_back(self, seq: int) -> None:
        self._means.emit(TakeTimeBack(self._ticket_id, seq))
        self.reject()

    def keep(self) -> None:
        """Emit the wish, or say what is missing."""
        minutes = read_minutes(self.length.text())
        is_moment, from_ms = self.began.read()
        self.length.set_error("" if minutes is not None else say("time.length.bad"))
        if minutes is None:
            self.length.line.setFocus()
        elif is_moment and not self.waits:
            kind = next(kind for kind in KINDS if kind == self.kind.value())
            self.send(lambda sheet: LogTime(self._ticket_id, kind, minutes, from_ms, sheet))
