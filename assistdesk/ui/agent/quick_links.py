"""Links that belong to the chosen answers of a form: title and whole address, opened after a question (desk.md section 9)."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout

from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.desk.shapes_forms import FormOut, QuickLinkOut
from assistdesk.core.desk.web_addresses import is_https
from assistdesk.ui.agent.field_editor import words_of
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.dialogs import Dialog, ask
from assistdesk.ui.widgets.labels import ElidedLabel, PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, row

SHOWN_MAX, ADDRESS_CHARS = 8, 500


def open_in_browser(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))


class QuickLinks(QFrame):
    """``show_links`` with what is chosen; not there where nothing belongs to it."""

    def __init__(self, look: Look, open_url: Callable[[str], object] = open_in_browser) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._look, self._open_url = look, open_url
        self._shown: tuple[QuickLinkOut, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.hide()

    def show_links(self, form: FormOut | None, values: Mapping[str, CustomValue]) -> None:
        links = tuple(link for link in form.quick_links if values.get(link.field) == link.option) if form else ()
        links = tuple(link for link in links if is_https(link.address))[:SHOWN_MAX]
        if links == self._shown:
            return
        self._shown = links
        clear(self._layout)
        self.setVisible(bool(links))
        if links:
            self._layout.addWidget(PlainLabel(self._look, say("fields.links"), Type.SMALL_STRONG, "muted"))
        for link in links:
            self._layout.addWidget(self._row(link))

    def _row(self, link: QuickLinkOut) -> QFrame:
        look, title = self._look, words_of(link.title)
        words = column(
            PlainLabel(look, title, Type.MEDIUM, wrap=True),
            ElidedLabel(look, plain(link.address, ADDRESS_CHARS), Type.SMALL, look.tokens.muted),
            spacing=1,
        )
        button = Button(look, say("fields.links.open"), partial(self.ask, link), icon="external-link", size="small")
        button.setAccessibleName(say("fields.links.open.of", title=title))
        return row((words, 1), button, spacing=8)

    def ask(self, link: QuickLinkOut) -> Dialog:
        """The whole address, and a question."""
        host = QUrl(link.address).host(QUrl.ComponentFormattingOption.FullyEncoded)
        address = QUrl(link.address).toString(QUrl.ComponentFormattingOption.FullyEncoded)
        go = (say("talk.link.open"), lambda: self._open_url(link.address))
        return ask(self._look, self, say("talk.link.title", host=host), (address[:600],), go, say("cancel"))
