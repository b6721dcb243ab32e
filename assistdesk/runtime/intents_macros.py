"""What a person wants of macros and saved texts (``intents`` says what an intent is)."""

from assistdesk.runtime.intent import Intent


class ReadMacros(Intent, frozen=True):
    """What others made and what the time brought is there from now on."""


class SaveMacro(Intent, frozen=True):
    """``macro_id`` 0: a new one. ``titles``, ``texts``: (language, words); "" and False change nothing on a ticket.
    ``group_id``, ``from_ms``, ``until_ms``: as in ``MacroForm``."""

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
    group_id: int | None = None
    from_ms: int | None = None
    until_ms: int | None = None


class DropMacro(Intent, frozen=True):
    macro_id: int
