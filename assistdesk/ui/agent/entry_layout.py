"""Where everything of a conversation row stands for a given width: measured once, drawn and hit-tested many times.

Coordinates are logical pixels relative to the row's top left corner. Text is laid out by QTextLayout, so that the same lines
serve drawing, selecting and finding links.
"""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from assistdesk.ui.agent.entries import Act, Entry, Kind, beginning
from assistdesk.ui.theme import Look, Type

SIDE_PX, AVATAR_PX, GAP_PX = 24, 30, 10
BUBBLE_MAX_PX, BUBBLE_SHARE = 560, 0.72
PAD_X, PAD_Y = 14, 9
FILE_MARK_PX = 22
"""An attachment's icon with the room beside it."""
LINES_MAX = 2_000
"""More than ``beginning`` leaves of any text at the narrowest width."""
LINK = re.compile(r"https?://[^\s<>\"'\u201c\u201d\u00ab\u00bb\u2066-\u2069]+", re.IGNORECASE)


@dataclass(slots=True)
class Placed:
    """One entry, laid out. ``text_at`` is where the body's layout begins; ``acts`` are clickable areas."""

    entry: Entry
    height: float = 0.0
    box: QRectF = field(default_factory=QRectF)
    avatar: QRectF | None = None
    meta: QRectF = field(default_factory=QRectF)
    text: QTextLayout | None = None
    text_at: QPointF = field(default_factory=QPointF)
    acts: tuple[tuple[QRectF, Act, str, str], ...] = ()
    file_lines: tuple[tuple[QRectF, str], ...] = ()

    def offset_at(self, point: QPointF) -> int | None:
        """The place in the body under *point*; None where there is no text at all."""
        if self.text is None or self.text.lineCount() == 0:
            return None
        y = point.y() - self.text_at.y()
        chosen = self.text.lineAt(0)
        for number in range(self.text.lineCount()):
            line = self.text.lineAt(number)
            if y < line.y():
                break
            chosen = line
        return chosen.xToCursor(point.x() - self.text_at.x())

    def is_over_text(self, point: QPointF) -> bool:
        return self.text is not None and self.text.boundingRect().translated(self.text_at).contains(point)

    def link_at(self, point: QPointF) -> str:
        """The address under *point*, or ""."""
        if not self.is_over_text(point):
            return ""
        offset = self.offset_at(point)
        if offset is None:
            return ""
        for start, end, address in links(self.entry.body):
            if start <= offset < end:
                return address
        return ""

    def act_at(self, point: QPointF) -> tuple[Act, str] | None:
        for (area, _words), (act, key, _) in zip(
            self.file_lines, self.entry.files, strict=False
        ):  # none saves what goes
            if area.contains(point):
                return act, key
        for area, act, key, _words in self.acts:
            if area.adjusted(-6, -8, 6, 8).contains(point):
                return act, key
        return None


def links(body: str) -> list[tuple[int, int, str]]:
    """(start, end, address) of what looks like a web address; only http and https ever do."""
    found: list[tuple[int, int, str]] = []
    for match in LINK.finditer(body):
        address = match.group().rstrip(".,;:!?)")
        found.append((match.start(), match.start() + len(address), address))
    return found


def lay_out(entry: Entry, width: float, look: Look) -> Placed:
    """Place *entry* in *width* pixels."""
    match entry.kind:
        case Kind.MESSAGE:
            return _message(entry, width, look)
        case Kind.NOTE:
            return _note(entry, width, look)
        case Kind.SESSION:
            return _session(entry, width, look)
        case Kind.DAY | Kind.SYSTEM | Kind.UNREAD | Kind.OLDER:
            return _pill(entry, width, look)


