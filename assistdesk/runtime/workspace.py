"""The agent's application without its windows: signed in or not, list, open ticket, composer, session, in one snapshot.

Made of parts that each know one thing; this one hands intents to the right one, events of the relay to those who
listen, and puts their views together, at most 60 times a second. Refuses to know Qt, HTTP and the wire.
"""

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.structs import replace

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.runtime import intents
from assistdesk.runtime.account_desk import AccountDesk
from assistdesk.runtime.disk import Disk
from assistdesk.runtime.intents_notices import OpenLink
from assistdesk.runtime.letter_desk import Sealing
from assistdesk.runtime.ports import Clipboard, Keys, LocalStore, Show
from assistdesk.runtime.publisher import Publisher, Snapshot
from assistdesk.runtime.sign_in import Account, SignInDesk
from assistdesk.runtime.snapshot import AgentSnapshot, LinkView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts
from assistdesk.runtime.viewer import ViewerParts, ViewerSession

SETTINGS_STORE = "settings"
LAST_ACCOUNT = "last_account"


@dataclass(frozen=True, slots=True)
class WorkspaceParts:
    """The outside, handed in. ``open_store`` opens the local store of that name; it may block and is called off the
    loop."""

    viewer: ViewerParts
    open_store: Callable[[str], LocalStore]
    keys: Keys
    clipboard: Clipboard
    show: Show


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """What the local user and the build say."""

    relay_url: str
    relay_host: str
    os: str
    build: str
    language: str = "en"
    undo_s: int = 15
    credential: Credential | None = None
    sealing: Sealing | None = None
    """None: a colleague's code is read aloud."""
    credential_trouble: str = ""
    """Why customers will read that this agent is not verified, though she has a certificate."""
    pictures: str = ""
    """The folder for pictures that were pasted, until they went along with words."""


