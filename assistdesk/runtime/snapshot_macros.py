"""A macro as the form that edits it shows it (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

import msgspec


class MacroForm(msgspec.Struct, frozen=True):
    """``titles``, ``texts``: (language, words). ``editable``: by me; ``shared``: colleagues have it, all or those of
    ``group_id``. ``from_ms``, ``until_ms``: it shows from then and until then, Unix milliseconds; None: at once, for good."""

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
    group_id: int | None = None
    from_ms: int | None = None
    until_ms: int | None = None
