"""core/desk/chain.py: the golden heads, and every way to meddle with a log."""

import hashlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk import chain
from assistdesk.core.desk.chain import FIRST_PREV, Fault, Link, Verdict, digest, next_head, verify

DIGEST = "d71d5aed364c5c003577cea24d8c9a5c7332c2d22296325cbb2ba74a88bf21e4"
HEADS = (
    "72703ec55ca640c6369f129daf8fd609e313faf0e11622b94cf1a3706e19cc38",
    "3935a1e81ed40ff272b0d663a11c20ee7dd27cd4e75c353bfc34a7b23ee2b0bf",
)


def golden() -> list[Link]:
    first = Link(
        ticket_id=42,
        seq=1,
        pub_seq=1,
        author_id=7,
        via="form",
        created_at=1772359200000,
        events=msgspec.Raw(
            b'[{"value": "new", "type": "Create"}, {"type":"Reply","comment_id":1,"digest":"' + DIGEST.encode() + b'"}]'
        ),
    )
    first = msgspec.structs.replace(first, hash=next_head(FIRST_PREV, first))
    second = Link(
        ticket_id=42,
        seq=2,
        pub_seq=None,
        author_id=3,
        via="api",
        created_at=1772359260000,
        events=msgspec.Raw(b'[{"field":"status","previous":"new","type":"Change","value":"open"}]'),
        prev_hash=first.hash,
    )
    return [first, msgspec.structs.replace(second, hash=next_head(first.hash, second))]


def test_H1_golden_digest_and_heads() -> None:
    assert digest(bytes(16), "Hola, mi sesión no abre") == DIGEST
    assert tuple(link.hash for link in golden()) == HEADS
    assert verify(golden(), last_seq=2, head=HEADS[1]) == Verdict(None, 2, HEADS[1])


def test_H1_canonical_is_the_line_of_the_design() -> None:
    assert chain.canonical(golden()[1]) == (
        b'{"author_id":3,"created_at":1772359260000,"events":[{"field":"status","previous":"new","type":"Change",'
        b'"value":"open"}],"pub_seq":null,"seq":2,"ticket_id":42,"via":"api"}'
    )


