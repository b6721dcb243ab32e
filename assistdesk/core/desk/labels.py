"""Which word a person reads for a ticket's status (desk.md sections 1 and 2).

Staff read the status, customers its customer word (hold reads "open"); a desk's own label replaces either while it is active
and still fits the status. Shipped words are keys that the screen translates; only a desk's own words are texts here.
"""

from dataclasses import dataclass

from assistdesk.core.desk.events import CUSTOMER_WORD
from assistdesk.core.desk.macros import choose_text
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import L10n, StatusDef
from assistdesk.core.desk.shapes import Status


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """``text`` is the desk's own word, "" where it has none: then ``key`` names the shipped one."""

    key: str
    text: str = ""


def own_label(status: Status, own: StatusDef | None, side: Side) -> L10n:
    """The desk's own word by language; empty where it has none, or none that fits."""
    if own is None or not own.active or own.category != status:
        return {}
    return own.customer_label if side is Side.THEIRS else own.agent_label


def status_label(status: Status, own: StatusDef | None, side: Side, language: str, default_locale: str) -> StatusLabel:
    key = CUSTOMER_WORD[status] if side is Side.THEIRS else status
    return StatusLabel(key, choose_text(own_label(status, own, side), language, default_locale))
