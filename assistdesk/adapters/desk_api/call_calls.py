"""The relay's routes of phone calls and measures (desk.md sections 6, 8, 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what a call's steps and a figure mean.
"""

from urllib.parse import urlencode

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.call_shapes import CallAnswer, CallChange, CallList, CallNew, StepIn
from assistdesk.core.desk.measure_shapes import MeasuresOut


class CallCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_calls(self) -> CallList:
        return await self._signed("GET", "/calls", CallList)

    async def log_call(self, given: CallNew) -> CallAnswer:
        return await self._signed("POST", "/calls", CallAnswer, msgspec.json.encode(given))

    async def change_call(self, call_id: int, change: CallChange) -> CallAnswer:
        return await self._signed("PUT", f"/calls/{call_id}", CallAnswer, msgspec.json.encode(change))

    async def stamp_step(self, call_id: int, number: int, given: StepIn) -> CallAnswer:
        path = f"/calls/{call_id}/steps/{number}"
        return await self._signed("POST", path, CallAnswer, msgspec.json.encode(given))

    async def get_measures(self, from_at: str, to_at: str, zone: str) -> MeasuresOut:
        query = urlencode({"from_at": from_at, "to_at": to_at, "zone": zone})
        return await self._signed("GET", f"/measures?{query}", MeasuresOut)
