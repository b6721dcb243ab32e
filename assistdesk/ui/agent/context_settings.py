"""The context card in the settings, for admins: its address, tried before it counts, and its secret (desk.md section 9)."""

from typing import Self

from PySide6.QtWidgets import QVBoxLayout

from assistdesk.core.desk.web_addresses import ADDRESS_CHARS_MAX, is_https
from assistdesk.runtime.intents_context import NewContextSecret, ReadContextCard, SaveContextCard, TryContextCard
from assistdesk.runtime.snapshot import AgentSnapshot
from assistdesk.runtime.snapshot_context import ContextSetting, ContextTrial
from assistdesk.ui.agent.context_card import rows_of
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.settings_cards import SettingsCards
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Type
from assistdesk.ui.widgets.buttons import Button
from assistdesk.ui.widgets.cards import Card
from assistdesk.ui.widgets.dialogs import ask
from assistdesk.ui.widgets.fields import Field
from assistdesk.ui.widgets.labels import PlainLabel
from assistdesk.ui.widgets.layouts import clear, column, line, row

EMAIL_CHARS = 254


class ContextSettings(SettingsCards):
    """What is being typed is left alone."""

    def __init__(self, means: Means) -> None:
        super().__init__(means, ReadContextCard())
        self._setting = ContextSetting()
        self._shown_url: str | None = None
        self._shown_trial: ContextTrial | None = None
        self._waits_for = 0
        look = means.look
        card = Card(look, say("crm.set.title"), spacing=12)
        card.body.addWidget(PlainLabel(look, say("crm.set.hint"), Type.SMALL, "muted", wrap=True))
        self.url = Field(
            look, say("crm.set.url"), say("crm.set.url.hint"), chars_max=ADDRESS_CHARS_MAX, entered=self.save
        )
        self.said = PlainLabel(look, "", Type.SMALL, "muted", wrap=True)
        self.url.line.textEdited.connect(lambda _text: self._say(""))
        self.said.hide()
        self.save_button = Button(look, say("rules.keep"), self.save, kind="primary", size="small")
        self.secret_button = Button(look, say("crm.set.secret"), self._ask_secret, icon="lock", size="small")
        self.email = Field(look, say("crm.set.email"), chars_max=EMAIL_CHARS, entered=self.try_out)
        self.try_button = Button(look, say("crm.set.try"), self.try_out, size="small")
        self._trial = QVBoxLayout()
        self._trial.setSpacing(8)
        card.body.addWidget(column(self.url, self.said, row(self.save_button, self.secret_button, None), spacing=8))
        card.body.addWidget(line())
        card.body.addWidget(column(self.email, row(self.try_button, None), spacing=8))
        card.body.addLayout(self._trial)
        self.cards.addWidget(card)

    def take(self, snapshot: AgentSnapshot) -> None:
        setting = self._setting = snapshot.context_setting
        self.opened.note(self._setting.answered)
        if setting.url is not None and setting.url != self._shown_url:
            if self.url.text() in ("", self._shown_url):
                self.url.line.setText(setting.url)
            self._shown_url = setting.url
        if self._waits_for and setting.answered == self._waits_for:
            self._waits_for = 0
            self.save_button.setEnabled(True)
            self._say_saved(setting)
        if setting.trial != self._shown_trial:
            self._shown_trial = setting.trial
            self._show_trial(setting.trial)

    def _say_saved(self, setting: ContextSetting) -> None:
        if setting.refused is not None:
            self.url.set_error(explain(setting.refused.rule).sentence)
        else:
            self._say(say("crm.set.saved" if setting.url else "crm.set.off"))

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _show_trial(self, trial: ContextTrial | None) -> None:
        look = self._means.look
        clear(self._trial)
        self.try_button.setEnabled(trial is None or not trial.loading)
        if trial is None:
            return
        if trial.loading:
            self._trial.addWidget(PlainLabel(look, say("crm.asking"), Type.SMALL, "muted"))
        elif trial.error is not None:
            why = explain(trial.error.rule, trial.error.fields).sentence
            self._trial.addWidget(PlainLabel(look, why, Type.SMALL, "danger", wrap=True))
        else:
            told = say("crm.set.answered" if trial.rows else "crm.set.empty", email=plain(trial.email, EMAIL_CHARS))
            self._trial.addWidget(PlainLabel(look, told, Type.SMALL_STRONG, "muted", wrap=True))
            if trial.rows:
                self._trial.addWidget(rows_of(look, trial.rows))

    def take_over(self, before: Self) -> None:
        super().take_over(before)
        self._shown_url, self._waits_for = before._shown_url, before._waits_for
        self.url.line.setText(before.url.text())
        self.email.line.setText(before.email.text())
        self.save_button.setEnabled(not self._waits_for)

    # --- wishes -------------------------------------------------------------------------------------------------------

    def _address(self, *, may_be_empty: bool) -> str | None:
        """What stands in the line, if it can be one; else it says why not."""
        url = self.url.text().strip()
        if is_https(url) or (may_be_empty and not url):
            return url
        self.url.set_error(explain("context_no_https").sentence)
        self.url.setFocus()
        return None

    def save(self) -> None:
        url = self._address(may_be_empty=True)
        if url is None or self._waits_for:
            return
        self._say("")
        self._waits_for = self.opened.next_number()
        self.save_button.setEnabled(False)
        self._means.emit(SaveContextCard(self._waits_for, url))

    def try_out(self) -> None:
        url, email = self._address(may_be_empty=False), self.email.text().strip()
        if url is None or not self.try_button.isEnabled():
            return
        if not email:
            self.email.set_error(say("crm.set.email.missing"))
            self.email.setFocus()
            return
        self._means.emit(TryContextCard(url, email))

    def _ask_secret(self) -> None:
        ask(
            self._means.look,
            self.window(),
            say("crm.set.secret"),
            (say("crm.set.secret.sure"),),
            (say("crm.set.secret.make"), lambda: self._means.emit(NewContextSecret())),
            say("cancel"),
        )
