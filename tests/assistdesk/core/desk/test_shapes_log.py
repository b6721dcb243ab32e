"""Pages of a log and of a conversation on the wire."""

import msgspec

from assistdesk.core.desk.shapes_log import AuditPage, CommentPage


def test_what_a_newer_relay_adds_is_ignored() -> None:
    links = '"links":{"next":"/api/v1/tickets/1/audits?x","prev":null}'
    page = msgspec.json.decode(f'{{"audits":[],"novelty":1,{links}}}', type=AuditPage)
    assert (page.audits, page.links.next, page.links.prev) == ((), "/api/v1/tickets/1/audits?x", None)
    assert msgspec.json.decode(b'{"comments":[]}', type=CommentPage) == CommentPage(comments=())
