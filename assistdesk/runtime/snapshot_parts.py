"""What the snapshots of both ends share (``snapshot`` says what a snapshot is)."""

import msgspec

from assistdesk.core.types import Permission, PermissionState


class Cause(msgspec.Struct, frozen=True):
    """Why something did not work: a stable rule and its fields; ``ui/text.py`` has the sentence."""

    rule: str
    fields: tuple[tuple[str, str | int], ...] = ()


class TagsFound(msgspec.Struct, frozen=True):
    """Known tags that begin so, the most used first."""

    begun: str = ""
    tags: tuple[str, ...] = ()


class Meter(msgspec.Struct, frozen=True):
    """Line figures; ``limit`` says whose side is slow: none, host_line, viewer_line, host_cpu, viewer_cpu; ``stalled``: nothing
    has come through for a while, so what is seen may be old."""

    rtt_ms: int | None = None
    fps: int | None = None
    kbps: int | None = None
    limit: str = "none"
    stalled: bool = False


class PermissionView(msgspec.Struct, frozen=True):
    permission: Permission
    state: PermissionState = PermissionState.OFF
    left_s: int | None = None
    why: str = ""
    supported: bool = True


class TalkLineView(msgspec.Struct, frozen=True):
    """One line of the session's chat. ``state``: unsent, sent, delivered (own ones), heard."""

    text: str
    at_ms: int
    state: str = "heard"


class TalkView(msgspec.Struct, frozen=True):
    """The session's chat at one end. ``unread``: heard since the chat was last seen. ``returned``: a text that was refused,
    for the field it came from; ``returned_n`` counts such texts."""

    lines: tuple[TalkLineView, ...] = ()
    unread: int = 0
    problem: Cause | None = None
    returned: str = ""
    returned_n: int = 0
