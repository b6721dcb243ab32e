"""Letters between two agents' apps: a colleague is asked into a session, and his code comes back sealed (protocol.md section
13.4).

Either end believes only a certificate of its own organisation. Nothing is joined without a click of the colleague, and the
customer is asked after that as she is for a code read aloud. Refuses to know windows and what the customer answers.
"""

import asyncio
import base64
import binascii
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Final, Protocol

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.hpke import BoxKey
from assistdesk.core.crypto.inviting import open_invitation, seal_invitation, verified
from assistdesk.core.desk.letter_shapes import LetterIn, LetterKind, LetterOut
from assistdesk.core.errors import AssistDeskError, LinkError, PeerError, RefusedError
from assistdesk.core.types import InviteKind
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.ports import Clock, Desk
from assistdesk.runtime.rereading import Rereading
from assistdesk.runtime.snapshot_session import ColleagueAsk
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.viewer import ViewerSession

RETRY_S: Final = 5.0
CODE_WITHIN_S: Final = 20.0
CODE_POLL_S: Final = 0.05


class Sessions(Protocol):
    """The agent's session, her own."""

    @property
    def session(self) -> ViewerSession | None: ...

    def handle(self, intent: intents.Intent) -> None: ...

    def code_for(self, ticket_id: int) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Sealing:
    """What an app needs to take part: its own certificate and keys, and the organisation's key that it believes."""

    credential: Credential
    box: BoxKey
    pinned_key: bytes


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom this agent waits for, out of which session."""

    agent_id: int
    kind: InviteKind
    session: ViewerSession


class LetterDesk:
    """One account's. *sealing* None: codes are read aloud."""

    def __init__(
        self,
        desk: Desk,
        clock: Clock,
        sealing: Sealing | None,
        sessions: Sessions,
        tasks: Tasks,
        toasts: Toasts,
        changed: Callable[[], None],
        open_ticket: Callable[[int], None],
    ) -> None:
        self._desk, self._clock, self._sealing, self._sessions = desk, clock, sealing, sessions
        self._tasks, self._toasts, self._changed, self._open_ticket = tasks, toasts, changed, open_ticket
        self._reading = Rereading(self._read)
        self._asked: _Asked | None = None
        self._asks: tuple[LetterOut, ...] = ()

    async def run(self) -> None:
        """For ever: read what came."""
        if self._sealing is not None:
            await self._reading.run()

    def look(self) -> None:
        self._reading.look()

    @property
    def can_ask(self) -> bool:
        return self._sealing is not None

    @property
    def asks(self) -> tuple[ColleagueAsk, ...]:
        """Who asks me in."""
        return tuple(ColleagueAsk(each.id, each.name, each.ticket_id, each.hand_over) for each in self._asks)

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case intents_session.AskColleague(agent_id, name, kind):
                self._spawn(self._ask(agent_id, name, kind))
            case intents_session.JoinColleague(letter_id):
                self._spawn(self._join(letter_id))
            case intents_session.DeclineColleague(letter_id):
                self._spawn(self._decline(letter_id))
            case _:
                return False
        return True

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.spawn(work, "letter")

    async def _ask(self, agent_id: int, name: str, kind: InviteKind) -> None:
        sealing, session = self._sealing, self._sessions.session
        if sealing is None or session is None or not session.session_id:
            return
        letter = LetterIn(
            to_agent_id=agent_id,
            ticket_id=session.ticket_id,
            kind="ask",
            hand_over=kind is InviteKind.HAND_OVER,
            certificate=_text(sealing.credential.certificate),
        )
        self._asked = _Asked(agent_id, kind, session)
        session.inviting.wait_for(name)
        if not await self._send(letter):
            self._asked = None
            session.inviting.nobody("agent_away")

    async def _join(self, letter_id: int) -> None:
        """My app starts a session of its own for the ticket; its code goes sealed to the one who asked."""
        letter, sealing = await self._taken(letter_id), self._sealing
        if letter is None or sealing is None:
            return
        try:
            hers = verified(_bytes(letter.certificate), sealing.pinned_key, self._clock.wall_ms() // 1000)
            self._open_ticket(letter.ticket_id)
            digits = await self._code_for(letter.ticket_id)
            sealed = "" if digits is None else _text(seal_invitation(digits, sealing.credential, hers))
        except PeerError:
            self._toasts.say("letter_not_verified", "warning")
            sealed = ""
        await self._answer(letter, sealed)

    async def _code_for(self, ticket_id: int) -> str | None:
        """None: the session part has said why there is no code."""
        digits = self._sessions.code_for(ticket_id)
        if digits is None:
            self._sessions.handle(intents_session.StartSession(ticket_id))
            try:
                async with asyncio.timeout(CODE_WITHIN_S):
                    while (digits := self._sessions.code_for(ticket_id)) is None:
                        await asyncio.sleep(CODE_POLL_S)
            except TimeoutError:
                return None
        return digits

    async def _decline(self, letter_id: int) -> None:
        letter = await self._taken(letter_id)
        if letter is not None:
            await self._answer(letter)

    async def _answer(self, letter: LetterOut, sealed: str = "") -> None:
        """The code, or a no."""
        kind: LetterKind = "code" if sealed else "no"
        to, ticket_id = letter.from_agent_id, letter.ticket_id
        await self._send(LetterIn(to_agent_id=to, ticket_id=ticket_id, kind=kind, sealed=sealed))

    async def _send(self, letter: LetterIn) -> bool:
        try:
            await self._desk.send_letter(letter)
        except AssistDeskError as error:
            self._toasts.say(error.rule, "warning")
            return False
        return True

    async def _taken(self, letter_id: int) -> LetterOut | None:
        """Out of what stands before me, so that it is answered once."""
        letter = next((each for each in self._asks if each.id == letter_id), None)
        self._asks = tuple(each for each in self._asks if each.id != letter_id)
        self._changed()
        if letter is not None:
            await self._drop(letter)
        return letter

    # --- what came ------------------------------------------------------------------------------------------------

    async def _read(self) -> float | None:
        try:
            letters = (await self._desk.get_letters()).letters
        except LinkError:
            return RETRY_S
        except RefusedError:
            return None
        self._asks = tuple(each for each in letters if each.kind == "ask")
        self._changed()
        for letter in letters:
            if letter.kind != "ask":
                await self._drop(letter)
                self._answered(letter)
        return RETRY_S if letters else None

    async def _drop(self, letter: LetterOut) -> None:
        try:
            await self._desk.drop_letter(letter.id)
        except AssistDeskError:
            return  # it is gone in ten minutes

    def _answered(self, letter: LetterOut) -> None:
        """Only from the colleague who was asked, once, and for the session he was asked into."""
        asked, sealing = self._asked, self._sealing
        if asked is None or sealing is None or letter.from_agent_id != asked.agent_id:
            return
        self._asked = None
        if asked.session is not self._sessions.session:
            return
        if letter.kind == "no":
            asked.session.inviting.nobody("colleague_no")
            return
        try:
            invited = open_invitation(
                _bytes(letter.sealed),
                sealing.box,
                sealing.credential.certificate,
                sealing.pinned_key,
                self._clock.wall_ms() // 1000,
            )
        except PeerError:
            asked.session.inviting.nobody("letter_not_verified")
            return
        asked.session.inviting.ask(asked.kind, invited.code, invited.name)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    """Raises PeerError("letter_form")."""
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise PeerError("letter_form") from error
