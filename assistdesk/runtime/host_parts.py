"""What the customer's end of a session is built from: the outside, handed in, and what her computer and its person say.

Declarations; refuses to know how a session runs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from assistdesk.core.session import actions
from assistdesk.core.session.host_state import HostConfig
from assistdesk.core.session.pointing import Board
from assistdesk.core.types import Monitor, Permission, SafetyPolicy
from assistdesk.runtime.ports import Clock, Desk, Dial, Input, Journal, Randomness, Screen, Watch, Windows
from assistdesk.runtime.recordings import RecordingParts
from assistdesk.runtime.sharing import ShareParts

CAN: Final = sum(Permission) - Permission.CONTROL
"""What every computer can serve; Control needs a way to give input."""
FEATURES: Final = CAN | Permission.CONTROL | 1 << 8 | 1 << 9
"""What this build can serve; JPEG and copy in pictures (protocol.md section 16)."""


@dataclass(frozen=True, slots=True)
class HostParts:
    """The outside, handed in."""

    desk: Desk
    dial: Dial
    clock: Clock
    randomness: Randomness
    journal: Journal
    watch: Watch
    open_input: Callable[[], Input] | None
    """None: a computer on which remote input cannot happen."""
    open_screen: Callable[[], Screen]
    list_monitors: Callable[[], tuple[Monitor, ...]]
    share: ShareParts
    log: Callable[[actions.Log], None]
    point: Callable[[Board], None] = lambda _board: None
    """Shows the agent's pointer and drawings; must return at once."""
    open_windows: Callable[[], Windows] | None = None
    """None: a computer on which windows cannot be told apart."""
    recording: RecordingParts | None = None
    """For recordings of the customer's own, ``begin`` takes the whole path; None: none can be made."""


@dataclass(frozen=True, slots=True)
class HostSettings:
    """What the local user and the build say; nothing of it comes from relay, link or viewer."""

    name: str
    os: str
    language: str
    build: str
    policy: SafetyPolicy = SafetyPolicy.ASKED
    pinned_key: bytes | None = None


def config_of(parts: HostParts, settings: HostSettings, is_view_only: bool = False) -> HostConfig:
    """What this computer can serve, and what its person wants."""
    everything = CAN if parts.open_input is None else CAN | Permission.CONTROL
    can = Permission.VIEW if is_view_only else everything
    return HostConfig(settings.name, settings.os, settings.language, can, settings.policy)
