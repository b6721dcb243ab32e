"""What app and relay say to each other: answers with a value or PeerError, whatever arrives."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import PeerError
from assistdesk.core.wire import control

NOTICES = (
    control.Waiting(rejoin="r1.a.b"),
    control.Paired(pairing=3, rejoin="r1.a.b"),
    control.Renewed(rejoin="r1.c.d"),
    control.Move(url="wss://n2.example/s/x", token="j1.e.f", epoch=2),
    control.Closing(why="restart", in_s=5),
)
UPS = (
    control.Sub(stream="ticket:42", after=-1),
    control.Unsub(stream="feed"),
    control.PresenceUp(ticket_id=42, state="note"),
    control.TypingUp(ticket_id=42),
    control.PingUp(n=7),
)
DOWNS = (
    control.Hello(user_id=3, now_ms=1),
    control.Hello(user_id=3, now_ms=1, role="agent", external=True),
    control.EventDown(stream="feed", seq=9, data=msgspec.Raw(b'{"ticket_id":42}')),
    control.Gap(stream="ticket:42", head=99),
    control.Complete(stream="feed", up_to=12),
    control.PresenceDown(ticket_id=42, people=(control.PresentPerson(3, "Ana", "note"),)),
    control.TypingDown(ticket_id=42, for_ms=6_000),
    control.PongDown(n=7),
    control.ByeDown(retry_ms=500, why="restart"),
)
HOSTILE = st.one_of(
    st.text(max_size=200), st.sampled_from(["", "{", "[]", "null", '{"t":1}', '{"t":"paired"}', '{"t":"sub"}'])
)


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_comes_back_as_it_went(notice: control.AnyNotice) -> None:
    assert control.decode_notice(control.encode_notice(notice)) == notice


def test_h20_an_unknown_notice_is_ignored_and_a_malformed_one_counts_as_a_lost_link() -> None:
    assert control.decode_notice('{"t":"grant","perm":"control"}') is None
    for text in ('{"t":"paired","pairing":"x","rejoin":"r"}', "not json", "[" * 500, "\ud800", '{"t":"move"}'):
        with pytest.raises(PeerError, match="notice_malformed"):
            control.decode_notice(text)
    with pytest.raises(PeerError, match="notice_too_long"):
        control.decode_notice('{"t":"closing","why":"' + "x" * 1024 + '","in_s":1}')


@pytest.mark.parametrize("frame", UPS)
def test_a_frame_of_the_app_comes_back_as_it_went(frame: control.AnyUp) -> None:
    assert control.decode_up(control.encode_frame(frame)) == frame
    assert control.decode_up(control.encode_frame(frame).encode()) == frame


@pytest.mark.parametrize("frame", DOWNS)
def test_a_frame_of_the_relay_comes_back_as_it_went(frame: control.AnyDown) -> None:
    assert control.decode_down(control.encode_frame(frame)) == frame
    assert control.decode_down(control.encode_frame(frame).encode()) == frame


def test_a_frame_with_an_unknown_field_a_wrong_stream_or_too_many_bytes_is_refused() -> None:
    bad = (
        '{"t":"sub","stream":"feed","after":0,"x":1}',
        '{"t":"sub","stream":"all","after":0}',
        '{"t":"open"}',
        "[" * 900,
    )
    for text in bad:
        with pytest.raises(PeerError, match="frame_malformed"):
            control.decode_up(text)
    with pytest.raises(PeerError, match="frame_too_long"):
        control.decode_up(" " * (control.FRAME_BYTES_MAX + 1))


def test_a_newer_relays_frame_is_ignored_and_a_broken_one_is_an_error() -> None:
    assert control.decode_down('{"t":"news","chat":3}') is None
    with pytest.raises(PeerError, match="frame_malformed"):
        control.decode_down('{"t":"gap"}')


@given(HOSTILE)
def test_whatever_text_arrives_the_parsers_answer_with_a_value_or_peer_error(text: str) -> None:
    for parse in (control.decode_notice, control.decode_up, control.decode_down):
        try:
            parse(text)
        except PeerError:
            continue


def test_no_request_has_room_for_the_secret_of_a_code() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"nameplate":"4829","secret":"15730"}', type=control.Claim)
