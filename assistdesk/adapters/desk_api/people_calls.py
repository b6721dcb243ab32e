"""The relay's routes of people on tickets and of one's own inbox (desk.md 1, 12, 13); fits the ``Desk`` port. Part of
``DeskApi``.

Refuses to know who may be added.
"""

from typing import Final
from urllib.parse import quote

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.reading_shapes import ReadKey
from assistdesk.core.desk.shapes import TicketAnswer, UserList, UserOut
from assistdesk.core.desk.shapes_people import InboxPage, InboxReadIn, ParticipantIn, ParticipantList, RequesterChange

PAGE_SIZE: Final = 100
PAGES_MAX: Final = 10


class PeopleCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_agents(self) -> UserList:
        """Everybody a ticket can be given to: page after page, at most ``PAGES_MAX``."""
        found: list[UserOut] = []
        place = ""
        for _ in range(PAGES_MAX):
            page = await self._signed("GET", f"/users/?page[size]={PAGE_SIZE}{place}", UserList)
            found.extend(page.users)
            if page.meta.after_cursor is None:
                break
            place = f"&page[after]={quote(page.meta.after_cursor, safe='')}"
        return UserList(users=tuple(found))

    async def find_people(self, text: str) -> UserList:
        return await self._signed("GET", f"/users/search?query={quote(text, safe='')}", UserList)

    async def add_participant(self, ticket_id: int, person: ParticipantIn) -> ParticipantList:
        body = msgspec.json.encode(person)
        return await self._signed("POST", f"/tickets/{ticket_id}/participants", ParticipantList, body)

    async def remove_participant(self, ticket_id: int, user_id: int) -> ParticipantList:
        path = f"/tickets/{ticket_id}/participants/{user_id}"
        return await self._signed("DELETE", path, ParticipantList, b"")

    async def change_requester(self, ticket_id: int, given: RequesterChange) -> TicketAnswer:
        return await self._signed("PUT", f"/tickets/{ticket_id}/requester", TicketAnswer, msgspec.json.encode(given))

    async def give_read_key(self, ticket_id: int, user_id: int) -> ReadKey:
        path = f"/tickets/{ticket_id}/participants/{user_id}/key"
        return await self._signed("POST", path, ReadKey, b"")

    async def get_inbox(self) -> InboxPage:
        return await self._signed("GET", "/inbox", InboxPage)

    async def read_inbox(self, seq: int, ticket_id: int | None) -> InboxPage:
        body = msgspec.json.encode(InboxReadIn(seq=seq, ticket_id=ticket_id))
        return await self._signed("PUT", "/inbox/read", InboxPage, body)
