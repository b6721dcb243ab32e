"""What stands behind a player and behind ``assistdesk export``: a recording with its keys, a decoder, a film's file.

Part of the composition root, apart from ``parts`` because it loads no window: a film is made without a display.
"""

from __future__ import annotations  # adapters are named here and loaded later

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistdesk.config import Settings
from assistdesk.core.errors import RefusedError

if TYPE_CHECKING:
    from assistdesk.adapters.recording_file import RecordingReader
    from assistdesk.core.session.replay import Replay
    from assistdesk.runtime.ports import Decoder, Film, Keys


def keys_for(settings: Settings) -> Keys:
    from assistdesk.adapters.keys import MemoryKeys, open_keys

    return open_keys() if settings.keyring else MemoryKeys()


def make_decoder() -> Decoder:
    """For each link a new one. Loaded with the first session: a desk without one needs none."""
    from assistdesk.adapters.decoder import open_decoder

    return open_decoder()


def open_recording(settings: Settings, reader: RecordingReader, key_file: Path | None) -> Replay:
    """What *reader* reads, by the organisation's key out of *key_file* and by this person's own if the keyring has one. It may
    ask for a password.

    Raises:
        RefusedError: ``recording_key_file``, ``recording_key``.
        PeerError: ``recording_header``.
    """
    from assistdesk.adapters.identity_files import read_recording_key
    from assistdesk.core.session.replay import Replay
    from assistdesk.runtime.agent_identity import find_agent_keys

    own = find_agent_keys(keys_for(settings))
    given = [read_recording_key(key_file)] if key_file is not None else []
    return Replay(reader.read_at, [*given, *([own.box] if own is not None else [])])


def film_maker(recording: Path) -> Callable[[Path, bool, int, int], Film] | None:
    """What makes films of *recording*; None where the extra ``video`` is not installed."""
    if find_spec("av") is None:
        return None

    def begin(path: Path, may_replace: bool, width: int, height: int) -> Film:
        try:
            from assistdesk.adapters.film_file import FilmFile
        except ImportError as error:  # there, but its libraries do not load
            raise RefusedError("film_extra") from error
        if path.exists() and path.samefile(recording):
            raise RefusedError("film_itself", file=path.name)
        return FilmFile(path, may_replace, width, height)

    return begin
