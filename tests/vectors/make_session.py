"""Makes what the session machines decide into files: every (state, event) pair, state diagrams, ledger files good and bad.

``python -m tests.vectors.make_session`` writes them; a test compares each with what is made here, so a machine cannot change
without its table, its diagram and its document.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistdesk.core.errors import MisuseError
from assistdesk.core.session import events, permissions
from assistdesk.core.session.actions import Action, Log
from assistdesk.core.session.events import Choice, LineLimit, LocalInputKind, NoteWanted, StopBy, Window
from assistdesk.core.session.items import RelayRecord, closing_item, relay_item
from assistdesk.core.session.permissions import Allow, Ask, Cause, Deny, End, Free, Hold, Standing, Take
from assistdesk.core.session.verify import verify
from assistdesk.core.types import NoteEvent, Permission, PermissionState, Role, SafetyResult, Scope, Why
from assistdesk.core.wire.messages import ClipPush, FileOffer, InKey, PermAsk, Ready, RecState
from tests.assistdesk.core.session.play import (
    AT_HOST,
    AT_VIEWER,
    MONITORS,
    ROOM,
    SCREEN_ONE,
    WALL_MS,
    HostPlay,
    Pair,
    ViewerPlay,
)

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs" / "state"
READY = Ready(AT_HOST.session_id, "Ana", "Linux", "es", 0x7F, 0, bytes(32))

STANDINGS = {
    PermissionState.OFF: Standing(Permission.VIEW),
    PermissionState.ASKED: Standing(Permission.VIEW, PermissionState.ASKED, ask=1, scope=SCREEN_ONE),
    PermissionState.ON: Standing(Permission.VIEW, PermissionState.ON, grant=1, scope=SCREEN_ONE, until_ms=9_000),
    PermissionState.HELD: Standing(
        Permission.VIEW,
        PermissionState.HELD,
        grant=1,
        scope=SCREEN_ONE,
        until_ms=9_000,
        causes=frozenset({Cause.PAUSED}),
    ),
}
CHANGES: dict[str, permissions.Change] = {
    "ask": Ask(2, SCREEN_ONE),
    "allow": Allow(2, SCREEN_ONE, 9_000),
    "deny, cancel, 60 s": Deny(Why.DENIED),
    "revoke, give back, expire, lapse": Take(Why.REVOKED),
    "hold": Hold(Cause.LOCKED),
    "causes gone": Free(Cause.PAUSED),
    "end": End(Why.STOP),
}


# --- the host -----------------------------------------------------------------------------------------------------


def _idle() -> HostPlay:
    return HostPlay()


def _joining() -> HostPlay:
    play = _idle()
    play.do(events.CodeEntered("4829157309"))
    return play


def _checking() -> HostPlay:
    play = _joining()
    play.do(events.Paired())
    return play


def _sheet() -> HostPlay:
    play = HostPlay()
    play.join()
    play.do(events.MessageArrived(READY))
    return play


def _active() -> HostPlay:
    play = _sheet()
    play.allow()
    play.give(Permission.RESUME)
    return play


def _paused() -> HostPlay:
    play = _active()
    play.do(events.PausePressed())
    return play


def _lost() -> HostPlay:
    play = _active()
    play.do(events.Lost())
    return play


def _returning() -> HostPlay:
    play = _lost()
    play.do(events.HandshakeDone(replace(AT_HOST, resumed=True)))
    play.do(events.MessageArrived(READY))
    return play


def _ended() -> HostPlay:
    play = _active()
    play.do(events.StopPressed(StopBy.BUTTON))
    return play


HOSTS: dict[str, Callable[[], HostPlay]] = {
    "idle": _idle,
    "joining": _joining,
    "checking": _checking,
    "sheet": _sheet,
    "active": _active,
    "paused": _paused,
    "lost": _lost,
    "returning": _returning,
    "ended": _ended,
}


def host_events(play: HostPlay) -> dict[str, events.HostEvent]:
    """One of each event, as it could come in this state."""
    choices = tuple(choice for question in play.state.questions.open for choice in question.proposed)
    number = play.state.questions.open[0].number if play.state.questions.open else 1
    return {
        "link opened": events.LinkOpened("4829157309"),
        "code entered": events.CodeEntered("4829157309"),
        "cancel": events.CancelPressed(),
        "join refused": events.JoinRefused("code_unknown"),
        "paired": events.Paired(),
        "handshake done": events.HandshakeDone(AT_HOST),
        "resume done": events.HandshakeDone(replace(AT_HOST, resumed=True)),
        "handshake failed": events.HandshakeFailed("wrong_code", True),
        "allow": events.Allowed(number, choices, play.now_ms),
        "deny": events.Denied(number),
        "offer": events.OfferPressed((Choice(Permission.POINT, SCREEN_ONE, 900),)),
        "prolong": events.Prolonged(Permission.VIEW, 900, play.now_ms),
        "revoke": events.Revoked(Permission.VIEW),
        "not mine": events.NotMine(),
        "stop": events.StopPressed(StopBy.PANIC_KEY),
        "pause": events.PausePressed(),
        "continue": events.ContinuePressed(play.now_ms),
        "safety same": events.SafetyAnswered(SafetyResult.SAME),
        "safety different": events.SafetyAnswered(SafetyResult.DIFFERENT),
        "send wanted": events.SendWanted(RecState(0, True)),
        "own recording done": events.OwnRecordingDone(bytes(32), 9, 1_000),
        "file settled": events.FileSettled(Role.HOST, "a.txt", 1, bytes(32), None),
        "ask arrived": events.MessageArrived(PermAsk(1, Permission.POINT, SCREEN_ONE, "")),
        "key arrived": events.MessageArrived(InKey(1, 4, True)),
        "peer broke a rule": events.PeerBroke("size"),
        "lost": events.Lost(),
        "resume refused": events.ResumeRefused("withdrawn"),
        "moved": events.Moved(replace(AT_HOST, resumed=True)),
        "line measured": events.LineMeasured(20, 900, LineLimit.NONE, 1, 2),
        "tick": events.Tick(),
        "locked": events.LockedScreen(True),
        "unlocked": events.LockedScreen(False),
        "suspended": events.Suspended(),
        "local input": events.LocalInput(LocalInputKind.PRESS),
        "capture lost": events.CaptureLost(),
        "capture back": events.CaptureBack(),
        "monitors changed": events.MonitorsChanged(MONITORS[1:]),
        "bar covered": events.WindowCovered(Window.BAR),
        "bar visible": events.WindowVisible(Window.BAR),
        "question covered": events.WindowCovered(Window.QUESTION, number),
        "question visible": events.WindowVisible(Window.QUESTION, number),
        "own windows moved": events.OwnWindowsMoved((), False),
        "input dropped": events.InputDropped(),
        "entry written": events.EntryWritten(999),
        "ledger failed": events.LedgerFailed(999),
    }


# What only time brings, as the wait that brings it.
WAITS_MS = {"30 s": 30_000, "5 s": 5_000, "5 min": 300_000, "10 min": 600_001, "30 min": 1_800_000, "12 h": 43_200_000}


def _names(acts: tuple[Action, ...]) -> list[str]:
    return [f"Log:{act.rule}" if isinstance(act, Log) else type(act).__name__ for act in acts]


def host_table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}
    for phase, make in HOSTS.items():
        row = table[phase] = {}
        for name in host_events(make()):
            play = make()
            try:
                acts = play.do(host_events(play)[name])
            except MisuseError as error:
                row[name] = {"misuse": error.rule}
            else:
                row[name] = {"next": play.state.phase.value, "actions": _names(acts)}
        for name, wait_ms in WAITS_MS.items():
            play = make()
            play.pass_time(wait_ms)
            row[name] = {"next": play.state.phase.value}
        if phase == "sheet":
            play = make()
            play.allow()
            row["allow, armed"] = {"next": play.state.phase.value}
    return table


def permission_table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}
    for state, standing in STANDINGS.items():
        row = table[state.value] = {}
        for name, change in CHANGES.items():
            after, effects = permissions.step(standing, change)
            row[name] = {"next": after.state.value, "effects": [effect.deed.value for effect in effects]}
    return table


# --- the viewer ---------------------------------------------------------------------------------------------------


def _viewer_pair(deed: str) -> ViewerPlay:
    pair = Pair()
    if deed == "waiting":
        return pair.viewer
    if deed == "checking":
        pair.viewer.do(events.Paired())
        return pair.viewer
    pair.meet()
    if deed != "reading":
        pair.host.allow()
        pair.pump()
    if deed == "paused":
        pair.host.do(events.PausePressed())
        pair.pump()
    elif deed == "lost":
        pair.cut()
    elif deed == "over":
        pair.host.do(events.StopPressed(StopBy.BUTTON))
        pair.pump()
    pair.is_cut = True
    return pair.viewer


VIEWERS = ("waiting", "checking", "reading", "active", "paused", "lost", "over")
VIEWER_EVENTS: dict[str, events.ViewerEvent] = {
    "cancel": events.CancelPressed(),
    "ask": events.AskPressed(Permission.CONTROL, SCREEN_ONE, ""),
    "ask cancelled": events.AskCancelled(Permission.CONTROL),
    "give back": events.GaveBack(Permission.VIEW),
    "end": events.EndPressed(),
    "safety different": events.SafetyAnswered(SafetyResult.DIFFERENT),
    "send wanted": events.SendWanted(InKey(1, 4, True)),
    "note": NoteWanted(NoteEvent.AGENT_NOTE, "seen"),
    "paired": events.Paired(),
    "handshake done": events.HandshakeDone(AT_VIEWER),
    "resume done": events.HandshakeDone(replace(AT_VIEWER, resumed=True)),
    "wrong code": events.HandshakeFailed("wrong_code", True),
    "message": events.MessageArrived(FileOffer(1, 1, "a", 1, bytes(32))),
    "peer broke a rule": events.PeerBroke("size"),
    "lost": events.Lost(),
    "resume refused": events.ResumeRefused("withdrawn"),
    "moved": events.Moved(replace(AT_VIEWER, resumed=True)),
    "line measured": events.LineMeasured(20, 900, LineLimit.NONE, 1, 2),
    "tick": events.Tick(),
}


def viewer_table() -> dict[str, dict[str, Any]]:
    table: dict[str, dict[str, Any]] = {}
    for phase in VIEWERS:
        row = table[phase] = {}
        for name, event in VIEWER_EVENTS.items():
            play = _viewer_pair(phase)
            try:
                acts = play.do(event)
            except MisuseError as error:
                row[name] = {"misuse": error.rule}
            else:
                row[name] = {"next": play.state.phase.value, "actions": _names(acts)}
        play = _viewer_pair(phase)
        play.pass_time(600_001)
        row["10 min"] = {"next": play.state.phase.value}
    return table


def build_consent() -> dict[str, Any]:
    return {"permission": permission_table(), "host": host_table(), "viewer": viewer_table()}


# --- diagrams -----------------------------------------------------------------------------------------------------

_TEXT = """# {title}