class Workspace:
    """The part that the loop runs for an agent."""

    def __init__(self, parts: WorkspaceParts, settings: WorkspaceSettings, tasks: Tasks) -> None:
        self._parts = parts
        self._settings = settings
        self._tasks = tasks
        self._publisher = Publisher(self._build, self._tell)
        self._toasts = Toasts(parts.viewer.clock, self._publisher.changed)
        self._sign_in = SignInDesk(parts.viewer.desk, parts.keys, settings.relay_url, self._publisher.changed)
        self._local: Disk | None = None
        self._account: AccountDesk | None = None
        self._availability = "online"
        self._is_setting_availability = False
        self._last_account: Account | None = None
        self._link: OpenLink | None = None
        self._busy = asyncio.Lock()

    # --- life -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._tasks.spawn(self._begin(), "begin")
        self._tasks.spawn(self._learn_about(), "about")
        self._publisher.changed()

    async def _begin(self) -> None:
        """Who was here last, then what is remembered of her sign-in."""
        self._local = await self._open(SETTINGS_STORE)
        if self._local is not None:
            with contextlib.suppress(RefusedError):  # whoever it was signs in anew
                self._last_account = _read_account(await self._local.run(lambda store: store.setting(LAST_ACCOUNT)))
        if await self._sign_in.resume(self._last_account):
            await self._enter()

    async def _learn_about(self) -> None:
        try:
            about = await self._parts.viewer.desk.about()
        except AssistDeskError:
            return
        self._sign_in.show(organisation=about.organisation)

    async def _open(self, name: str) -> Disk | None:
        """A store that cannot be opened is said so; without it nothing outlives the program."""
        try:
            store = await asyncio.to_thread(self._parts.open_store, name)
        except RefusedError as error:
            self._toasts.say(error.rule, "error")
            return None
        if getattr(store, "set_aside", None) is not None:
            self._toasts.say("store_set_aside", "warning", file=str(getattr(store, "set_aside", "")))
        return Disk(store)

    async def _enter(self) -> None:
        """Signed in: this account's outbox, drafts, list, live events."""
        account = self._sign_in.account
        if account is None or self._account is not None:
            return
        disk = await self._open(f"account-{account.user_id}")
        if disk is None:
            self._sign_in.signed_out(Cause("store_unavailable"))
            return
        await self._remember(account)
        self._account = AccountDesk(
            self._parts.viewer,
            self._parts.clipboard,
            self._settings,
            account,
            disk,
            self._toasts,
            self._publisher.changed,
            self._signed_out,
            self._tasks.spawn,
            self._learn_availability,
            self._learn_role,
        )
        await self._account.open()
        if self._settings.credential_trouble:
            self._toasts.say(self._settings.credential_trouble, "warning")
        link, self._link = self._link, None
        if link is not None:
            self._account.handle(link)

    async def _remember(self, account: Account | None) -> None:
        """For the next start. A disk that takes nothing is said, and keeps nobody out."""
        self._last_account = account
        if self._local is None:
            return
        raw = "" if account is None else msgspec.json.encode(account).decode()
        try:
            await self._local.run(lambda store: store.save_setting(LAST_ACCOUNT, raw))
        except RefusedError as error:
            self._toasts.say(error.rule, "error")

    def _signed_out(self) -> None:
        """The relay says that this sign-in is over."""
        if self._sign_in.view.is_signed_in:
            self._sign_in.signed_out(Cause("signed_out"))
            self._tasks.spawn(self._leave(), "leave")

    async def _leave(self) -> None:
        account, self._account = self._account, None
        if account is not None:
            await account.close()
            self._toasts.clear()
            self._availability = "online"
        self._publisher.changed()

    @property
    def session(self) -> ViewerSession | None:
        """The session that runs or ended last."""
        return self._account.session if self._account is not None else None

    async def close(self) -> None:
        await self._leave()
        if self._local is not None:
            await self._local.close()

    # --- intents --------------------------------------------------------------------------------------------------

    def handle(self, intent: intents.Intent) -> None:
        match intent:
            case intents.SignIn():
                self._tasks.spawn(self._one_by_one(lambda: self._do_sign_in(intent)), "sign_in")
            case intents.ChoosePassword(new):
                self._tasks.spawn(self._one_by_one(lambda: self._do_choose(new)), "choose_password")
            case intents.Forget():
                self._tasks.spawn(self._one_by_one(self._do_forget), "forget")
            case intents.SetAvailability(availability):
                self._tasks.spawn(self._set_availability(availability), "availability")
            case intents.DismissToast(toast_id):
                self._toasts.dismiss(toast_id)
            case OpenLink() if self._account is None:
                self._link = intent
            case intents.TryNow() if self._account is None:
                self._tasks.spawn(self._one_by_one(self._do_resume), "try_now")
            case _:
                if self._account is not None:
                    self._account.handle(intent)
        self._publisher.changed()

    async def _one_by_one(self, work: Callable[[], Any]) -> None:
        async with self._busy:
            await work()

    async def _do_sign_in(self, intent: intents.SignIn) -> None:
        if self._account is None and await self._sign_in.sign_in(intent):
            await self._enter()

    async def _do_choose(self, new: str) -> None:
        if await self._sign_in.choose_password(new):
            await self._enter()

    async def _do_resume(self) -> None:
        if self._account is None and await self._sign_in.resume(self._last_account):
            await self._enter()

    async def _do_forget(self) -> None:
        await self._leave()
        await self._sign_in.forget()
        await self._remember(None)

    def _learn_availability(self, availability: str) -> None:
        """What the relay has: too many missed offers send an agent away."""
        if not self._is_setting_availability:
            self._availability = availability

    def _learn_role(self, role: str, is_external: bool) -> None:
        """An admin made me something else."""
        self._sign_in.learn_role(role, is_external)
        if self._sign_in.account is not None:
            self._tasks.spawn(self._remember(self._sign_in.account), "remember")

    async def _set_availability(self, availability: str) -> None:
        account, before = self._sign_in.account, self._availability
        if account is None:
            return
        self._availability, self._is_setting_availability = availability, True
        self._publisher.changed()
        try:
            await self._parts.viewer.desk.set_availability(account.user_id, availability)
        except AssistDeskError as error:
            self._availability = before
            self._toasts.say(error.rule, "warning")
        finally:
            self._is_setting_availability = False
        if self._account is not None:
            self._account.look_at_chats()

    # --- the picture of all this ----------------------------------------------------------------------------------

    def _tell(self, snapshot: Snapshot) -> None:
        self._parts.show.snapshot(replace(snapshot, made_at_ms=self._parts.viewer.clock.wall_ms()))

    def _build(self) -> AgentSnapshot:
        snapshot = AgentSnapshot(
            sign_in=self._sign_in.view,
            me=self._sign_in.me(self._availability),
            link=LinkView(),
            toasts=self._toasts.shown,
        )
        return self._account.fill(snapshot) if self._account is not None else snapshot


def _read_account(raw: str | None) -> Account | None:
    try:
        return msgspec.json.decode(raw or "", type=Account)
    except msgspec.MsgspecError:
        return None
