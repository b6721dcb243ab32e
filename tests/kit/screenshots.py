"""Draws every state of the agent's window to build/screenshots: ``python -m tests.kit.screenshots [STATE...]``.

Writes ``<state>-<lang>-<scheme>-<scale>.png``, an ``index.html`` and ``sheet-<n>.png`` contact sheets for someone to look
at beside the target. Bold states come in en, es, zh x light, dark x 1x, 2x, the others in en-light-1x and zh-dark-2x. The
scale is the
device pixel ratio of the process, so each scale is drawn by a process of its own.
"""

import html
import os
import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from assistdesk.runtime.snapshot import GroupView
from assistdesk.runtime.snapshot_parts import Cause, TagsFound
from assistdesk.ui import fonts
from assistdesk.ui.agent.customer_sheet import CustomerSheet
from assistdesk.ui.agent.due_date import DueSheet
from assistdesk.ui.agent.entries import Act
from assistdesk.ui.agent.group_sheet import GroupSheet
from assistdesk.ui.agent.head_fields import TagsSheet
from assistdesk.ui.agent.keyboard_sheet import KeyboardSheet
from assistdesk.ui.agent.sheets import NewTicketSheet
from assistdesk.ui.agent.trigger_sheet import EMPTY_TRIGGER, TriggerSheet
from assistdesk.ui.agent.view_sheet import ViewSheet
from assistdesk.ui.agent.window import AgentWindow
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import STYLE, Density, Look, Scheme, Settings
from tests.kit import rule_snapshots
from tests.kit.snapshots import NOW_MS, STATES, State

OUT = Path(__file__).resolve().parents[2] / "build" / "screenshots"
LANGUAGES, SCHEMES, SCALES = ("en", "es", "zh"), ("light", "dark"), (1, 2)
PLAIN = (("en", "light", 1), ("zh", "dark", 2))
COLUMNS, CELL_PX = 3, 780
PICTURE_PX = (1920, 1080)


class DictMemory:
    """Remembers in memory; fits ``means.Memory``."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, value: str) -> None:
        self.kept[name] = value


def customer_picture() -> QImage:
    """A screen such as a customer's: a window of a bookkeeping program with a dialog that stands still at 80 %."""
    image = QImage(*PICTURE_PX, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, *PICTURE_PX)
    for stop, colour in ((0.0, "#1B2A6B"), (0.55, "#3450E0"), (1.0, "#0E9384")):
        sky.setColorAt(stop, QColor(colour))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(230, 130, 1300, 760, 12, 12)
    painter.setBrush(QColor("#EEF1F6"))
    painter.drawRoundedRect(230, 130, 1300, 84, 12, 12)
    for line in range(7):
        for column, wide in enumerate((300, 220, 300, 220)):
            painter.setBrush(QColor("#DDE3EC" if line else "#AEB8C9"))
            painter.drawRoundedRect(280 + column * 310, 260 + line * 84, wide, 26, 8, 8)
    painter.setBrush(QColor(15, 23, 42, 40))
    painter.drawRoundedRect(700, 420, 640, 300, 16, 16)
    painter.setBrush(QColor("#FFFFFF"))
    painter.drawRoundedRect(690, 405, 640, 300, 16, 16)
    painter.setBrush(QColor("#E4E9F2"))
    painter.drawRoundedRect(740, 540, 540, 30, 15, 15)
    painter.setBrush(QColor("#3B5BFD"))
    painter.drawRoundedRect(740, 540, 432, 30, 15, 15)
    painter.setBrush(QColor(11, 18, 32, 220))
    painter.drawRect(0, 1010, 1920, 70)
    painter.setPen(QColor("#101828"))
    painter.setFont(fonts.font(38, 600))
    painter.drawText(QRect(290, 130, 900, 84), int(Qt.AlignmentFlag.AlignVCenter), "Facturas 2026 — Contabilidad")
    painter.drawText(QRect(740, 440, 540, 70), int(Qt.AlignmentFlag.AlignVCenter), "Exportando… 80 %")
    painter.end()
    return image


def settings_of(state: State, language: str, scheme: str) -> Settings:
    density = Density.COMPACT if state.compact else Density.COMFORTABLE
    return Settings(Scheme(scheme), density, state.font_percent, True, language)


def window_of(state: State, look: Look, picture: QImage) -> AgentWindow:
    """The window in *state*, shown, laid out, with its sheet open."""
    window = AgentWindow(
        look,
        lambda _intent: None,
        lambda: NOW_MS,
        DictMemory(),
        lambda: picture if state.picture else None,
        lambda: None,
        lambda: None,
    )
    window.resize(*state.size)
    window.show()
    window.show_snapshot(state.snapshot)
    open_part(window, state)
    for _ in range(4):  # wrapped words ask for their height again once they know their width
        QApplication.processEvents()
    return window


