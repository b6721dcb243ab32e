"""The context card in the agent's application: asked when a ticket is opened, set up and tried by admins (desk.md section 9).

It holds up nothing: the ticket is there before it. On a desk without a card the relay is asked again only after a while. It
decides what may be asked where; here its reasons are only named.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from assistdesk.core.desk.context_shapes import ContextAnswer, ContextTrialIn
from assistdesk.core.errors import AssistDeskError, LinkError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_context import (
    AskContext,
    NewContextSecret,
    ReadContextCard,
    SaveContextCard,
    TryContextCard,
)
from assistdesk.runtime.ports import Clipboard, Clock
from assistdesk.runtime.ports_desk import ContextCalls
from assistdesk.runtime.snapshot_context import ContextSetting, ContextTrial, ContextView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts

OFF_MS: Final = 5 * 60_000
"""So long a desk is believed to have no card; an admin of this app ends it by setting one."""
REASONS: Final = frozenset(("address", "unreachable", "tls", "slow", "redirect", "type", "size", "json"))


class ContextDesk:
    """One account's. An answer that comes when another ticket is open is thrown away."""

    def __init__(
        self,
        desk: ContextCalls,
        clock: Clock,
        clipboard: Clipboard,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._clock, self._clipboard = desk, clock, clipboard
        self._tasks, self._toasts, self._changed = tasks, toasts, changed
        self._question = self._trial = 0
        self._off_until_ms = 0
        self._turn = asyncio.Lock()
        self.view = ContextView()
        self.setting = ContextSetting()

    # --- beside a ticket ----------------------------------------------------------------------------------------------

    def opened(self, ticket_id: int) -> None:
        if self._clock.wall_ms() < self._off_until_ms:
            self._question += 1
            self.view = ContextView(ticket_id)
        else:
            self._begin(ticket_id, fresh=False)

    def came_back(self) -> None:
        """What a dead line kept from us."""
        if self.view.state == "failed" and self.view.error == Cause("context_line"):
            self._begin(self.view.ticket_id, fresh=False)

    def _begin(self, ticket_id: int, *, fresh: bool) -> None:
        self._question += 1
        self.view = ContextView(ticket_id, "loading")
        self._tasks.spawn(self._ask(self._question, ticket_id, fresh), "context")

    async def _ask(self, question: int, ticket_id: int, fresh: bool) -> None:
        try:
            found = self._shown(ticket_id, await self._desk.get_context(ticket_id, fresh))
        except LinkError:
            found = ContextView(ticket_id, "failed", error=Cause("context_line"))
        except AssistDeskError as error:
            # a relay from before the card, a ticket that is gone, an expert: there is nothing to show
            is_gone = error.rule in ("not_found", "method_not_allowed", "forbidden")
            found = ContextView(ticket_id) if is_gone else ContextView(ticket_id, "failed", error=_why(error))
        if question == self._question:
            self.view = found
            self._changed()

    def _shown(self, ticket_id: int, answer: ContextAnswer) -> ContextView:
        now_ms = self._clock.wall_ms()
        if answer.state == "off":
            self._off_until_ms = now_ms + OFF_MS
        return ContextView(ticket_id, answer.state, answer.rows, now_ms - max(0, answer.age_s) * 1000)

    # --- for admins ---------------------------------------------------------------------------------------------------

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case AskContext(ticket_id):
                if ticket_id == self.view.ticket_id:
                    self._begin(ticket_id, fresh=True)
            case ReadContextCard():
                self._tasks.spawn(self._read(), "read_context_card")
            case SaveContextCard(form, url):
                self._tasks.spawn(self._save(form, url), "save_context_card")
            case TryContextCard(url, email):
                self._trial += 1
                self.setting = replace(self.setting, trial=ContextTrial(url, email))
                self._tasks.spawn(self._try(self._trial, ContextTrial(url, email)), "try_context_card")
            case NewContextSecret():
                self._tasks.spawn(self._make_secret(), "context_secret")
            case _:
                return False
        return True

    async def _read(self) -> None:
        try:
            answer = await self._desk.get_context_card()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self.setting = replace(self.setting, url=answer.context_card.url)
        self._changed()

    async def _save(self, form: int, url: str) -> None:
        refused: Cause | None = None
        kept = self.setting.url
        async with self._turn:
            try:
                kept = (await self._desk.save_context_card(url)).context_card.url
            except AssistDeskError as error:
                refused = Cause("context_no_https" if error.fields.get("code") == "no_https" else error.rule)
        self.setting = replace(self.setting, url=kept, answered=form, refused=refused)
        if refused is None:
            self._off_until_ms = 0
            if self.view.ticket_id:
                self._begin(self.view.ticket_id, fresh=False)
        self._changed()

    async def _try(self, number: int, trial: ContextTrial) -> None:
        try:
            answer = await self._desk.try_context_card(ContextTrialIn(url=trial.url, email=trial.email))
            found = replace(trial, loading=False, rows=answer.rows)
        except AssistDeskError as error:
            code = error.fields.get("code")
            cause = Cause("context_no_https") if code == "no_https" else _why(error)
            found = replace(trial, loading=False, error=cause)
        if number == self._trial:
            self.setting = replace(self.setting, trial=found)
            self._changed()

    async def _make_secret(self) -> None:
        try:
            made = await self._desk.new_context_secret()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        self._clipboard.put(made.secret)
        self._toasts.say("context_secret_copied", "ok")


def _why(error: AssistDeskError) -> Cause:
    why, answered = error.fields.get("why"), error.fields.get("answered")
    if error.rule == "context" and why == "status" and isinstance(answered, int):
        return Cause("context_status", (("answered", answered),))
    return Cause(f"context_{why}" if error.rule == "context" and why in REASONS else error.rule)
