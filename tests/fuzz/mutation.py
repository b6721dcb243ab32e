"""Garbage for parsers: fixed nasty bytes, and changes of good inputs from a seeded generator."""

import random

NASTY: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"\xff",
    b"\0" * 64,
    b"\xff" * 64,
    b"\0" * 33_040,
    b"\xff" * 33_040,
    b"\x91" * 200_000,
    b"\x81\xa1t" * 60_000,
    b"[" * 200_000,
    b'{"a":' * 40_000,
    b"\xdd\xff\xff\xff\xff",
    b"\xdf\xff\xff\xff\xff",
    b"\xc6\xff\xff\xff\xff",
    b"\xc7\xff\x01",
    b"\xed\xa0\x80" * 30,
    b"\xcb\x7f\xf8\0\0\0\0\0\0",
    b"null",
    b"1e400",
    b'"\\ud800"',
    b"\xef\xbb\xbf{}",
    b"A" * 1_000_000,
    ("e" + "\u0301" * 100_000).encode(),
    "\u202e\u2066٤٨٢٩١٥٧٣٠٩".encode(),
    b"9" * 400_000,
)


def mutated(good: bytes, source: random.Random) -> bytes:
    """One good input after one to four small changes."""
    data = bytearray(good)
    for _ in range(source.randint(1, 4)):
        place = source.randint(0, len(data))
        match source.randint(0, 5):
            case 0 if data:
                data[place % len(data)] ^= 1 << source.randint(0, 7)
            case 1 if data:
                data[place % len(data)] = source.choice((0, 1, 0x7F, 0x80, 0xFF))
            case 2:
                del data[place : place + source.randint(1, 9)]
            case 3:
                data[place:place] = source.randbytes(source.randint(1, 9))
            case 4:
                data[place : place + 4] = source.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x80\0\0\0"))
            case _:
                data[place:place] = data[: source.randint(0, 20)]
    return bytes(data)
