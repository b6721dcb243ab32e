"""The customer's page for the session's chat: lines, a field, and Stop, which is never further than a click."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistdesk.runtime.intents_customer import Stop
from assistdesk.runtime.snapshot_customer import LIVE_PHASES, AgentIdentity, CustomerPhase, CustomerSnapshot
from assistdesk.ui.customer.page import Emit, Page
from assistdesk.ui.customer.words import agent_name, has_control
from assistdesk.ui.session.talk import TalkPanel
from assistdesk.ui.text import in_a_row, say
from assistdesk.ui.theme import Look, Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import row


class TalkPage(Page):
    """*back* shows the session's page again."""

    def __init__(self, look: Look, emit: Emit, back: Callable[[], None]) -> None:
        super().__init__(look, emit)
        self._agent = AgentIdentity()
        self.title = self.head(say("st.open"))
        self.state = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        kept = in_a_row(say("st.kept.customer"), say("st.passwords"))
        self.panel = TalkPanel(look, emit, kept, Type.CUSTOMER_BODY)
        for part in (self.title, self.state):
            self.column.addWidget(part)
        self.column.addWidget(self.panel, 1)
        self.back = Button(look, say("st.back"), back, icon="arrow-left")
        self.stop = Button(look, say("c.stop"), lambda: emit(Stop("button")), "danger", "circle-stop")
        self.foot.addWidget(row((self.back, 1), (self.stop, 1), spacing=10))

    def first_focus(self) -> QWidget:
        return self.panel.field

    def take_over(self, old: Page) -> None:
        assert isinstance(old, TalkPage)
        self._agent = old._agent
        self.panel.take_over(old.panel)

    def show_snapshot(self, snapshot: CustomerSnapshot) -> None:
        is_live = snapshot.phase in LIVE_PHASES
        if not is_live or snapshot.agent != self._agent:
            self.panel.begin_anew()
        self._agent = snapshot.agent
        if not is_live:
            return
        agent = agent_name(snapshot.agent)
        self.title.setText(say("st.title", name=agent))
        key = "c.bar.control" if has_control(snapshot) else "c.bar.view"
        is_shared = snapshot.phase is CustomerPhase.SHARING
        self.state.setText(say(key, agent=agent) if is_shared else say("c.paused"))
        waits = bool(snapshot.share.waiting)
        self.back.set_words(say("share.waits", name=agent) if waits else say("st.back"))
        self.panel.show_talk(snapshot.talk, agent)
