"""Clipboard and files between two whole ends and a relay in memory: by clicks, under grants, and not a byte else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from assistdesk.core.session import events
from assistdesk.core.types import Permission, PermissionState, Role, Scope
from assistdesk.core.wire.messages import ClipPush, FileData, FileOffer, Message
from assistdesk.runtime import intents_customer
from assistdesk.runtime.intents_share import AcceptFile, OfferFiles, RefuseClip, SendClipboard, SendRest, UseClip
from assistdesk.runtime.sharing import Given, Sharing, ToSession
from assistdesk.runtime.snapshot_customer import CustomerPhase
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.snapshot_share import FileRow
from assistdesk.runtime.tasks import Tasks
from tests.kit.ends import WAIT_S, AheadClock, share_parts
from tests.kit.pair import Pair

CLIPBOARD, FILES = Permission.CLIPBOARD, Permission.FILES
TO_HOST, TO_VIEWER, BOTH = 1, 2, 3
SAID = "Año 中 €"


class Sharers(Pair):
    async def share_with(self, permission: Permission, directions: int = BOTH) -> None:
        """View, then *permission*: asked, answered."""
        await self.share()
        await self.give(permission, directions)

    async def give(self, permission: Permission, directions: int = BOTH) -> None:
        self.agent.session.feed(events.AskPressed(permission, Scope((), BOTH), ""))
        await self.customer.answer(directions=directions)
        await self.agent.until(lambda: self.agent_state(permission) is PermissionState.ON)

    def agent_state(self, permission: Permission) -> PermissionState:
        assert self.agent.session.state is not None
        return self.agent.session.state.mirror(permission).state

    def entries(self) -> list[str]:
        """What stands in the customer's ledger, by the agent's copy."""
        return [line.ev for line in self.agent.session.log_lines]

    def refused(self, kind: str) -> int:
        """How often the customer's end dropped that."""
        return sum(each.total for each in self.customer.app.session.state.refused if each.kind == kind)

    async def until(self, holds: Callable[[], object]) -> None:
        """For what no window is told of."""
        async with asyncio.timeout(WAIT_S):
            while not holds():
                await asyncio.sleep(0.01)

    def grant(self, permission: Permission) -> int:
        return self.customer.app.session.state.book.of(permission).grant


class Alone:
    """One end's clipboard and files without a session: what it says goes into lists."""

    def __init__(self, role: Role, bits: int = BOTH) -> None:
        self.clipboard: list[str] = []
        self.sent: list[Message] = []
        self.notes: list[events.NoteWanted] = []
        self.clock = AheadClock()
        self.given: Given | None = Given(7, bits)
        self.sharing = Sharing(
            share_parts(self.clipboard, Path("/nowhere")),
            self.clock,
            role,
            ToSession(lambda _: self.given, lambda event: self.sent.append(event.message), note=self.notes.append),
            Tasks(lambda _name, _error: None),
            lambda: None,
        )


def test_P1_what_cannot_be_sent_is_said_to_the_sender_alone() -> None:
    end = Alone(Role.HOST)
    for text, rule in (("", "clip_empty"), ("a\0", "clip_binary"), ("x" * 262_145, "clip_size")):
        end.sharing.handle(SendClipboard(text))
        assert end.sharing.view.problem == Cause(rule)
    assert end.sent == []
    end.sharing.handle(SendClipboard("well"))
    assert end.sharing.view.problem is None
    assert end.sent == [ClipPush(7, 1, "well")]


def test_P2_what_may_do_other_than_it_seems_is_named_beside_a_preview_of_its_beginning() -> None:
    end = Alone(Role.VIEWER)
    end.sharing.deliver(ClipPush(7, 3, "\u241b[2J\u202e" + "x" * 3_000))
    offer = end.sharing.view.clip_offer
    assert offer is not None
    assert (offer.warnings, offer.characters) == (("escapes", "bidi"), 3_005)
    assert offer.preview.startswith("\u241b[2J[RLO]xxx")
    assert len(offer.preview) < 2_020
    end.sharing.handle(UseClip(3, 0))
    assert (end.clipboard, end.notes) == ([], []), "a click from before it came"


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Sharers]:
    async with Sharers(tmp_path) as made:
        yield made


