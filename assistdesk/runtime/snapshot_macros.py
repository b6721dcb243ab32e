"""A macro as the form that edits it shows it (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

import msgspec


class MacroForm(msgspec.Struct, frozen=True):
    """``titles``, ``texts``: (language, words). ``editable``: by me; ``shared``: all colleagues have it."""

    editable: bool = True
    shared: bool = False
    uses: int = 0
    titles: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    public: bool = True
    status: str = ""
    priority: str = ""
    tags: tuple[str, ...] = ()
    dropped_tags: tuple[str, ...] = ()
    to_me: bool = False
