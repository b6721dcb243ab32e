"""A session's chat on its way into the ticket: kept through a kill, put in once."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.session.talk import LineState, TalkLine
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.transcripts import NOTE_CHARS_MAX, KeptLine, KeptTalk, Transcripts, transcript

AT_MS = 1_772_359_200_000
LINES = (
    TalkLine(bytes(16), "Hello", AT_MS, LineState.DELIVERED),
    TalkLine(bytes(15) + b"1", "¿Qué \u202etal?", AT_MS + 65_000, LineState.HEARD),
    TalkLine(bytes(15) + b"2", "Bye", AT_MS + 66_000, LineState.SENT),
)


class Notes:
    """The outbox's place."""

    def __init__(self) -> None:
        self.taken: dict[str, tuple[int, str]] = {}
        self.calls = 0
        self.has_room = True

    async def note(self, ticket_id: int, text: str, key: str) -> bool:
        self.calls += 1
        if self.has_room:
            self.taken[key] = (ticket_id, text)
        return self.has_room


@pytest.fixture
async def disk(tmp_path: Path) -> AsyncIterator[Disk]:
    made = Disk(SqliteStore(tmp_path / "account.db"))
    yield made
    await made.close()


async def test_the_talk_becomes_one_note_with_times_names_and_visible_marks(disk: Disk) -> None:
    notes = Notes()
    transcripts = Transcripts(disk, notes.note)
    await transcripts.keep("aa", 42, "Ana Ruiz", "Lucía", LINES)
    await transcripts.finish("aa")
    ((ticket_id, text),) = notes.taken.values()
    assert ticket_id == 42
    assert text.splitlines() == [
        "[chat · Ana Ruiz – Lucía · 2026-03-01 10:00–10:01 UTC]",
        "10:00:00 ✓ Ana Ruiz: Hello",
        "10:01:05 ✓ Lucía: ¿Qué [RLO]tal?",
        "10:01:06 ✗ Ana Ruiz: Bye",
    ]
    await transcripts.finish("aa")
    assert notes.calls == 1


async def test_what_a_killed_program_left_goes_in_at_the_next_start_under_the_same_key(disk: Disk) -> None:
    first, second = Notes(), Notes()
    await Transcripts(disk, first.note).keep("aa", 42, "Ana", "Lucía", LINES)
    first.has_room = False
    await Transcripts(disk, first.note).finish("aa")
    await Transcripts(disk, second.note).keep("bb", 43, "Ana", "Amara", LINES[:1])
    await Transcripts(disk, second.note).finish()
    assert [ticket_id for ticket_id, _ in second.taken.values()] == [42, 43]
    again = Notes()
    await Transcripts(disk, again.note).keep("aa", 42, "Ana", "Lucía", LINES)
    await Transcripts(disk, again.note).finish()
    assert set(again.taken) < set(second.taken)
    longer = Notes()
    await Transcripts(disk, longer.note).keep("aa", 42, "Ana", "Lucía", (*LINES, LINES[0]))
    await Transcripts(disk, longer.note).finish()
    assert not set(longer.taken) & set(again.taken), "a key stands for the same words alone"


async def test_another_sessions_talk_stays_where_it_is(disk: Disk) -> None:
    notes = Notes()
    transcripts = Transcripts(disk, notes.note)
    await transcripts.keep("aa", 42, "Ana", "Lucía", LINES)
    await transcripts.keep("bb", 43, "Ana", "Amara", LINES)
    await transcripts.finish("bb")
    assert [ticket_id for ticket_id, _ in notes.taken.values()] == [43]


async def test_damage_on_disk_is_no_talk(disk: Disk) -> None:
    await disk.run(lambda store: store.save_cached("session_talk", b"[{"))
    notes = Notes()
    await Transcripts(disk, notes.note).finish()
    assert notes.calls == 0


def test_a_long_talk_becomes_several_notes_none_too_long() -> None:
    line = KeptLine(AT_MS, True, True, "a" * 8_000)
    notes = transcript(KeptTalk("aa", 42, "Ana", "Lucía", (line,) * 32))
    assert len(notes) == 5
    assert sum(text.count("Ana: a") for text in notes) == 32
    assert all(len(text) < 65_536 and text.startswith("[chat") for text in notes)
    assert NOTE_CHARS_MAX < 65_536
