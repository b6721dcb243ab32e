"""What of a customer's chat lies on her computer's disk until the relay has answered: the question, lines, what is being typed.

Shapes and their words only; who reads and writes them is ``customer_chat``.
"""

import msgspec

from assistdesk.core.desk.chat_shapes import TYPED_MAX


class Unsaid(msgspec.Struct, frozen=True):
    """A line that waits for the relay, under its key."""

    key: str
    body: str


class Kept(msgspec.Struct, frozen=True):
    """What lies on disk. ``asked``: the question has been sent or is about to be; ``chat_id`` once it was answered.
    ``goes_on``: the number of the request that the question is still about; 0: a new one. ``solved_key``: she said that it is
    solved, and the relay has not answered yet."""

    name: str = ""
    question: str = ""
    language: str = ""
    email: str = ""
    draft: str = ""
    key: str = ""
    by_mail: bool = False
    asked: bool = False
    chat_id: int = 0
    ended: bool = False
    previous: str = ""
    goes_on: int = 0
    solved_key: str = ""
    unsaid: tuple[Unsaid, ...] = ()

    @property
    def is_done(self) -> bool:
        """Is there nothing more to hear and to send?"""
        return self.ended and not self.unsaid and not self.solved_key


def left(kept: Kept) -> str:
    """What was said and not taken, and what is being typed."""
    return "\n".join((*(one.body for one in kept.unsaid), kept.draft)).strip()


def pieces(text: str) -> list[str]:
    """*text* as lines that the relay takes, cut where a line or at least a word ends; none without words."""
    found: list[str] = []
    rest = text.strip()
    while len(rest) > TYPED_MAX:
        cut = max(rest.rfind("\n", 0, TYPED_MAX + 1), 0) or max(rest.rfind(" ", 0, TYPED_MAX + 1), 0) or TYPED_MAX
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest else found
