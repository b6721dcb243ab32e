"""A ticket that is begun: once in the outbox, kept with all its words where it came back, one of two where it is mended."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.core.desk import shapes
from assistdesk.core.desk.begun import BegunTicket
from assistdesk.core.desk.outbox import Refused, Unsent
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.beginning import GONE_MAX, Beginning
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents import DiscardRefused, DismissToast, KeepBegun, NewTicket, SetAsideTicket, Undo
from assistdesk.runtime.intents_merging import FollowUpTicket
from assistdesk.runtime.sending import Outbox
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_refused import RefusedSend
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from tests.kit.begun import mended, ticket_wish

BEGUN = BegunTicket(
    "No licence",
    "It asks for one.",
    True,
    None,
    "Lucía",
    "no-address",
    "Norte",
    "+34 1",
    "high",
    "es",
    7,
    (("seats", 12), ("paid", True)),
)
WISH = NewTicket(BEGUN)
BAD_EMAIL = RefusedError("invalid", status=422, field="ticket.requester.email", code="malformed")
WHY = Cause("invalid", (("field", "ticket.requester.email"), ("code", "malformed")))
CODE = "482-915-7309"


@dataclass
class Asked:
    """Stands for the relay: refuses while it has a reason."""

    why: RefusedError | None = None
    took: list[Unsent] = field(default_factory=list)

    async def write(self, unsent: Unsent) -> bytes:
        if self.why is not None:
            raise self.why
        self.took.append(unsent)
        return b"{}"


class Desk:
    """A person at her computer: real outbox, real disk, no relay but ``asked``."""

    def __init__(self, path: Path, asked: Asked) -> None:
        self.path, self.asked = path, asked
        self.failures: list[BaseException] = []
        self.tasks = Tasks(lambda _name, error: self.failures.append(error))
        self._changed = asyncio.Event()
        self.toasts = Toasts(SystemClock(), self._changed.set)
        self.beginning = Beginning(
            self.tasks,
            self.toasts,
            lambda text: CODE in text,
            lambda number: "Bo Lind" if number == 42 else "",
            self._changed.set,
        )
        self.disk = Disk(SqliteStore(path))
        self.outbox = Outbox(asked, self.disk, SystemClock(), SystemRandomness(), self, self._changed.set)  # type: ignore[arg-type]

    async def write_done(self, unsent: Unsent, answer: bytes) -> None: ...

    async def write_refused(self, unsent: Unsent, error: RefusedError) -> bool:
        return await self.beginning.came_back(unsent, error)

    def signed_out(self) -> None: ...

    async def open(self) -> None:
        self.beginning.begin(self.outbox, self.disk)
        await self.outbox.load()
        await self.beginning.recall()
        self.tasks.keep(self.outbox.run, "outbox")

    async def until(self, holds: Callable[[], object]) -> None:
        async with asyncio.timeout(10):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def settled(self) -> None:
        """What was wished is done; the outbox goes on."""
        async with asyncio.timeout(10):
            while len(self.tasks) > 1:
                await asyncio.sleep(0)

    async def came_back(self) -> RefusedSend:
        await self.until(lambda: self.beginning.view)
        return self.beginning.view[0]

    def spoil(self, sql: str) -> None:
        with contextlib.closing(sqlite3.connect(self.path, isolation_level=None)) as database:
            database.execute(sql)


@asynccontextmanager
async def a_desk(folder: Path, why: RefusedError | None = None) -> AsyncIterator[Desk]:
    desk = Desk(folder / "s.db", Asked(why))
    await desk.open()
    yield desk
    await desk.tasks.cancel_all(1.0)
    await desk.disk.close()
    assert desk.failures == []


def is_on_disk(folder: Path, text: str) -> bool:
    return any(text.encode() in file.read_bytes() for file in folder.iterdir())


def subjects(desk: Desk) -> list[str]:
    return [msgspec.json.decode(each.body)["ticket"]["subject"] for each in desk.asked.took]


def said(desk: Desk) -> list[str]:
    return [toast.rule for toast in desk.toasts.shown]


async def test_what_the_relay_takes_is_sent_as_it_was_wished(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        assert desk.beginning.handle(NewTicket(replace(BEGUN, type="task", due_at="2027-03-01T08:00:00.000Z")))
        assert desk.beginning.handle(FollowUpTicket(42, "again", "It began again.", True))
        assert not desk.beginning.handle(DismissToast(1))
        await desk.until(lambda: len(desk.asked.took) == 2)
        new, follow_up = desk.asked.took
        assert (new.method, new.path, follow_up.method, follow_up.path) == (
            "POST",
            "/tickets",
            "POST",
            "/tickets/42/followup",
        )
        ticket = msgspec.json.decode(new.body, type=shapes.TicketPost).ticket
        assert (ticket.subject, ticket.priority, ticket.form_id) == ("No licence", "high", 7)
        assert (ticket.type, ticket.due_at) == ("task", "2027-03-01T08:00:00.000Z")
        assert (ticket.custom, ticket.comment.public) == ({"seats": 12, "paid": True}, False)
        assert ticket.requester == shapes.RequesterIn(
            name="Lucía", email="no-address", phone="+34 1", organisation="Norte", locale="es"
        )
        given = msgspec.json.decode(follow_up.body, type=shapes.FollowUpIn)
        assert (given.subject, given.comment.body, given.comment.public) == ("again", "It began again.", False)
        assert desk.beginning.view == ()


async def test_a_refused_ticket_is_kept_with_all_that_was_typed_and_is_there_after_a_restart(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        back = await desk.came_back()
        assert back == RefusedSend(back.key, BEGUN, WHY, "Lucía")
        assert (desk.outbox.waiting, desk.toasts.shown) == ((), ())
    async with a_desk(tmp_path) as desk:
        assert desk.beginning.view == (back,)
        desk.beginning.handle(FollowUpTicket(42, "other", "b"))
        await desk.until(lambda: desk.asked.took)
        assert [each.path for each in desk.asked.took] == ["/tickets/42/followup"], "not sent again by itself"


async def test_a_mended_one_goes_in_its_place_and_only_once_also_where_it_is_pressed_twice(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        back = await desk.came_back()
        desk.asked.why = None
        better = mended(WISH, back.key, subject="Mended", requester_email="lu@example.com")
        desk.beginning.handle(better)
        desk.beginning.handle(better)
        await desk.until(lambda: desk.asked.took and not desk.outbox.waiting)
        desk.beginning.handle(better)
        desk.beginning.handle(mended(WISH, subject="Another"))
        await desk.until(lambda: len(desk.asked.took) == 2 and not desk.outbox.waiting)
        assert subjects(desk) == ["Mended", "Another"]
        assert desk.beginning.view == ()
    async with a_desk(tmp_path) as desk:
        assert (desk.beginning.view, desk.outbox.waiting) == ((), ())


async def test_one_that_is_refused_again_comes_back_as_it_was_mended(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        first = await desk.came_back()
        desk.asked.why = RefusedError("forbidden", status=403)
        desk.beginning.handle(mended(WISH, first.key, subject="Mended"))
        await desk.until(lambda: [each.ticket.subject for each in desk.beginning.view] == ["Mended"])
        (again,) = desk.beginning.view
        assert again.cause == Cause("forbidden")
        assert again.key != first.key


async def test_what_was_left_before_it_was_sent_is_kept_and_goes_on_from_there_after_a_restart(tmp_path: Path) -> None:
    half = BegunTicket("No lic", "", False, requester_email="lu", custom=(("seats", 12),))
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(SetAsideTicket(half))
        back = await desk.came_back()
        assert back == RefusedSend(back.key, half, Cause("set_aside"))
    async with a_desk(tmp_path) as desk:
        assert (desk.beginning.view, desk.asked.took) == ((back,), [])
        more = replace(half, subject="No licence")
        desk.beginning.handle(SetAsideTicket(more, back.key))
        await desk.until(lambda: [each.ticket for each in desk.beginning.view] == [more])
        (last,) = desk.beginning.view
        desk.beginning.handle(mended(WISH, last.key))
        await desk.until(lambda: desk.asked.took)
        assert (subjects(desk), desk.beginning.view) == (["No licence"], ())
    async with a_desk(tmp_path) as desk:
        assert desk.beginning.view == ()


async def test_what_stood_in_a_sheet_when_the_program_died_is_set_aside_at_the_next_start(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(KeepBegun(BegunTicket("No", "", False)))
        desk.beginning.handle(KeepBegun(BEGUN))
        await desk.settled()
        assert desk.beginning.view == ()
    async with a_desk(tmp_path) as desk:
        (back,) = desk.beginning.view
        assert (back.ticket, back.cause) == (BEGUN, Cause("cut_short"))
        better = replace(BEGUN, subject="No licence at all")
        desk.beginning.handle(KeepBegun(better, back.key))
        await desk.settled()
    async with a_desk(tmp_path) as desk:
        (back,) = desk.beginning.view
        assert back.ticket == better
        desk.beginning.handle(SetAsideTicket(BEGUN, back.key))
        await desk.until(lambda: [each.cause for each in desk.beginning.view] == [Cause("set_aside")])


async def test_a_refused_one_that_was_open_when_the_program_died_keeps_the_relays_reason(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        back = await desk.came_back()
        better = replace(BEGUN, subject="No licence at all")
        desk.beginning.handle(KeepBegun(better, back.key))
        await desk.settled()
    async with a_desk(tmp_path) as desk:
        assert [(each.ticket, each.cause) for each in desk.beginning.view] == [(better, back.cause)]


@pytest.mark.parametrize(
    "wish", [SetAsideTicket(BEGUN), WISH, KeepBegun(None)], ids=["set aside", "sent", "what stood there at first"]
)
async def test_what_left_its_sheet_is_not_there_twice(
    tmp_path: Path, wish: SetAsideTicket | NewTicket | KeepBegun
) -> None:
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(KeepBegun(BEGUN))
        desk.beginning.handle(wish)
        await desk.settled()
        await desk.until(lambda: desk.asked.took or not isinstance(wish, NewTicket))
    async with a_desk(tmp_path) as desk:
        assert len(desk.beginning.view) == isinstance(wish, SetAsideTicket)


async def test_H21_a_live_code_in_an_open_sheet_is_on_no_disk(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(KeepBegun(BegunTicket("Code", CODE, False)))
        await desk.settled()
        assert not is_on_disk(tmp_path, CODE)
    async with a_desk(tmp_path) as desk:
        assert desk.beginning.view == ()


async def test_one_that_came_back_and_is_left_again_keeps_its_reason(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        first = await desk.came_back()
        better = replace(BEGUN, requester_email="lu@exam")
        desk.beginning.handle(SetAsideTicket(better, first.key))
        await desk.until(lambda: [(each.ticket, each.cause) for each in desk.beginning.view] == [(better, WHY)])


async def test_H21_a_live_code_in_what_was_left_stays_in_memory(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(SetAsideTicket(BegunTicket("Code", CODE, False)))
        assert (await desk.came_back()).ticket.body == CODE
        assert not is_on_disk(tmp_path, CODE)


async def test_a_refused_follow_up_tells_whose_it_is(tmp_path: Path) -> None:
    async with a_desk(tmp_path, RefusedError("followup", status=422, why="not_closed")) as desk:
        desk.beginning.handle(FollowUpTicket(42, "again", "It began again.", True))
        back = await desk.came_back()
        ticket = BegunTicket("again", "It began again.", True, 42)
        assert back == RefusedSend(back.key, ticket, Cause("followup", (("why", "not_closed"),)), "Bo Lind")


async def test_a_discarded_one_is_off_the_disk_and_can_be_brought_back(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        back = await desk.came_back()
        desk.beginning.handle(DiscardRefused(back.key))
        await desk.until(lambda: not desk.beginning.view)
        assert await desk.disk.run(lambda store: store.refused()) == ()
        (toast,) = desk.toasts.shown
        assert (toast.rule, toast.undo_key, toast.fields) == (
            "refused_discarded",
            back.key,
            (("subject", "No licence"),),
        )
        desk.beginning.handle(DiscardRefused(back.key))
        assert desk.beginning.handle(Undo(back.key))
        assert await desk.came_back() == back
        assert not desk.beginning.handle(Undo(back.key))
        assert [each.unsent.key for each in await desk.disk.run(lambda store: store.refused())] == [back.key]
        assert desk.toasts.shown == ()


async def test_the_oldest_of_many_discarded_ones_is_let_go(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        keys = []
        for number in range(GONE_MAX + 1):
            desk.beginning.handle(ticket_wish(f"s {number}", "n", "", CODE))
            keys.append((await desk.came_back()).key)
            desk.beginning.handle(DiscardRefused(keys[-1]))
            await desk.until(lambda: not desk.beginning.view)
        assert [desk.beginning.handle(Undo(key)) for key in (keys[0], keys[1], "")] == [False, True, False]


async def test_a_text_with_a_live_code_comes_back_and_is_on_no_disk(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        desk.beginning.handle(mended(WISH, custom=(("note", f"say {CODE}"),)))
        back = await desk.came_back()
        assert (back.cause, back.ticket.custom) == (Cause("code_in_text"), (("note", f"say {CODE}"),))
        await desk.disk.run(lambda store: store.save_cursor("feed", 1))
        assert not await asyncio.to_thread(is_on_disk, tmp_path, CODE)
        desk.beginning.handle(DiscardRefused(back.key))
        await desk.until(lambda: not desk.beginning.view)
        desk.beginning.handle(Undo(back.key))
        assert await desk.came_back() == back
        desk.beginning.handle(mended(WISH, back.key))
        await desk.until(lambda: desk.asked.took)
        assert (subjects(desk), desk.beginning.view) == (["No licence"], ())


FULL = "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'full'); END"


async def test_what_the_disk_does_not_take_comes_back_as_it_was_mended_and_can_be_sent_then(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        first = await desk.came_back()
        desk.spoil(FULL)
        better = mended(WISH, first.key, subject="Mended")
        desk.beginning.handle(better)
        await desk.until(lambda: [each.cause for each in desk.beginning.view] == [Cause("disk")])
        (back,) = desk.beginning.view
        assert (back.key, back.ticket.subject) == (first.key, "Mended")
        desk.spoil("DROP TRIGGER full")
        desk.asked.why = None
        desk.beginning.handle(better)
        await desk.until(lambda: desk.asked.took and not desk.outbox.waiting)
        assert (subjects(desk), desk.beginning.view) == (["Mended"], ())


async def test_a_disk_that_lets_nothing_go_or_in_loses_nothing_of_it(tmp_path: Path) -> None:
    async with a_desk(tmp_path, BAD_EMAIL) as desk:
        desk.beginning.handle(WISH)
        back = await desk.came_back()
        desk.spoil("CREATE TRIGGER stays BEFORE DELETE ON refused BEGIN SELECT RAISE(ABORT, 'full'); END")
        desk.beginning.handle(DiscardRefused(back.key))
        await desk.until(lambda: said(desk) == ["disk"])
        assert desk.beginning.view == (back,)
        desk.spoil("DROP TRIGGER stays")
        desk.beginning.handle(DiscardRefused(back.key))
        await desk.until(lambda: not desk.beginning.view)
        desk.spoil("CREATE TRIGGER full BEFORE INSERT ON refused BEGIN SELECT RAISE(ABORT, 'full'); END")
        desk.beginning.handle(Undo(back.key))
        assert await desk.came_back() == back


@pytest.mark.parametrize("body", [b"{}", b'{"ticket": {"subject": 3}}'])
async def test_what_no_window_could_show_is_told(tmp_path: Path, body: bytes) -> None:
    async with a_desk(tmp_path, RefusedError("invalid", status=422)) as desk:
        await desk.outbox.add("POST", "/tickets", body, None)
        await desk.until(lambda: said(desk) == ["invalid"])
        assert (desk.beginning.view, desk.outbox.refused) == ((), ())


async def test_what_another_version_kept_is_shown_as_far_as_it_is_understood(tmp_path: Path) -> None:
    known = Unsent("k1", "POST", "/tickets/42/followup", b'{"subject": "s", "comment": {"body": "b"}}', None, 1)
    store = SqliteStore(tmp_path / "s.db")
    store.refuse(Refused(known, "not a cause"))
    store.refuse(Refused(Unsent("k2", "POST", "/later", b"{}", None, 1), "{}"))
    store.close()
    async with a_desk(tmp_path) as desk:
        (back,) = desk.beginning.view
        assert back == RefusedSend("k1", BegunTicket("s", "b", False, 42), Cause("refused"), "Bo Lind")
        assert len(desk.outbox.refused) == 2