async def test_text_goes_each_way_by_a_click_at_each_end_and_is_in_the_ledger(pair: Sharers) -> None:
    await pair.share_with(CLIPBOARD)
    agent, customer = pair.agent, pair.customer
    agent.session.sharing.handle(SendClipboard(SAID))
    seen = await customer.until(lambda seen: seen.share.clip_offer)
    assert (seen.share.clip_offer.preview, customer.clipboard) == (SAID, [])
    customer.clock.ahead_ms += 1_000
    customer.do(UseClip(seen.share.clip_offer.id, customer.clock.monotonic_ms()))
    await agent.until(lambda: agent.session.sharing.view.clip_sent == "used")
    assert customer.clipboard == [SAID]

    customer.do(SendClipboard("back: " + SAID))
    await agent.until(lambda: agent.session.sharing.view.clip_offer)
    offer = agent.session.sharing.view.clip_offer
    assert offer is not None
    agent.clock.ahead_ms += 1_000
    agent.session.sharing.handle(UseClip(offer.id, agent.clock.monotonic_ms()))
    await customer.until(lambda seen: seen.share.clip_sent == "used")
    assert agent.clipboard == ["back: " + SAID]
    await pair.until(lambda: pair.entries().count("note") == 1)
    assert pair.entries().count("clip.sent") == 2
    assert SAID.encode() not in await customer.app.session.book.read_now()


async def test_C1_text_without_a_grant_under_an_old_one_or_in_the_wrong_direction_is_dropped_and_in_the_ledger(
    pair: Sharers,
) -> None:
    await pair.share_with(CLIPBOARD, TO_VIEWER)
    line = pair.agent.session.connection.line
    assert line is not None
    first = pair.grant(CLIPBOARD)
    agent, customer = pair.agent.session.sharing, pair.customer.app.session.sharing
    assert [(end.view.may_send_clip, end.view.may_get_clip) for end in (agent, customer)] == [
        (False, True),
        (True, False),
    ]
    agent.handle(SendClipboard("nothing happens"))
    assert agent.view.clip_sent == ""
    line.send(ClipPush(first, 1, "wrong direction"))
    await pair.until(lambda: pair.refused("clip.push") == 1)
    pair.customer.do(intents_customer.Revoke(CLIPBOARD))
    await pair.agent.until(lambda: pair.agent_state(CLIPBOARD) is PermissionState.OFF)
    await pair.give(CLIPBOARD)
    assert pair.grant(CLIPBOARD) != first
    pair.customer.clock.ahead_ms += 2_000
    line.send(ClipPush(first, 2, "old grant"))
    await pair.until(lambda: pair.refused("clip.push") == 2)
    assert pair.customer.seen.share.clip_offer is None
    assert "clip.sent" not in pair.entries()
    await pair.until(lambda: "refused" in pair.entries())


async def test_P9_what_is_not_wanted_or_waits_when_it_is_taken_back_reaches_no_clipboard(pair: Sharers) -> None:
    await pair.share_with(CLIPBOARD)
    pair.agent.session.sharing.handle(SendClipboard("first"))
    seen = await pair.customer.until(lambda seen: seen.share.clip_offer)
    pair.customer.do(RefuseClip(seen.share.clip_offer.id))
    await pair.agent.until(lambda: pair.agent.session.sharing.view.clip_sent == "refused")
    pair.agent.clock.ahead_ms += 1_000
    pair.agent.session.sharing.handle(SendClipboard(SAID))
    seen = await pair.customer.until(lambda seen: seen.share.clip_offer)
    pair.customer.do(intents_customer.Revoke(CLIPBOARD))
    pair.customer.clock.ahead_ms += 1_000
    pair.customer.do(UseClip(seen.share.clip_offer.id, pair.customer.clock.monotonic_ms()))
    await pair.agent.until(lambda: pair.agent.session.sharing.view.clip_sent == "")
    await pair.customer.until(lambda seen: not seen.share.may_get_clip)
    assert pair.customer.clipboard == []


# --- files --------------------------------------------------------------------------------------------------------


async def taken_by_customer(pair: Sharers) -> FileRow:
    """The next offer before the customer, accepted into her folder."""
    customer = pair.customer
    seen = await customer.until(lambda seen: [row for row in seen.share.files if is_offer(row)])
    row = next(row for row in seen.share.files if is_offer(row))
    customer.clock.ahead_ms += 1_000
    customer.do(AcceptFile(row.id, seen.share.downloads, customer.clock.monotonic_ms()))
    return row


def is_offer(row: FileRow) -> bool:
    return row.stage == "offered" and not row.is_ours


