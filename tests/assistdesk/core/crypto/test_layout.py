"""The handshake's messages have exactly one length each."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.layout import (
    NO_RESUME,
    Abort,
    Hello,
    Ident,
    Kind,
    Opening,
    Tag,
    make_abort,
    make_hello,
    make_ident,
    make_opening,
    open_frame,
    parse_abort,
    parse_commit,
    parse_confirm,
    parse_hello,
    parse_ident,
    parse_opening,
    parse_share,
)
from assistdesk.core.errors import MisuseError, PeerError

HELLO = Hello(1, 1, Kind.CODE, 0x7F, bytes(16), bytes(32), NO_RESUME, "1.0.0")
IDENT = Ident(b"\x01" * 32, b"\x02" * 311, b"\x03" * 64)


@given(
    st.integers(0, 255),
    st.integers(0, 2**32 - 1),
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=32),
)
@settings(max_examples=60)
def test_a_hello_is_read_as_it_was_made(version: int, features: int, build: str) -> None:
    hello = replace(HELLO, version_max=version, features=features, build=build)
    frame = make_hello(Tag.HOST_HELLO, hello)
    assert len(frame) == 73 + len(build)
    assert parse_hello(Tag.HOST_HELLO, frame) == hello


HELLO_FRAME = make_hello(Tag.VIEWER_HELLO, HELLO)
SPOILT = {
    "other tag": (make_hello(Tag.HOST_HELLO, HELLO), "frame_tag"),
    "empty": (b"", "frame_size"),
    "over 512 bytes": (HELLO_FRAME + bytes(512), "frame_size"),
    "kind 2": (HELLO_FRAME[:3] + b"\x02" + HELLO_FRAME[4:], "hello"),
    "resume id of a code": (HELLO_FRAME[:56] + b"\x01" + HELLO_FRAME[57:], "hello"),
    "build of 33": (HELLO_FRAME[:72] + b"\x21" + b"x" * 33, "hello"),
    "build with a control": (HELLO_FRAME[:-1] + b"\n", "hello"),
    "build beyond ASCII": (HELLO_FRAME[:-1] + b"\x80", "hello"),
    "build longer than said": (HELLO_FRAME + b"x", "left_over"),
    "build shorter than said": (HELLO_FRAME[:-1], "cut"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_H9_a_spoilt_hello_is_refused(what: str) -> None:
    frame, rule = SPOILT[what]
    with pytest.raises(PeerError, match=rule):
        parse_hello(Tag.VIEWER_HELLO, frame)


@pytest.mark.parametrize(
    "hello",
    [
        replace(HELLO, room=b""),
        replace(HELLO, nonce=b""),
        replace(HELLO, resume_id=b""),
        replace(HELLO, build="x" * 33),
        replace(HELLO, build="\n"),
    ],
)
def test_a_hello_that_the_other_end_would_refuse_is_our_mistake(hello: Hello) -> None:
    with pytest.raises(MisuseError, match="hello_field"):
        make_hello(Tag.VIEWER_HELLO, hello)


EXACT = [
    (parse_commit, b"\xa2" + bytes(32), bytes(32)),
    (parse_share, b"\xa3" + b"B" * 33 + b"\x01" * 32, (b"B" * 33, b"\x01" * 32)),
    (
        parse_opening,
        make_opening(b"A" * 33, b"\x01" * 32) + b"\x02" * 32,
        Opening(b"A" * 33, b"\x01" * 32, b"\x02" * 32),
    ),
    (parse_confirm, b"\xa5" + bytes(32), bytes(32)),
    (parse_ident, make_ident(IDENT), IDENT),
    (parse_ident, make_ident(Ident(b"\x01" * 32)), Ident(b"\x01" * 32)),
]


@pytest.mark.parametrize(("parse", "frame", "value"), EXACT)
def test_H9_a_message_cut_at_any_byte_or_a_byte_longer_is_refused(parse, frame: bytes, value: object) -> None:  # type: ignore[no-untyped-def]
    assert parse(frame) == value
    for size in range(len(frame)):
        if parse is parse_ident and size == 32:
            continue
        with pytest.raises(PeerError):
            parse(frame[:size])
    with pytest.raises(PeerError):
        parse(frame + b"\0")


@pytest.mark.parametrize("size", [0, 312, 65_535])
def test_H9_a_certificate_of_a_wrong_size_is_refused(size: int) -> None:
    with pytest.raises(PeerError, match="ident"):
        parse_ident(bytes(32) + size.to_bytes(2, "big") + bytes(400))


def test_the_largest_opening_fits_into_a_frame() -> None:
    assert len(make_opening(bytes(33), make_ident(IDENT))) + 32 == 477


@pytest.mark.parametrize("abort", Abort)
def test_an_abort_is_read_as_it_was_made(abort: Abort) -> None:
    assert make_abort(abort) == bytes([0xAF, abort])
    assert parse_abort(make_abort(abort)) is abort


@pytest.mark.parametrize("frame", [b"\xaf", b"\xaf\x00", b"\xaf\x08", b"\xaf\x01\x00"])
def test_H9_an_abort_of_another_form_is_refused(frame: bytes) -> None:
    with pytest.raises(PeerError, match="abort"):
        parse_abort(frame)


def test_other_frames_are_no_abort() -> None:
    assert parse_abort(b"") is None
    assert parse_abort(HELLO_FRAME) is None


def test_a_frame_is_opened_behind_its_tag() -> None:
    assert open_frame(Tag.SHARE, b"\xa3ab").take(2) == b"ab"
