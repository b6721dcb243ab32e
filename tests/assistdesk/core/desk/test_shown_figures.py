"""core/desk/shown_figures.py: every figure says its n and its definition; of nothing there is none."""

from assistdesk.core.desk.figures import Figure, Rate, summary
from assistdesk.core.desk.measure_shapes import DEFINITIONS
from assistdesk.core.desk.shown_figures import count_of, number_of, rate_of, spread_of, time_of


def test_figures_have_unit_value_n_and_definition() -> None:
    shown = time_of("chat_wait", [3, None, 1, 8])
    assert (shown.unit, shown.value, shown.mean, shown.p90, shown.n) == ("ms", 3, 4, 8, 3)
    assert shown.definition == DEFINITIONS["chat_wait"]
    lines = spread_of("messages", summary([4, 6]))
    assert (lines.unit, lines.value, lines.n) == ("count", 4, 2)
    assert (count_of("calls", 2).value, count_of("calls", 2).n) == (2, 2)
    assert (rate_of("four_steps", Rate(1, 4)).value, rate_of("four_steps", Rate(1, 4)).n) == (25, 4)
    assert (number_of("at_once", Figure(1.5, 7)).value, number_of("at_once", Figure(1.5, 7)).n) == (1.5, 7)


def test_of_nothing_there_is_no_figure() -> None:
    assert [time_of("chat_wait", [None]).value, rate_of("four_steps", Rate(0, 0)).value] == [None, None]
    assert number_of("at_once", Figure(None, 0)).value is None
