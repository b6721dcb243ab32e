"""Macros and saved texts at the composer: chosen by keys after "/", previewed, used (experience.md section 2.2).

The picker takes no focus: letters go on filtering it in the composer. A preview says each change in words; nothing is sent.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListWidgetItem, QWidget

from assistdesk.core.desk.fold import plain as folded
from assistdesk.core.desk.shapes_forms import FieldOut
from assistdesk.core.desk.views import CUSTOM
from assistdesk.runtime.snapshot import MacroItem, MacroPreviewView, PersonView
from assistdesk.runtime.snapshot_statuses import StatusWord
from assistdesk.ui.agent.change_words import caption_of
from assistdesk.ui.agent.field_editor import value_words, words_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.moment_field import write_moment
from assistdesk.ui.agent.offers import Offers
from assistdesk.ui.text import plain, say
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import row

ROWS_MAX, WIDTH_PX = 8, 380
ASKED = re.compile(r"(?:^|\s)(/([^\s/]{0,40}))$")
"""A slash at the beginning or after a space, and what was typed behind it."""


def asked_for(text: str) -> tuple[int, str] | None:
    """Where the slash before the cursor stands and what follows it; None where there is none."""
    found = ASKED.search(text[-60:])
    return None if found is None else (len(text) - len(found[1]), found[2])


def fitting(known: tuple[MacroItem, ...], begun: str) -> list[MacroItem]:
    """Those whose name has a word that begins so."""
    wanted = folded(begun)
    return [one for one in known if any(word.startswith(wanted) for word in folded(one.title).split() or [""])][
        :ROWS_MAX
    ]


class MacroPicker(Offers):
    """Over the composer; ``chosen(macro_id)``."""

    def __init__(self, means: Means, host: QWidget, above: QWidget, chosen: Callable[[int], None]) -> None:
        super().__init__(means.look, host, above, say("macro.list"))
        self._chosen = chosen
        self._shown: list[MacroItem] = []

    def offer(self, macros: list[MacroItem]) -> None:
        self._shown = macros
        self.show_items([self._item(one) for one in macros])
        if macros:
            self.list.setCurrentRow(0)

    def renew(self, macros: list[MacroItem]) -> None:
        """The same question has other answers now; the one that was about to be chosen still is, if it is there."""
        here = self._shown[self.list.currentRow()].id if self._shown else 0
        self.offer(macros)
        self.list.setCurrentRow(next((place for place, one in enumerate(macros) if one.id == here), 0))

    def _item(self, macro: MacroItem) -> QListWidgetItem:
        icon = "message-square-text" if macro.writes_only else "repeat"
        ends = macro.form.until_ms
        until = [] if ends is None else [say("macro.until", time=write_moment(ends))]
        words = "  ·  ".join((plain(macro.title, 80), *until))
        return QListWidgetItem(self._look.icon(icon, self._look.tokens.muted, 16), words)

    def place_on(self, host: QWidget, tall_px: int) -> None:
        corner = self._beside.mapTo(host, QPoint(0, 0))
        self.setGeometry(corner.x() + 12, max(0, corner.y() - tall_px - 4), self._look.px(WIDTH_PX), tall_px)

    def take(self, place: int) -> None:
        self.hide()
        self._chosen(self._shown[place].id)


def change_words(
    field: str,
    value: str,
    agents: tuple[PersonView, ...],
    fields: tuple[FieldOut, ...] = (),
    statuses: tuple[StatusWord, ...] = (),
) -> str:
    """One change of a preview in words; *fields*, *statuses*: the desk's own."""
    own = next((one for one in fields if field == f"{CUSTOM}{one.key}"), None)
    if own is not None:
        said = value_words(own, value == str(True) if own.kind == "bool" else value) if value else "–"
        return say("macro.field", field=words_of(own.label), value=said)
    match field:
        case "status" if value in ("new", "open", "pending", "hold", "solved"):
            return say("macro.status", status=say(f"status.{value}"))
        case "custom_status_id":
            word = next((one.text for one in statuses if str(one.id) == value), "")
            return say("macro.status", status=plain(word, 60) or "–")
        case "priority" if value in ("low", "normal", "high", "urgent"):
            return say("macro.priority", priority=say(f"priority.{value}"))
        case "tags":
            return say("macro.tags", tags=plain(value, 200) or "–")
        case "assignee_id":
            name = next((person.name for person in agents if str(person.user_id) == value), "")
            return say("macro.assignee", name=plain(name, 60) or say("head.nobody" if not value else "talk.someone"))
        case _:
            return say("macro.field", field=plain(field, 30), value=plain(value, 80) or "–")


class PreviewSheet(Dialog):
    """Each change, and the text that goes into the draft; *use* or nothing."""

    def __init__(
        self,
        means: Means,
        parent: QWidget,
        preview: MacroPreviewView,
        agents: tuple[PersonView, ...],
        fields: tuple[FieldOut, ...],
        statuses: tuple[StatusWord, ...],
        use: Callable[[], None],
        drop: Callable[[], None],
    ) -> None:
        super().__init__(means.look, parent, say("macro.preview", title=plain(preview.title, 80)))
        look = means.look
        self._use = use
        self.rejected.connect(drop)
        changed = dict(preview.changes)
        spare = "status" if changed.get("custom_status_id") else "custom_status_id" if "status" in changed else ""
        for field, value in preview.changes:
            if field == spare:
                continue  # a status and its word are one change
            label = PlainLabel(look, change_words(field, value, agents, fields, statuses), wrap=True)
            self.body.addWidget(row(IconLabel(look, "arrow-right", look.tokens.faint, 15), (label, 1), spacing=9))
        if preview.text:
            self.say(say("macro.text"))
            self.body.addWidget(PlainLabel(look, preview.text[:1_000], wrap=True))
        self.say(say("macro.nothing_sent"))
        if preview.not_given_back:
            names = ", ".join(caption_of(field, fields) for field in preview.not_given_back)
            self.say(say("macro.not_given_back", fields=names))
        cancel = Button(look, say("cancel"), self.reject)
        keep = Button(look, say("macro.use"), self.keep, kind="primary")
        self.set_buttons(cancel, keep, focus=keep)

    def keep(self) -> None:
        self.accept()
        self._use()
