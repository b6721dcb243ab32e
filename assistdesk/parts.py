"""The other half of the composition root: what stands behind a window, built on the loop's thread.

Its libraries (HTTP, sockets, keyring, cryptography, capture) are loaded here, inside the functions, and not before a window
is on the screen.
"""

from __future__ import annotations  # adapters are named here and loaded later

import asyncio
import contextlib
import getpass
import logging
import os
import platform
import ssl
import sys
import threading
import time
from collections.abc import Callable, Hashable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path, user_downloads_dir

from assistdesk.config import Settings
from assistdesk.core.errors import RefusedError
from assistdesk.core.screen.monitor_numbers import MonitorNumbers
from assistdesk.core.session import actions
from assistdesk.core.types import Monitor
from assistdesk.recording_parts import film_maker, keys_for, make_decoder, open_recording
from assistdesk.runtime.loop import Part
from assistdesk.runtime.ports import Input, Keys, PictureUpdate, Randomness, Screen, Show, Windows
from assistdesk.runtime.snapshot_customer import Check
from assistdesk.runtime.tasks import Tasks
from assistdesk.ui.clipboard import ClipboardHands

if TYPE_CHECKING:
    from assistdesk.adapters.input_x11 import X11Input
    from assistdesk.core.crypto.attempt import Credential
    from assistdesk.core.session.replay import Replay
    from assistdesk.runtime.letter_desk import Sealing
    from assistdesk.runtime.replaying import ReplayShow
    from assistdesk.runtime.returning import ReturnParts
    from assistdesk.runtime.sharing import ShareParts

OS_NAME_CHARS_MAX = 80
OPTIONS = ("--config", "--relay", "--language")
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
log = logging.getLogger("assistdesk")


def build_name() -> str:
    return version("assistdesk")


def system_name() -> str:
    """What the other end may read about this computer: system and release, nothing else."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")[:OS_NAME_CHARS_MAX]
    return f"{platform.system()} {platform.release()}"[:OS_NAME_CHARS_MAX]


def write_down(line: actions.Log) -> None:
    """A log line of a session machine; it holds no text, name, key or pixel."""
    log.log(getattr(logging, line.level.name), "%s %s", line.rule, dict(line.fields))


def set_up_log() -> None:
    """To standard error; requests' addresses are nobody's business."""
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format=LOG_FORMAT)
    logging.getLogger("httpx").setLevel(logging.WARNING)


def can_use_x11() -> bool:
    return sys.platform == "linux" and bool(os.environ.get("DISPLAY"))


class OwnScreens:
    """The screen of this computer, as often as it is opened: its monitors keep their numbers as long as the program runs. Safe
    from any thread."""

    def __init__(self) -> None:
        self._numbers, self._lock = MonitorNumbers(), threading.Lock()

    def open(self) -> Screen:
        """Woken by damage on X11, polled elsewhere. Raises RefusedError("no_capture")."""
        if can_use_x11():
            from assistdesk.adapters.screen_x11 import X11Screen

            return X11Screen(number=self._number)
        from assistdesk.adapters.screen_poll import PollScreen

        return PollScreen(number=self._number)

    def list_monitors(self) -> tuple[Monitor, ...]:
        """Raises RefusedError("no_capture")."""
        with contextlib.closing(self.open()) as screen:
            return screen.monitors()

    def _number(self, names: Sequence[Hashable]) -> tuple[int, ...]:
        with self._lock:
            return self._numbers.of(names)


def open_windows() -> Windows:
    """The windows of this computer, for what she hides."""
    from assistdesk.adapters.windows_x11 import X11Windows

    return X11Windows()


class OwnHands:
    """Opens the input of this computer, a session at a time, and counts for the watch what all of them injected."""

    def __init__(self, stop_key: str) -> None:
        self._stop_key = stop_key
        self._opened: list[X11Input] = []

    def open(self) -> Input:
        from assistdesk.adapters.input_x11 import X11Input

        one = X11Input(stop_key=self._stop_key)
        self._opened.append(one)
        return one

    def injected(self) -> tuple[int, int]:
        counts = [one.injected() for one in self._opened]
        return sum(moves for moves, _ in counts), sum(presses for _, presses in counts)


def checks() -> tuple[Check, ...]:
    """What this computer cannot do yet. Under Wayland an X11 capture would be black, so it is not offered."""
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" or (os.environ.get("WAYLAND_DISPLAY") and not can_use_x11()):
        return (Check("wayland"),)
    return ()


def tls_for(settings: Settings) -> ssl.SSLContext:
    from assistdesk.adapters.relay_link import make_tls

    return make_tls(settings.ca_file or None)


def credential_for(settings: Settings, keys: Keys) -> tuple[Credential | None, str]:
    """The agent's certificate with its key, and what is wrong with it: without one, or with a wrong one, sessions go on, and
    customers read that she is not verified."""
    from assistdesk.adapters.identity_files import read_file
    from assistdesk.runtime.agent_identity import credential_of, is_over

    if not settings.certificate_file:
        return None, ""
    try:
        credential = credential_of(keys, read_file(Path(settings.certificate_file)))
    except RefusedError as error:
        return None, "certificate_unreadable" if error.rule == "file_not_read" else error.rule
    return credential, "certificate_over" if is_over(credential, time.time_ns() // 1_000_000_000) else ""


def sealing_for(settings: Settings, credential: Credential | None, keys: Keys) -> Sealing | None:
    """By what colleagues' apps send each other a session code; None where this one has no certificate or pins no key."""
    from assistdesk.runtime.agent_identity import find_agent_keys
    from assistdesk.runtime.letter_desk import Sealing

    found = find_agent_keys(keys)
    if credential is None or found is None or not settings.organisation_keys:
        return None
    return Sealing(credential, found.box, bytes.fromhex(settings.organisation_keys[0]))


