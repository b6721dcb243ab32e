"""The customer's end keeps the session's ledger: entries onto the disk, over to the other end, heads signed (protocol.md
section 14).

What an entry says and when one is due is decided by ``core.session.host``. Refuses to know files and the line.
"""

from collections.abc import Callable
from typing import Final

from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.session import events
from assistdesk.core.session.items import head_bytes, head_item
from assistdesk.core.types import Role
from assistdesk.core.wire.messages import LedEntry, LedHead
from assistdesk.runtime.book import LedgerBook

ENTRY_MARKS: Final = (b"E ", b"T ")


class HostLedger:
    """*send* hands a message to whatever line there is; *feed* tells the machine what is on disk."""

    def __init__(
        self,
        book: LedgerBook,
        key: SigningKey,
        send: Callable[[LedEntry | LedHead], None],
        feed: Callable[[events.EntryWritten | events.LedgerFailed], None],
    ) -> None:
        self._book, self._key, self._send, self._feed = book, key, send, feed
        self._entries: list[bytes] = []
        """Lines of entries on disk, by number: what a peer that had them not is sent. A few hundred bytes each, at most the
        ledger's own bound."""

    def go_on_after(self, entries: tuple[bytes, ...]) -> None:
        """These lines are on disk already, from number 0."""
        self._entries = list(entries)

    def write(self, last_n: int, data: bytes) -> None:
        """Put the lines up to entry *last_n* on disk and say so."""
        self._book.append(data, lambda is_done: self._written(last_n, data, is_done))

    def _written(self, last_n: int, data: bytes, is_done: bool) -> None:
        if is_done:
            lines = [line[len(ENTRY_MARKS[0]) :] for line in data.split(b"\n") if line.startswith(ENTRY_MARKS)]
            self._entries = [*self._entries[: last_n + 1 - len(lines)], *lines]
        self._feed(events.EntryWritten(last_n) if is_done else events.LedgerFailed(last_n))

    def send_from(self, first_n: int) -> None:
        for n, entry in enumerate(self._entries[first_n:], first_n):
            self._send(LedEntry(n, entry))

    def sign(self, facts: events.LinkFacts | None, n: int, digest: bytes, tell: bool) -> None:
        """Put this end's signature over the head *n* into the file; with *tell* the other end gets it too."""
        session_id = facts.session_id if facts is not None else bytes(16)
        signature = self._key.sign(head_bytes(session_id, Role.HOST, n, digest))
        self._book.append(head_item(n, digest, Role.HOST, signature))
        if tell:
            self._send(LedHead(n, digest, signature))
