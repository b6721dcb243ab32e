"""The relay's routes of merging, splitting, linking, escalating and deleting tickets, and of erasing words (desk.md 9, 10,
12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know which tickets can be put together, divided, given away or deleted, and whose words can be erased.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.redacting import RedactIn
from assistdesk.core.desk.shapes import EscalateTicketIn, LooseKind, MergeIn, SplitIn, TicketAnswer
from assistdesk.core.desk.timeline_shapes import LinkIn, LinkList


class MergeCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def merge(self, ticket_id: int, given: MergeIn) -> TicketAnswer:
        return await self._signed("POST", f"/tickets/{ticket_id}/merge", TicketAnswer, msgspec.json.encode(given))

    async def unmerge(self, ticket_id: int) -> TicketAnswer:
        return await self._signed("POST", f"/tickets/{ticket_id}/unmerge", TicketAnswer, b"")

    async def split(self, ticket_id: int, subject: str, comment_ids: tuple[int, ...]) -> TicketAnswer:
        body = msgspec.json.encode(SplitIn(subject=subject, comment_ids=comment_ids))
        return await self._signed("POST", f"/tickets/{ticket_id}/split", TicketAnswer, body)

    async def link(self, ticket_id: int, given: LinkIn) -> LinkList:
        return await self._signed("POST", f"/tickets/{ticket_id}/links", LinkList, msgspec.json.encode(given))

    async def unlink(self, ticket_id: int, other_id: int, kind: LooseKind) -> LinkList:
        return await self._signed("DELETE", f"/tickets/{ticket_id}/links/{other_id}/{kind}", LinkList, b"")

    async def escalate(self, ticket_id: int, group_id: int, reason: str) -> TicketAnswer:
        body = msgspec.json.encode(EscalateTicketIn(group_id=group_id, reason=reason))
        return await self._signed("POST", f"/tickets/{ticket_id}/escalate", TicketAnswer, body)

    async def unescalate(self, ticket_id: int) -> TicketAnswer:
        return await self._signed("POST", f"/tickets/{ticket_id}/unescalate", TicketAnswer, b"")

    async def delete_ticket(self, ticket_id: int) -> TicketAnswer:
        return await self._signed("DELETE", f"/tickets/{ticket_id}", TicketAnswer, b"")

    async def restore_ticket(self, ticket_id: int) -> TicketAnswer:
        return await self._signed("POST", f"/tickets/{ticket_id}/restore", TicketAnswer, b"")

    async def redact(self, ticket_id: int, comment_id: int, given: RedactIn) -> TicketAnswer:
        path = f"/tickets/{ticket_id}/comments/{comment_id}/redact"
        return await self._signed("PUT", path, TicketAnswer, msgspec.json.encode(given))
