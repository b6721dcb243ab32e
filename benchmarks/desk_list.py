"""How long is the longest frame while the app's ticket list scrolls through 100,000 rows? Bar: none over 50 ms.

The real list pane of the agent's window, painted offscreen. A frame is one turn of the wheel, one press of Page Down, one
drag of the scroll bar to any place, or the next page of fifty rows put under a long list: from the event until it is
painted. The thread's own processor time is measured beside the wall's, because a busy machine makes every frame late.

usage: python -m benchmarks.desk_list [--rows N] [--frames N]
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from assistdesk.runtime.snapshot import AgentSnapshot, PersonView, TicketListView, TicketRow, ViewItem
from assistdesk.ui.agent.means import Means
from assistdesk.ui.agent.ticket_list import TicketListPane
from assistdesk.ui.text import Tongue
from assistdesk.ui.theme import STYLE, Look, Settings
from benchmarks.figures import Figure, against, hand_in
from relay.desk import seed_texts
from tests.kit.screenshots import DictMemory

BAR_MS = 50.0
PAGE = 50
WHEEL_PX = 120
SIZE_PX = (352, 940)
NOW_MS = 1_796_000_000_000
Frame = tuple[float, float]
"""Milliseconds on the wall, and of this thread's processor time."""


def rows(count: int, rng: random.Random) -> tuple[TicketRow, ...]:
    """A desk's list: three languages, long subjects, last words, tags of state."""
    made = []
    for number in range(1_000 + count, 1_000, -1):
        language = rng.choice(("en", "es", "zh"))
        name = f"{rng.choice(seed_texts.GIVEN[language])} {rng.choice(seed_texts.FAMILY[language])}"
        what, does = rng.choice(seed_texts.THINGS[language]), rng.choice(seed_texts.TROUBLES[language])
        made.append(
            TicketRow(
                id=number,
                subject=f"{what} {does.format(n=number % 990)}",
                requester=PersonView(number, name, locale=language),
                status=rng.choice(("new", "open", "pending", "hold", "solved")),
                priority=rng.choice((None, "low", "normal", "high", "urgent")),
                preview=rng.choice(seed_texts.ANSWERS[language]),
                updated_at_ms=NOW_MS - rng.randrange(10**10),
                unread=rng.choice((0, 0, 0, 2)),
            )
        )
    return tuple(made)


def frame(act: Callable[[], object]) -> Frame:
    wall, own = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - own) * 1000


def scrolling(pane: TicketListPane, frames: int, rng: random.Random) -> Iterator[tuple[str, Frame]]:
    bar = pane.view.verticalScrollBar()
    step = max(bar.maximum() // frames, 1)
    for turn in range(frames):
        bar.setValue(min(turn * step, bar.maximum() - WHEEL_PX))
        QApplication.processEvents()
        yield "a turn of the wheel", frame(lambda: bar.setValue(bar.value() + WHEEL_PX))
        yield "a page down", frame(lambda: bar.setValue(bar.value() + bar.pageStep()))
        yield "a drag to anywhere", frame(lambda: bar.setValue(rng.randrange(bar.maximum())))


def growing(pane: TicketListPane, every: tuple[TicketRow, ...], held: int) -> Iterator[Frame]:
    """The next page under as many rows as the app ever holds."""
    for count in range(held - 10 * PAGE, held, PAGE):
        pane.show_snapshot(snapshot(every[:count]))
        QApplication.processEvents()
        yield frame(partial(pane.show_snapshot, snapshot(every[: count + PAGE])))


def snapshot(shown: tuple[TicketRow, ...]) -> AgentSnapshot:
    view = ViewItem(4, "all", count=len(shown))
    return AgentSnapshot(views=(view,), tickets=TicketListView(rows=shown, view_id=4, total=len(shown), has_more=True))


def pane_of(app: QApplication) -> TicketListPane:
    means = Means(Look(app, Settings(language="en"), Tongue(app).use), lambda _wish: None, lambda: NOW_MS, DictMemory())
    pane = TicketListPane(means, lambda: None, lambda: None)
    pane.resize(*SIZE_PX)
    pane.show()
    return pane


def figures(taken: dict[str, list[Frame]]) -> list[Figure]:
    found = []
    for name, frames in taken.items():
        for place, clock in enumerate(("wall", "own processor time")):
            ordered = sorted(one[place] for one in frames)
            found.append(Figure(f"{name}, {clock}, median", round(ordered[len(ordered) // 2], 3), "ms"))
            found.append(against(f"{name}, {clock}, longest", ordered[-1], "ms", "bar", BAR_MS))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=500)
    parser.add_argument("--held", type=int, default=2_000)
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([sys.argv[0], *STYLE])
    rng = random.Random(arguments.rows)
    every, pane = rows(arguments.rows, rng), pane_of(app)
    taken: dict[str, list[Frame]] = {}
    pane.show_snapshot(snapshot(every))
    QApplication.processEvents()
    for name, one in scrolling(pane, arguments.frames, rng):
        taken.setdefault(f"{name}, {arguments.rows:,} rows", []).append(one)
    taken[f"the next page under {arguments.held:,} rows"] = list(growing(pane, every, arguments.held))
    hand_in("desk_list", figures(taken))


if __name__ == "__main__":
    main()