def recording_recipient(settings: Settings, keys: Keys, randomness: Randomness) -> bytes:
    """Whom recordings are sealed for: the organisation where it has a key for that, else this agent. May ask the keyring.

    Raises:
        RefusedError: ``no_keyring``: nobody could open them once the program is closed.
    """
    if settings.recording_key:
        return bytes.fromhex(settings.recording_key)
    return own_box_key(keys, randomness)


def own_box_key(keys: Keys, randomness: Randomness) -> bytes:
    """The public half of the key for which this computer's own recordings are sealed. Raises RefusedError("no_keyring")."""
    from assistdesk.runtime.agent_identity import make_agent_keys

    if not keys.lasting:
        raise RefusedError("no_keyring")
    return make_agent_keys(keys, randomness).box.public


def share_parts(hands: ClipboardHands) -> ShareParts:
    """Clipboard and files of this computer. What comes is proposed for the person's own folder of downloads."""
    from assistdesk.adapters.clipboard_os import OsClipboard
    from assistdesk.adapters.files_os import OsFiles
    from assistdesk.runtime.sharing import ShareParts

    clipboard = OsClipboard(hands.write.emit, hands.clear_if.emit)
    return ShareParts(clipboard, OsFiles(), user_downloads_dir())


def make_workspace(
    settings: Settings,
    language: str,
    tasks: Tasks,
    show: Show,
    hands: ClipboardHands,
    picture: Callable[[PictureUpdate], None],
) -> Part:
    """The agent's desk, with its adapters."""
    from assistdesk.adapters.clock import SystemClock, SystemRandomness
    from assistdesk.adapters.desk_api import DeskApi
    from assistdesk.adapters.ledger_file import LedgerJournal
    from assistdesk.adapters.local_store import SqliteStore
    from assistdesk.adapters.part_notes import PartNotes
    from assistdesk.adapters.recording_file import RecordingFolder
    from assistdesk.adapters.relay_link import RelayDial, open_socket
    from assistdesk.runtime.recordings import RecordingParts
    from assistdesk.runtime.viewer import ViewerParts
    from assistdesk.runtime.workspace import Workspace, WorkspaceParts, WorkspaceSettings

    set_up_log()
    data = Path(settings.data_dir)
    growing = PartNotes(data / "growing")
    keys, tls, clock, randomness = keys_for(settings), tls_for(settings), SystemClock(), SystemRandomness()
    desk = DeskApi(
        settings.relay_url,
        tls=tls,
        keys=keys,
        clock=clock,
        randomness=randomness,
        open_socket=open_socket,
        device_name=system_name(),
        growing=growing,
    )
    tasks.spawn(asyncio.to_thread(growing.tidy), "part_notes")
    viewer = ViewerParts(
        desk=desk,
        dial=RelayDial(tls),
        clock=clock,
        randomness=randomness,
        journal=LedgerJournal(data / "ledgers"),
        make_decoder=make_decoder,
        picture=picture,
        recording=RecordingParts(
            RecordingFolder(data / "recordings").begin, lambda: recording_recipient(settings, keys, randomness)
        ),
        share=share_parts(hands),
        log=write_down,
    )
    parts = WorkspaceParts(
        viewer=viewer,
        open_store=lambda name: SqliteStore(data / f"{name}.db"),
        keys=keys,
        clipboard=viewer.share.clipboard,
        show=show,
    )
    credential, credential_trouble = credential_for(settings, keys)
    sealing = None if credential_trouble else sealing_for(settings, credential, keys)
    mine = WorkspaceSettings(
        relay_url=settings.relay_url,
        relay_host=settings.relay_host,
        os=system_name(),
        build=build_name(),
        language=language,
        undo_s=settings.undo_s,
        credential=credential,
        sealing=sealing,
        credential_trouble=credential_trouble,
        pictures=str(data / "pictures"),
    )
    return Workspace(parts, mine, tasks)


