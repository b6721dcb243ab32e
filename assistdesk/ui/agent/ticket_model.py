"""The rows of the open list as a Qt model: changes come in one by one, and nothing jumps while it is held.

``hold(True)`` (the pointer is over the list) keeps the order and the number of rows; what changed in a row shows at once,
new and gone rows wait until ``hold(False)``.
"""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assistdesk.runtime.snapshot import GroupMark, TicketRow
from assistdesk.ui.agent.clock_words import Calendars, clock_sentence
from assistdesk.ui.agent.means import short_age, ticket_number
from assistdesk.ui.agent.put_off import until_words
from assistdesk.ui.agent.status_chips import priority_chip, status_chip
from assistdesk.ui.text import isolated, plain, say

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADING_ROLE = ROW_ROLE + 1
"""The words over the first ticket of a group, else ""."""
NOWHERE = QModelIndex()


class TicketModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None, calendars: Calendars | None = None) -> None:
        super().__init__(parent)
        self._calendars = calendars or Calendars()
        self._rows: list[TicketRow] = []
        self._waiting: tuple[TicketRow, ...] | None = None
        self._is_held = False
        self.now_ms = 0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return plain(row.subject)
            case Qt.ItemDataRole.AccessibleTextRole:
                heading = self.heading(index.row()) if self.begins_group(index.row()) else ""
                sentence = row_sentence(row, self._calendars, self.now_ms)
                return f"{heading}, {sentence}" if heading else sentence
            case _ if role == ROW_ROLE:
                return row
            case _ if role == HEADING_ROLE:
                return self.heading(index.row()) if self.begins_group(index.row()) else ""
            case _:
                return None

    def row_of(self, ticket_id: int | None) -> int:
        """The place of a ticket, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == ticket_id), -1)

    def ticket(self, place: int) -> TicketRow | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def begins_group(self, place: int) -> bool:
        row, above = self.ticket(place), self.ticket(place - 1)
        return row is not None and row.group is not None and (above is None or above.group != row.group)

    def heading(self, place: int) -> str:
        """The group that the ticket at *place* stands in, in words; "" where the list has no groups."""
        row = self.ticket(place)
        return "" if row is None or row.group is None else group_words(row.group)

    def hold(self, held: bool) -> None:
        self._is_held = held
        if not held and self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.set_rows(waiting)

    def set_rows(self, rows: tuple[TicketRow, ...], other_list: bool = False) -> None:
        """Show *rows*; *other_list* says that they belong to another view or search, where holding makes no sense."""
        same_order = [row.id for row in rows] == [row.id for row in self._rows]
        if self._is_held and self._rows and not same_order and not other_list:
            self._waiting = rows
            fresh = {row.id: row for row in rows}
            self._replace([fresh.get(row.id, row) for row in self._rows])
        elif same_order:
            self._waiting = None
            self._replace(list(rows))
        else:
            self._waiting = None
            self._move_to(list(rows))

    def _replace(self, rows: list[TicketRow]) -> None:
        before, self._rows = self._rows, rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def _move_to(self, rows: list[TicketRow]) -> None:
        """Insertions, removals and moves as a change of layout, so that current row and selection follow their ticket."""
        if not self._rows or not rows or not {row.id for row in rows} & {row.id for row in self._rows}:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        if [row.id for row in rows[: len(self._rows)]] == [row.id for row in self._rows]:  # the next page
            self._replace(rows[: len(self._rows)])
            self.beginInsertRows(NOWHERE, len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
            return
        kept = {row.id for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in kept:
                self.beginRemoveRows(NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            at = self.row_of(row.id)
            if at < 0:
                self.beginInsertRows(NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            elif at != place:
                self.beginMoveRows(NOWHERE, at, at, NOWHERE, place)
                self._rows.insert(place, self._rows.pop(at))
                self.endMoveRows()
        self._replace(rows)


def group_words(mark: GroupMark) -> str:
    if mark.by == "status":
        return status_chip(str(mark.value)).text
    if mark.by == "priority":
        return priority_chip(None if mark.value is None else str(mark.value)).text
    nothing = {"group_id": "group.no_group", "org_id": "group.no_org"}.get(mark.by, "group.nobody")
    name = plain(mark.name, 60)
    return isolated(name) if name else say(nothing)


def row_sentence(row: TicketRow, calendars: Calendars, now_ms: int) -> str:
    """What a screen reader hears of a card: one sentence."""
    parts = [
        isolated(plain(row.requester.name)),
        isolated(plain(row.subject)),
        ticket_number(row.id),
        status_chip(row.status, row.status_label).text,
    ]
    if row.priority is not None:
        parts.append(priority_chip(row.priority).text)
    if row.unread:
        parts.append(say("list.unread", row.unread))
    if row.live:
        parts.append(say("list.live"))
    if row.flagged:
        parts.append(say("list.flagged"))
    if row.put_off_until_ms:
        parts.append(until_words(row.put_off_until_ms, now_ms))
    clock = clock_sentence(row.clock, calendars, now_ms)
    if clock:
        parts.append(clock)
    parts.append(short_age(row.updated_at_ms, now_ms))
    return ", ".join(parts)
