"""The books: who is in, under whose name, and who must give way."""

import ipaddress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.ops.doors import Door, Doors, ListenerSettings, address_key, client_address, read_address, read_forwarded

PROXY = (ipaddress.ip_network("127.0.0.0/8"),)


def entered(doors: Doors, peer: str = "192.0.2.1") -> Door:
    door = doors.enter(peer, int)
    assert door is not None
    return door


def test_R6_where_the_house_is_full_of_strangers_whoever_has_stood_there_longest_gives_way() -> None:
    doors, shut = Doors(ListenerSettings(unfinished_max=2, connections_max=3)), list[str]()

    def enter(name: str) -> Door:
        door = doors.enter(f"192.0.2.{len(name)}", lambda: shut.append(name))
        assert door is not None
        return door

    first, second = enter("silent"), enter("slow")
    enter("third")
    assert (shut, doors.unfinished, doors.unknown) == (["silent"], 2, 2)
    first.head_done("192.0.2.6")
    first.upgraded()
    first.leave()
    second.head_done("192.0.2.4")
    enter("fourth")
    assert (shut, doors.unfinished, doors.unknown) == (["silent"], 2, 3)
    second.vouch()
    second.vouch()
    enter("fifth")
    assert (shut, doors.unfinished, doors.unknown) == (["silent", "third"], 2, 2)
    for door in (enter("sixth"), enter("seventh")):
        door.head_done("192.0.2.9")
    enter("eighth")
    assert (shut[2:], doors.unknown) == (["fourth", "fifth"], 3)
    enter("ninth")
    assert shut[4:] == ["sixth"], "two heads were waited for, and three had shown no token"
    assert doors.hits == {"unfinished": 4, "connections": 1}


def test_R11_an_exempt_network_has_ten_times_the_connections() -> None:
    doors = Doors(ListenerSettings(connections_per_address=1, exempt=PROXY))
    assert sum(doors.enter("127.0.0.1", int) is not None for _ in range(12)) == 10


def test_an_account_has_so_many_connections_however_they_come() -> None:
    doors = Doors(ListenerSettings(connections_per_account=2))
    mine = [entered(doors, f"192.0.2.{number}") for number in range(3)]
    assert [door.vouch("7") for door in (*mine, mine[0])] == [True, True, False, True]
    assert (doors.unknown, doors.hits) == (1, {"connections_per_account": 1})
    assert mine[2].vouch("8")
    mine[0].leave()
    assert entered(doors).vouch("7")
    mine[1].vouch()
    assert entered(doors).vouch("7")


def test_R9_on_a_proxys_connection_each_head_is_somebody_elses() -> None:
    doors = Doors(ListenerSettings(trusted_proxies=PROXY, connections_per_address=1))
    shared = entered(doors, "127.0.0.1")
    assert shared.head_done("203.0.113.1")
    assert shared.vouch("7")
    assert shared.head_done("203.0.113.1")
    assert shared.is_known
    assert shared.head_done("203.0.113.2")
    assert not shared.is_known, "an agent was here before, and this is a stranger"
    other = entered(doors, "127.0.0.1")
    assert not other.head_done("203.0.113.2")
    assert other.head_done("203.0.113.1")
    assert (doors._unknown_by, doors._known_by) == ({"203.0.113.2": 1, "203.0.113.1": 1}, {})


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("192.0.2.1", ["203.0.113.9"], "192.0.2.1"),
        ("127.0.0.1", [], "127.0.0.1"),
        ("127.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", ["1.2.3.4, 203.0.113.9, 127.0.0.2"], "203.0.113.9"),
        ("127.0.0.1", ["1.2.3.4", "203.0.113.9"], "203.0.113.9"),
        ("127.0.0.1", ["203.0.113.9, nonsense"], "127.0.0.1"),
        ("127.0.0.1", ["nonsense, 127.0.0.2"], "127.0.0.2"),
        ("127.0.0.1", ["::ffff:203.0.113.9"], "203.0.113.9"),
        (None, ["203.0.113.9"], None),
        ("127.0.0.1", ["203.0.113.9:5678"], "203.0.113.9"),
        ("127.0.0.1", ["[2001:db8::9]:443"], "2001:db8::9"),
        ("127.0.0.1", ["[2001:db8::9]"], "2001:db8::9"),
        ("127.0.0.1", ["203.0.113.9,"], "127.0.0.1"),
        ("127.0.0.1", ["203.0.113.9,127.0.0.3" + ",127.0.0.2" * 31], "127.0.0.3"),
        ("127.0.0.1", ["203.0.113.9,127.0.0.3" + ",127.0.0.2" * 3000], "127.0.0.2"),
    ],
)
def test_R9_the_client_is_the_rightmost_address_that_is_not_trusted(
    peer: str | None, forwarded: list[str], client: str | None
) -> None:
    assert client_address(peer, forwarded, ListenerSettings(trusted_proxies=PROXY)) == client


def test_a_unix_socket_is_trusted_only_if_the_config_says_so() -> None:
    assert client_address(None, ["203.0.113.9"], ListenerSettings(trusts_unix=True)) == "203.0.113.9"


@given(st.text(max_size=40))
def test_whatever_stands_for_an_address_is_read_or_none(text: str) -> None:
    read = read_address(text)
    assert (address_key(text) == "unix") == (read is None)
    read_forwarded(text)


def test_addresses_count_under_their_64() -> None:
    assert address_key("2001:db8:1:2:3::4") == "2001:db8:1:2::/64"
    assert address_key("::ffff:192.0.2.1") == "192.0.2.1"
    assert address_key("2001:db8:1:2::%eth0") == "2001:db8:1:2::/64", "a zone is no address of one's own"


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("ehuvl")), max_size=60))
def test_the_books_are_empty_when_everybody_has_left(steps: list[tuple[int, str]]) -> None:
    doors = Doors(ListenerSettings(trusted_proxies=PROXY))
    inside: dict[int, Any] = {}
    for step, (number, act) in enumerate(steps):
        if act == "e" and number not in inside:
            inside[number] = doors.enter("127.0.0.1" if number % 2 else f"192.0.2.{number}", int)
        elif number in inside:
            match act:
                case "h":
                    inside[number].head_done(f"203.0.113.{step % 3}")
                case "u":
                    inside[number].upgraded()
                case "v":
                    inside[number].vouch(str(number % 2))
                case _:
                    inside.pop(number).leave()
    for door in inside.values():
        door.leave()
        door.leave()
    assert (doors.unfinished, doors.unknown, doors.open) == (0, 0, {"http": 0, "websocket": 0})
    assert (doors._unfinished_by, doors._unknown_by, doors._known_by) == ({}, {}, {})
