"""core/desk/timeline_shapes.py: a page of a newer relay is read, a link that makes no sense is refused."""

import msgspec
import pytest

from assistdesk.core.desk.timeline_shapes import LinkIn, TimelinePage


def test_a_page_of_a_newer_relay_is_read() -> None:
    page = msgspec.json.decode(
        b'{"audits":[],"links":[{"ticket_id":7,"kind":"split","outward":true,"new":1}]}', type=TimelinePage
    )
    assert [link.ticket_id for link in page.links] == [7]
    assert page.may is None


@pytest.mark.parametrize("raw", [b'{"ticket_id":0,"kind":"related"}', b'{"ticket_id":7,"kind":"merged"}', b"{}"])
def test_a_link_that_makes_no_sense_is_refused(raw: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(raw, type=LinkIn)
