"""Words enter the full-text indexes when somebody searches, or when many wait (decision 0059).

The documents are ``store.search``'s; their words are those of the comments as they stand now. For the staff side only: it reads
notes.
"""

from functools import partial

from relay.desk import shown
from relay.store import search
from relay.store.work import Work


def catch_up(work: Work) -> None:
    """Put in all that waits."""
    documents = search.waiting(work.connection)
    ids = [one.comment_id for one in documents if one.comment_id is not None]
    found = shown.comments_by_ids(work.connection, ids)
    search.hold(work, documents, {number: comment.body for number, comment in found.items()})


def catch_up_at_last(work: Work) -> None:
    """The same at the end of the commit, when nothing stands between savepoints (``Work.at_last``)."""
    work.at_last(partial(catch_up, work))
