"""What REST says of letters: one agent's app to another's, about a session of a ticket (protocol.md section 13.4).

``ask``: come and look on, or take over; with the asker's certificate. ``code``: the code for it, sealed: nothing here can be
read by the relay that carries it. ``no``. Bytes travel as base64. Refuses to know what is sealed.
"""

from typing import Annotated, Literal

from msgspec import Meta

from assistdesk.core.desk.shapes import WireId
from assistdesk.core.wire.control import Answer, Request

LETTER_LIFE_S = 600
"""As long as a session code."""
WAITING_MAX = 20
CERTIFICATE_CHARS_MAX = 416
SEALED_CHARS_MAX = 684

LetterKind = Literal["ask", "code", "no"]


class LetterIn(Request, frozen=True):
    """POST /letters."""

    to_agent_id: WireId
    ticket_id: WireId
    kind: LetterKind
    hand_over: bool = False
    certificate: Annotated[str, Meta(max_length=CERTIFICATE_CHARS_MAX)] = ""
    sealed: Annotated[str, Meta(max_length=SEALED_CHARS_MAX)] = ""

    def __repr__(self) -> str:
        return f"LetterIn({self.kind})"


class LetterOut(Answer, frozen=True):
    """``name`` is the sender's at the relay; who he is to a customer his certificate says."""

    id: WireId
    from_agent_id: WireId
    name: str
    ticket_id: WireId
    kind: LetterKind
    hand_over: bool = False
    certificate: str = ""
    sealed: str = ""

    def __repr__(self) -> str:
        return f"LetterOut({self.kind})"


class LetterList(Answer, frozen=True):
    letters: tuple[LetterOut, ...] = ()
