"""Runs of the PAKE with fixed scalars, and shares that must be refused (protocol.md section 4.4)."""

from typing import Any

from assistdesk.core.crypto.pake import Exchange
from assistdesk.core.types import Role
from tests.vectors.stream import Stream

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
M = "15cfd18e385952982b6a8f8c7854963b58e34388c8e6dae891db756481a02312"
N = "f04f2e7eb734b2a8f8b472eaf9c3c632576ac64aea650b496a8a20ff00e583c3"
LOW_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)
IDENTITY_AGAIN = (
    "0100000000000000000000000000000000000000000000000000000000000080",
    (P + 1).to_bytes(32, "little").hex(),
    ((P + 1) | 1 << 255).to_bytes(32, "little").hex(),
)


def exchange(role: Role, entropy: bytes, password: bytes = b"password") -> Exchange:
    return Exchange(role, password, b"viewer id", b"host id", entropy)


def _mixed_order(share: bytes) -> bytes:
    """The share's point plus the point of order 2, which is (x, y) -> (-x, -y)."""
    number = int.from_bytes(share, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    return ((P - y) | (1 - sign) << 255).to_bytes(32, "little")


def _off_curve() -> bytes:
    return (2).to_bytes(32, "little")


def refused_shares(good: bytes) -> list[tuple[str, bytes, str]]:
    """Spoilt forms of a good share of the host: name, bytes, rule."""
    body = good[1:]
    found = [(f"{size} bytes", (good + bytes(2))[:size], "share_size") for size in range(36) if size != 33]
    found += [(f"side {side!r}", side + body, "share_side") for side in (b"A", b"S", b"\0", b"b", b"\xff")]
    found += [("low order", b"B" + bytes.fromhex(point), "share_point") for point in LOW_ORDER]
    found += [("identity, other encoding", b"B" + bytes.fromhex(point), "share_point") for point in IDENTITY_AGAIN]
    found += [("mixed order", b"B" + _mixed_order(body), "share_point")]
    found += [("off the curve", b"B" + _off_curve(), "share_point")]
    found += [
        (f"y = p + {more}", b"B" + (P + more).to_bytes(32, "little"), "share_point") for more in (0, 2, 3, 4, 5, 6, 18)
    ]
    return found


def build() -> dict[str, Any]:
    stream = Stream("pake")
    runs = []
    for _ in range(20):
        password, entropy_a, entropy_b = stream.take(64), stream.take(64), stream.take(64)
        viewer, host = exchange(Role.VIEWER, entropy_a, password), exchange(Role.HOST, entropy_b, password)
        runs.append(
            {
                "password": password.hex(),
                "entropy_viewer": entropy_a.hex(),
                "entropy_host": entropy_b.hex(),
                "X": viewer.share.hex(),
                "Y": host.share.hex(),
                "isk": viewer.finish(host.share).hex(),
            }
        )
    good = exchange(Role.HOST, bytes(range(64))).share
    refused = [{"what": what, "share": share.hex(), "rule": rule} for what, share, rule in refused_shares(good)]
    return {"M": M, "N": N, "runs": runs, "refused": refused}
