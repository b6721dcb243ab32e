"""What an end holds of the line: which code a socket is closed with, and that nothing is sent where there is no line."""

from collections.abc import AsyncIterator

import pytest

from assistdesk.core.crypto.attempt import Cause, Close, Failed
from assistdesk.core.wire.messages import Ping
from assistdesk.runtime.connection import Connection
from assistdesk.runtime.tasks import Tasks
from tests.kit.ends import AheadClock
from tests.kit.memory_link import MemoryLink


class Held:
    """A connection with a socket that was just dialled."""

    def __init__(self) -> None:
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.link = MemoryLink()
        self.connection = Connection(self.tasks, AheadClock())
        self.connection.took(self.link)


@pytest.fixture
async def held() -> AsyncIterator[Held]:
    made = Held()
    yield made
    assert await made.tasks.cancel_all(2.0)
    assert made.failures == []


async def settle(held: Held) -> None:
    async for _ in held.link.frames():
        raise AssertionError("nothing was sent")


async def test_a_socket_without_a_line_is_closed_with_the_code_it_is_told(held: Held) -> None:
    assert held.connection.is_open
    held.connection.close(4004)
    await settle(held)
    assert (held.link.close_code, held.connection.is_open) == (4004, False)


async def test_an_attempt_that_failed_by_itself_knows_its_own_code_better(held: Held) -> None:
    held.connection.failed = Failed(Cause.WRONG_CODE, Close.TRY_USED, is_try_used=True)
    held.connection.close(4004)
    await settle(held)
    assert held.link.close_code == Close.TRY_USED
    assert held.connection.failed is None


async def test_after_the_last_word_a_socket_on_which_only_the_other_end_was_waited_for_is_done(held: Held) -> None:
    held.connection.finish()
    await settle(held)
    assert held.connection.is_finished.is_set()
    assert held.link.close_code == 1000


async def test_without_a_line_nothing_is_sent_and_nothing_is_counted(held: Held) -> None:
    held.connection.send(Ping(1))
    assert (held.link.sent, held.connection.total_bytes, held.connection.rtt_ms) == ([], (0, 0), None)


async def test_a_program_that_ends_cuts_the_socket_at_once(held: Held) -> None:
    await held.connection.cut()
    assert held.link.close_code == 1000
