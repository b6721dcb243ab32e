"""Where words of the customer's side go whose ticket is closed: into a new one that goes on from it (desk.md section 2, N10).

The same requester and tags; both logs say so, and so does that of the ticket into which the closed one was merged, if whoever
writes is not on that. The key to what is new follows from the key that she has, so that nothing but its hash is kept. Which
ticket words are for is decided elsewhere (``reading``, ``chat_begin``).
"""

import base64
import hmac
from collections.abc import Sequence

from assistdesk.core.desk import participants as rules
from assistdesk.core.desk.events import EventBase
from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from relay.desk.changes import RandomBytes, Written
from relay.desk.merging import begin_follow_up, link_to_target
from relay.desk.rights import Caller
from relay.store import participants
from relay.store.work import Work


def key_of_follow_up(key: str, ticket_id: int) -> str:
    """The key to the ticket that goes on from the one that *key* opens."""
    return base64.urlsafe_b64encode(derive(key, f"followup:{ticket_id}")).decode().rstrip("=")


def derive(key: str, what: str) -> bytes:
    """What follows from a key that only its holder has."""
    return hmac.digest(key.encode(), what.encode(), "sha256")


def go_on(
    work: Work,
    caller: Caller,
    closed: Ticket,
    body: str,
    random_bytes: RandomBytes,
    *,
    chat_id: int | None = None,
    also: Sequence[EventBase] = (),
) -> Written:
    """The new ticket with *body* as its first words; whoever writes and did not ask is in copy. *chat_id*: it is that chat's
    first line; *also*: what else its first audit has to say.

    Raises:
        RefusedError: ``followup`` (``why`` many).
    """
    new = TicketNew(
        subject=closed.subject,
        requester_id=closed.requester_id,
        comment=CommentIn(body=body, public=True, kind="reply" if chat_id is None else "chat"),
        tags=closed.tags,
        language=closed.language,
        channel="app" if chat_id is None else "chat",
    )
    is_in_copy = caller.id != closed.requester_id
    copied = [rules.changed("cc", [caller.id])] if is_in_copy else []
    made = begin_follow_up(work, caller, closed, new, random_bytes, [*copied, *also], chat_id=chat_id)
    if is_in_copy:
        participants.put(work, made.ticket.id, [caller.id], "cc")
    link_to_target(work, made.ticket, closed, random_bytes)
    return made
