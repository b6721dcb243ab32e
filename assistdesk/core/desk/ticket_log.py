"""One ticket's log as a file: how its lines are spelt (decision 0043). The relay writes them, ``log_check`` reads them.

JSON, one object a line. First a header; then one line for each audit, in order: ``audit`` is byte for byte what the chain
hashes (``chain.canonical``), ``prev_hash`` and ``hash`` stand beside it, and so do the texts that the audit knows by digest,
each with its salt, as far as they are not erased. Every line has exactly one spelling and a bounded length. It knows no file
and no store.
"""

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Raw, Struct

from assistdesk.core.desk import chain
from assistdesk.core.desk.shapes import Rfc3339, from_rfc3339
from assistdesk.core.errors import PeerError

FORMAT: Final = "assistdesk-ticket-log"
VERSION: Final = 1
LINE_BYTES: Final = 1024 * 1024
"""The longest comment takes 384 KiB where each of its bytes must be written as six."""
COUNT_END: Final = 2**62

Count = Annotated[int, Meta(ge=0, lt=COUNT_END)]
Number = Annotated[int, Meta(ge=1, lt=COUNT_END)]
Hash = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Salt = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]


class LogHeader(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line. ``audits`` lines follow; ``head`` is the last one's hash, ``made_at`` when the relay looked."""

    format: str
    version: int
    ticket_id: Number
    audits: Count
    head: Hash
    made_at: Rfc3339


class LogText(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``digest`` = SHA-256(salt + UTF-8 of the text), all in hex."""

    digest: Hash
    salt: Salt
    text: str


class LogLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One audit. ``left_out``: so many of its texts would have made the line too long."""

    audit: Raw
    prev_hash: Hash
    hash: Hash
    texts: tuple[LogText, ...] = ()
    left_out: Count = 0


class _Audit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in ``audit``; how it must be spelt is ``chain.canonical``'s."""

    ticket_id: Number
    seq: Number
    pub_seq: Number | None
    author_id: Number | None
    via: str
    created_at: Count
    events: Raw


class _Named(Struct):
    """Enough of a first line to say what it begins."""

    format: str = ""
    version: int = 0


_header_decoder = msgspec.json.Decoder(LogHeader)
_named_decoder = msgspec.json.Decoder(_Named)
_line_decoder = msgspec.json.Decoder(LogLine)
_audit_decoder = msgspec.json.Decoder(_Audit)
_encoder = msgspec.json.Encoder()
_BROKEN = (ValueError, msgspec.MsgspecError, RecursionError)


# --- writing ------------------------------------------------------------------------------------------------------


def write_header(ticket_id: int, audits: int, head: str, made_at: str) -> bytes:
    """The first line, with its end."""
    header = LogHeader(
        format=FORMAT,
        version=VERSION,
        ticket_id=ticket_id,
        audits=audits,
        head=head or chain.FIRST_PREV,
        made_at=made_at,
    )
    return _encoder.encode(header) + b"\n"


def write_line(link: chain.Link, texts: Sequence[tuple[bytes, str]]) -> bytes:
    """An audit's line, with its end; *texts* are its words, each behind its salt. What would make it too long is left out."""
    line = LogLine(audit=Raw(chain.canonical(link)), prev_hash=link.prev_hash, hash=link.hash)
    said = tuple(LogText(digest=chain.digest(salt, text), salt=salt.hex(), text=text) for salt, text in texts)
    kept = len(said)
    while True:
        whole = msgspec.structs.replace(line, texts=said[:kept], left_out=len(said) - kept)
        written = _encoder.encode(whole) + b"\n"
        if len(written) <= LINE_BYTES or kept == 0:
            return written
        kept -= 1


# --- reading ------------------------------------------------------------------------------------------------------


def read_header(raw: bytes) -> LogHeader:
    """The header that a first line is; the line has its end.

    Raises:
        PeerError: ``line_size``, ``line_cut``, ``not_a_log``, ``log_version``, ``line_form``, ``line_spelling``.
    """
    body = _body_of(raw)
    try:
        named = _named_decoder.decode(body)
    except _BROKEN as error:
        raise PeerError("not_a_log") from error
    if named.format != FORMAT:
        raise PeerError("not_a_log")
    if named.version != VERSION:
        raise PeerError("log_version", version=named.version)
    try:
        header = _header_decoder.decode(body)
        from_rfc3339(header.made_at)
    except _BROKEN as error:
        raise PeerError("line_form") from error
    if _encoder.encode(header) != body:
        raise PeerError("line_spelling")
    return header


def read_line(raw: bytes) -> tuple[chain.Link, LogLine]:
    """The audit that a line holds, as the chain takes it, and the line with its texts. Whether it fits is not looked at.

    Raises:
        PeerError: ``line_size``, ``line_cut``, ``line_form``, ``line_spelling``.
    """
    body = _body_of(raw)
    try:
        line = _line_decoder.decode(body)
        audit = _audit_decoder.decode(line.audit)
        link = chain.Link(
            ticket_id=audit.ticket_id,
            seq=audit.seq,
            pub_seq=audit.pub_seq,
            author_id=audit.author_id,
            via=audit.via,
            created_at=audit.created_at,
            events=audit.events,
            prev_hash=line.prev_hash,
            hash=line.hash,
        )
        is_spelt = _encoder.encode(line) == body and chain.canonical(link) == bytes(line.audit)
    except _BROKEN as error:
        raise PeerError("line_form") from error
    if not is_spelt:
        raise PeerError("line_spelling")
    return link, line


def _body_of(raw: bytes) -> bytes:
    if len(raw) > LINE_BYTES:
        raise PeerError("line_size")
    if raw[-1:] != b"\n":
        raise PeerError("line_cut")
    return raw[:-1]
