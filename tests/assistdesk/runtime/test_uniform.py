"""Numbers below a limit, every one as likely as the next."""

from assistdesk.runtime.uniform import uniform


class Scripted:
    def __init__(self, *values: int) -> None:
        self.values = list(values)

    def bytes(self, count: int) -> bytes:
        return self.values.pop(0).to_bytes(count, "big")


def test_a_value_of_the_broken_last_span_is_thrown_away() -> None:
    top = (1 << 64) - 1
    assert uniform(Scripted(top, 100_007), 100_000) == 7
    assert uniform(Scripted(99_999), 100_000) == 99_999
