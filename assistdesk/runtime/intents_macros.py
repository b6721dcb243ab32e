"""What a person wants of macros and saved texts (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class SaveMacro(Intent, frozen=True):
    """``macro_id`` 0: a new one. ``titles``, ``texts``: (language, words); "" and False change nothing on a ticket."""

    macro_id: int
    titles: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...] = ()
    public: bool = True
    status: str = ""
    priority: str = ""
    tags: tuple[str, ...] = ()
    dropped_tags: tuple[str, ...] = ()
    to_me: bool = False
    shared: bool = False


class DropMacro(Intent, frozen=True):
    macro_id: int
