"""Words that stood typed in a sheet when the program ended: what is kept of them, and shown at the next start."""

from msgspec import Struct

from assistdesk.runtime.intent import Intent


class LeftSheet(Struct, frozen=True):
    """``title`` as it was read over the sheet; ``words``: what a field is called, and what was typed in it."""

    title: str
    words: tuple[tuple[str, str], ...]


class KeepLeft(Intent, frozen=True):
    """What is typed in the sheets that are open now, against the program's end; nothing: nothing is."""

    sheets: tuple[LeftSheet, ...] = ()


class DiscardLeft(Intent, frozen=True):
    """What was left before is wanted no more."""
