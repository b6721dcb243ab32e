"""What REST says about pages of a ticket's log and of its conversation (desk.md section 12), beside ``shapes``."""

from assistdesk.core.desk.shapes import AuditOut, CommentOut, PageLinks, PageMeta, UserOut
from assistdesk.core.wire.control import Answer


class AuditPage(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/audits, the oldest first, each with what was said in it. ``users`` (by ``include``): their authors."""

    audits: tuple[AuditOut, ...]
    users: tuple[UserOut, ...] = ()
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()


class CommentPage(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/comments: the page of the newest first, each page in the order of the conversation."""

    comments: tuple[CommentOut, ...]
    users: tuple[UserOut, ...] = ()
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()
