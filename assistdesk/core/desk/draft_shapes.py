"""Words that came back from a send, in the API (desk.md sections 4, 12)."""

from assistdesk.core.desk.model import DraftKind
from assistdesk.core.desk.shapes import WireId
from assistdesk.core.wire.control import Answer


class ReturnedDraft(Answer, frozen=True, kw_only=True):
    """Its words and why they came back: GET /tickets/{id}/drafts/{kind}."""

    ticket_id: WireId
    kind: DraftKind


class ReturnedDrafts(Answer, frozen=True, kw_only=True):
    """GET /returned_drafts."""

    drafts: tuple[ReturnedDraft, ...]
