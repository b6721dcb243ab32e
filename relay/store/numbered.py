"""Lists in the order of their numbers, page by page: the same for people, organisations and anchors. It knows no table."""

from typing import Any

import sqlalchemy as sa


def numbered(
    query: sa.Select[Any], number: sa.ColumnElement[int], place: int | None, *, descending: bool
) -> sa.Select[Any]:
    """*query* in the order of *number*, or turned round; of rows that follow *place* in it, None: from its beginning."""
    if place is not None:
        query = query.where(number < place if descending else number > place)
    return query.order_by(number.desc() if descending else number)
