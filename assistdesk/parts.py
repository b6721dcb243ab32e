"""The other half of the composition root: what stands behind a window, built on the loop's thread.

Its libraries (HTTP, sockets, keyring, cryptography, capture) are loaded here, inside the functions, and not before a window
is on the screen.
"""

from __future__ import annotations  # adapters are named here and loaded later

import contextlib
import logging
import os
import platform
import ssl
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from assistdesk.config import Settings
from assistdesk.core.session import actions
from assistdesk.core.types import Monitor
from assistdesk.runtime.loop import Part
from assistdesk.runtime.ports import Decoder, Input, Keys, PictureUpdate, Screen, Show
from assistdesk.runtime.snapshot import Check
from assistdesk.runtime.tasks import Tasks
from assistdesk.ui.clipboard import ClipboardHands

if TYPE_CHECKING:
    from assistdesk.adapters.input_x11 import X11Input

OS_NAME_CHARS_MAX = 80
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


def open_screen() -> Screen:
    """The screen of this computer: woken by damage on X11, polled elsewhere."""
    if can_use_x11():
        from assistdesk.adapters.screen_x11 import X11Screen

        return X11Screen()
    from assistdesk.adapters.screen_poll import PollScreen

    return PollScreen()


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


def list_monitors() -> tuple[Monitor, ...]:
    screen = open_screen()
    try:
        return screen.monitors()
    finally:
        screen.close()


def make_decoder() -> Decoder:
    """For each link a new one. Loaded with the first session: a desk without one needs none."""
    from assistdesk.adapters.decoder import open_decoder

    return open_decoder()


def checks() -> tuple[Check, ...]:
    """What this computer cannot do yet. Under Wayland an X11 capture would be black, so it is not offered."""
    if os.environ.get("XDG_SESSION_TYPE") == "wayland" or (os.environ.get("WAYLAND_DISPLAY") and not can_use_x11()):
        return (Check("wayland"),)
    return ()


def keys_for(settings: Settings) -> Keys:
    from assistdesk.adapters.keys import MemoryKeys, open_keys

    return open_keys() if settings.keyring else MemoryKeys()


def tls_for(settings: Settings) -> ssl.SSLContext:
    from assistdesk.adapters.relay_link import make_tls

    return make_tls(settings.ca_file or None)


def make_workspace(
    settings: Settings,
    language: str,
    tasks: Tasks,
    show: Show,
    hands: ClipboardHands,
    picture: Callable[[PictureUpdate], None],
) -> Part:
    """The agent's desk, with its adapters."""
    from assistdesk.adapters.clipboard_os import OsClipboard
    from assistdesk.adapters.clock import SystemClock, SystemRandomness
    from assistdesk.adapters.desk_api import DeskApi
    from assistdesk.adapters.ledger_file import LedgerJournal
    from assistdesk.adapters.local_store import SqliteStore
    from assistdesk.adapters.relay_link import RelayDial, open_socket
    from assistdesk.runtime.viewer import ViewerParts
    from assistdesk.runtime.workspace import Workspace, WorkspaceParts, WorkspaceSettings

    set_up_log()
    data = Path(settings.data_dir)
    keys, tls, clock, randomness = keys_for(settings), tls_for(settings), SystemClock(), SystemRandomness()
    desk = DeskApi(
        settings.relay_url,
        tls=tls,
        keys=keys,
        clock=clock,
        randomness=randomness,
        open_socket=open_socket,
        device_name=system_name(),
    )
    viewer = ViewerParts(
        desk=desk,
        dial=RelayDial(tls),
        clock=clock,
        randomness=randomness,
        journal=LedgerJournal(data / "ledgers"),
        make_decoder=make_decoder,
        picture=picture,
        log=write_down,
    )
    parts = WorkspaceParts(
        viewer=viewer,
        open_store=lambda name: SqliteStore(data / f"{name}.db"),
        keys=keys,
        clipboard=OsClipboard(hands.write.emit, hands.clear_if.emit),
        show=show,
    )
    mine = WorkspaceSettings(
        relay_url=settings.relay_url,
        relay_host=settings.relay_host,
        os=system_name(),
        build=build_name(),
        language=language,
        undo_s=settings.undo_s,
    )
    return Workspace(parts, mine, tasks)


def make_customer(settings: Settings, language: str, tasks: Tasks, show: Show) -> Part:
    """The customer's end, with its adapters."""
    from assistdesk.adapters.clock import SystemClock, SystemRandomness
    from assistdesk.adapters.desk_api import DeskApi
    from assistdesk.adapters.keys import MemoryKeys
    from assistdesk.adapters.ledger_file import LedgerJournal, save_copy
    from assistdesk.adapters.local_store import SqliteStore
    from assistdesk.adapters.relay_link import RelayDial, open_socket
    from assistdesk.adapters.watch_os import NoWatch, X11Watch
    from assistdesk.runtime.customer import Customer, CustomerParts
    from assistdesk.runtime.host import HostParts, HostSettings

    set_up_log()
    own_hands = OwnHands(settings.stop_key) if can_use_x11() else None
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
        open_screen=open_screen,
        list_monitors=list_monitors,
        log=write_down,
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
        ),
        mine,
        tasks,
        relay_host=settings.relay_host,
        organisation=settings.organisation,
        phone=settings.phone,
        stop_key=settings.stop_key,
    )
