"""A ticket's public words as one plain text (desk.md sections 12, 13): for a file, a printer, a mail.

Only what is said stands indented: a body that looks like somebody's line cannot be taken for one. No words of a language are
in it but those that were said. It knows no note.
"""

from collections.abc import Iterator

from assistdesk.core.desk.macros import DEFAULT_LOCALE, choose_text
from assistdesk.core.desk.reading_shapes import ReadLine, Transcript

INDENT = "    "
ERASED = "–"
MOVED = "→"


def write_text(transcript: Transcript) -> str:
    """Who said what and when (UTC), a blank line between; files by name and size; what was erased as a dash, what stands
    in another ticket now as an arrow. At the end, where
    it goes on, the number to go on after; for staff, how far the log goes and its chain's digest."""
    status = choose_text(transcript.status_label, transcript.language, DEFAULT_LOCALE) or transcript.status
    head = f"#{transcript.ticket_id} {_flat(transcript.subject)}\n{transcript.created_at} · {status}"
    parts = [head, *("\n".join(_said(line)) for line in transcript.lines)]
    if transcript.has_more and transcript.lines:
        parts.append(f"… > {transcript.lines[-1].seq}")
    if transcript.head is not None:
        parts.append(f"{transcript.seq} sha256:{transcript.head}")
    return "\n\n".join(parts) + "\n"


def _said(line: ReadLine) -> Iterator[str]:
    yield f"{line.at} {_flat(line.name) or '·'}"
    body = MOVED if line.moved else ERASED if line.redacted else line.body
    yield from (f"{INDENT}{row}".rstrip() for row in body.splitlines())
    yield from (f"{INDENT}[{_flat(file.name)}, {file.size} B]" for file in line.files)


def _flat(text: str) -> str:
    return " ".join(text.split())
