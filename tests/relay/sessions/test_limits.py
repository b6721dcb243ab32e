"""Buckets, tables with a bound, prefixes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.sessions.limits import (
    AddressLimit,
    Bucket,
    BucketTable,
    Rate,
    is_in,
    prefix_of,
    read_address,
    read_networks,
)


def test_a_bucket_gives_its_amount_at_once_and_then_one_per_interval() -> None:
    bucket = Bucket(Rate(10, 60))
    assert [bucket.take(0.0) for _ in range(11)] == [True] * 10 + [False]
    assert bucket.is_empty(5.9)
    assert not bucket.is_empty(6.0)
    assert bucket.take(6.0)
    assert not bucket.take(6.0)


@settings(max_examples=50)
@given(st.lists(st.floats(0, 10), min_size=1, max_size=200), st.integers(1, 20))
def test_a_bucket_never_gives_more_than_burst_and_rate_allow(gaps: list[float], amount: int) -> None:
    bucket, now_s, given_count = Bucket(Rate(amount, 10)), 0.0, 0
    for gap_s in gaps:
        now_s += gap_s
        given_count += bucket.take(now_s)
    assert given_count <= amount + amount * now_s / 10 + 1e-6


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 30), st.floats(0, 3)), max_size=200))
def test_R11_a_table_never_holds_more_than_its_bound(steps: list[tuple[int, float]]) -> None:
    table, now_s = BucketTable(Rate(2, 60), entries_max=8), 0.0
    for key, gap_s in steps:
        now_s += gap_s
        table.take(str(key), now_s)
        assert len(table) <= 8


def test_R11_a_million_addresses_leave_a_table_at_its_bound() -> None:
    table = BucketTable(Rate(10, 60), entries_max=1000)
    for number in range(100_000):
        table.take(str(number), 0.0)
    assert len(table) == 1000


def test_the_key_used_longest_ago_is_forgotten_first_and_a_refused_one_counts_as_used() -> None:
    table = BucketTable(Rate(1, 60), entries_max=2)
    assert table.take("a", 0.0)
    assert table.take("b", 0.0)
    assert not table.take("a", 0.0)
    assert table.take("c", 0.0)
    assert not table.take("a", 0.0)
    assert table.take("b", 0.0)


def test_pruning_forgets_full_buckets_only() -> None:
    table = BucketTable(Rate(2, 60))
    table.take("a", 0.0)
    table.take("b", 20.0)
    table.prune(35.0)
    assert len(table) == 1
    table.prune(60.0)
    assert len(table) == 0
    table.prune(60.0)


@pytest.mark.parametrize(
    ("address", "bits", "prefix"),
    [
        ("192.0.2.7", 64, "192.0.2.7"),
        ("::ffff:192.0.2.7", 64, "192.0.2.7"),
        ("2001:db8:1:2:3::4", 64, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:3::4", 48, "2001:db8:1::/48"),
        ("2001:db8:1:2::%zone", 64, "2001:db8:1:2::/64"),
        (None, 64, "unix"),
        ("no address", 64, "unix"),
    ],
)
def test_an_address_counts_under_its_prefix(address: str | None, bits: int, prefix: str) -> None:
    assert prefix_of(address, bits) == prefix


def _limit(**more: object) -> AddressLimit:
    rates = {64: Rate(10, 60), 56: Rate(10, 60), 48: Rate(10, 60)}
    return AddressLimit(rates, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "addresses",
    [
        ["192.0.2.7"] * 11,
        [f"2001:db8:1:2::{n}" for n in range(1, 12)],
        [f"2001:db8:1:{n:x}::1" for n in range(1, 12)],
        [f"2001:db8:1:{n:x}00::1" for n in range(1, 12)],
    ],
    ids=["one IPv4", "one /64", "one /56", "one /48"],
)
def test_R11_the_eleventh_claim_of_one_address_or_prefix_is_refused(addresses: list[str]) -> None:
    limit = _limit()
    assert [limit.take(address, 0.0) for address in addresses] == [True] * 10 + [False]
    assert limit.take("198.51.100.1", 0.0)
    assert limit.take("2001:db8:ffff::1", 0.0)


def test_ipv4_neighbours_do_not_count_together() -> None:
    limit = _limit()
    assert all(limit.take(f"192.0.2.{n}", 0.0) for n in range(1, 60))


def test_an_exempt_network_has_ten_times_the_rate() -> None:
    limit = _limit(exempt=read_networks(["192.0.2.0/24"]))
    assert [limit.take("192.0.2.7", 0.0) for _ in range(101)] == [True] * 100 + [False]


def test_R11_tables_of_addresses_are_bounded_and_pruned() -> None:
    limit = _limit(entries_max=10)
    for n in range(100):
        limit.take(f"2001:db8:{n:x}::1", 0.0)
    assert len(limit) <= 30
    limit.prune(1000.0)
    assert len(limit) == 0


def test_networks_and_addresses_are_read() -> None:
    networks = read_networks(["10.0.0.0/8", "2001:db8::/32"])
    assert is_in("10.1.2.3", networks)
    assert is_in("::ffff:10.1.2.3", networks)
    assert not is_in("11.1.2.3", networks)
    assert not is_in(None, networks)
    assert read_address("x") is None
    assert Rate(10, 60).times(2) == Rate(20, 60)