def open_part(window: AgentWindow, state: State) -> None:
    match state.open:
        case (
            "palette"
            | "shortcuts"
            | "new"
            | "log_call"
            | "merge"
            | "split"
            | "people"
            | "told"
            | "followup"
            | "link"
            | "log_time"
            | "requester"
            | "escalate"
            | "category"
            | "tags"
            | "refused"
            | "keys"
            | "put_off"
            | "due"
        ):
            window.run(state.open)
        case "new-task":
            window.run("new")
            begun = QApplication.activeModalWidget()
            assert isinstance(begun, NewTicketSheet)
            begun.kind.kind.choose("task")
        case "due-other":
            ticket = state.snapshot.ticket
            assert ticket is not None
            DueSheet(window.list._means, window, ticket.row).open()
        case "keys-clash":
            window.run("keys")
            keyboard = QApplication.activeModalWidget()
            assert isinstance(keyboard, KeyboardSheet)
            first = next(each for each in keyboard.rows if each.command.name == "palette")
            first.buttons[0].pressed_key.emit("Ctrl+N")
            keyboard.rows[-1].buttons[0].listen()
            keyboard.letters.setChecked(False)
        case "merge-ticked":
            window.run("merge")
            sheet = window.conversation.merging.sheet
            assert sheet is not None
            sheet.copy.setChecked(True)
            sheet.see.setChecked(True)
        case "mention":
            composer = window.conversation.composer
            composer.text.setFocus()
            composer.text.insertPlainText("n")
        case "tags-typed":
            window.run("tags")
            typed = QApplication.activeModalWidget()
            assert isinstance(typed, TagsSheet)
            typed.tags.line.setText("vp")
            window.show_snapshot(
                replace(state.snapshot, tags_found=TagsFound("vp", ("vpn", "VPN-split", "vpn tunnel")))
            )
            typed.tags.line.show_offers()
        case "macro-form":
            window.go("settings")
            window.settings.macros.edit(state.snapshot.macros[1])
        case "hours-form":
            window.go("settings")
            window.settings.rules.edit_schedule(state.snapshot.rules.schedules[0])
        case "policy-form":
            window.go("settings")
            window.settings.rules.edit_policy(state.snapshot.rules.policies[0])
        case "trigger-form" | "trigger-tried" | "trigger-wrong" | "timed-form":
            open_trigger(window, state)
        case "plans-form":
            window.go("settings")
            window.settings.desk.edit_plans()
        case "group-form" | "group-leaving":
            window.go("settings")
            window.settings.groups.edit(state.snapshot.groups.groups[1])
            if state.open == "group-leaving":
                window.findChildren(GroupSheet)[-1].boxes[5].click()
        case "status-form":
            window.go("settings")
            window.settings.statuses.edit(state.snapshot.statuses.statuses[1])
        case "status-menu":
            window.conversation.header.open_status()
        case "group-menu":
            window.conversation.header.open_group()
        case "more-menu":
            more = window.conversation.header.more
            more.menu().popup(more.mapToGlobal(more.rect().bottomLeft()))
        case "erase":
            window.conversation._acted(Act.ERASE, "1")
        case "erase-file":
            window.conversation._acted(Act.ERASE_FILE, "72")
        case "organization-form":
            window.go("settings")
            window.settings.organizations.edit(state.snapshot.organizations.rows[0])
            window.show_snapshot(state.snapshot)
        case "customer-form" | "customer-erase":
            window.context.customer.edit()
            window.show_snapshot(state.snapshot)
            if state.open == "customer-erase":
                window.findChildren(CustomerSheet)[-1].erase.click()
        case "view-form":
            window.list.forms.edit_rows(rule_snapshots.VIEW)
        case "close-call":
            window.context.call.close_call()
        case "settings" | "reports":
            window.go(state.open)
        case "fold" | "fold-narrow":
            if state.open == "fold-narrow":
                window.run("card.customer")
            for name in ("session", "permissions", "tags", "people"):
                folder = window.context.places[name].folder
                assert folder is not None
                folder.fold(True)
        case "clocks":
            window.conversation.header.explain_clock()
        case "macros":
            window.run("macros")
        case "picked":
            for place in (0, 2, 3):
                window.list.pick(place)
        case "merge-many":
            for place in (0, 2, 3):
                window.list.pick(place)
            window.list.bulk.ask_merge()
        case "suggestions":
            window.activateWindow()
            window.list.search.setFocus()
            QApplication.processEvents()
            window.list.search.setText("assignee:")
            window.list.suggestions.refresh()
        case "view":
            groups = (GroupView(2, "First line"), GroupView(3, "Second line"))
            ViewSheet(window.list._means, window, None, state.snapshot.tickets.query, groups).open()
        case "failure":
            window.show_failure(Cause("bug", (("kind", "KeyError"),)))
        case "digits":
            window.sign_in.turn("digits")
        case _:
            pass


