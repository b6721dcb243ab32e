"""tests/kit/end_process.py: a process that is killed while it talks holds up none of the tests after it."""

import asyncio
import sys

from tests.kit.end_process import WITHIN_S, EndProcess

TALKER = "print('begins', 1, flush=True)\nwhile True: print('x' * 999)"


async def test_a_killed_end_that_had_more_to_say_than_was_read_is_gone_with_its_pipe() -> None:
    end = EndProcess("agent")
    end._command = (sys.executable, "-c", TALKER)
    async with asyncio.timeout(WITHIN_S):
        async with end:
            assert await end.until("begins") == "1"
            assert end._process is not None
            stdout = end._process.stdout
            assert stdout is not None
            while not stdout._paused:  # type: ignore[attr-defined]  # asyncio reads no further than this
                await asyncio.sleep(0.01)
        assert end._process.returncode is not None
        assert stdout.at_eof()
