"""Files of tickets' logs, made without a relay: as many audits as wanted, with words, figures and sessions."""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from assistdesk.core.desk import chain
from assistdesk.core.desk.ticket_log import write_header, write_line

TICKET_ID = 1042
MADE_AT = "2026-03-01T10:21:00.000Z"
LATER = "2026-03-02T10:21:00.000Z"


def salt_of(text: str) -> bytes:
    """The same each time."""
    return hashlib.sha256(text.encode()).digest()[: chain.SALT_BYTES]


def comment(number: int, text: str) -> dict[str, Any]:
    """An event that knows a text by its digest."""
    return {"comment_id": number, "digest": chain.digest(salt_of(text), text), "type": "Reply"}


def audit(
    before: chain.Link | None, events: Sequence[dict[str, Any]], *, is_public: bool = False, ticket_id: int = TICKET_ID
) -> chain.Link:
    """The next link; one of a chain may be public."""
    seq = 1 if before is None else before.seq + 1
    head = chain.FIRST_PREV if before is None else before.hash
    link = chain.Link(
        ticket_id=ticket_id,
        seq=seq,
        pub_seq=1 if is_public else None,
        author_id=seq % 3 or None,
        via="api",
        created_at=1_772_359_200_000 + 1000 * seq,
        events=msgspec.Raw(msgspec.json.encode(events, order="sorted")),
        prev_hash=head,
    )
    return msgspec.structs.replace(link, hash=chain.next_head(head, link))


def words_at(seq: int) -> str:
    """Every third audit says something."""
    return f"Hola, ¿qué tal? 请帮忙 {seq}" if seq % 3 == 1 else ""


def links(count: int, *, ticket_id: int = TICKET_ID, mark: int = 0) -> list[chain.Link]:
    """A whole chain; *mark* makes another one of it from its second audit on."""
    made: list[chain.Link] = []
    for seq in range(1, count + 1):
        events: list[dict[str, Any]] = [{"type": "Seen", "user_id": seq + (mark if seq > 1 else 0)}]
        if words_at(seq):
            events.append(comment(seq, words_at(seq)))
        made.append(audit(made[-1] if made else None, events, is_public=seq == 1, ticket_id=ticket_id))
    return made


def line_of(link: chain.Link, *, with_words: bool = True) -> bytes:
    """Its line, with its words where it has any."""
    text = words_at(link.seq)
    salt = salt_of(text)
    is_said = with_words and chain.digest(salt, text).encode() in bytes(link.events)
    return write_line(link, [(salt, text)] if is_said else [])


def lines(chained: Sequence[chain.Link], *, made_at: str = MADE_AT, with_words: bool = True) -> list[bytes]:
    """A whole file, line by line."""
    head = chained[-1].hash if chained else ""
    ticket_id = chained[0].ticket_id if chained else TICKET_ID
    header = write_header(ticket_id, len(chained), head, made_at)
    return [header, *(line_of(link, with_words=with_words) for link in chained)]
