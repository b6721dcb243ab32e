"""Records in order, the moving key, and the end of a link at the first record that does not fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.crypto.sealing import RECORD_MAX_BYTES, RECORDS_MAX, Opener, Sealer, expand
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role
from tests.vectors import make
from tests.vectors.make_handshake import check_pair, code_pair, flipped
from tests.vectors.make_records import CHAINS, FAR, chain_at, reference_record

CHAIN = CHAINS[Role.VIEWER]


def ends(count: int = 0, chain: bytes = CHAIN) -> tuple[Sealer, Opener]:
    return Sealer(Role.VIEWER, chain, 1, count), Opener(Role.VIEWER, chain, 1, count)


def test_the_check_values_of_the_protocol_come_out() -> None:
    _, viewer, _ = check_pair().run()
    assert viewer.outcome is not None
    sealer = viewer.outcome.sealer()  # type: ignore[union-attr]
    assert sealer.seal(b"hello").hex() == "35d7a5730319fc0a306d7852c853e0c47670f4c350"
    for _ in range(65_535):
        sealer.seal(b"")
    assert sealer.seal(b"hello").hex() == "2744238d513a75d460f63530859a5ccc9d245dcb2c"


@pytest.mark.parametrize("role", Role)
def test_the_first_records_are_those_that_are_kept(role: Role) -> None:
    kept = make.kept("records.json")["first"][role.value]
    sealer, opener = Sealer(role, CHAINS[role], 1), Opener(role, CHAINS[role], 1)
    for count, record in enumerate(kept):
        assert sealer.seal(f"record {count}".encode()).hex() == record
        assert opener.open(bytes.fromhex(record)) == f"record {count}".encode()
    assert sealer.count == opener.count == 3


@pytest.mark.parametrize("number", FAR)
def test_F3_records_around_a_change_of_key_are_those_that_are_kept(number: int) -> None:
    kept = make.kept("records.json")["far"][str(number)]
    sealer, opener = ends(number, bytes.fromhex(kept["chain"]))
    record = sealer.seal(b"far")
    assert record.hex() == kept["record"]
    assert opener.open(record) == b"far"


def test_F3_the_key_moves_at_record_65_536_by_itself() -> None:
    sealer, opener = ends(65_534)
    records = [sealer.seal(b"x") for _ in range(4)]
    assert records[1] == reference_record(Role.VIEWER, CHAIN, 65_535, b"x")
    assert records[2] == reference_record(Role.VIEWER, chain_at(CHAIN, 1), 65_536, b"x")
    assert [opener.open(record) for record in records] == [b"x"] * 4


def test_F3_after_2_to_the_47_records_nothing_is_sealed_or_opened() -> None:
    sealer, opener = ends(RECORDS_MAX - 1)
    record = sealer.seal(b"last")
    assert opener.open(record) == b"last"
    with pytest.raises(MisuseError, match="records_over"):
        sealer.seal(b"more")
    with pytest.raises(PeerError, match="integrity"):
        opener.open(record)


@given(st.integers(0, 80 * 8 - 1))
@settings(max_examples=60)
def test_F1_any_flipped_bit_ends_the_link(bit: int) -> None:
    sealer, opener = ends()
    with pytest.raises(PeerError, match="integrity"):
        opener.open(flipped(sealer.seal(bytes(64)), bit))


@pytest.mark.parametrize(
    "change",
    [
        lambda r: b"",
        lambda r: r[:15],
        lambda r: r[:16],
        lambda r: r[:-1],
        lambda r: r + b"\0",
        lambda r: bytes(RECORD_MAX_BYTES + 1),
    ],
)
def test_F1_F6_a_record_cut_extended_empty_or_too_large_ends_the_link(change) -> None:  # type: ignore[no-untyped-def]
    sealer, opener = ends()
    with pytest.raises(PeerError, match="integrity"):
        opener.open(change(sealer.seal(bytes(64))))


def test_F1_after_a_record_that_does_not_open_no_other_is_tried() -> None:
    sealer, opener = ends()
    good = sealer.seal(b"good")
    with pytest.raises(PeerError):
        opener.open(flipped(good, 0))
    with pytest.raises(MisuseError, match="opener_broken"):
        opener.open(good)


@given(st.permutations(range(4)))
def test_F2_records_open_in_their_order_only(order: list[int]) -> None:
    sealer, opener = ends()
    records = [sealer.seal(bytes([count])) for count in range(4)]
    for place, number in enumerate(order):
        if number != place:
            with pytest.raises(PeerError, match="integrity"):
                opener.open(records[number])
            return
        assert opener.open(records[number]) == bytes([number])


def test_F2_a_repeated_reflected_foreign_or_older_record_ends_the_link() -> None:
    sealer, opener = ends()
    first = sealer.seal(b"first")
    assert opener.open(first) == b"first"
    with pytest.raises(PeerError):
        opener.open(first)
    _, viewer, host = code_pair("one").run()
    _, _, other = code_pair("two").run()
    record = viewer.outcome.sealer().seal(b"hello")  # type: ignore[union-attr]
    assert host.outcome.opener().open(record) == b"hello"  # type: ignore[union-attr]
    for wrong in (viewer.outcome.opener(), other.outcome.opener()):  # type: ignore[union-attr]
        with pytest.raises(PeerError):
            wrong.open(record)
    with pytest.raises(PeerError):
        ends(65_536, chain_at(CHAIN, 1))[1].open(reference_record(Role.VIEWER, CHAIN, 65_536, b"x"))


def test_what_no_record_holds_is_our_mistake() -> None:
    with pytest.raises(MisuseError, match="record_size"):
        ends()[0].seal(bytes(33_025))
    with pytest.raises(MisuseError, match="chain_size"):
        Sealer(Role.HOST, bytes(63), 1)


def test_rfc_5869_expand_with_sha_512() -> None:
    """The first block of HKDF-Expand is HMAC(key, info || 01)."""
    import hmac

    assert expand(b"k" * 64, b"info", 64) == hmac.digest(b"k" * 64, b"info\x01", "sha512")


def test_H23_a_sealer_shows_no_key() -> None:
    sealer, _ = ends()
    sealer.seal(b"")
    assert repr(sealer) == "Sealer(viewer, 1)"
