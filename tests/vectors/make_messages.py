"""Every message at its smallest and largest, and one violation per field and wrong value (protocol.md section 9)."""

import hashlib
from typing import Any

import msgspec

from tests.vectors.message_table import plain, rows, violations

SHOWN_BYTES = 96


def _shown(value: dict[str, Any]) -> str:
    payload = msgspec.msgpack.encode(value)
    if len(payload) <= SHOWN_BYTES:
        return payload.hex()
    return f"{len(payload)} bytes, sha256 {hashlib.sha256(payload).hexdigest()[:32]}"


def build() -> dict[str, Any]:
    made = {}
    for row in rows():
        refused: dict[str, list[str]] = {}
        for name, value in violations(row):
            refused.setdefault(name, []).append(_shown(value))
        made[row.tag] = {
            "channel": row.channel.name.lower(),
            "from": row.sender,
            "smallest": _shown(plain(row, 0)),
            "largest": _shown(plain(row, 1)),
            "refused": {
                name: hashlib.sha256("\n".join(shown).encode()).hexdigest()[:32] for name, shown in refused.items()
            },
        }
    return made
