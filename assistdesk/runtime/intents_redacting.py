"""What a person wants gone for good (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class RedactComment(Intent, frozen=True):
    """Erase the words, and these files, of a comment that stands in this ticket. There is no way back."""

    ticket_id: int
    comment_id: int
    words: bool = True
    attachment_ids: tuple[int, ...] = ()