def open_trigger(window: AgentWindow, state: State) -> None:
    """A rule's sheet: of a trigger, tried, with what is missing marked, of a time rule."""
    window.go("settings")
    settings = window.settings.triggers
    view = state.snapshot.triggers
    if state.open == "trigger-wrong":
        settings.edit(EMPTY_TRIGGER)
    else:
        settings.edit(view.time_rules[0] if state.open == "timed-form" else view.triggers[0])
    sheet = settings.opened.sheet
    assert isinstance(sheet, TriggerSheet)
    if state.open == "trigger-wrong":
        sheet.every.add_empty()
        sheet.every.rows[0].field.setCurrentIndex(sheet.every.rows[0].field.findData("tags"))
        sheet.acts.add_empty()
        sheet.acts.rows[0].kind.setCurrentIndex(sheet.acts.rows[0].kind.findData("assign"))
        sheet.keep()
    elif state.open == "trigger-tried":
        sheet.trial.begin(1)
        sheet.trial.show_trial(rule_snapshots.TRIED)
        for _ in range(4):
            QApplication.processEvents()
        sheet._room.ensureWidgetVisible(sheet.trial, 0, 200)


def grab(window: AgentWindow) -> QImage:
    """The window as it stands, a dialog in front painted over it as a desktop would."""
    image = window.grab().toImage()
    dialog = QApplication.activeModalWidget()
    popup = QApplication.activePopupWidget()
    if isinstance(popup, QWidget):
        painter = QPainter(image)
        painter.drawImage(window.mapFromGlobal(popup.pos()), popup.grab().toImage())
        painter.end()
        popup.close()
    if isinstance(dialog, QWidget) and dialog is not window:
        front = dialog.grab().toImage()
        ratio = image.devicePixelRatio()
        painter = QPainter(image)
        painter.fillRect(QRect(0, 0, window.width(), window.height()), QColor(0, 0, 0, 70))
        left = int((image.width() - front.width()) / 2 / ratio)
        top = int((image.height() - front.height()) / 2.4 / ratio)
        painter.drawImage(left, max(0, top), front)
        painter.end()
        dialog.close()
    return image


def wanted(names: list[str], scale: int) -> list[tuple[str, str, str]]:
    """(state, language, scheme) of every picture at *scale*."""
    out: list[tuple[str, str, str]] = []
    for name in names:
        if STATES[name].is_bold:
            out.extend((name, language, scheme) for language in LANGUAGES for scheme in SCHEMES)
        else:
            out.extend((name, language, scheme) for language, scheme, size in PLAIN if size == scale)
    return sorted(out, key=lambda one: (one[1], one[2]))


def draw(names: list[str], scale: int) -> None:
    """Draw the pictures of one scale in this process."""
    app = QApplication([sys.argv[0], *STYLE])
    picture = customer_picture()
    look: Look | None = None
    for name, language, scheme in wanted(names, scale):
        state = STATES[name]
        settings = settings_of(state, language, scheme)
        if look is None:
            look = Look(app, settings, Tongue(app).use)
        look.set(settings)
        window = window_of(state, look, picture)
        grab(window).save(str(OUT / f"{name}-{language}-{scheme}-{scale}x.png"))
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def sheets(paths: list[Path]) -> None:
    """Contact sheets of nine pictures, and an index."""
    for number in range(0, len(paths), 9):
        images = [
            QImage(str(path)).scaledToWidth(CELL_PX, Qt.TransformationMode.SmoothTransformation)
            for path in paths[number : number + 9]
        ]
        rows = [images[start : start + COLUMNS] for start in range(0, len(images), COLUMNS)]
        tall = sum(max(image.height() for image in line) + 12 for line in rows)
        sheet = QImage(COLUMNS * (CELL_PX + 12), tall, QImage.Format.Format_RGB32)
        sheet.fill(QColor("#808894"))
        painter = QPainter(sheet)
        top = 6
        for line in rows:
            for column, image in enumerate(line):
                painter.drawImage(6 + column * (CELL_PX + 12), top, image)
            top += max(image.height() for image in line) + 12
        painter.end()
        sheet.save(str(OUT / f"sheet-{number // 9:02d}.png"))
    cells = "".join(
        f'<figure><a href="{html.escape(path.name)}"><img loading="lazy" width="460" src="{html.escape(path.name)}"></a>'
        f"<figcaption>{html.escape(path.stem)}</figcaption></figure>"
        for path in paths
    )
    style = "body{font:14px sans-serif;background:#e9edf3}figure{display:inline-block;margin:10px}"
    page = f'<!doctype html><meta charset="utf-8"><title>AssistDesk</title><style>{style}</style>{cells}'
    (OUT / "index.html").write_text(page, encoding="utf-8")


def _small(path: Path) -> QImage:
    return QImage(str(path)).scaledToWidth(CELL_PX, Qt.TransformationMode.SmoothTransformation)


def main() -> int:
    names = [name for name in sys.argv[1:] if not name.startswith("--")] or list(STATES)
    OUT.mkdir(parents=True, exist_ok=True)
    if "--one" in sys.argv:
        draw(names, int(os.environ.get("QT_SCALE_FACTOR", "1")))
        return 0
    for scale in SCALES:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale)}
        subprocess.run([sys.executable, "-m", "tests.kit.screenshots", "--one", *names], env=environment, check=True)
    paths = sorted(path for name in names for path in OUT.glob(f"{name}-??-*-?x.png"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _app = QApplication([sys.argv[0], *STYLE])
    sheets(paths)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
