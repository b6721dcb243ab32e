"""What REST says about the page of a list: where it stands and where the next and the previous one are (desk.md section 12).

Cursors are made and read by the relay alone; to everybody else they are words.
"""

from typing import Final, Literal

from assistdesk.core.desk.views import GroupKey
from assistdesk.core.wire.control import Answer

Beside = Literal["users", "groups", "organizations", "clocks"]
"""What a page gives beside its rows, by ``include``."""
NAMED: Final[frozenset[Beside]] = frozenset(("users", "groups", "organizations"))
"""What pages of tickets give beside them unless they are asked for something else."""
NOTHING_BESIDE: Final[frozenset[Beside]] = frozenset()
SearchSort = Literal["newest", "best"]
"""How what a search found stands: the newest comment first, or what fits best."""


class PageMeta(Answer, frozen=True, kw_only=True):
    """``sort``, ``group_by``: the order that the page was read in, where it is a list's.

    ``after_cursor``: where the next page begins; ``before_cursor``: where the previous one ends; null: there is none.
    """

    has_more: bool = False
    after_cursor: str | None = None
    before_cursor: str | None = None
    total: int | None = None
    sort: str = ""
    group_by: GroupKey | None = None


class PageLinks(Answer, frozen=True, kw_only=True):
    """The addresses of the two pages beside this one, relative to the relay's own."""

    next: str | None = None
    prev: str | None = None
