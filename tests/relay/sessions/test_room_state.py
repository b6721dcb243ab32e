"""A room's name: one spelling and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.types import Role
from relay.sessions.room_state import Phase, Room, Seat, read_room, room_text


@given(st.binary(min_size=16, max_size=16))
def test_a_room_is_named_by_26_letters_and_read_back(room: bytes) -> None:
    text = room_text(room)
    assert len(text) == 26
    assert read_room(text) == room


@given(st.text(max_size=30))
def test_whatever_is_no_room_is_none(text: str) -> None:
    room = read_room(text)
    assert room is None or room_text(room) == text


@pytest.mark.parametrize("text", ["", "a" * 25, "a" * 27, "A" * 26, "1" * 26, "a" * 25 + "b", "a" * 24, "ä" * 26])
def test_other_spellings_are_no_room(text: str) -> None:
    assert read_room(text) is None


def test_seats_are_found_by_role_and_by_leg() -> None:
    room = Room(Phase.WAITING, epoch=1, opened_ms=0, since_ms=0)
    seated = room.seated(Role.HOST, Seat(7, 0, 0))
    assert seated.seat(Role.HOST) == Seat(7, 0, 0)
    assert seated.seat(Role.VIEWER) is None
    assert seated.role_of(7) is Role.HOST
    assert seated.role_of(8) is None
    assert seated.seated(Role.VIEWER, Seat(8, 0, 0)).role_of(8) is Role.VIEWER
