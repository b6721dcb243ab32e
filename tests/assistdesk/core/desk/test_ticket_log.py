"""core/desk/ticket_log.py: one spelling for every line, written and read; whatever else comes is refused with a rule."""

import hashlib
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk import chain
from assistdesk.core.desk.ticket_log import LINE_BYTES, read_header, read_line, write_header, write_line
from assistdesk.core.errors import PeerError
from tests.kit.log_files import MADE_AT, audit, comment, line_of, links, salt_of


def test_a_header_says_what_follows() -> None:
    raw = write_header(1042, 3, "ab" * 32, MADE_AT)
    assert json.loads(raw) == {
        "format": "assistdesk-ticket-log",
        "version": 1,
        "ticket_id": 1042,
        "audits": 3,
        "head": "ab" * 32,
        "made_at": MADE_AT,
    }
    assert (read_header(raw).audits, read_header(raw).head) == (3, "ab" * 32)
    assert read_header(write_header(1, 0, "", MADE_AT)).head == chain.FIRST_PREV


def test_a_line_is_proved_by_hand_with_a_hash_and_nothing_else() -> None:
    for link in links(4):
        raw = line_of(link)
        said = json.loads(raw)
        hashed = raw[len(b'{"audit":') : raw.index(b',"prev_hash"')]
        assert json.loads(hashed) == said["audit"]
        whole = b"AssistDesk-audit/1\n" + bytes.fromhex(said["prev_hash"]) + hashed
        assert hashlib.sha256(whole).hexdigest() == said["hash"] == link.hash
        for one in said.get("texts", ()):
            assert hashlib.sha256(bytes.fromhex(one["salt"]) + one["text"].encode()).hexdigest() == one["digest"]


@given(text=st.text(max_size=60), author_id=st.none() | st.integers(1, 2**62 - 1))
def test_what_is_written_is_read_again(text: str, author_id: int | None) -> None:
    link = msgspec.structs.replace(audit(None, [comment(1, text)]), author_id=author_id)
    read, line = read_line(write_line(link, [(salt_of(text), text)]))
    assert read == link
    assert [(one.text, one.salt) for one in line.texts] == [(text, salt_of(text).hex())]
    assert line.left_out == 0


def test_what_would_make_a_line_too_long_is_left_out_and_counted() -> None:
    texts = [letter * 400_000 for letter in "abc"]
    link = audit(None, [comment(number, text) for number, text in enumerate(texts, 1)])
    raw = write_line(link, [(salt_of(text), text) for text in texts])
    assert len(raw) <= LINE_BYTES
    assert [one.text for one in read_line(raw)[1].texts] == texts[:2]
    assert read_line(raw)[1].left_out == 1


def test_the_longest_comment_fits_whatever_its_letters() -> None:
    text = "\x01" * 65_536
    assert read_line(write_line(audit(None, [comment(1, text)]), [(salt_of(text), text)]))[1].texts[0].text == text


HEADER = write_header(1042, 3, "ab" * 32, MADE_AT)


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"x" * (LINE_BYTES + 1), "line_size"),
        (HEADER[:-1], "line_cut"),
        (b"", "line_cut"),
        (b"O {}\n", "not_a_log"),
        (b"\xff\xfe\n", "not_a_log"),
        (b"[" * 5_000 + b"\n", "not_a_log"),
        (b"{}\n", "not_a_log"),
        (b'{"format":7}\n', "not_a_log"),
        (HEADER.replace(b"-log", b"-lag"), "not_a_log"),
        (HEADER.replace(b'"version":1', b'"version":2'), "log_version"),
        (HEADER.replace(b'"audits":3', b'"audits":-3'), "line_form"),
        (HEADER.replace(b'"audits":3', b'"audits":"3"'), "line_form"),
        (HEADER.replace(b'"audits":3', b'"audits":' + b"9" * 40), "line_form"),
        (HEADER.replace(b"}", b',"more":1}'), "line_form"),
        (HEADER.replace(b'"ticket_id":1042', b'"ticket_id":0'), "line_form"),
        (HEADER.replace(b"2026-03", b"2026-13"), "line_form"),
        (HEADER.replace(b"2026-03", b"0000-03"), "line_form"),
        (HEADER.replace(b"ab" * 32, b"AB" * 32), "line_form"),
        (HEADER.replace(b":1,", b": 1,"), "line_spelling"),
        (HEADER.replace(b'"audits":3', b'"audits":9,"audits":3'), "line_spelling"),
    ],
)
def test_a_first_line_that_is_none_is_refused(raw: bytes, rule: str) -> None:
    with pytest.raises(PeerError) as caught:
        read_header(raw)
    assert caught.value.rule == rule


LINE = line_of(links(1)[0])


@pytest.mark.parametrize(
    ("raw", "rule"),
    [
        (b"x" * (LINE_BYTES + 1), "line_size"),
        (LINE[:-1], "line_cut"),
        (LINE[:40], "line_cut"),
        (b"\n", "line_form"),
        (b"[]\n", "line_form"),
        (LINE.replace("请".encode(), b"\xe8\xaf"), "line_form"),
        (LINE.replace(b'"seq":1', b'"seq":1.0'), "line_form"),
        (LINE.replace(b'"seq":1', b'"seq":0'), "line_form"),
        (LINE.replace(b'"seq":1', b'"seq":true'), "line_form"),
        (LINE.replace(b'"user_id":1', b'"user_id":1.5'), "line_form"),
        (LINE.replace(b'"user_id":1', b'"user_id":1e999'), "line_form"),
        (LINE.replace(b'"user_id":1', b'"user_id":' + b"[" * 3_000 + b"]" * 3_000), "line_form"),
        (LINE.replace(b'"prev_hash":"00', b'"prev_hash":"0'), "line_form"),
        (LINE.replace(b'"texts":[{', b'"texts":[{"x":1,'), "line_form"),
        (LINE.replace(b'"salt":"', b'"salt":"00'), "line_form"),
        (LINE.replace(b'"via":', b'"via": '), "line_spelling"),
        (LINE.replace(b'"user_id":1', b'"user_id":2,"user_id":1'), "line_spelling"),
        (LINE.replace(b"Hola", b"Hol\\u0061"), "line_spelling"),
        (LINE.replace(b"}\n", b"} \n"), "line_spelling"),
    ],
)
def test_a_line_that_is_none_is_refused(raw: bytes, rule: str) -> None:
    assert raw != LINE
    with pytest.raises(PeerError) as caught:
        read_line(raw)
    assert caught.value.rule == rule
