"""What REST says of the nightly anchors of tickets' logs (desk.md section 3)."""

from assistdesk.core.desk.shapes import PageLinks, PageMeta
from assistdesk.core.wire.control import Answer


class AnchorOut(Answer, frozen=True, kw_only=True):
    """``digest``: SHA-256 over number, seq and head of all ``tickets`` that there were. Kept elsewhere, it is a witness
    that nobody here can change."""

    id: int
    made_at: str
    tickets: int
    digest: str


class AnchorList(Answer, frozen=True, kw_only=True):
    """GET /anchors, the newest first."""

    anchors: tuple[AnchorOut, ...]
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()
