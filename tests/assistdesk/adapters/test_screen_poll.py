import time

from assistdesk.adapters.screen_poll import PollScreen
from tests.contracts.screen import ScreenContract, XServer, at_rest, server

__all__ = ["server"]


class TestPollScreen(ScreenContract):
    def make(self, display: str) -> PollScreen:
        return PollScreen(display)

    def test_after_two_seconds_of_rest_it_looks_five_times_a_second(self, server: XServer) -> None:
        screen = PollScreen(server.display)
        at_rest(screen)
        looks = []
        look = screen._look

        def counted() -> bool:
            looks.append(time.monotonic())
            return look()

        screen._look = counted  # type: ignore[method-assign]
        assert not screen.wait(1.0)
        busy = len(looks)
        assert not screen.wait(1.5)
        looks.clear()
        assert not screen.wait(1.0)
        assert len(looks) <= 6 < busy
        screen.close()

    def test_the_pointer_is_reported_as_not_visible(self, server: XServer) -> None:
        screen = PollScreen(server.display)
        state, shape = screen.cursor()
        assert (state.visible, shape) == (False, None)
        screen.close()
