"""The relay's routes of letters between agents' apps (protocol.md section 13.4); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know what a letter means, and what is sealed in it.
"""

import msgspec

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.letter_shapes import LetterIn, LetterList, LetterOut


class LetterCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_letters(self) -> LetterList:
        return await self._signed("GET", "/letters", LetterList)

    async def send_letter(self, given: LetterIn) -> LetterOut:
        return await self._signed("POST", "/letters", LetterOut, msgspec.json.encode(given))

    async def drop_letter(self, letter_id: int) -> LetterList:
        return await self._signed("DELETE", f"/letters/{letter_id}", LetterList)
