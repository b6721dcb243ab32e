"""Tokens: the exact bytes, and one refusal for everything that is not genuine."""

import hashlib
import hmac

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from relay.sessions.tokens import Claims, NodeKey, TokenKind, check, encode_secret, pack

KEY, NEXT_KEY = NodeKey(1, b"k" * 32), NodeKey(2, b"n" * 32)
ROOM = bytes(range(16))
CLAIMS = Claims(1, ROOM, Role.HOST, "n1", 3, 2, 5000, b"t" * 12, 0)


def _check(token: str, **changes: object) -> tuple[TokenKind, Claims]:
    asked: dict[str, object] = {"node": "n1", "room": ROOM, "now_ms": 4999} | changes
    return check(token, [KEY], **asked)  # type: ignore[arg-type]


def test_a_token_is_exactly_what_the_design_says() -> None:
    payload = msgspec.msgpack.encode([1, ROOM, "host", "n1", 3, 2, 5000, b"t" * 12, 0])
    mac = hmac.new(b"k" * 32, b"assistdesk relay token 1\0" + b"r1" + payload, hashlib.sha256).digest()
    assert pack(TokenKind.REJOIN, CLAIMS, KEY) == f"r1.{encode_secret(payload)}.{encode_secret(mac)}"


@pytest.mark.parametrize("kind", list(TokenKind))
def test_a_genuine_token_says_what_was_packed(kind: TokenKind) -> None:
    assert _check(pack(kind, CLAIMS, KEY)) == (kind, CLAIMS)


def test_two_keys_are_valid_while_one_replaces_the_other() -> None:
    token = pack(TokenKind.JOIN, msgspec.structs.replace(CLAIMS, key_id=2), NEXT_KEY)
    assert check(token, [KEY, NEXT_KEY], node="n1", room=ROOM, now_ms=0)[1].key_id == 2
    with pytest.raises(RefusedError, match="token_refused"):
        _check(token)


@pytest.mark.parametrize(
    ("changes", "rule", "reason"),
    [
        ({"node": "n2"}, "token_other_node", None),
        ({"room": b"\0" * 16}, "token_refused", "room"),
        ({"now_ms": 5000}, "token_refused", "expired"),
    ],
)
def test_R14_other_room_other_node_and_expiry_are_refused(
    changes: dict[str, object], rule: str, reason: str | None
) -> None:
    with pytest.raises(RefusedError) as caught:
        _check(pack(TokenKind.JOIN, CLAIMS, KEY), **changes)
    assert caught.value.rule == rule
    assert caught.value.fields.get("reason") == reason


def test_R14_a_token_signed_with_another_key_under_this_keys_id_is_refused() -> None:
    with pytest.raises(RefusedError, match="reason=mac"):
        _check(pack(TokenKind.JOIN, CLAIMS, NodeKey(1, b"x" * 32)))


def test_R14_a_genuine_key_with_another_id_is_refused() -> None:
    with pytest.raises(RefusedError, match="reason=mac"):
        _check(pack(TokenKind.JOIN, msgspec.structs.replace(CLAIMS, key_id=9), KEY))


def test_R14_a_join_cannot_be_passed_off_as_a_rejoin() -> None:
    token = pack(TokenKind.JOIN, CLAIMS, KEY)
    with pytest.raises(RefusedError, match="reason=mac"):
        _check("r1" + token[2:])


@settings(max_examples=100)
@given(st.integers(0, 10_000), st.sampled_from("ABCZabcz019-_.=~ é"))
def test_R14_a_token_with_one_character_changed_is_refused(position: int, character: str) -> None:
    token = pack(TokenKind.JOIN, CLAIMS, KEY)
    position %= len(token)
    changed = token[:position] + character + token[position + 1 :]
    if changed == token:
        return
    with pytest.raises(RefusedError) as caught:
        _check(changed)
    assert caught.value.rule in ("token_refused", "token_other_node")


@settings(max_examples=100)
@given(st.text(max_size=600) | st.binary(max_size=300).map(lambda data: f"j1.{encode_secret(data)}.AAAA"))
def test_whatever_is_sent_as_a_token_is_refused_without_any_other_error(text: str) -> None:
    with pytest.raises(RefusedError):
        _check(text)


def test_a_token_has_one_spelling() -> None:
    prefix, payload, mac = pack(TokenKind.JOIN, CLAIMS, KEY).split(".")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    # 32 bytes leave two unused bits in the last character
    other = alphabet[alphabet.index(mac[-1]) ^ 1]
    with pytest.raises(RefusedError, match="reason=form"):
        _check(f"{prefix}.{payload}.{mac[:-1]}{other}")


def test_a_key_never_shows_its_secret() -> None:
    assert repr(KEY) == "NodeKey(key_id=1)"


def test_a_token_longer_than_512_characters_is_not_even_read() -> None:
    with pytest.raises(RefusedError, match="reason=form"):
        _check("j1." + "A" * 510)