def _text(body: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(beginning(body).replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top = 0.0
    metrics = QFontMetricsF(font)
    step = max(metrics.lineSpacing() * 1.12, metrics.height())
    for _ in range(LINES_MAX):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += max(step, line.height())
    layout.endLayout()
    return layout


def _size(layout: QTextLayout) -> tuple[float, float]:
    wide = max((layout.lineAt(n).naturalTextWidth() for n in range(layout.lineCount())), default=0.0)
    if not layout.lineCount() or not layout.text():  # files alone: no line is kept for words
        return 0.0, 0.0
    last = layout.lineAt(layout.lineCount() - 1)
    return wide, last.y() + last.height()


def _relaid(entry: Entry, font: QFont, room: float) -> tuple[QTextLayout, float, float]:
    """Text as narrow as its longest line, so that right-to-left lines sit at their bubble's right edge."""
    layout = _text(entry.body, font, room)
    wide, tall = _size(layout)
    if wide < room - 1:
        layout = _text(entry.body, font, wide + 1)
    return layout, wide + 1, tall


def _message(entry: Entry, width: float, look: Look) -> Placed:
    font = look.font(Type.BODY)
    indent = SIDE_PX + AVATAR_PX + GAP_PX
    room = min(look.px(BUBBLE_MAX_PX), (width - indent - SIDE_PX) * BUBBLE_SHARE)
    layout, wide, tall = _relaid(entry, font, room - 2 * PAD_X)
    box_wide = max(wide + 2 * PAD_X, 44)
    left = width - SIDE_PX - box_wide if entry.mine else float(indent)
    top = 4.0 if entry.grouped else 8.0
    files_tall = _files_tall(entry, look)
    if entry.file_words:
        box_wide = min(room, max(box_wide, _files_wide(entry, look) + 2 * PAD_X))
        left = width - SIDE_PX - box_wide if entry.mine else left
    box = QRectF(left, top, box_wide, tall + files_tall + 2 * PAD_Y)
    meta_tall = QFontMetricsF(look.font(Type.SMALL)).height() + 2
    meta = QRectF(indent, box.bottom() + 3, width - indent - SIDE_PX, meta_tall)
    placed = Placed(entry, box=box, text=layout, text_at=QPointF(left + PAD_X, top + PAD_Y), meta=meta)
    if not entry.mine:
        placed.avatar = QRectF(SIDE_PX, box.bottom() - AVATAR_PX, AVATAR_PX, AVATAR_PX)
    placed.height = meta.bottom() + 5
    placed.acts = _acts(entry, meta, look)
    placed.file_lines = _files(entry, box, look)
    return placed


def _note(entry: Entry, width: float, look: Look) -> Placed:
    font = look.font(Type.BODY)
    left = SIDE_PX + AVATAR_PX + GAP_PX
    head = QFontMetricsF(look.font(Type.SMALL_STRONG)).height() + 3
    room = width - left - SIDE_PX - 2 * PAD_X
    layout = _text(entry.body, font, room)
    _, tall = _size(layout)
    box = QRectF(left, 8, width - left - SIDE_PX, tall + head + _files_tall(entry, look) + 2 * PAD_Y + 2)
    meta = QRectF(left + PAD_X + look.px(20), box.top() + PAD_Y, room - look.px(20), head)
    placed = Placed(entry, box=box, text=layout, text_at=QPointF(left + PAD_X, meta.bottom() + 2), meta=meta)
    placed.height = box.bottom() + 8
    placed.acts = _acts(entry, meta, look)
    placed.file_lines = _files(entry, box, look)
    return placed


def _session(entry: Entry, width: float, look: Look) -> Placed:
    font = look.font(Type.SMALL)
    left = SIDE_PX + AVATAR_PX + GAP_PX
    room = width - left - SIDE_PX
    chip = QFontMetricsF(look.font(Type.SMALL_STRONG)).horizontalAdvance(entry.chip) + 46 if entry.chip else 0.0
    title = QFontMetricsF(look.font(Type.STRONG)).height() + 3
    layout = _text(entry.body, font, max(120.0, room - 16 - 40 - 14 - 16 - chip))
    _, tall = _size(layout)
    box = QRectF(left, 8, room, max(68.0, title + tall + 28))
    placed = Placed(entry, box=box, text=layout)
    placed.meta = QRectF(left + 16 + 40 + 14, box.center().y() - (title + tall) / 2, room - 86 - chip, title)
    placed.text_at = QPointF(placed.meta.left(), placed.meta.bottom())
    placed.height = box.bottom() + 8
    return placed


def _pill(entry: Entry, width: float, look: Look) -> Placed:
    font = look.font(Type.SMALL)
    mark = look.px(22) if entry.icon else 0
    room = max(120.0, width - 2 * SIDE_PX - 26 - mark)
    layout = _text(entry.body, font, room)
    wide, tall = _size(layout)
    box_wide = wide + 26 + mark
    top = 14 if entry.kind is Kind.DAY else 5
    box = QRectF((width - box_wide) / 2, top, box_wide, max(28.0, tall + 12))
    placed = Placed(entry, box=box, text=layout)
    placed.text_at = QPointF(box.left() + 13 + mark, box.center().y() - tall / 2)
    placed.height = box.bottom() + 5
    if entry.acts:
        act, key, words = entry.acts[0]
        placed.acts = ((box, act, key, words),)
    return placed


def _file_line(look: Look) -> float:
    return QFontMetricsF(look.font(Type.SMALL_STRONG)).height() + 8


def _files_tall(entry: Entry, look: Look) -> float:
    return len(entry.file_words) * _file_line(look)


def _files_wide(entry: Entry, look: Look) -> float:
    metrics = QFontMetricsF(look.font(Type.SMALL_STRONG))
    return max(map(metrics.horizontalAdvance, entry.file_words), default=0.0) + look.px(FILE_MARK_PX)


def _files(entry: Entry, box: QRectF, look: Look) -> tuple[tuple[QRectF, str], ...]:
    """One line for each file, at the foot of the bubble or note."""
    line = _file_line(look)
    top = box.bottom() - PAD_Y + 2 - _files_tall(entry, look)
    return tuple(
        (QRectF(box.left() + PAD_X, top + place * line, box.width() - 2 * PAD_X, line), words)
        for place, words in enumerate(entry.file_words)
    )


def _acts(entry: Entry, meta: QRectF, look: Look) -> tuple[tuple[QRectF, Act, str, str], ...]:
    """Words one can press, at the right end of the line under a bubble (or in a note's head)."""
    metrics = QFontMetricsF(look.font(Type.SMALL_STRONG))
    right = meta.right()
    out: list[tuple[QRectF, Act, str, str]] = []
    for act, key, words in reversed(entry.acts):
        wide = metrics.horizontalAdvance(words)
        out.append((QRectF(right - wide, meta.top(), wide, meta.height()), act, key, words))
        right -= wide + 14
    return tuple(reversed(out))
