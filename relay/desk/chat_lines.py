"""A reply of ours in a ticket whose chat goes on is a line of that chat (desk.md section 7), whichever way it was sent.

Called by ``changes`` inside the writer, so that the thread and the line are one transaction. It knows the thread's row and
nothing of tickets or words.
"""

import msgspec

from assistdesk.core.desk.model_service import QueueConfig
from assistdesk.core.desk.queue import OursLine, step
from assistdesk.core.desk.shapes import CommentIn
from relay.desk.rights import Caller
from relay.store import chats
from relay.store.chats import Chat
from relay.store.work import Work


def chat_of(work: Work, caller: Caller, ticket_id: int, comment: CommentIn | None) -> Chat | None:
    """The chat in which this comment would be a line of ours; notes (whispers too) never are."""
    if comment is None or not comment.public or not caller.is_ours:
        return None
    return chats.active_in(work.connection, ticket_id)


def answered(work: Work, chat: Chat) -> None:
    """A human of ours has written: the customer waits no longer."""
    thread, _ = step(chat.thread, OursLine(), work.now_ms, QueueConfig())
    chats.put(work, msgspec.structs.replace(chat, thread=thread))
