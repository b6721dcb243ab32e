"""A ticket's public words as one plain text (desk.md sections 12, 13): for a file, a printer, a mail.

Only what is said stands indented: a body that looks like somebody's line cannot be taken for one. No words of a language are
in it but those that were said. It knows no note.
"""

import heapq
from collections.abc import Iterable, Iterator

from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.reading_shapes import ReadLine, ReadShared, Transcript

INDENT = "    "
ERASED = "–"
MOVED = "→"
TO_CUSTOMER, TO_OURS = "↓", "↑"
"""A file that went over in a session."""
OUR_RECORDING, HER_RECORDING = "●", "○"
"""A recording that was made of a session; the second is the customer's own."""


def write_text(transcript: Transcript) -> str:
    """Who said what and when (UTC), a blank line between; files by name and size; what was erased as a dash, what stands
    in another ticket now as an arrow; what went over in sessions by a sign, its size or length, and its digest. At the end,
    where it goes on, the number to go on after; for staff, how far the log goes and its chain's digest."""
    status = choose_text(transcript.status_label, transcript.language, DEFAULT_LOCALE) or transcript.status
    head = f"#{transcript.ticket_id} {_flat(transcript.subject)}\n{transcript.created_at} · {status}"
    told = in_order(transcript.lines, transcript.shared)
    parts = [head, *(_shared(one) if isinstance(one, ReadShared) else "\n".join(_said(one)) for one in told)]
    if transcript.has_more and transcript.lines:
        parts.append(f"… > {transcript.lines[-1].seq}")
    if transcript.head is not None:
        parts.append(f"{transcript.seq} sha256:{transcript.head}")
    return "\n\n".join(parts) + "\n"


def in_order(lines: Iterable[ReadLine], shared: Iterable[ReadShared]) -> Iterator[ReadLine | ReadShared]:
    """Words, and what went over in sessions, by their times."""
    return heapq.merge(lines, shared, key=lambda one: one.at)


def _shared(shared: ReadShared) -> str:
    if shared.kind == "file":
        fact = f"{TO_CUSTOMER if shared.to_customer else TO_OURS} {shared.size} B"
    else:
        fact = f"{HER_RECORDING if shared.to_customer else OUR_RECORDING} {shared.seconds} s"
    return f"{shared.at} ·\n{INDENT}[{fact}, sha256:{shared.sha256}]"


def _said(line: ReadLine) -> Iterator[str]:
    yield f"{line.at} {_flat(line.name) or '·'}"
    body = MOVED if line.moved else ERASED if line.redacted else line.body
    yield from (f"{INDENT}{row}".rstrip() for row in body.splitlines())
    yield from (f"{INDENT}[{_flat(file.name)}, {file.size} B]" for file in line.files)


def _flat(text: str) -> str:
    return " ".join(text.split())
