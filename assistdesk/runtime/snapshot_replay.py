"""A recording as the player's window may show it, and what a person wishes of it (``snapshot`` and ``intents`` say what these
are)."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import msgspec

from assistdesk.core.types import Monitor
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.core.session.replay import Mark


class ReplayPhase(enum.StrEnum):
    """Opening, playing, standing still, or: it cannot be played (``problem`` says why)."""

    OPENING = "opening"
    PLAYING = "playing"
    PAUSED = "paused"
    FAILED = "failed"


class ExportPhase(enum.StrEnum):
    """Of a film that is made of the recording: none, being made, made, not made (``problem`` says why)."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class ExportView(msgspec.Struct, frozen=True):
    """``possible``: what makes films is installed; ``file``: the film's name; ``cut_at_ms``: the film ends there, since the
    recording does."""

    possible: bool = False
    phase: ExportPhase = ExportPhase.NONE
    file: str = ""
    percent: int = 0
    cut_at_ms: int | None = None
    problem: Cause | None = None


class ReplaySnapshot(msgspec.Struct, frozen=True):
    """``cut_at_ms``: where a file ends that is cut off or damaged; None: it is whole, as far as is known."""

    phase: ReplayPhase = ReplayPhase.OPENING
    file: str = ""
    recorded_at_ms: int = 0
    at_ms: int = 0
    length_ms: int = 0
    speed: float = 1.0
    marks: tuple[Mark, ...] = ()
    monitors: tuple[Monitor, ...] = ()
    cut_at_ms: int | None = None
    problem: Cause | None = None
    export: ExportView = ExportView()


class Play(Intent, frozen=True):
    """From here, or from the beginning when it stands at the end."""


class Halt(Intent, frozen=True):
    pass


class Seek(Intent, frozen=True):
    t_ms: int


class SetSpeed(Intent, frozen=True):
    factor: float


class Export(Intent, frozen=True):
    """Make a film there; ``may_replace``: she was asked about the file that has this name."""

    path: str
    may_replace: bool


class CancelExport(Intent, frozen=True):
    pass


class ForgetExport(Intent, frozen=True):
    """She has read how it ended."""
