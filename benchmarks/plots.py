"""Pictures for docs: the pacing's staircases in the simulator (T1 to T3), and the bars of the last glass run.

``docs/pictures/pacing_t1.svg`` ... are made by the simulator alone, so that they are the same on every computer;
``docs/pictures/glass.svg`` is drawn from ``build/bench/glass.json`` if there is one. SVG, written by hand: text stays text.

usage: python -m benchmarks.plots [NAME...]
"""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from benchmarks.figures import BUILD
from tests.assistdesk.core.screen.simulator import Hop, Host, Viewer, World, mbit

PICTURES = Path("docs/pictures")
WIDTH, PANEL_HEIGHT, LEFT, RIGHT, TOP, GAP = 860, 150, 64, 24, 58, 48
STEP_MS = 100
INK, GREY, BLUE, GREEN, RED, PAPER = "#1d2433", "#8a93a6", "#2f5bd7", "#1c8a5a", "#c2413b", "#ffffff"
Rate = Callable[[int], float]


# --- the simulator's runs -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """``line``: Mbit/s at a millisecond; ``bars``: (from ms, to ms, staleness that must hold there)."""

    name: str
    title: str
    line: Rate
    rtt_ms: int
    change_bytes: int
    until_ms: int
    bars: tuple[tuple[int, int, int], ...]


CASES = (
    Case(
        "pacing_t1",
        "T1: 1 Mbit/s, 60 ms round trip, everything moves",
        lambda _: 1,
        60,
        40_000,
        20_000,
        ((3_000, 20_000, 310),),
    ),
    Case(
        "pacing_t2",
        "T2: from 10 to 1 Mbit/s at 10 s",
        lambda now: 10 if now < 10_000 else 1,
        60,
        40_000,
        20_000,
        ((10_000, 13_000, 2_000), (13_000, 20_000, 500)),
    ),
    Case(
        "pacing_t3",
        "T3: from 1 to 10 Mbit/s at 10 s",
        lambda now: 1 if now < 10_000 else 10,
        60,
        400_000,
        20_000,
        (),
    ),
)


@dataclass(frozen=True)
class Traces:
    """Each a value per STEP_MS: the line, what it carried (both Mbit/s), the oldest the picture was (ms), W (KiB)."""

    line: list[float]
    used: list[float]
    age_ms: list[float]
    window_kib: list[float]


