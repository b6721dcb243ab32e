"""What either person wishes of clipboard and files in a session (``intents`` says what an intent is).

The same at both ends. Which permission allows it is not the window's question.
"""

from assistdesk.runtime.intent import Intent


class ShareIntent(Intent, frozen=True):
    """One of these."""


class SendClipboard(ShareIntent, frozen=True):
    """What lies on the clipboard at the moment of the click; empty where it holds no text."""

    text: str

    def __repr__(self) -> str:
        return "SendClipboard()"


class UseClip(ShareIntent, frozen=True):
    """Put the other end's text on the own clipboard."""

    clip_id: int
    pressed_at_ms: int


class RefuseClip(ShareIntent, frozen=True):
    """She does not want it."""

    clip_id: int


class OfferFiles(ShareIntent, frozen=True):
    """Files that were chosen in a dialog or dropped on the window; ``paths`` are absolute."""

    paths: tuple[str, ...]

    def __repr__(self) -> str:
        return f"OfferFiles({len(self.paths)})"


class AcceptFile(ShareIntent, frozen=True):
    """Take what is offered, into ``folder``."""

    file_id: int
    folder: str
    pressed_at_ms: int


class DismissFile(ShareIntent, frozen=True):
    """Refuse, cancel or forget it, as it stands."""

    file_id: int


class SendRest(ShareIntent, frozen=True):
    """Offer again what was cut off with the line."""

    file_id: int
