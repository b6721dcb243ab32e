"""One watch for several sessions: begun by the first, ended by the last, heard by all."""

from collections.abc import Callable

import pytest

from assistdesk.core.errors import RefusedError
from assistdesk.runtime.shared_watch import SharedWatch


class Outside:
    def __init__(self) -> None:
        self.tell: Callable[[str], None] | None = None
        self.is_blind = False
        self.stops = 0

    def start(self, tell: Callable[[str], None]) -> None:
        if self.is_blind:
            raise RefusedError("no_display")
        assert self.tell is None
        self.tell = tell

    def stop(self) -> None:
        self.tell = None
        self.stops += 1


def test_the_outside_is_watched_from_the_first_to_the_last_and_all_hear_it() -> None:
    outside, heard = Outside(), []
    shared = SharedWatch(outside)
    one, other = shared.share(), shared.share()
    one.start(lambda word: heard.append(("one", word)))
    other.start(lambda word: heard.append(("other", word)))
    assert outside.tell is not None
    outside.tell("stop_key")
    assert heard == [("one", "stop_key"), ("other", "stop_key")]
    one.stop()
    one.stop()
    assert outside.stops == 0
    other.stop()
    assert outside.stops == 1
    one.start(lambda word: heard.append(("again", word)))
    assert outside.tell is not None


def test_what_cannot_be_watched_is_said_and_may_be_tried_again() -> None:
    outside = Outside()
    outside.is_blind = True
    share = SharedWatch(outside).share()
    with pytest.raises(RefusedError, match="no_display"):
        share.start(lambda _word: None)
    outside.is_blind = False
    share.start(lambda _word: None)
    assert outside.tell is not None
