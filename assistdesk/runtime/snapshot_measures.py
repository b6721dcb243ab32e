"""The reports as a window may show them (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.desk.measure_shapes import MeasuresOut


class MeasuresView(msgspec.Struct, frozen=True):
    """``days``: the chosen period (1: today); 0: nothing was asked yet."""

    days: int = 0
    loading: bool = False
    loading_since_ms: int = 0
    error: Cause | None = None
    answer: MeasuresOut | None = None
