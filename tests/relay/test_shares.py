"""Every part gets its share of the configuration: a key that is changed is changed where it is used."""

import dataclasses
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from relay.config import load_config
from relay.sessions.limits import AddressLimit
from relay.shares import (
    ask_rates,
    attachment_rules,
    burst,
    claim_rates,
    code_rules,
    directory_rules,
    front_rules,
    listener_settings,
    node_settings,
    origin_of,
    sign_in_rules,
)


def flat(value: Any) -> list[Any]:
    """All plain values inside settings."""
    if dataclasses.is_dataclass(value):
        return [item for one in dataclasses.fields(value) for item in flat(getattr(value, one.name))]
    if isinstance(value, dict):
        return [item for one in value.values() for item in flat(one)]
    return [value]


@pytest.mark.parametrize(
    ("key", "text", "seen"),
    [
        ("auth.access_min", "7", 7),
        ("limits.json_kib", "9", 9 * 1024),
        ("limits.attachment_mib", "3", 3 * 1024 * 1024),
        ("limits.waiting_mib", "7", 7 * 1024 * 1024),
        ("limits.disk_free_percent", "13", 13.0),
        ("auth.refresh_days", "17", 17),
        ("auth.password_min", "19", 19),
        ("limits.sign_ins_per_5min", "23", 23),
        ("codes.life_s", "123", 123),
        ("codes.cooldown_s", "777", 777),
        ("codes.live_percent", "11", 11),
        ("codes.fill_percent", "51", 51),
        ("codes.refusal_ms", "101", 101),
        ("codes.tries", "2", 2),
        ("codes.reopenings", "29", 29),
        ("sessions.join_token_s", "61", 61),
        ("sessions.rejoin_token_s", "903", 903),
        ("sessions.host_wait_s", "31", 31),
        ("sessions.confirm_s", "67", 67),
        ("sessions.resume_window_s", "601", 601),
        ("sessions.max_hours", "13", 13),
        ("sessions.dead_after_s", "37", 37),
        ("sessions.ping_s", "41", 41),
        ("sessions.stall_s", "43", 43),
        ("sessions.write_low_bytes", "12345", 12345),
        ("limits.rooms", "1999", 1999),
        ("limits.rooms_per_account", "47", 47),
        ("limits.waiting_per_account", "53", 53),
        ("limits.rejoins_per_min", "59", 59),
        ("limits.session_mbit", "71", 71),
        ("limits.session_burst_mib", "3", 3 * 1024 * 1024),
        ("limits.total_mbit", "1009", 1009),
        ("limits.buffered_mib", "5", 5 * 1024 * 1024),
        ("limits.descriptor_percent", "79", 0.79),
        ("limits.loop_lag_ms", "251", 0.251),
        ("limits.unfinished", "1013", 1013),
        ("limits.unfinished_per_ip", "73", 73),
        ("limits.connections_per_ip", "257", 257),
        ("limits.connections_per_account", "259", 259),
        ("limits.claims_per_min", "83", 83),
        ("limits.claims_per_min_56", "89", 89),
        ("limits.claims_per_min_48", "97", 97),
        ("limits.failed_claims_per_min", "307", 307),
        ("limits.asks_per_hour_ip", "311", 311),
        ("server.head_timeout_s", "113", 113),
    ],
)
def test_each_key_arrives(key: str, text: str, seen: float) -> None:
    config = load_config(Path("/nonexistent.toml"), environment={}, flags={key: text}).config
    parts = (
        sign_in_rules(config),
        front_rules(config),
        attachment_rules(config),
        code_rules(config),
        directory_rules(config),
        claim_rates(config),
        ask_rates(config),
        node_settings(config),
        listener_settings(config),
    )
    assert seen in [value for part in parts for value in flat(part)]


def test_R9_a_network_of_many_prefixes_asks_for_no_more_chats_than_an_address() -> None:
    asks = AddressLimit(ask_rates(load_config(Path("/nonexistent.toml"), environment={}, flags={}).config))

    def took(addresses: Iterable[str]) -> int:
        return sum(asks.take(address, 0) for address in addresses)

    assert took(f"2001:db8:1:{number:x}::1" for number in range(256)) == 10
    assert took(f"2001:db8:1:{256 + number:x}::1" for number in range(256)) == 10, "another one's, of the same provider"
    assert took(f"2001:db8:1:{256 * number:x}::1" for number in range(256)) == 20, "forty for them all"
    assert took(f"192.0.2.{number}" for number in range(256)) == 256


def test_a_burst_is_three_seconds_worth() -> None:
    assert (burst(5).amount, burst(5).per_s) == (15, 3)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Help.example.com:443", "https://help.example.com"),
        ("http://127.0.0.1:8470", "http://127.0.0.1:8470"),
        ("http://[::1]:80/desk", "http://[::1]"),
    ],
)
def test_an_address_has_its_origin_as_browsers_write_it(url: str, origin: str) -> None:
    assert origin_of(url) == origin
