"""The agent's application without windows: everything real but the person, the screen view and the keyring."""

import asyncio
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from assistdesk.adapters.clipboard_os import OsClipboard
from assistdesk.adapters.clock import SystemRandomness
from assistdesk.adapters.decoder import open_decoder
from assistdesk.adapters.desk_api import DeskApi
from assistdesk.adapters.files_os import OsFiles
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.adapters.ledger_file import LedgerJournal
from assistdesk.adapters.local_store import SqliteStore
from assistdesk.adapters.recording_file import RecordingFolder
from assistdesk.adapters.relay_link import RelayDial, make_tls, open_socket
from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.session import actions
from assistdesk.core.session.pointing import Board
from assistdesk.runtime import intents, intents_session
from assistdesk.runtime.agent_identity import make_agent_keys
from assistdesk.runtime.letter_desk import Sealing
from assistdesk.runtime.ports import PictureUpdate
from assistdesk.runtime.recordings import RecordingParts
from assistdesk.runtime.sharing import ShareParts
from assistdesk.runtime.snapshot import AgentSnapshot, LinkPhase
from assistdesk.runtime.snapshot_customer import CustomerSnapshot
from assistdesk.runtime.snapshot_sign_in import SignInPhase
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.viewer import ViewerParts
from assistdesk.runtime.workspace import Workspace, WorkspaceParts, WorkspaceSettings
from tests.kit.begun import ticket_wish
from tests.kit.ends import WAIT_S, AheadClock
from tests.kit.synthetic_screen import SyntheticDisplay


def make_desk(relay_url: str, keys: MemoryKeys, clock: AheadClock) -> DeskApi:
    return DeskApi(
        relay_url,
        tls=make_tls(),
        keys=keys,
        clock=clock,
        randomness=SystemRandomness(),
        open_socket=open_socket,
        device_name="test computer",
    )


class AgentApp:
    """An agent at her computer, played by the test. ``folder`` is her disk, ``keys`` her keyring: both outlive the app."""

    def __init__(
        self,
        relay_url: str,
        folder: Path,
        keys: MemoryKeys | None = None,
        undo_s: int = 0,
        credential: Credential | None = None,
        sealing: Sealing | None = None,
        make_store: Callable[[Path], SqliteStore] = SqliteStore,
    ) -> None:
        """*sealing*: colleagues' apps know her by its certificate, and so does the customer's."""
        self._make_store = make_store
        self.clock = AheadClock()
        self.keys = keys or MemoryKeys()
        self.folder = folder
        self.logged: list[actions.Log] = []
        self.failures: list[tuple[str, BaseException]] = []
        self.clipboard: list[str] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.seen: AgentSnapshot = AgentSnapshot()
        self.updates: list[PictureUpdate] = []
        self.desk = make_desk(relay_url, self.keys, self.clock)
        self.os_clipboard = OsClipboard(self.clipboard.append, lambda _: self.clipboard.clear())
        self._changed = asyncio.Event()
        viewer = ViewerParts(
            desk=self.desk,
            dial=RelayDial(make_tls()),
            clock=self.clock,
            randomness=SystemRandomness(),
            journal=LedgerJournal(folder / "sessions"),
            make_decoder=open_decoder,
            picture=self.picture,
            recording=RecordingParts(
                RecordingFolder(folder / "recordings").begin,
                lambda: make_agent_keys(self.keys, SystemRandomness()).box.public,
            ),
            share=ShareParts(self.os_clipboard, OsFiles(), str(folder / "downloads")),
            log=self.logged.append,
        )
        self.app = Workspace(
            WorkspaceParts(viewer, self._open_store, self.keys, self.os_clipboard, self),
            WorkspaceSettings(
                relay_url,
                relay_url.removeprefix("http://"),
                "Test OS",
                "test",
                "en",
                undo_s,
                sealing.credential if sealing is not None else credential,
                sealing,
                pictures=str(folder / "pictures"),
            ),
            self.tasks,
        )

    def _open_store(self, name: str) -> SqliteStore:
        return self._make_store(self.folder / f"{name}.db")

    def start(self) -> None:
        self.app.start()

    def snapshot(self, snapshot: AgentSnapshot | CustomerSnapshot) -> None:
        assert isinstance(snapshot, AgentSnapshot)
        self.seen = snapshot
        self._changed.set()

    def point(self, board: Board) -> None:
        raise AssertionError("nobody points on an agent's screen")

    def picture(self, update: PictureUpdate) -> None:
        self.updates.append(update)
        if update.last:
            asyncio.get_running_loop().call_soon(self.do, intents_session.Painted(update.frame))
        self._changed.set()

    async def until(self, holds: Callable[[AgentSnapshot], Any], within_s: float = WAIT_S) -> AgentSnapshot:
        async with asyncio.timeout(within_s):
            while not holds(self.seen):
                self._changed.clear()
                await self._changed.wait()
        return self.seen

    def do(self, intent: intents.Intent) -> None:
        self.app.handle(intent)

    async def sign_in(self, email: str, password: str, digits: str, own_password: str | None = None) -> None:
        await self.until(lambda seen: seen.sign_in.phase is SignInPhase.SIGNED_OUT)
        self.do(intents.SignIn(email, password, digits))
        if own_password is not None:
            await self.until(lambda seen: seen.sign_in.phase is SignInPhase.MUST_CHANGE_PASSWORD)
            self.do(intents.ChoosePassword(own_password))
        await self.until_live()

    async def begin_ticket(self, subject: str) -> int:
        """Make a ticket; its number. Its customer is nobody else's: the lists hold what other tests have left, too."""
        email = f"{uuid.uuid4().hex}@customer.example"
        self.do(ticket_wish(subject, "Lucía", email, "It freezes."))
        seen = await self.until(lambda seen: any(row.requester.email == email for row in seen.palette))
        return next(row.id for row in seen.palette if row.requester.email == email)

    async def until_live(self) -> None:
        await self.until(lambda seen: seen.me is not None and seen.link.phase is LinkPhase.LIVE)

    def shows(self, display: SyntheticDisplay) -> bool:
        """Is every pixel on the agent's canvas the customer's?"""
        pixels = next((update.pixels for update in reversed(self.updates) if update.pixels is not None), None)
        return (
            pixels is not None
            and pixels.shape == display.pixels.shape
            and bool(np.array_equal(pixels[..., :3], display.pixels[..., :3]))
        )

    async def close(self) -> None:
        await self.app.close()
        await self.die()

    async def die(self) -> None:
        """As if the process were killed: nothing more is said or kept."""
        if self.app._account is not None:
            await self.app._account._desk.tasks.cancel_all(2.0)
        await self.tasks.cancel_all(2.0)
        await self.desk.close()
