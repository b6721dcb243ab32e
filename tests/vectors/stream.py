"""Fixed bytes that look random: a counter under SHA-256, so that vectors come out the same everywhere."""

import hashlib


class Stream:
    """Bytes from a named seed, one after another."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8")
        self._count = 0

    def take(self, size: int) -> bytes:
        blocks = b""
        while len(blocks) < size:
            blocks += hashlib.sha256(self._seed + self._count.to_bytes(8, "big")).digest()
            self._count += 1
        return blocks[:size]

    def below(self, limit: int) -> int:
        return int.from_bytes(self.take(16), "big") % limit