def make_replay(settings: Settings, file: Path, key_file: Path | None, tasks: Tasks, show: ReplayShow) -> Part:
    """The player of one recording."""
    from assistdesk.adapters.clock import SystemClock
    from assistdesk.adapters.recording_file import RecordingReader
    from assistdesk.runtime.replaying import Replaying, ReplayParts

    def opened() -> Replay:
        return open_recording(settings, RecordingReader(file), key_file)

    set_up_log()
    return Replaying(ReplayParts(opened, make_decoder, SystemClock(), show, film_maker(file)), tasks, file.name)


def return_parts(settings: Settings) -> ReturnParts | None:
    """Where a session that may outlive a restart is kept. The program is started again as it was started, without a code."""
    from assistdesk.adapters.start_once import StartOnce
    from assistdesk.runtime.returning import ReturnParts

    if not settings.keyring:
        return None
    folder = user_config_path() / "autostart" if sys.platform == "linux" else None
    mark = StartOnce(Path(settings.data_dir) / "return.mark", folder, customer_command(sys.argv[1:]))
    return ReturnParts(lambda: keys_for(settings), mark, f"{getpass.getuser()}@{platform.node()}")


def customer_command(argv: list[str]) -> tuple[str, ...]:
    """What starts the customer's side as it runs now: with the options it was given, and never with a code."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", "assistdesk.cli")
    words = [word for pair in zip(argv, [*argv[1:], ""], strict=True) if pair[0] in OPTIONS for word in pair]
    joined = [word for word in argv if word.startswith(tuple(f"{option}=" for option in OPTIONS))]
    return (*program, "join", *words, *joined)


def make_customer(settings: Settings, language: str, tasks: Tasks, show: Show, hands: ClipboardHands) -> Part:
    """The customer's end, with its adapters."""
    from assistdesk.adapters.clock import SystemClock, SystemRandomness
    from assistdesk.adapters.desk_api import DeskApi
    from assistdesk.adapters.keys import MemoryKeys
    from assistdesk.adapters.ledger_file import LedgerJournal, save_copy
    from assistdesk.adapters.local_store import SqliteStore
    from assistdesk.adapters.recording_file import DiskRecording
    from assistdesk.adapters.relay_link import RelayDial, open_socket
    from assistdesk.adapters.watch_os import NoWatch, X11Watch
    from assistdesk.runtime.customer import Customer, CustomerParts
    from assistdesk.runtime.host_parts import HostParts, HostSettings
    from assistdesk.runtime.recordings import RecordingParts

    set_up_log()
    own_hands = OwnHands(settings.stop_key) if can_use_x11() else None
    own_screens = OwnScreens()
    tls, clock, randomness = tls_for(settings), SystemClock(), SystemRandomness()
    desk = DeskApi(
        settings.relay_url,
        tls=tls,
        keys=MemoryKeys(),
        clock=clock,
        randomness=randomness,
        open_socket=open_socket,
    )
    host = HostParts(
        desk=desk,
        dial=RelayDial(tls),
        clock=clock,
        randomness=randomness,
        journal=LedgerJournal(Path(settings.data_dir) / "ledgers"),
        watch=X11Watch(clock, settings.stop_key, injected=own_hands.injected) if own_hands else NoWatch(),
        open_input=own_hands.open if own_hands else None,
        open_screen=own_screens.open,
        list_monitors=own_screens.list_monitors,
        share=share_parts(hands),
        log=write_down,
        point=show.point,
        open_windows=open_windows if can_use_x11() else None,
        recording=RecordingParts(
            lambda path: DiskRecording(Path(path)), lambda: own_box_key(keys_for(settings), randomness)
        ),
    )
    mine = HostSettings(
        name=platform.node()[:64] or "computer",
        os=system_name(),
        language=language,
        build=build_name(),
        policy=settings.safety,
        pinned_key=bytes.fromhex(settings.organisation_keys[0]) if settings.organisation_keys else None,
    )
    return Customer(
        CustomerParts(
            host=host,
            show=show,
            save_copy=save_copy,
            checks=checks(),
            open_store=lambda: SqliteStore(Path(settings.data_dir) / "customer.db"),
            returning=return_parts(settings),
        ),
        mine,
        tasks,
        relay_host=settings.relay_host,
        organisation=settings.organisation,
        phone=settings.phone,
        stop_key=settings.stop_key,
    )
