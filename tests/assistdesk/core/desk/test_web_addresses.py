"""core/desk/web_addresses.py: what is an address that a desk may keep."""

import pytest

from assistdesk.core.desk.web_addresses import is_https


@pytest.mark.parametrize(
    "address",
    [
        "https://help.example.com",
        "https://help.example.com:8443/a?b=c#d",
        "https://[2001:db8::1]/x",
        "https://例え.jp/道",
        "https://help.example.com./with-the-last-dot",
        f"https://{'a' * 63}.example",
    ],
)
def test_a_whole_https_address_is_one(address: str) -> None:
    assert is_https(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "help.example.com",
        "http://help.example.com",
        "https://",
        "https:///path",
        "https://help.example.com/a b",
        "https://help.example.com/\u202ea",
        "https://user:word@help.example.com",
        "https://help.example.com\\@evil.example",
        "https://help.example.com:port",
        "https://help.example.com:0",
        "https://help.example.com:70000",
        "https://[2001:db8::1",
        "javascript:alert(1)",
        "https://help..example/",
        "https://.example",
        "https://.",
        f"https://{'a' * 64}.example",
        f"https://{'a.' * 126}example",
    ],
)
def test_anything_else_is_none(address: str) -> None:
    assert not is_https(address)
