"""The relay's routes of the desk's own words for statuses (desk.md section 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know who may change one.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.shapes_rules import OrderPut
from assistdesk.core.desk.shapes_statuses import (
    StatusAnswer,
    StatusChange,
    StatusIn,
    StatusList,
    StatusPost,
    StatusPut,
)


class StatusCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_statuses(self) -> StatusList:
        return await self._signed("GET", "/statuses", StatusList)

    async def save_status(self, status_id: int | None, status: StatusIn) -> StatusAnswer:
        whole = StatusPut(status=status) if isinstance(status, StatusChange) else StatusPost(status=status)
        return await self._saved("/statuses", status_id, StatusAnswer, whole)

    async def order_statuses(self, ids: tuple[int, ...]) -> StatusList:
        return await self._signed("PUT", "/statuses/reorder", StatusList, msgspec.json.encode(OrderPut(ids=ids)))
