"""The four steps of a call, as its card and the card after it show them: what was done when and how, and what can be pressed.

Steps are stamped by the relay; what a press may do is not decided here.
"""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from assistdesk.runtime.intents_calls import StampStep
from assistdesk.runtime.snapshot_calls import CallStepView, CallView
from assistdesk.ui.agent.means import Means
from assistdesk.ui.text import clock_time, plain, say, say_in
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import IconLabel, PlainLabel
from assistdesk.ui.widgets.layouts import Part, column, row
from assistdesk.ui.widgets.menus import Menu

METHODS = ("caller_id", "account", "callback", "question", "safety_number")
METHOD_CHARS = 60


class CallSteps(QFrame):
    """*call* as it stands; for another picture of it, made anew."""

    def __init__(self, means: Means, call: CallView) -> None:
        super().__init__()
        self.setObjectName("ghost")
        self._means, self._call = means, call
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for step in call.steps:
            layout.addWidget(self._step(step))

    def _step(self, step: CallStepView) -> QFrame:
        look, tokens = self._means.look, self._means.look.tokens
        icon, colour = {"done": ("circle-check", tokens.ok_dot), "skipped": ("ban", tokens.warn)}.get(
            step.state, ("circle-dot", tokens.faint)
        )
        title = PlainLabel(look, say(f"call.step.{step.number}"), Type.MEDIUM, wrap=True)
        words = PlainLabel(look, self._words(step), Type.SMALL, "muted", wrap=True)
        spoken = f"{title.text()}. {words.text()}"
        parts: list[Part] = [IconLabel(look, icon, colour, 18), (column(title, words, spacing=1), 1)]
        button = self._act(step)
        if button is not None:
            parts.append(button)
        frame = row(*parts, spacing=10)
        frame.setAccessibleName(spoken)
        return frame

    def _words(self, step: CallStepView) -> str:
        if step.state == "skipped" or step.reason:
            return say("call.step.skipped", reason=plain(step.reason))
        time = clock_time(step.at_ms) if step.at_ms is not None else ""
        match step.number, step.state:
            case 1, "done":
                return say(f"call.step.1.{'played' if step.method == 'played' else 'read'}", time=time)
            case 1, _:
                return say("call.step.1.open", text=say_in(self._language, "call.notice"))
            case 2, "done" if step.needed:
                return say("call.step.2.weak")
            case 2, "done":
                return say("call.step.2.done", method=method_words(step.method), time=time)
            case 3, "done":
                return say("call.step.3.done", time=time)
            case 3, _:
                return say("call.step.3.open" if self._call.ticket_id is not None else "call.step.3.none")
            case _:
                return say("call.step.2.open" if step.number == 2 else "call.step.4.open")

    @property
    def _language(self) -> str:
        """The caller's, where we know who calls."""
        callers = self._call.callers
        return callers[0].language if len(callers) == 1 else self._means.look.settings.language or "en"

    def _act(self, step: CallStepView) -> Button | None:
        look, emit = self._means.look, self._means.emit
        match step.number, step.state:
            case 1, "open" | "skipped":
                return Button(look, say("call.read"), partial(emit, StampStep(self._call.id, 1)), size="small")
            case 2, _ if step.state != "done" or step.method == "caller_id":
                button = Button(look, say("call.verify"), None, size="small")
                button.clicked.connect(lambda _checked=False: self._open_methods(button))
                return button
            case _:
                return None

    def method_menu(self) -> Menu:
        """How one can know who speaks; nobody is known by a number that nobody has."""
        menu = Menu(self._means.look, self, say("call.verify"))
        for method in METHODS if self._call.callers else METHODS[1:]:
            menu.add(method_words(method), partial(self._means.emit, StampStep(self._call.id, 2, method)))
        return menu

    def _open_methods(self, under: QWidget) -> None:
        self.method_menu().popup(under.mapToGlobal(QPoint(0, under.height() + 4)))


def method_words(method: str) -> str:
    return say(f"call.method.{method}") if method in METHODS else plain(method, METHOD_CHARS)
