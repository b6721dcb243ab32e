"""core/desk/events.py: what an audit may say, read back for years."""

import contextlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk import events
from assistdesk.core.desk.events import (
    CUSTOMER_WORD,
    Change,
    Create,
    Event,
    NoteAdded,
    PermissionAsked,
    ReplyAdded,
    Seen,
    SessionEnded,
    SessionOffered,
    is_public,
    read_events,
    write_events,
)
from assistdesk.core.errors import PeerError

STATUSES = ("new", "open", "pending", "hold", "solved", "closed", "deleted")


def raws(written: bytes) -> list[msgspec.Raw]:
    return msgspec.json.decode(written, type=list[msgspec.Raw])


def every_event() -> list[Event]:
    """One of each type, its required fields filled by their kind."""
    samples: list[Event] = []
    fill = {int: 7, str: "x", bool: True, tuple[int, ...]: (1, 2), events.Value: "v", events.Witness: "relay"}
    for kind in Event.__args__:
        info = msgspec.structs.fields(kind)
        samples.append(kind(**{field.name: fill[field.type] for field in info if field.required}))
    return samples


def test_every_type_survives_being_written_and_read() -> None:
    samples = every_event()
    assert len(samples) == len(Event.__args__)
    assert read_events(raws(write_events(samples))) == samples


def test_what_is_written_has_sorted_keys_no_spaces_and_no_defaults() -> None:
    written = write_events([ReplyAdded(comment_id=1, digest="ab"), Change(field="status", previous=None, value="open")])
    assert written == (
        b'[{"comment_id":1,"digest":"ab","type":"Reply"},{"field":"status","previous":null,"type":"Change","value":"open"}]'
    )


def test_an_unknown_type_is_skipped_and_its_neighbours_are_read() -> None:
    raw = [msgspec.Raw(b'{"type":"Teleported","to":3.5}'), msgspec.Raw(b'{"type":"Seen","user_id":3,"later_field":1}')]
    assert read_events(raw) == [Seen(user_id=3)]


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b'{"type":5}', b'{"type":"Seen"}', b'{"type":"Seen","user_id":"x"}', b"\xff", b"[" * 5000],
)
def test_a_malformed_event_is_a_peer_error(raw: bytes) -> None:
    with pytest.raises(PeerError, match="event_malformed"):
        read_events([raw])


@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_a_peer_error(raw: bytes) -> None:
    with contextlib.suppress(PeerError):
        assert isinstance(read_events([raw]), list)


def test_T6_a_note_takes_no_public_number_and_neither_does_what_only_staff_may_know() -> None:
    private: list[Event] = [
        NoteAdded(comment_id=1, digest=""),
        Seen(user_id=1),
        SessionOffered(room="r", nameplate="4829"),
        Change(field="assignee_id", previous=None, value=3),
    ]
    assert not any(is_public(event) for event in private)


def test_the_public_types_are_those_of_the_design() -> None:
    public: list[Event] = [
        Create(value="new"),
        ReplyAdded(comment_id=1, digest=""),
        PermissionAsked(room="r", permission="view"),
        SessionEnded(room="r", reason="done"),
        Change(field="subject", previous="d1", value="d2"),
    ]
    assert all(is_public(event) for event in public)


@pytest.mark.parametrize("previous", STATUSES)
@pytest.mark.parametrize("value", STATUSES)
def test_a_status_is_public_only_where_the_customers_word_for_it_changes(previous: str, value: str) -> None:
    words = {"new": 1, "open": 1, "hold": 1, "pending": 2, "solved": 3, "closed": 3, "deleted": 4}
    expected = words[previous] != words[value]
    assert is_public(Change(field="status", previous=previous, value=value)) is expected
    assert set(CUSTOMER_WORD) == set(STATUSES)
