"""Figures as REST shows them: each with its unit, the n it rests on and its definition. What they are of is ``measures``'."""

from collections.abc import Iterable

from assistdesk.core.desk.figures import Figure, Rate, Summary, summary
from assistdesk.core.desk.measure_shapes import DEFINITIONS, FigureOut, Unit


def spread_of(key: str, found: Summary, unit: Unit = "count") -> FigureOut:
    """The median is the figure; mean and 90th percentile stand beside it."""
    return FigureOut(
        key=key,
        unit=unit,
        n=found.n,
        value=found.median,
        mean=found.mean,
        p90=found.p90,
        least=found.least,
        most=found.most,
        definition=DEFINITIONS[key],
    )


def time_of(key: str, values_ms: Iterable[int | None]) -> FigureOut:
    return spread_of(key, summary(value for value in values_ms if value is not None), "ms")


def count_of(key: str, n: int) -> FigureOut:
    return figure_of(key, "count", n, n)


def rate_of(key: str, rate: Rate) -> FigureOut:
    return figure_of(key, "percent", rate.percent, rate.n)


def number_of(key: str, figure: Figure) -> FigureOut:
    return figure_of(key, "count", figure.value, figure.n)


def figure_of(key: str, unit: Unit, value: float | None, n: int) -> FigureOut:
    """One number; None: there is nothing to measure."""
    shown = None if value is None else float(value)
    return FigureOut(key=key, unit=unit, n=n, value=shown, definition=DEFINITIONS[key])