def long_chain(length: int) -> list[Link]:
    links: list[Link] = []
    head, pub_seq = FIRST_PREV, 0
    for seq in range(1, length + 1):
        is_public = seq % 3 != 0
        pub_seq += is_public
        link = Link(
            ticket_id=9,
            seq=seq,
            pub_seq=pub_seq if is_public else None,
            author_id=seq % 4 or None,
            via="api",
            created_at=1_000 * (seq // 2),
            events=msgspec.Raw(msgspec.json.encode([{"type": "Seen", "user_id": seq}])),
            prev_hash=head,
        )
        head = next_head(head, link)
        links.append(msgspec.structs.replace(link, hash=head))
    return links


LENGTH = 12
CHANGES = st.sampled_from(
    ("ticket_id", "seq", "pub_seq", "author_id", "via", "created_at", "events", "prev_hash", "hash")
)


def changed(link: Link, field: str) -> Link:
    values = {
        "via": "apj",
        "events": msgspec.Raw(b'[{"type":"Seen","user_id":4711}]'),
        "prev_hash": "ff" * 32,
        "hash": "ff" * 32,
        "pub_seq": 99,
    }
    return msgspec.structs.replace(link, **{field: values.get(field, 4711)})


@given(at=st.integers(0, LENGTH - 1), field=CHANGES)
@settings(max_examples=100)
def test_T40_whatever_is_flipped_the_first_bad_place_is_named(at: int, field: str) -> None:
    links = long_chain(LENGTH)
    links[at] = changed(links[at], field)
    verdict = verify(links, last_seq=LENGTH, head=long_chain(LENGTH)[-1].hash)
    assert verdict.fault is not None
    assert verdict.seq in ((at + 1, at + 2) if field == "ticket_id" and at == 0 else (at + 1,))


@given(at=st.integers(0, LENGTH - 1))
def test_T40_a_dropped_audit_shows_where_it_is_missing(at: int) -> None:
    whole = long_chain(LENGTH)
    verdict = verify(whole[:at] + whole[at + 1 :], last_seq=LENGTH, head=whole[-1].hash)
    assert verdict.fault in (Fault.NUMBER, Fault.TAIL_MISSING)
    assert verdict.seq == at + 1


@given(first=st.integers(0, LENGTH - 1), second=st.integers(0, LENGTH - 1))
def test_T40_two_swapped_audits_show_at_the_first_of_them(first: int, second: int) -> None:
    links = long_chain(LENGTH)
    links[first], links[second] = links[second], links[first]
    verdict = verify(links)
    if first == second:
        assert verdict.fault is None
    else:
        assert (verdict.fault, verdict.seq) == (Fault.NUMBER, min(first, second) + 1)


@given(kept=st.integers(0, LENGTH - 1))
def test_T40_a_cut_tail_is_missing(kept: int) -> None:
    verdict = verify(long_chain(LENGTH)[:kept], last_seq=LENGTH)
    assert (verdict.fault, verdict.seq) == (Fault.TAIL_MISSING, kept + 1)


def test_T40_a_chain_replaced_as_a_whole_does_not_end_in_the_tickets_head() -> None:
    verdict = verify(long_chain(3), last_seq=3, head="00" * 31 + "01")
    assert (verdict.fault, verdict.seq) == (Fault.HASH, 3)


def test_an_empty_log_is_whole_and_of_another_ticket_it_is_not() -> None:
    assert verify([]) == Verdict(None, 0, FIRST_PREV)
    other = msgspec.structs.replace(long_chain(2)[1], ticket_id=10)
    assert verify([long_chain(1)[0], other]).fault is Fault.OTHER_TICKET


def test_time_that_runs_backwards_shows() -> None:
    first, second = long_chain(2)
    assert verify([msgspec.structs.replace(first, created_at=5), second]).seq == 1
    late = msgspec.structs.replace(first, created_at=10_000)
    late = msgspec.structs.replace(late, hash=next_head(FIRST_PREV, late))
    assert verify([late, second]).fault is Fault.TIME


@pytest.mark.parametrize("events", [b"[1.5]", b'[{"a":[2.0]}]', b"{", b"\xff", b"[" * 4000])
def test_floats_and_what_is_no_json_are_unreadable_and_never_hashed(events: bytes) -> None:
    link = msgspec.structs.replace(long_chain(1)[0], events=msgspec.Raw(events))
    assert verify([link]).fault is Fault.UNREADABLE
    with pytest.raises((ValueError, msgspec.MsgspecError, RecursionError)):
        chain.canonical(link)


def test_erasing_a_text_and_its_salt_leaves_the_chain_whole() -> None:
    assert digest(b"a" * 16, "words") != digest(b"b" * 16, "words")
    assert verify(golden()).fault is None  # it never needed the words


def _anchored(*heads: tuple[int, int, str]) -> str:
    anchor = chain.Anchor()
    for head in heads:
        anchor.add(*head)
    assert anchor.tickets == len(heads)
    return anchor.digest


def test_an_anchor_says_every_ticket_its_number_and_its_head() -> None:
    assert _anchored((1, 3, "aa"), (2, 5, "bb")) == hashlib.sha256(b"1 3 aa\n2 5 bb\n").hexdigest()
    assert _anchored((1, 4, "aa"), (2, 5, "bb")) != _anchored((1, 3, "aa"), (2, 5, "bb"))
    assert _anchored() == hashlib.sha256().hexdigest()


@pytest.mark.parametrize("second_id", [1, 2])
def test_an_anchor_takes_tickets_by_their_order_only(second_id: int) -> None:
    with pytest.raises(ValueError, match=str(second_id)):
        _anchored((2, 1, "aa"), (second_id, 1, "bb"))
