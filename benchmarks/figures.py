"""What every benchmark hands in: a table for people and ``build/bench/NAME.json`` for comparison.

A figure is {name, value, unit, against, ratio}: ``against`` names the peer or floor of the same run, ``ratio`` is value
divided by the peer's value. Single figures are never compared across machines; ratios are.
"""

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

BUILD = Path("build/bench")


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str
    against: str = ""
    ratio: float | None = None


def against(name: str, value: float, unit: str, peer: str, peer_value: float) -> Figure:
    """A figure beside its peer of the same run."""
    return Figure(name, round(value, 4), unit, peer, round(value / peer_value, 3) if peer_value else None)


def hand_in(benchmark: str, figures: Iterable[Figure]) -> Path:
    """Print the table and write ``build/bench/<benchmark>.json``; return its path."""
    rows = list(figures)
    width = max((len(row.name) for row in rows), default=4)
    print(f"{'figure':{width}}  {'value':>12} {'unit':8} {'ratio':>7}  against")
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        print(f"{row.name:{width}}  {row.value:>12.3f} {row.unit:8} {ratio:>7}  {row.against}")
    BUILD.mkdir(parents=True, exist_ok=True)
    path = BUILD / f"{benchmark}.json"
    path.write_text(json.dumps([dataclasses.asdict(row) for row in rows], indent=2) + "\n")
    return path
