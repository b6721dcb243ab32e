"""Requests to other servers: none into private networks, none without bounds, against a real HTTPS server."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistdesk.core.errors import LinkError
from relay.ops import outgoing
from relay.ops.outgoing import Outgoing, is_public
from tests.kit.other_system import CARD, OtherSystem

BODY = b'{"email":"lucia@example.com"}'


@pytest.fixture(scope="module")
def crm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OtherSystem]:
    with OtherSystem(tmp_path_factory.mktemp("crm")) as made:
        yield made


async def why(sender: Outgoing, url: str) -> tuple[Any, Any]:
    with pytest.raises(LinkError) as caught:
        await sender.post(url, BODY, {})
    assert caught.value.rule == "outgoing"
    return caught.value.fields["why"], caught.value.fields.get("answered")


def sender_to(crm: OtherSystem, *hosts: str, within_s: float = 3.0) -> Outgoing:
    return Outgoing(hosts, within_s=within_s, trusted=crm.trusted)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "192.0.0.8", "168.63.129.16", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
        "fe80::1", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::10.0.0.1", "64:ff9b:1::7f00:1", "2001:db8::1", "2001::1", "::127.0.0.1",
    ],
)  # fmt: skip
def test_T34_an_address_that_does_not_lead_out_is_none(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["9.9.9.9", "203.0.114.1", "2606:4700::1111", "::ffff:9.9.9.9", "2002:909:909::1", "64:ff9b::9.9.9.9"]
)
def test_an_address_of_the_open_network_is_one(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


async def test_what_is_sent_and_what_comes_back_is_whole(crm: OtherSystem) -> None:
    sender = sender_to(crm, "LOCALHOST")
    assert await sender.post(crm.url("/card?key=k"), BODY, {"webhook-id": "ctx_1"}) == CARD
    assert await sender.post(crm.url("/empty"), BODY, {}) == b"{}"
    path, headers, body = crm.asked[-2]
    assert (path, body, headers["webhook-id"]) == ("/card?key=k", BODY, "ctx_1")
    assert (headers["host"], headers["content-type"]) == (f"localhost:{crm.port}", "application/json")
    assert not {"cookie", "authorization"} & set(headers)
    sender.close()


async def test_T34_loopback_is_refused_however_it_is_written_until_the_operator_names_it(crm: OtherSystem) -> None:
    sender, before = sender_to(crm), len(crm.asked)
    for host in (
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ):
        assert (await why(sender, crm.url(host=host)))[0] in ("address", "unreachable"), host
    assert len(crm.asked) == before
    named = sender_to(crm, "127.0.0.1")
    assert await named.post(crm.url(host="127.0.0.1"), BODY, {}) == CARD
    assert (await why(named, crm.url()))[0] == "address"
    sender.close()
    named.close()


async def test_T34_a_name_that_leads_outside_and_inside_is_refused_and_is_resolved_once(
    crm: OtherSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter((["9.9.9.9", "10.0.0.1"], ["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]))

    def resolve(_host: str, port: int, **_more: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(answers)]

    monkeypatch.setattr(outgoing.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(outgoing, "is_public", lambda address: str(address) != "10.0.0.1")
    sender = sender_to(crm)
    assert (await why(sender, crm.url()))[0] == "address"
    assert await sender.post(crm.url(), BODY, {}) == CARD  # a second look would have led inside: there was none
    assert (await why(sender, crm.url(host="crm.example")))[0] == "tls"  # a certificate for the name, not the address
    assert (await why(sender, crm.url()))[0] == "address"
    sender.close()


@pytest.mark.parametrize("host", ["help..example", ".example", "a" * 64 + ".example", "a." * 130 + "example", "xn--a"])
async def test_a_name_that_no_server_can_have_is_a_wrong_address_and_no_mistake_of_ours(
    crm: OtherSystem, host: str
) -> None:
    sender = sender_to(crm)
    assert (await why(sender, f"https://{host}/"))[0] in ("address", "unreachable")
    sender.close()


@pytest.mark.parametrize(
    ("path", "reason", "status"),
    [
        ("/redirect", "redirect", None),
        ("/missing", "status", 404),
        ("/failing", "status", 500),
        ("/html", "type", None),
        ("/untyped", "type", None),
        ("/packed", "type", None),
        ("/big", "size", None),
        ("/endless", "size", None),
        ("/nothing", "unreachable", None),
    ],
)
async def test_an_answer_that_is_none_is_named(crm: OtherSystem, path: str, reason: str, status: int | None) -> None:
    sender, before = sender_to(crm, "localhost"), len(crm.asked)
    assert await why(sender, crm.url(path)) == (reason, status)
    assert len(crm.asked) == before + 1  # nothing is followed, nothing is sent again
    sender.close()


@pytest.mark.parametrize("path", ["/slow", "/silent"])
async def test_who_takes_too_long_is_not_waited_for(crm: OtherSystem, path: str) -> None:
    sender = sender_to(crm, "localhost", within_s=0.3)
    async with asyncio.timeout(2):
        assert (await why(sender, crm.url(path)))[0] == "slow"
    sender.close()


async def test_those_who_wait_for_their_turn_wait_within_their_time(
    crm: OtherSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "AT_ONCE", 1)
    sender = sender_to(crm, "localhost", within_s=0.4)
    async with asyncio.timeout(3):
        found = await asyncio.gather(*(why(sender, crm.url("/slow")) for _ in range(4)))
    assert {one for one, _ in found} == {"slow"}
    assert await sender.post(crm.url(), BODY, {}) == CARD
    sender.close()


async def test_a_certificate_of_somebody_else_is_not_good(crm: OtherSystem, tmp_path: Path) -> None:
    stranger = Outgoing(("localhost",))
    assert (await why(stranger, crm.url()))[0] == "tls"
    stranger.close()
    with OtherSystem(tmp_path, names=("crm.example",)) as other:
        sender = sender_to(other, "localhost")
        assert (await why(sender, other.url()))[0] == "tls"
        sender.close()


async def test_where_nobody_listens_or_there_is_no_such_host_is_unreachable(crm: OtherSystem) -> None:
    sender = sender_to(crm, "127.0.0.1", "nobody.invalid", "::1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert (await why(sender, f"https://127.0.0.1:{taken.getsockname()[1]}/"))[0] == "unreachable"
        assert (await why(sender, f"https://[::1]:{taken.getsockname()[1]}/"))[0] == "unreachable"
    assert (await why(sender, "https://nobody.invalid/"))[0] == "unreachable"
    sender.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "https://",
        "https://u:p@localhost/",
        "file:///etc/passwd",
        "https://a\x00b/",
        "https://[::1/",
    ],
)
async def test_what_is_no_https_address_is_not_asked(crm: OtherSystem, url: str) -> None:
    sender = sender_to(crm, "localhost")
    assert (await why(sender, url))[0] == "address"
    sender.close()
