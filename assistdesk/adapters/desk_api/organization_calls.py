"""The relay's routes of organisations, and of one customer by herself (desk.md section 12); fits the ``Desk`` port. Part of
``DeskApi``.

Refuses to know who may change what.
"""

from typing import Final
from urllib.parse import quote

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.shapes_organizations import (
    LetGoIn,
    OrganizationAnswer,
    OrganizationChange,
    OrganizationIn,
    OrganizationList,
    OrganizationPost,
    OrganizationPut,
    OutsideList,
    PersonAnswer,
    PersonChange,
    PersonPut,
    TakenIn,
)

PAGE_SIZE: Final = 10
"""The settings show so many at once; the rest is found by name, or asked for."""


class OrganizationCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def find_organizations(self, text: str, after: str | None) -> OrganizationList:
        words = f"&query={quote(text, safe='')}" if text else ""
        place = f"&page[after]={quote(after, safe='')}" if after else ""
        return await self._signed("GET", f"/organizations?page[size]={PAGE_SIZE}{words}{place}", OrganizationList)

    async def get_organization(self, org_id: int) -> OrganizationAnswer:
        return await self._signed("GET", f"/organizations/{org_id}", OrganizationAnswer)

    async def save_organization(
        self, org_id: int | None, given: OrganizationIn | OrganizationChange
    ) -> OrganizationAnswer:
        whole = (
            OrganizationPost(organization=given)
            if isinstance(given, OrganizationIn)
            else OrganizationPut(organization=given)
        )
        return await self._saved("/organizations", org_id, OrganizationAnswer, whole)

    async def drop_organization(self, org_id: int) -> None:
        await self._with_access("DELETE", f"/organizations/{org_id}", b"")

    async def list_outside(self, org_id: int) -> OutsideList:
        return await self._signed("GET", f"/organizations/{org_id}/outside", OutsideList)

    async def take_in(self, org_id: int) -> TakenIn:
        return await self._signed("POST", f"/organizations/{org_id}/take_in", TakenIn, b"")

    async def let_go(self, org_id: int, given: LetGoIn) -> TakenIn:
        return await self._signed("POST", f"/organizations/{org_id}/let_go", TakenIn, msgspec.json.encode(given))

    async def get_person(self, user_id: int) -> PersonAnswer:
        return await self._signed("GET", f"/users/{user_id}", PersonAnswer)

    async def change_person(self, user_id: int, change: PersonChange) -> PersonAnswer:
        body = msgspec.json.encode(PersonPut(user=change))
        return await self._signed("PUT", f"/users/{user_id}", PersonAnswer, body)

    async def erase_person(self, user_id: int) -> PersonAnswer:
        return await self._signed("DELETE", f"/users/{user_id}", PersonAnswer, b"")
