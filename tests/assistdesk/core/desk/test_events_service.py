"""core/desk/events_service.py: both families read from one log, old bytes unchanged, the unknown skipped."""

import msgspec
import pytest

from assistdesk.core.desk.events import Change, ReplyAdded, write_events
from assistdesk.core.desk.events_service import (
    ChatEnded,
    ChatQueued,
    MergedFrom,
    NoteSaid,
    OfferedTo,
    ReplySaid,
    ServiceEvent,
    is_public_service,
    read_audit_events,
    read_log_events,
)
from assistdesk.core.errors import PeerError


def test_both_families_come_back_in_order() -> None:
    raw = [
        b'{"type":"Change","field":"status","previous":"new","value":"open"}',
        b'{"type":"Reply","comment_id":1,"digest":"d","kind":"chat","thread_id":5}',
        b'{"type":"FromTheFuture","x":1}',
        b'{"type":"ChatQueued","thread_id":5,"group_id":2,"more":true}',
    ]
    assert read_log_events(raw) == [
        Change(field="status", previous="new", value="open"),
        ReplySaid(comment_id=1, digest="d", kind="chat", thread_id=5),
        ChatQueued(thread_id=5, group_id=2),
    ]


def test_a_plain_reply_is_written_with_the_same_bytes_by_both_structs() -> None:
    old = msgspec.json.encode(ReplyAdded(comment_id=1, digest="d"), order="sorted")
    assert msgspec.json.encode(ReplySaid(comment_id=1, digest="d"), order="sorted") == old
    assert read_log_events([old]) == [ReplySaid(comment_id=1, digest="d")]


@pytest.mark.parametrize("kind", ServiceEvent.__args__)
def test_every_type_has_a_name_of_its_own(kind: type[msgspec.Struct]) -> None:
    tags = [str(other.__struct_config__.tag) for other in ServiceEvent.__args__]
    assert tags.count(str(kind.__struct_config__.tag)) == 1


@pytest.mark.parametrize("raw", [b"{}", b"[]", b'{"type":"Reply"}', b"\xff", b'{"type":"ChatEnded","thread_id":"x"}'])
def test_an_event_that_does_not_fit_is_the_peer_s_fault(raw: bytes) -> None:
    with pytest.raises(PeerError, match="event_malformed"):
        read_log_events([raw])


def test_an_audit_is_read_in_one_go_and_one_from_the_future_event_by_event() -> None:
    known = [b'{"type":"Reply","comment_id":1,"digest":"d"}', b'{"type":"ChatQueued","thread_id":5,"group_id":2}']
    unknown = [*known, b'{"type":"FromTheFuture","x":1}']
    for raw in (known, unknown):
        assert list(read_audit_events(b"[" + b",".join(raw) + b"]")) == read_log_events(raw)


@pytest.mark.parametrize("written", [b"", b"{}", b'["x"]', b'[{"type":"Reply"}]', b"[" * 100_000, b'["\xff"]'])
def test_an_audit_that_does_not_fit_is_the_peer_s_fault(written: bytes) -> None:
    with pytest.raises(PeerError, match="event_malformed"):
        read_audit_events(written)


def test_customers_hear_of_the_queue_but_not_of_offers() -> None:
    assert is_public_service(ChatQueued(thread_id=1, group_id=1))
    assert is_public_service(ChatEnded(thread_id=1, outcome="missed", ended_by="system"))
    assert not is_public_service(OfferedTo(thread_id=1, agent_id=1, until_ms=1))
    assert not is_public_service(NoteSaid(comment_id=1, digest="d"))
    assert write_events([]) == b"[]"
    assert MergedFrom(source_id=1).oldest_unanswered_at is None
