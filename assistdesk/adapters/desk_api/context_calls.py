"""The relay's routes of the context card (desk.md sections 9, 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what is on a card.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk import context_shapes


class ContextCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_context(self, ticket_id: int, fresh: bool) -> context_shapes.ContextAnswer:
        query = "?fresh=true" if fresh else ""
        return await self._signed("GET", f"/tickets/{ticket_id}/context{query}", context_shapes.ContextAnswer)

    async def get_context_card(self) -> context_shapes.ContextCardAnswer:
        return await self._signed("GET", "/context_card", context_shapes.ContextCardAnswer)

    async def save_context_card(self, url: str) -> context_shapes.ContextCardAnswer:
        given = context_shapes.ContextCardPut(context_card=context_shapes.ContextCardIn(url=url))
        return await self._signed("PUT", "/context_card", context_shapes.ContextCardAnswer, msgspec.json.encode(given))

    async def try_context_card(self, trial: context_shapes.ContextTrialIn) -> context_shapes.ContextAnswer:
        body = msgspec.json.encode(trial)
        return await self._signed("POST", "/context_card/test", context_shapes.ContextAnswer, body)

    async def new_context_secret(self) -> context_shapes.ContextSecret:
        return await self._signed("POST", "/context_card/secret", context_shapes.ContextSecret, b"")
