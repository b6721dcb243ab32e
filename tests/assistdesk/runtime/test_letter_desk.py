"""Asking a colleague's app for his code: believed is what his organisation's certificate signed, and only when it was asked."""

import asyncio
import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.core.crypto.inviting import seal_invitation
from assistdesk.core.crypto.signing import SigningKey, parse_certificate
from assistdesk.core.desk.letter_shapes import LetterIn
from assistdesk.core.types import InviteKind
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.letter_desk import LetterDesk, Sealing
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.viewer import ViewerSession
from tests.kit.colleagues import ORGANISATION, sealing_of
from tests.kit.ends import WAIT_S, AgentSide, CustomerSide
from tests.kit.memory_post import Post
from tests.kit.memory_relay import MemoryRelay
from tests.kit.pair import share

ANA, MARCO, EVE = 1, 2, 3
CODE = "4829157309"
OTHER = SigningKey(b"\x02" * 32)


class App:
    """One agent's letters, with her one session."""

    def __init__(self, post: Post, side: AgentSide, agent_id: int, name: str, sealing: Sealing | None) -> None:
        self.side, self.opened = side, []  # type: ignore[var-annotated]
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.toasts = Toasts(side.clock, self._changed)
        self._bell = asyncio.Event()
        self.desk = LetterDesk(
            post.desk(agent_id, name),  # type: ignore[arg-type]
            side.clock,
            sealing,
            self,
            self.tasks,
            self.toasts,
            self._changed,
            self.opened.append,
        )
        post.ring[agent_id] = self.desk.look
        self.tasks.spawn(self.desk.run(), "letters")

    @property
    def session(self) -> ViewerSession | None:
        return self.side.session

    def handle(self, intent: intents.Intent) -> None:
        assert isinstance(intent, intents_session.StartSession)
        self.side.session.start()

    def code_for(self, _ticket_id: int) -> str | None:
        code = self.side.session.code
        return code.digits if code is not None else None

    def _changed(self) -> None:
        self._bell.set()

    async def asked(self) -> int:
        async with asyncio.timeout(WAIT_S):
            while not self.desk.asks:
                self._bell.clear()
                await self._bell.wait()
        return self.desk.asks[0].letter_id

    @property
    def invite(self) -> str:
        assert self.session is not None
        return self.session.inviting.view.state

    async def until(self, state: str) -> str:
        """Why it stands so, once the ask for a colleague does."""
        await self.side.until(lambda: self.invite == state)
        why = self.side.session.inviting.view.why
        return why.rule if why is not None else ""


class Desk:
    def __init__(self, folder: Path) -> None:
        self.post, self.relay = Post(), MemoryRelay()
        self.sides = [AgentSide(self.relay, self.relay.dial, folder / str(n)) for n in (ANA, MARCO)]  # type: ignore[arg-type]
        self.customer = CustomerSide(self.relay, self.relay.dial, folder / "customer")  # type: ignore[arg-type]
        self.hers, self.his = sealing_of("Ana Ruiz", ANA), sealing_of("Marco Díaz", MARCO)
        self.ana = App(self.post, self.sides[0], ANA, "Ana", self.hers)
        self.marco = App(self.post, self.sides[1], MARCO, "Marco", self.his)

    async def ask(self) -> int:
        self.ana.desk.handle(intents_session.AskColleague(MARCO, "Marco", InviteKind.INVITE))
        return await self.marco.asked()

    def letter(self, kind: str, sealed: bytes | str, sender: int = MARCO) -> None:
        """What comes to Ana by a relay that says what it likes."""
        text = sealed if isinstance(sealed, str) else base64.b64encode(sealed).decode()
        self.post.put(LetterIn(to_agent_id=ANA, ticket_id=42, kind=kind, sealed=text), sender, "Marco")  # type: ignore[arg-type]

    async def read(self) -> None:
        """Until all that came to Ana is read."""
        async with asyncio.timeout(WAIT_S):
            while self.post.boxes[ANA]:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0)

    async def close(self) -> None:
        for app in (self.ana, self.marco):
            await app.tasks.cancel_all(2.0)
            assert app.failures == []
        await self.customer.close()
        for side in self.sides:
            await side.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path)
    await share(made.sides[0], made.customer)
    yield made
    await made.close()


