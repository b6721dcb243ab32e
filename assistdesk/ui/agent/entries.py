"""What the conversation draws: one ``Entry`` a row, made from the ticket's timeline, its unsent texts and the session.

Entries hold finished words (made by text.py) and know nothing of pixels. The order is that of the timeline, oldest on top; day
lines and the line "new since you looked" are put between.
"""

import enum
from dataclasses import dataclass

from assistdesk.ui.theme import Tone

BODY_CHARS_MAX, BODY_LINES_MAX = 20_000, 400
"""So much of a comment stands in the conversation; the rest is a press away (``Act.WHOLE``)."""


class Kind(enum.Enum):
    OLDER = "older"
    DAY = "day"
    UNREAD = "unread"
    MESSAGE = "message"
    NOTE = "note"
    SYSTEM = "system"
    SESSION = "session"


class Act(enum.StrEnum):
    """What a person can do to a row besides copying it."""

    UNDO = "undo"
    RETRY = "retry"
    OLDER = "older"
    SAVE = "save"
    SPLIT = "split"
    OPEN = "open"
    ERASE = "erase"
    ERASE_FILE = "erase_file"
    WHOLE = "whole"


def beginning(body: str) -> str:
    """As much of *body* as a row shows; what is cut ends with an ellipsis."""
    lines = body.split("\n", BODY_LINES_MAX)
    shown = "\n".join(lines[:BODY_LINES_MAX])[:BODY_CHARS_MAX]
    return body if len(shown) == len(body) else shown.rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Entry:
    """``body`` is plain text. ``mark``: "" or words about sending; ``acts``: (act, key, words) in their order, ``files`` are
    those that save an attachment, each on a line of its own, ``going`` the words for files that are on their way, ``more``
    those that only the row's menu has; ``marks``: (start, end) of what stands out in the body, in UTF-16 units."""

    key: str
    kind: Kind
    body: str = ""
    author: str = ""
    time: str = ""
    mine: bool = False
    icon: str = ""
    tone: Tone = Tone.NEUTRAL
    title: str = ""
    chip: str = ""
    mark: str = ""
    failed: bool = False
    acts: tuple[tuple[Act, str, str], ...] = ()
    files: tuple[tuple[Act, str, str], ...] = ()
    going: tuple[str, ...] = ()
    more: tuple[tuple[Act, str, str], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()
    grouped: bool = False

    @property
    def file_words(self) -> tuple[str, ...]:
        """A line for each file."""
        return (*(words for _, _, words in self.files), *self.going)

    @property
    def sentence(self) -> str:
        """The row as one sentence for a screen reader."""
        files = ", ".join(self.file_words)
        parts = (self.title, self.author, self.body, files, self.chip, self.time, self.mark)
        return ", ".join(part for part in parts if part)
