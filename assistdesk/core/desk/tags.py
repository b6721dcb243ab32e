"""Tags as people write them, and which of those that there are are offered to who begins to write one (desk.md section 9).

A tag is what the relay takes: as it is written, with its case and with single spaces inside. Pure: it knows no ticket.
"""

import re
from collections.abc import Iterable
from typing import Final

from assistdesk.core.desk.fold import plain
from assistdesk.core.desk.shapes import TAG_CHARS_MAX
from assistdesk.core.wire.control import Answer

ENDS: Final = ",;，；、"
"""What ends a tag that is typed, as Enter does."""
_BETWEEN: Final = re.compile(rf"[{ENDS}\t\r\n]")


class TagUse(Answer, frozen=True, kw_only=True):
    """A tag, and how many tickets that the asker may see have it."""

    tag: str
    tickets: int


class TagList(Answer, frozen=True, kw_only=True):
    """GET /tags: the most used first."""

    tags: tuple[TagUse, ...] = ()


def tags_in(text: str) -> tuple[str, ...]:
    """What is typed or pasted as tags, each once, as the relay keeps them; also what is too long for it."""
    words = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(word for word in words if word))


def is_too_long(tag: str) -> bool:
    return len(tag) > TAG_CHARS_MAX


def beginning(tags: Iterable[str], begun: str) -> tuple[str, ...]:
    """Those that begin so, whatever their case and marks; none where nothing is begun."""
    wanted = plain(" ".join(begun.split()))
    return tuple(tag for tag in tags if plain(tag).startswith(wanted)) if wanted else ()
