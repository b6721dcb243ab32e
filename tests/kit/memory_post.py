"""Letters between agents' apps without a relay: what ``relay.desk.letters`` does, for tests of the two ends.

The integration tests run the same through the real one.
"""

import itertools
from collections.abc import Callable

from assistdesk.core.desk.letter_shapes import LetterIn, LetterList, LetterOut
from assistdesk.core.errors import LinkError, RefusedError


class Post:
    """``desk`` is one agent's side of it; ``ring`` hears of a letter for whom."""

    def __init__(self) -> None:
        self.boxes: dict[int, list[LetterOut]] = {}
        self.sent: list[LetterIn] = []
        self.ring: dict[int, Callable[[], None]] = {}
        self.is_down = False
        self._ids = itertools.count(1)

    def desk(self, agent_id: int, name: str) -> "PostDesk":
        self.boxes[agent_id] = []
        return PostDesk(self, agent_id, name)

    def put(self, letter: LetterIn, sender: int, name: str) -> LetterOut:
        if self.is_down:
            raise LinkError("unreachable")
        if letter.to_agent_id not in self.boxes:
            raise RefusedError("agent_not_here", status=409)
        self.sent.append(letter)
        out = LetterOut(
            id=next(self._ids), from_agent_id=sender, name=name, ticket_id=letter.ticket_id, kind=letter.kind,
            hand_over=letter.hand_over, certificate=letter.certificate, sealed=letter.sealed,
        )  # fmt: skip
        self.boxes[letter.to_agent_id].append(out)
        self.ring[letter.to_agent_id]()
        return out


class PostDesk:
    def __init__(self, post: Post, agent_id: int, name: str) -> None:
        self._post, self._id, self._name = post, agent_id, name

    async def get_letters(self) -> LetterList:
        if self._post.is_down:
            raise LinkError("unreachable")
        return LetterList(letters=tuple(self._post.boxes[self._id]))

    async def send_letter(self, given: LetterIn) -> LetterOut:
        return self._post.put(given, self._id, self._name)

    async def drop_letter(self, letter_id: int) -> LetterList:
        self._post.boxes[self._id] = [each for each in self._post.boxes[self._id] if each.id != letter_id]
        return await self.get_letters()