async def test_his_click_brings_the_code_sealed_and_the_customers_card_names_him_as_his_certificate_does(
    desk: Desk,
) -> None:
    letter_id = await desk.ask()
    assert desk.ana.invite == "fetching"
    assert desk.sides[1].session.state is None  # nothing is started before his click
    desk.marco.desk.handle(intents_session.JoinColleague(letter_id))
    seen = await desk.customer.until(lambda seen: seen.asks)
    assert seen.asks[0].invited == "Marco Díaz"
    assert desk.ana.invite == "asking"
    assert desk.marco.opened == [42]
    code = desk.marco.code_for(42)
    assert code is not None
    assert [letter.kind for letter in desk.post.sent] == ["ask", "code"]
    assert all(code not in letter.sealed and code not in repr(letter) for letter in desk.post.sent)
    await desk.read()
    assert desk.post.boxes == {ANA: [], MARCO: []}


async def test_a_no_and_a_closed_app_are_told(desk: Desk) -> None:
    desk.marco.desk.handle(intents_session.DeclineColleague(await desk.ask()))
    assert await desk.ana.until("alone") == "colleague_no"
    desk.ana.desk.handle(intents_session.AskColleague(77, "Nobody", InviteKind.INVITE))
    await desk.ana.side.until(lambda: desk.ana.session is not None and desk.ana.session.inviting.view.name == "Nobody")
    assert await desk.ana.until("alone") == "agent_away"
    assert [toast.rule for toast in desk.ana.toasts.shown] == ["agent_not_here"]


async def test_a_code_that_is_not_his_is_not_shown_to_the_customer(desk: Desk) -> None:
    hers = parse_certificate(desk.hers.credential.certificate)
    strangers = sealing_of("Marco Díaz", MARCO, OTHER)
    for sealed in ("no base64!", b"", b"x" * 100, seal_invitation(CODE, strangers.credential, hers)):
        await desk.ask()
        desk.letter("code", sealed)
        assert await desk.ana.until("alone") == "letter_not_verified"
    assert desk.customer.seen.asks == ()


async def test_what_was_not_asked_for_and_what_comes_from_somebody_else_is_let_go(desk: Desk) -> None:
    good = seal_invitation(CODE, desk.his.credential, parse_certificate(desk.hers.credential.certificate))
    desk.letter("code", good)
    await desk.read()
    assert desk.ana.invite == ""
    await desk.ask()
    desk.letter("code", good, EVE)
    await desk.read()
    assert desk.ana.invite == "fetching"
    desk.letter("code", good)
    await desk.ana.until("asking")
    desk.letter("code", good)  # a second time
    await desk.read()
    assert desk.ana.invite == "asking"


async def test_an_ask_that_another_organisation_signed_starts_nothing(desk: Desk) -> None:
    certificate = base64.b64encode(sealing_of("Ana Ruiz", ANA, OTHER).credential.certificate).decode()
    desk.post.put(LetterIn(to_agent_id=MARCO, ticket_id=42, kind="ask", certificate=certificate), ANA, "Ana")
    desk.marco.desk.handle(intents_session.JoinColleague(await desk.marco.asked()))
    async with asyncio.timeout(WAIT_S):
        while not desk.post.sent or desk.post.sent[-1].kind != "no":
            await asyncio.sleep(0.01)
    assert [toast.rule for toast in desk.marco.toasts.shown] == ["letter_not_verified"]
    assert desk.sides[1].session.state is None
    assert desk.marco.desk.asks == ()


async def test_without_a_certificate_nobody_can_be_asked(desk: Desk, tmp_path: Path) -> None:
    side = AgentSide(desk.relay, desk.relay.dial, tmp_path / "bo")  # type: ignore[arg-type]
    bo = App(desk.post, side, EVE, "Bo", None)
    assert (desk.ana.desk.can_ask, bo.desk.can_ask) == (True, False)
    bo.desk.handle(intents_session.AskColleague(MARCO, "Marco", InviteKind.INVITE))
    await bo.tasks.cancel_all(2.0)
    assert desk.post.sent == []
    assert not bo.desk.handle(intents_session.EndSession())
    assert ORGANISATION.public == desk.hers.pinned_key
    await side.close()