async def test_a_file_goes_each_way_and_what_became_of_it_is_in_the_ledger_before_and_after(
    pair: Sharers, tmp_path: Path
) -> None:
    agent, customer = pair.agent, pair.customer
    await pair.share_with(FILES)
    mine, hers = tmp_path / "Año 中 €.txt", tmp_path / "photo.png"
    mine.write_text(SAID)
    hers.write_bytes(bytes(100_000))
    agent.session.sharing.handle(OfferFiles((str(mine),)))
    await taken_by_customer(pair)
    await customer.until(lambda seen: seen.share.files[-1].stage == "done")
    assert (tmp_path / "customer" / "downloads" / mine.name).read_text() == SAID
    await agent.until(lambda: agent.session.sharing.view.files[-1].stage == "done")
    assert agent.session.sharing.view.files[-1].sha256 == customer.seen.share.files[-1].sha256

    customer.do(OfferFiles((str(hers),)))
    await agent.until(lambda: is_offer(agent.session.sharing.view.files[-1]))
    view = agent.session.sharing.view
    agent.clock.ahead_ms += 1_000
    agent.session.sharing.handle(AcceptFile(view.files[-1].id, view.downloads, agent.clock.monotonic_ms()))
    await customer.until(lambda seen: [row.stage for row in seen.share.files] == ["done", "done"])
    assert (tmp_path / "agent" / "downloads" / "photo.png").stat().st_size == 100_000
    await pair.until(lambda: pair.entries().count("note") == 1 and pair.entries().count("file.done") == 2)
    assert pair.entries().count("file.offered") == 2
    assert pair.entries().index("file.offered") < pair.entries().index("file.done")


async def test_C1_P9_files_without_a_grant_are_dropped_and_what_is_under_way_ends_with_it(
    pair: Sharers, tmp_path: Path
) -> None:
    agent, customer = pair.agent, pair.customer
    await pair.share_with(FILES)
    line = agent.session.connection.line
    assert line is not None
    first = pair.grant(FILES)
    big = tmp_path / "big.bin"
    with big.open("wb") as sparse:
        sparse.truncate(30_000_000)
    agent.session.sharing.handle(OfferFiles((str(big),)))
    row = await taken_by_customer(pair)
    await customer.until(lambda seen: seen.share.files[-1].moved > 0)
    customer.do(intents_customer.Revoke(FILES))
    await customer.until(lambda seen: seen.share.files[-1].stage == "failed")
    await agent.until(lambda: agent.session.sharing.view.files[-1].stage == "failed")
    at = customer.app.session.sharing.files.state.items[-1].at
    line.send(FileData(first, row.id, at, b"more"))
    line.send(FileOffer(first, 33, "late.txt", 4, bytes(32)))
    await pair.until(lambda: pair.refused("file.offer") == 1)
    assert pair.refused("file.data") >= 1
    await pair.until(lambda: list((tmp_path / "customer" / "downloads").iterdir()) == [])
    await pair.until(lambda: "file.refused" in pair.entries())
    assert [row.name for row in customer.seen.share.files] == ["big.bin"]


async def test_after_a_drop_a_file_goes_on_under_a_new_grant(pair: Sharers, tmp_path: Path) -> None:
    agent, customer = pair.agent, pair.customer
    await pair.share_with(FILES)
    big = tmp_path / "big.bin"
    with big.open("wb") as sparse:
        sparse.truncate(30_000_000)
    agent.session.sharing.handle(OfferFiles((str(big),)))
    await taken_by_customer(pair)
    await customer.until(lambda seen: seen.share.files[-1].moved > 0)
    pair.relay.cut(agent.session.room)
    await customer.until(lambda seen: seen.share.files[-1].stage == "cut")
    await customer.until_phase(CustomerPhase.BACK)
    customer.do(intents_customer.Continue())
    await agent.until(lambda: pair.agent_state(Permission.VIEW) is PermissionState.ON)
    kept = customer.app.session.sharing.files.state.items[-1].at
    await pair.give(FILES)
    agent.session.sharing.handle(SendRest(1))
    row = await taken_by_customer(pair)
    assert row.is_rest
    await customer.until(lambda seen: [row for row in seen.share.files if row.stage == "done"])
    (item,) = customer.app.session.sharing.files.state.items
    assert (item.start, item.at) == (kept, 30_000_000)
    assert (tmp_path / "customer" / "downloads" / "big.bin").stat().st_size == 30_000_000
