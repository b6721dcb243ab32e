"""What stands in the composers: drafts that survive everything, and the guard that keeps a live code out of them.

A draft is on disk a second after the last key and at once when its ticket is left. Only its writer changes it; no
event of a ticket does. Another computer of the same writer finds it by the relay's copy (``copies``), which counts only where
nothing was typed here. Refuses to know the relay.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from assistdesk.core.errors import RefusedError
from assistdesk.runtime.copies import Copies, Copy, Key
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.ports import Desk, LocalStore
from assistdesk.runtime.snapshot import ComposerMode, DraftView
from assistdesk.runtime.tasks import Tasks

SAVE_AFTER_S: Final = 1.0
_MODES: Final = frozenset(mode.value for mode in ComposerMode)


@dataclass(slots=True)
class _Draft:
    text: str
    is_saved: bool = True
    going: tuple[str, ...] = ()
    """Sent from here and not known to be kept elsewhere: still on disk with the rest."""
    is_secret: bool = False
    """A live code was in it when it was to be saved: as it is, no disk gets it, also once the code is over."""
    after: int | None = None
    """The number of the newest public reply that was there when it was begun."""

    @property
    def kept(self) -> str:
        return _joined(*self.going, self.text)


class Drafts:
    """All drafts of one account that were looked at since the program began."""

    def __init__(
        self,
        desk: Desk,
        disk: Disk,
        tasks: Tasks,
        changed: Callable[[], None],
        failed: Callable[[str], object],
        holds_live_code: Callable[[str], bool] = lambda _text: False,
    ) -> None:
        self._holds_live_code = holds_live_code
        self._disk = disk
        self._tasks = tasks
        self._changed = changed
        self._failed = failed
        self._drafts: dict[Key, _Draft] = {}
        self._loaded: set[Key] = set()
        self._unknown: set[Key] = set()
        """Nothing was ever typed here: a copy may stand there."""
        self._copies = Copies(desk, tasks, self._emptied)
        self._revisions: dict[int, int] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        """The relay's copies follow what an earlier run left."""
        try:
            left = await self._disk.run(_read_all)
        except RefusedError as error:
            self._failed(error.rule)
            return
        for ticket_id, mode, copy in left:
            if mode in _MODES:
                self._copies.kept((ticket_id, ComposerMode(mode)), copy)

    async def open(self, ticket_id: int) -> None:
        """As ``load``; and where nothing is known here, what another computer of the writer left."""
        await self.load(ticket_id)
        for key in [(ticket_id, mode) for mode in ComposerMode]:
            copy = await self._copies.find(key) if key in self._unknown else Copy("")
            if copy.text and key in self._unknown:  # nor typed meanwhile
                self._touched(key).after = copy.after
                await self.put_back(*key, copy.text)

    async def load(self, ticket_id: int) -> None:
        """What is on disk comes first; what was typed before it was read stays, below it."""
        for mode in ComposerMode:
            await self._load((ticket_id, mode))
        self._revisions[ticket_id] = self._revisions.get(ticket_id, 0) + 1
        self._changed()

    async def _load(self, key: Key) -> None:
        if key in self._loaded:
            return
        ticket_id, mode = key
        found = await self._disk.run(partial(_read, ticket_id=ticket_id, mode=mode))
        if key not in self._loaded:  # nor meanwhile
            self._loaded.add(key)
            typed = self._drafts.get(key)
            if found is None and typed is None:
                self._unknown.add(key)
            text, after = ("", None) if found is None else found
            if typed is None:
                self._drafts[key] = _Draft(text, after=after)
            else:
                begun = typed.after if after is None else after
                self._drafts[key] = _Draft(_joined(text, typed.text), False, typed.going, after=begun)

    def view(self, ticket_id: int, mode: ComposerMode) -> DraftView:
        none = _Draft("")
        reply = self._drafts.get((ticket_id, ComposerMode.REPLY), none)
        note = self._drafts.get((ticket_id, ComposerMode.NOTE), none)
        return DraftView(
            mode, reply.text, note.text, reply.is_saved and note.is_saved, self._revisions.get(ticket_id, 0)
        )

    def text(self, ticket_id: int, mode: ComposerMode) -> str:
        draft = self._drafts.get((ticket_id, mode))
        return draft.text if draft is not None else ""

    def begun_after(self, ticket_id: int, mode: ComposerMode) -> int | None:
        """The newest public reply that was there when it was begun, in whatever run of the program; None: nobody knows."""
        draft = self._drafts.get((ticket_id, mode))
        return draft.after if draft is not None else None

    def type(self, ticket_id: int, mode: ComposerMode, text: str, after: int | None = None) -> None:
        """As the writer typed it. *after*: the newest public reply that there is."""
        if self.text(ticket_id, mode) == text:
            return
        draft = self._touched((ticket_id, mode))
        draft.text, draft.is_saved, draft.is_secret = text, False, False
        if not text.strip():
            draft.after = None
        elif draft.after is None:
            draft.after = after
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SAVE_AFTER_S, self._save_soon)
        self._changed()

    def take(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """*text* left its window to be sent: what is typed from now on is another. On disk it stays until it ``went``."""
        draft = self._touched((ticket_id, mode))
        draft.text, draft.is_saved, draft.going = "", False, (*draft.going, text)
        draft.after = None
        self._changed()

    async def went(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """What was taken is kept elsewhere."""
        draft = self._drafts[(ticket_id, mode)]
        draft.is_saved, draft.going = False, _without(draft.going, text)
        await self.save()

    async def put_back(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """What was taken did not go: it comes back, whatever the disk does. What was typed meanwhile stays, below it."""
        draft = self._touched((ticket_id, mode))
        draft.text, draft.is_saved, draft.going = _joined(text, draft.text), False, _without(draft.going, text)
        draft.is_secret = False
        self._revisions[ticket_id] = self._revisions.get(ticket_id, 0) + 1
        self._changed()
        await self.save()

    async def give_back(self, ticket_id: int, mode: ComposerMode, text: str) -> None:
        """A text that was sent, perhaps by an earlier run, comes back; what was typed meanwhile stays, below it.

        Raises RefusedError("disk"): what stands there could not be read, and nothing came back.
        """
        await self.load(ticket_id)
        await self.put_back(ticket_id, mode, text)

    async def save(self) -> None:
        """Everything that is not on disk yet. Failures are told, and tried again with the next key."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        for key in list(self._drafts):
            ticket_id, mode = key
            try:
                await self._load(key)
                draft = self._drafts[key]
                if draft.is_saved:
                    continue
                text, after = draft.kept, draft.after
                draft.is_secret = draft.is_secret or self._holds_live_code(text)
                if draft.is_secret:
                    continue
                await self._disk.run(partial(_write, ticket_id=ticket_id, mode=mode, text=text, after=after))
            except RefusedError as error:
                self._failed(error.rule)
                return
            if draft.kept == text:
                draft.is_saved = True
                self._copies.kept(key, Copy(draft.text, draft.after))
        self._changed()

    def _touched(self, key: Key) -> _Draft:
        self._unknown.discard(key)
        return self._drafts.setdefault(key, _Draft(""))

    async def _emptied(self, key: Key) -> None:
        ticket_id, mode = key
        with contextlib.suppress(RefusedError):  # it is told again at the next start
            await self._disk.run(lambda store: store.forget_draft(ticket_id, mode.value))

    def _save_soon(self) -> None:
        self._timer = None
        self._tasks.spawn(self.save(), "drafts")


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text.strip())


def _without(texts: tuple[str, ...], text: str) -> tuple[str, ...]:
    place = texts.index(text) if text in texts else len(texts)
    return texts[:place] + texts[place + 1 :]


def _read(store: LocalStore, ticket_id: int, mode: ComposerMode) -> tuple[str, int | None] | None:
    text = store.draft(ticket_id, mode.value)
    return None if text is None else (text, store.draft_begun(ticket_id, mode.value))


def _read_all(store: LocalStore) -> tuple[tuple[int, str, Copy], ...]:
    return tuple(
        (ticket_id, mode, Copy(text, store.draft_begun(ticket_id, mode))) for ticket_id, mode, text in store.drafts()
    )


def _write(store: LocalStore, ticket_id: int, mode: ComposerMode, text: str, after: int | None) -> None:
    store.save_draft(ticket_id, mode.value, text, after)
