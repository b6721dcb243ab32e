"""A ticket's log and the ledger of one of its sessions: do they tell the same of it (desk.md section 3)?

The log says of a session that ended which hash its ledger's last entry had. Each end may have said so, and one may have had a
shorter ledger than the other; whatever was said must stand in the ledger's chain.

Refuses to know: files, sentences.
"""

from dataclasses import dataclass

from assistdesk.core.desk.log_check import LogVerdict
from assistdesk.core.errors import PeerError
from assistdesk.core.session.verify import Verdict
from assistdesk.core.wire.encoding import room_from_name


@dataclass(frozen=True, slots=True)
class HeldLedger:
    """``rule``: ``no_such_session`` (the log tells of no ledger of this session) or ``ledger_head``; empty where they agree.
    ``seq``: the audit that disagrees."""

    rule: str = ""
    seq: int = 0


def hold_ledger(log: LogVerdict, ledger: Verdict) -> HeldLedger:
    """Compare what the log says of this session with its ledger."""
    said = [one for one in log.sessions if _is_room(one.room, ledger.room)]
    if not said:
        return HeldLedger("no_such_session")
    known = {digest.hex() for digest in (*ledger.digests, *ledger.tail_digests)}
    odd = next((one for one in said if one.ledger_head not in known), None)
    return HeldLedger() if odd is None else HeldLedger("ledger_head", odd.seq)


def _is_room(name: str, room: bytes) -> bool:
    try:
        return room_from_name(name) == room
    except PeerError:
        return False
