"""The people on a ticket, who could be added, and what was told to me (``snapshot`` says what a snapshot is)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from assistdesk.runtime.snapshot_parts import Cause

if TYPE_CHECKING:
    from assistdesk.runtime.snapshot import PersonView


class ParticipantView(msgspec.Struct, frozen=True):
    """``role`` cc (of theirs), follower or expert (of ours); ``may_reply``: an expert writes to the customer too."""

    person: PersonView
    role: str
    may_reply: bool = False


class Rights(msgspec.Struct, frozen=True):
    """What I may do to a ticket that I see, whatever its status: write to its customer; change it (fields, status, people,
    sessions); delete it and erase anybody's words; have its log."""

    reply: bool = True
    change: bool = True
    delete: bool = False
    log: bool = True


class PeopleFound(msgspec.Struct, frozen=True):
    """Who fits ``text``; ``roles`` beside ``people``: what each of them is to the desk."""

    ticket_id: int
    text: str = ""
    people: tuple[PersonView, ...] = ()
    roles: tuple[str, ...] = ()
    loading: bool = False
    error: Cause | None = None


class ToldView(msgspec.Struct, frozen=True):
    """One entry. ``kind``: as of ``shapes_people.InboxKind``; ``put_off_until_ms`` 0: its ticket is not put off."""

    seq: int
    kind: str
    ticket_id: int
    subject: str
    excerpt: str
    author: str
    at_ms: int
    read: bool = False
    put_off_until_ms: int = 0


class InboxView(msgspec.Struct, frozen=True):
    """Newest first. ``unread`` counts all, at most 100."""

    entries: tuple[ToldView, ...] = ()
    unread: int = 0
    loading: bool = False
    error: Cause | None = None
