import time
from typing import Any

from assistdesk.adapters.screen_poll import PollScreen, names_of
from assistdesk.core.screen.monitor_numbers import NumberMonitors
from tests.contracts.screen import ScreenContract, XServer, at_rest, server

__all__ = ["server"]


class TestPollScreen(ScreenContract):
    def make(self, display: str, number: NumberMonitors | None = None) -> PollScreen:
        return PollScreen(display, number)

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


def place(left: int, width: int = 1920, **more: Any) -> dict[str, Any]:
    return {"left": left, "top": 0, "width": width, "height": 1080, **more}


def test_a_monitor_is_known_by_its_connector_or_its_own_name() -> None:
    assert names_of([place(0, output="DP-1", unique_id="x"), place(1920, unique_id="y")]) == ["DP-1", "y"]
    assert names_of([place(0, unique_id="y")]) == ["y"]


def test_an_only_monitor_without_a_name_is_the_same_in_another_size() -> None:
    assert names_of([place(0)]) == names_of([place(0, 1280)])


def test_C6_monitors_that_nobody_can_tell_apart_are_others_once_one_has_moved() -> None:
    two = names_of([place(0), place(1920)])
    assert names_of([place(1920), place(0)]) == two[::-1]
    assert not {*two} & {*names_of([place(0)])}
    assert not {*two} & {*names_of([place(0), place(-1920)])}
    assert not {*two} & {*names_of([place(0), place(1920), place(3840)])}
    alike = [place(0, unique_id="x"), place(1920, unique_id="x")]
    assert names_of(alike) == two
    assert len({*names_of([place(0), place(0)])}) == 2
