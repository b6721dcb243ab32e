"""Ledger items as lines for the session log in the window: the event and its plain fields, no sentences."""

import msgspec

from assistdesk.core.errors import PeerError
from assistdesk.core.session.entries import decode_entry
from assistdesk.core.session.items import EntryLine, parse_item
from assistdesk.runtime.snapshot_session import LogLine


def log_lines(data: bytes) -> tuple[LogLine, ...]:
    """One line for each entry in *data* (whole items, one a line); what is no entry shows nothing."""
    lines = []
    for raw in data.splitlines(keepends=True):
        try:
            item = parse_item(raw)
        except PeerError:
            continue
        if isinstance(item, EntryLine):
            entry = decode_entry(item.line)
            fields = msgspec.to_builtins(entry.detail)
            plain = tuple((name, value) for name, value in fields.items() if isinstance(value, str | int))
            lines.append(LogLine(entry.wall, entry.ev, plain))
    return tuple(lines)
