"""Records: the first ones each way, those around a change of key, every padded size, bad ones (protocol.md 7)."""

import hashlib
import hmac
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from assistdesk.core.types import Role
from assistdesk.core.wire.envelope import HEADER_BYTES, Channel, pack, padded_bytes
from tests.vectors.stream import Stream

CHAINS = {role: Stream(f"chain {role.value}").take(64) for role in Role}
FAR = (65_535, 65_536, 65_537, 2**32 - 1, 2**32, 2**32 + 1)


def _lv(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _expand(key: bytes, label: bytes, size: int) -> bytes:
    """HKDF-Expand of at most one block, written out: T(1) = HMAC(key, info, 01)."""
    return hmac.digest(key, _lv(b"AssistDesk/1", label) + b"\x01", "sha512")[:size]


def chain_at(chain: bytes, generation: int) -> bytes:
    for _ in range(generation):
        chain = _expand(chain, b"next", 64)
    return chain


def reference_record(role: Role, chain: bytes, number: int, plaintext: bytes) -> bytes:
    """A record by the words of protocol.md alone; ``chain`` is that of its generation."""
    base = int.from_bytes(_expand(chain, b"nonce", 12), "big")
    aad = _lv(b"AssistDesk/1", role.value.encode(), (number >> 16).to_bytes(4, "big"))
    return ChaCha20Poly1305(_expand(chain, b"key", 32)).encrypt((base ^ number).to_bytes(12, "big"), plaintext, aad)


def _shown(record: bytes) -> dict[str, Any]:
    return {"bytes": len(record), "sha256": hashlib.sha256(record).hexdigest()}


def bad_plaintexts() -> list[tuple[str, bytes, str]]:
    """Plaintexts that no rule allows: what, bytes, rule."""
    good = pack(Channel.CONTROL, True, True, 0, b"hello")
    picture = pack(Channel.SCREEN, True, True, 0, bytes(300))
    return [
        ("empty", b"", "record_size"),
        ("header alone", good[:8], "record_size"),
        ("too large", bytes(33_025), "record_size"),
        ("channel 0", b"\0" + good[1:], "channel"),
        ("channel 8", b"\x08" + good[1:], "channel"),
        ("channel 127", b"\x7f" + good[1:], "channel"),
        ("unknown flag", good[:1] + b"\x07" + good[2:], "flags"),
        ("length 0", good[:2] + b"\0\0" + good[4:], "length"),
        ("length 32,769", good[:2] + b"\x80\x01" + good[4:], "length"),
        ("length beyond the record", good[:2] + b"\x01\0" + good[4:], "padding_size"),
        ("padding too long", good + bytes(64), "padding_size"),
        ("padding too short", good[:-1], "padding_size"),
        ("padding not zero", good[:-1] + b"\x01", "padding"),
        ("padding not zero at its start", good[:13] + b"\x01" + good[14:], "padding"),
        ("picture padded as control", picture + bytes(512), "padding_size"),
    ]


def build() -> dict[str, Any]:
    first = {
        role.value: [
            reference_record(role, CHAINS[role], count, f"record {count}".encode()).hex() for count in range(3)
        ]
        for role in Role
    }
    far, chain, generation = {}, CHAINS[Role.VIEWER], 0
    for number in FAR:
        chain = chain_at(chain, (number >> 16) - generation)
        generation = number >> 16
        far[str(number)] = {
            "chain": chain.hex(),
            "record": reference_record(Role.VIEWER, chain, number, b"far").hex(),
        }
    sizes: dict[str, Any] = {}
    for channel in (Channel.CONTROL, Channel.SCREEN):
        for length in (1, 56, 57, 248, 249, 1_016, 1_017, 4_088, 4_089, 16_376, 16_377, 32_768):
            plaintext = pack(channel, True, False, 2**32 - 1, bytes(length - 1) + b"\x01")
            assert len(plaintext) == padded_bytes(channel, length) >= HEADER_BYTES + length
            sizes[f"{channel.name.lower()} {length}"] = _shown(plaintext)
    bad = [{"what": what, **_shown(plaintext), "rule": rule} for what, plaintext, rule in bad_plaintexts()]
    return {
        "chains": {role.value: chain.hex() for role, chain in CHAINS.items()},
        "first": first,
        "far": far,
        "plaintexts": sizes,
        "bad": bad,
    }
