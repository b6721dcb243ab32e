"""Eight hours of one link, in virtual time, with everything real but the socket."""

import gc
import os
from pathlib import Path

from assistdesk.core.crypto.sealing import GENERATION_BITS, Opener, Sealer
from assistdesk.core.screen.pacing import Pacer
from assistdesk.core.screen.slices import expected_length
from assistdesk.core.session.events import LineMeasured
from assistdesk.core.session.line_history import LineHistory
from assistdesk.core.types import LineLimit, Role
from assistdesk.core.wire import messages
from assistdesk.core.wire.envelope import Receiver, Sender
from tests.integration.test_priority import keys

HOURS = 8
BUSY_RECORDS = 40_000
"""What a busy first minute has sent already; then mostly nothing happens."""
RATE = 100_000_000
"""Bytes a second that the line carries: nothing waits."""


class End:
    """One end's envelope and keys, on a clock that is handed in."""

    def __init__(self, role: Role) -> None:
        link = keys(role, bytes(16))
        self.sealer = Sealer(role, link.chains[role], 1, BUSY_RECORDS)
        self.opener = Opener(role.other, link.chains[role.other], 1, BUSY_RECORDS)
        self.sender, self.receiver = Sender(role, 0), Receiver(role.other, 0, expected_length)
        self.line, self.peer = LineHistory(), role.other

    def say(self, message: messages.Message, now_ms: int, to: "End") -> None:
        """Send it, and have the other end read it."""
        self.sender.put(message.CHANNEL, messages.encode(message))
        while (plaintext := self.sender.next_record(now_ms, RATE)) is not None:
            whole = to.receiver.receive(to.opener.open(self.sealer.seal(plaintext)), now_ms)
            if whole is not None:
                assert messages.decode(whole.channel, whole.payload, to.peer) == message


def memory() -> tuple[int, int]:
    """Objects alive, and bytes resident."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return len(gc.get_objects()), pages * os.sysconf("SC_PAGE_SIZE")


def test_N10_eight_hours_with_one_session_change_the_key_and_take_no_more_memory() -> None:
    host, viewer, pacer = End(Role.HOST), End(Role.VIEWER), Pacer(0)
    after_an_hour = (0, 0)
    for second in range(HOURS * 3_600):
        now_ms = second * 1_000
        meter = messages.Meter(38, 120, 24, LineLimit.NONE)
        before = host.sender.record_bytes
        host.say(meter, now_ms, viewer)
        pacer.sent(None, host.sender.record_bytes - before, now_ms)
        pacer.received(host.sender.record_bytes, now_ms, now_ms + 38)
        host.line = host.line.add(LineMeasured(38, 120, LineLimit.NONE, second, second, pacer.meter(now_ms).fps))
        if second % 5 == 0:
            viewer.say(messages.Ping(n=now_ms), now_ms, host)
        if second == 3_600:
            after_an_hour = memory()
    assert viewer.opener.count >> GENERATION_BITS == 1, "the key has changed on the way"
    at_the_end = memory()
    for before, after in zip(after_an_hour, at_the_end, strict=True):
        assert abs(after - before) <= before // 10