Made from the machine itself by `python -m tests.vectors.make_session`; a test fails when they differ. Not drawn: events that
leave the state as it is. The whole table, with actions, is `tests/vectors/consent.json`.

```mermaid
stateDiagram-v2
    [*] --> {first}
{arrows}
```
"""


def diagram(title: str, table: dict[str, dict[str, Any]]) -> str:
    labels: dict[tuple[str, str], list[str]] = {}
    for state, row in table.items():
        for name, cell in row.items():
            if cell.get("next", state) != state:
                labels.setdefault((state, cell["next"]), []).append(name)
    arrows = [f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in labels.items()]
    return _TEXT.format(title=title, first=next(iter(table)), arrows="\n".join(arrows))


def build_diagrams() -> dict[str, str]:
    tables = build_consent()
    # The viewer is moved by messages too; what the host says brings it from reading to active, and to paused and back.
    viewer_rows = tables["viewer"]
    viewer_rows["reading"]["view is on"] = {"next": "active"}
    viewer_rows["active"]["pause told"] = {"next": "paused"}
    viewer_rows["paused"]["continue told"] = {"next": "active"}
    return {
        "permission.md": diagram("One permission at the customer's end", tables["permission"]),
        "host.md": diagram("The session at the customer's end", tables["host"]),
        "viewer.md": diagram("The session at the agent's end", viewer_rows),
    }


# --- ledger files -------------------------------------------------------------------------------------------------


def good_session() -> Pair:
    """A session with every event that a host can write down by itself."""
    pair = Pair()
    pair.share()
    host = pair.host
    host.do(events.SafetyAnswered(SafetyResult.SAME))
    host.do(events.MessageArrived(PermAsk(1, Permission.CONTROL, SCREEN_ONE, "to set the printer")))
    host.allow()
    grant = host.state.book.of(Permission.CONTROL).grant
    host.do(events.MessageArrived(InKey(grant, 4, True)))
    host.do(events.MessageArrived(InKey(99, 4, True)))
    host.do(events.LocalInput(LocalInputKind.MOVE))
    clip, files = host.give(Permission.CLIPBOARD), host.give(Permission.FILES)
    record = host.give(Permission.RECORD)
    host.give(Permission.RESUME, Scope())
    host.do(events.MessageArrived(ClipPush(clip, 1, "text")))
    host.do(events.MessageArrived(FileOffer(files, 1, "driver.ppd", 9, b"\x05" * 32)))
    host.do(events.FileSettled(Role.VIEWER, "driver.ppd", 9, b"\x05" * 32, None))
    host.do(events.FileSettled(Role.VIEWER, "other.exe", 9, b"\x06" * 32, Why.DENIED))
    host.do(events.MessageArrived(RecState(record, True)))
    host.do(events.MessageArrived(RecState(record, False)))
    pair.pump()
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, "año 中 €"))
    pair.pump()
    host.do(events.Moved(replace(AT_HOST, resumed=True)))
    pair.viewer.do(events.Moved(replace(AT_VIEWER, resumed=True)))
    pair.pump()
    pair.pass_time(61_000)
    pair.cut()
    pair.pass_time(8_000)
    pair.mend()
    pair.pass_time(6_000)
    host.do(events.LineMeasured(38, 1_200, LineLimit.NONE, 20_000, 4_000_000))
    host.do(events.StopPressed(StopBy.BUTTON))
    pair.pump()
    pair.viewer.do(events.Lost())
    return pair


def _sealed(parts: list[bytes]) -> bytes:
    return b"".join(parts) + closing_item(hashlib.sha256(b"".join(parts)).digest())


def build_ledgers() -> dict[str, bytes]:
    pair = good_session()
    parts = pair.host.lines[:-1]
    relay = relay_item(RelayRecord(ROOM.hex(), WALL_MS, WALL_MS + 90_000, 4_000, 9_000, "done"))
    entries = [at for at, line in enumerate(parts) if line[:1] == b"E"]
    third, fourth = entries[3], entries[4]
    edited = [line.replace(b'"seconds":3600', b'"seconds":9000') for line in parts]
    swapped = list(parts)
    swapped[third], swapped[fourth] = swapped[fourth], swapped[third]
    heads = [at for at, line in enumerate(parts) if line[:1] == b"H"]
    forged = list(parts)
    forged[heads[0]] = forged[heads[0]].replace(b'"sig":"', b'"sig":"00')[:-5] + b'"}\n'
    return {
        "good.adledger": _sealed([*parts, relay]),
        "good_viewer.adledger": pair.viewer.file,
        "edited.adledger": _sealed(edited),
        "deleted.adledger": _sealed(parts[:third] + parts[third + 1 :]),
        "swapped.adledger": _sealed(swapped),
        "forged.adledger": _sealed(forged),
        "cut.adledger": b"".join(parts[: heads[2] + 1]),
    }


def build_verdicts() -> dict[str, Any]:
    """What ``verify`` must say of each ledger file."""
    answers = {}
    for name, data in build_ledgers().items():
        verdict = verify(data.splitlines(keepends=True))
        answers[name] = {
            "outcome": verdict.outcome.name,
            "rule": verdict.rule,
            "line": verdict.line,
            "n": verdict.n,
            "countersigned_n": verdict.countersigned_n,
        }
    return answers


def files() -> dict[Path, bytes]:
    """Every file that is made here, with what belongs in it."""
    made: dict[Path, bytes] = {DOCS / name: text.encode() for name, text in build_diagrams().items()}
    made |= {HERE / name: data for name, data in build_ledgers().items()}
    for name, value in (("consent.json", build_consent()), ("adledger.json", build_verdicts())):
        made[HERE / name] = (json.dumps(value, indent=1) + "\n").encode()
    return made


def main() -> None:
    for path, data in files().items():
        path.write_bytes(data)


if __name__ == "__main__":
    main()
