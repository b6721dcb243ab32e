"""``assistdesk export``: makes a film of a recording for other players, and says how far it is.

    assistdesk export FILE OUT.webm|OUT.mp4 [--key KEYFILE] [--force]

A film is not locked as the recording is: whoever has the file can watch it. Exit status: 0 the whole recording, 1 no film, 2 a
film up to where the recording is cut off or damaged, 130 ended by Ctrl+C. Needs no display and loads no window.
"""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from assistdesk.adapters.recording_file import RecordingReader
from assistdesk.config import Settings
from assistdesk.core.errors import AssistDeskError, RefusedError
from assistdesk.recording_parts import film_maker, make_decoder, open_recording
from assistdesk.runtime.filming import Filmed, Filming

DONE, REFUSED, CUT, CANCELLED = 0, 1, 2, 130
WORDS = {
    "film_extra": "a film needs one more package: pip install 'assistdesk[video]'",
    "film_suffix": "the name of a film ends with .webm or .mp4: {out}",
    "film_exists": "{out} is there already; nothing was written over it (--force would)",
    "film_itself": "{out} is the recording itself",
    "film_failed": "the encoder gave up; there is no film",
    "disk": "{out} cannot be written: the disk is full or locked; there is no film",
    "recording_file": "{file} cannot be opened",
    "recording_header": "{file} is not a recording of AssistDesk",
    "recording_key": "{file} is locked with another key; --key takes the organisation's",
    "recording_key_file": "the key file does not hold a key",
    "recording_empty": "there is no picture in {file}",
}


def export_film(settings: Settings, file: Path, out: Path, key_file: Path | None, may_replace: bool) -> int:
    """Make the film; print how it went, return the exit status."""
    begin = film_maker(file)
    try:
        if begin is None:
            raise RefusedError("film_extra")
        with contextlib.closing(RecordingReader(file)) as reader:
            replay = open_recording(settings, reader, key_file)
            filming = Filming(replay, make_decoder, partial(begin, out, may_replace), progress())
            done = asyncio.run(until_signal(filming))
    except (asyncio.CancelledError, KeyboardInterrupt):
        sys.stderr.write("cancelled; there is no film\n")
        return CANCELLED
    except AssistDeskError as error:
        words = WORDS.get(error.rule, error.rule).format(file=file, out=out)
        sys.stderr.write(f"refused: {words}\n")
        return REFUSED
    sys.stdout.write(f"{done_words(done, out)}\n")
    return CUT if done.is_cut else DONE


async def until_signal(filming: Filming) -> Filmed:
    """Ctrl+C and SIGTERM end it in order."""
    task = asyncio.ensure_future(filming.run())
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows, where asyncio.run answers Ctrl+C
            loop.add_signal_handler(number, lambda: task.cancelling() or task.cancel())
    return await task


def progress() -> Callable[[int, int], None]:
    """Writes each new percent over the last one, on a terminal only."""
    told = -1

    def tell(at_ms: int, length_ms: int) -> None:
        nonlocal told
        percent = at_ms * 100 // max(1, length_ms)
        if percent != told and sys.stderr.isatty():
            told = percent
            sys.stderr.write(
                f"\r{percent:3d} %  {clock(at_ms)} of {clock(length_ms)}\n"[: -1 if percent < 100 else None]
            )
            sys.stderr.flush()

    return tell


def clock(t_ms: int) -> str:
    minutes, seconds = divmod(t_ms // 1_000, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}" if minutes >= 60 else f"{minutes}:{seconds:02d}"


def done_words(done: Filmed, out: Path) -> str:
    what = f"{out}: {clock(done.length_ms)}"
    if done.is_cut:
        return f"{what}; the recording is cut off or damaged there, what came before it is in the film"
    return f"{what}. It is not locked: whoever has it can watch it."
