"""One end of a session in a process of its own, to be killed in the middle of it.

    async with EndProcess("agent", relay.url, folder, email, password, digits) as end:
        code = await end.until("code")

It prints one line for each thing that happened, a word and a value, and then waits to be killed.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.relay_link import RelayDial, make_tls
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_customer import CustomerPhase
from tests.kit.agent_app import AgentApp, make_desk
from tests.kit.ends import AheadClock, CustomerSide

WITHIN_S = 30.0


class EndProcess:
    """Started on entering, killed at the latest on leaving."""

    def __init__(self, role: str, *arguments: str) -> None:
        self._command = (sys.executable, "-m", "tests.kit.end_process", role, *arguments)
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdout=asyncio.subprocess.PIPE, stdin=asyncio.subprocess.DEVNULL
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.kill()
        async with asyncio.timeout(WITHIN_S):
            await self._process.communicate()  # to the end: a pipe that nobody reads stays open

    async def until(self, word: str) -> str:
        """The value of the next line that begins with *word*."""
        assert self._process is not None
        assert self._process.stdout is not None
        async with asyncio.timeout(WITHIN_S):
            while line := (await self._process.stdout.readline()).decode():
                said, _, value = line.strip().partition(" ")
                if said == word:
                    return value
        raise AssertionError(f"it ended without {word}")

    def kill9(self) -> None:
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGKILL)


def has_grant(folder: Path) -> bool:
    """Is the grant in the ledger on disk?"""
    return any(b"perm.on" in path.read_bytes() for path in folder.glob("sessions/*.adledger"))


async def play_agent(url: str, folder: str, email: str, password: str, digits: str) -> None:
    agent = AgentApp(url, Path(folder))
    agent.start()
    await agent.sign_in(email, password, digits)
    ticket_id = await agent.begin_ticket("Killed in the middle")
    agent.do(intents.OpenTicket(ticket_id))
    await agent.until(lambda seen: seen.ticket is not None and seen.ticket.items)
    agent.do(intents.SaveDraft(ticket_id, ComposerMode.NOTE, "half a sentence"))
    await agent.until(lambda seen: seen.ticket is not None and seen.ticket.draft.note and seen.ticket.draft.saved)
    agent.do(intents_session.StartSession(ticket_id))
    seen = await agent.until(lambda seen: seen.session.code)
    say("code", seen.session.code)
    await agent.until(lambda _: any(update.last for update in agent.updates))
    while not has_grant(Path(folder)):
        await asyncio.sleep(0.01)  # the entry is on its way to the disk
    say("picture", "1")
    await asyncio.sleep(600)


async def play_customer(url: str, folder: str, code: str) -> None:
    customer = CustomerSide(make_desk(url, MemoryKeys(), AheadClock()), RelayDial(make_tls()), Path(folder))
    customer.start()
    customer.type_code(code)
    await customer.allow()
    await customer.until_phase(CustomerPhase.SHARING)
    say("sharing", "1")
    await asyncio.sleep(600)


def say(word: str, value: str) -> None:
    print(word, value, flush=True)


if __name__ == "__main__":
    role, *arguments = sys.argv[1:]
    asyncio.run(play_agent(*arguments) if role == "agent" else play_customer(*arguments))