def simulate(case: Case) -> Traces:
    viewer = Viewer(Hop(lambda _: mbit(0.5), case.rtt_ms // 2 - 1, 65_536))
    up = Hop(lambda now: mbit(case.line(now)), case.rtt_ms // 2 - 1, 262_144)
    world = World([Host(viewer, lambda _: case.change_bytes)], up, Hop(lambda _: mbit(1_000), 1, 1_048_576))
    used: list[float] = []
    steps = range(STEP_MS, case.until_ms + 1, STEP_MS)
    for end_ms in steps:
        before = up.carried_bytes
        world.run(end_ms)
        used.append((up.carried_bytes - before) / mbit(1) / STEP_MS)
    return Traces(
        [case.line(end_ms - STEP_MS) for end_ms in steps],
        used,
        [float(max(viewer.ages[end_ms - STEP_MS : end_ms])) for end_ms in steps],
        [world.windows[end_ms - 1] / 1024 for end_ms in steps],
    )


# --- drawing --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Panel:
    """One diagram over time: staircases of (words, colour, a value per STEP_MS), and bars to stay under."""

    words: str
    lines: Sequence[tuple[str, str, Sequence[float]]]
    bars: Sequence[tuple[int, int, int]] = ()

    @property
    def top(self) -> float:
        highest = max((*(max(values) for _, _, values in self.lines), *(bar[2] for bar in self.bars)))
        return round_up(highest * 1.05)


def round_up(value: float) -> float:
    """The next of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten."""
    power = 1.0
    while power * 10 <= value:
        power *= 10
    return next(power * step for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if power * step >= value)


def words_at(x: float, y: float, words: str, colour: str = INK, anchor: str = "start", weight: int = 400) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}" font-weight="{weight}">{escape(words)}</text>'


def line_at(x0: float, y0: float, x1: float, y1: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x0:.1f}" y1="{y0:.1f}" x2="{x1:.1f}" y2="{y1:.1f}" stroke="{colour}" {more}/>'


def page(height: float, body: Iterable[str]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" height="{height:.0f}" '
        'font-family="DejaVu Sans, Noto Sans, Arial, sans-serif" font-size="12">'
    )
    return "\n".join([head, f'<rect width="100%" height="100%" fill="{PAPER}"/>', *body, "</svg>\n"])


def draw_panel(panel: Panel, y: float, until_ms: int) -> list[str]:
    """One diagram whose upper edge is at *y*."""
    wide, bottom, top = WIDTH - LEFT - RIGHT, y + PANEL_HEIGHT, panel.top

    def at(ms: float, value: float) -> tuple[float, float]:
        return LEFT + wide * ms / until_ms, bottom - PANEL_HEIGHT * value / top

    out = [words_at(LEFT, y - 8, panel.words, weight=600)]
    for share in (0, 0.5, 1):
        _, height = at(0, top * share)
        out.append(line_at(LEFT, height, WIDTH - RIGHT, height, "#e3e7ee"))
        out.append(words_at(LEFT - 8, height + 4, f"{top * share:g}", GREY, "end"))
    for second in range(0, until_ms // 1000 + 1, 2):
        x, _ = at(second * 1000, 0)
        out.append(words_at(x, bottom + 16, f"{second} s", GREY, "middle"))
    x = WIDTH - RIGHT
    for words, colour, values in reversed(panel.lines):
        out.append(words_at(x, y - 8, words, colour, "end"))
        x -= 8 + 7 * len(words)
        path = [f"M{LEFT},{at(0, values[0])[1]:.1f}"]
        for index, value in enumerate(values):
            path.append(f"V{at(0, value)[1]:.1f}H{at((index + 1) * STEP_MS, 0)[0]:.1f}")
        out.append(f'<path d="{"".join(path)}" fill="none" stroke="{colour}" stroke-width="1.4"/>')
    for start, end, limit in panel.bars:
        (x0, y0), (x1, _) = at(start, limit), at(end, limit)
        out.append(line_at(x0, y0, x1, y0, RED, 'stroke-dasharray="5 4" stroke-width="1.4"'))
        out.append(words_at(x1, y0 - 4, f"bar {limit} ms", RED, "end"))
    return out


def staircase(case: Case) -> str:
    traces = simulate(case)
    panels = (
        Panel("Mbit/s", [("the line", GREY, traces.line), ("carried", BLUE, traces.used)]),
        Panel("age of the agent's picture, ms", [("oldest in 100 ms", GREEN, traces.age_ms)], case.bars),
        Panel("window W, KiB", [("", INK, traces.window_kib)]),
    )
    body = [words_at(LEFT, 20, case.title, weight=700)]
    for number, panel in enumerate(panels):
        body += draw_panel(panel, TOP + number * (PANEL_HEIGHT + GAP), case.until_ms)
    return page(TOP + len(panels) * (PANEL_HEIGHT + GAP), body)


# --- the glass run's bars -------------------------------------------------------------------------------------------------

PEER_COLOURS = {"assistdesk": BLUE, "floor": GREEN, "tigervnc": GREY, "x11vnc": "#c9ced8"}
BAR_HEIGHT, BAR_GAP, GROUP_GAP, LABEL_WIDTH = 14, 3, 16, 190


def bars(groups: Sequence[tuple[str, Sequence[tuple[str, float]]]], title: str, unit: str) -> str:
    """Horizontal bars, one group a workload; each group has its own scale of colours by peer."""
    longest = max((value for _, rows in groups for _, value in rows), default=1.0)
    wide, y = WIDTH - LABEL_WIDTH - 90, 44.0
    body = [words_at(LABEL_WIDTH, 22, title, weight=700)]
    for name, rows in groups:
        body.append(words_at(16, y + 12, name, weight=600))
        for peer, value in rows:
            length = wide * value / longest
            colour = PEER_COLOURS.get(peer, GREY)
            body.append(words_at(LABEL_WIDTH - 8, y + 12, peer, GREY, "end"))
            body.append(
                f'<rect x="{LABEL_WIDTH}" y="{y:.0f}" width="{length:.1f}" height="{BAR_HEIGHT}" fill="{colour}"/>'
            )
            body.append(words_at(LABEL_WIDTH + length + 6, y + 12, f"{value:.1f} {unit}"))
            y += BAR_HEIGHT + BAR_GAP
        y += GROUP_GAP
    return page(y, body)


def glass() -> str | None:
    """Median latency of the last glass run; None without one."""
    path = BUILD / "glass.json"
    if not path.exists():
        return None
    groups: dict[str, dict[str, float]] = {}
    for figure in json.loads(path.read_text()):
        workload, *what = str(figure["name"]).split(" ")
        if what[0] == "p50_ms":
            groups.setdefault(workload, {})[what[1]] = float(figure["value"])
    drawn = [
        (name, sorted(rows.items(), key=lambda row: list(PEER_COLOURS).index(row[0]))) for name, rows in groups.items()
    ]
    return bars(drawn, "From one screen to the other: median latency", "ms")


def main() -> None:
    wanted = set(sys.argv[1:])
    made: dict[str, Callable[[], str | None]] = {case.name: partial(staircase, case) for case in CASES}
    made["glass"] = glass
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, draw in made.items():
        if wanted and name not in wanted:
            continue
        svg = draw()
        if svg is not None:
            path = PICTURES / f"{name}.svg"
            path.write_text(svg)
            print(path)


if __name__ == "__main__":
    main()
