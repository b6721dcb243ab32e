"""A session in words: its report, its log lines, the note and the reply that are proposed after it.

Facts come from the ledger (core.desk.session_shapes.SessionReport, LogLine); the sentences are those of the tables. Nothing is
made up: what the report does not hold is not said.
"""

from assistdesk.core.desk.session_shapes import FileShared, SessionReport
from assistdesk.core.types import NoteEvent, Permission, PermissionState, Why
from assistdesk.runtime.snapshot_parts import PermissionView
from assistdesk.runtime.snapshot_session import LogLine
from assistdesk.ui.text import (
    clock_time,
    explain,
    in_a_row,
    phrase_of,
    plain,
    say,
    say_in,
    size_words,
    without_isolates,
)
from assistdesk.ui.widgets.ring import clock

PERMISSION_ICONS = {
    Permission.VIEW: "eye",
    Permission.POINT: "pointer",
    Permission.CONTROL: "mouse-pointer-2",
    Permission.CLIPBOARD: "clipboard",
    Permission.FILES: "folder-up",
    Permission.RECORD: "video",
    Permission.RESUME: "repeat",
}
LOG_ICONS = {
    "session.open": "monitor-dot",
    "link.lost": "wifi-off",
    "link.back": "wifi",
    "link.moved": "wifi",
    "session.end": "circle-stop",
    "peer.identity": "user-check",
    "safety.result": "shield-check",
    "perm.asked": "hand",
    "perm.on": "check",
    "perm.off": "ban",
    "perm.held": "pause",
    "input.count": "mouse-pointer-2",
    "clip.sent": "clipboard",
    "file.offered": "folder-up",
    "file.done": "check",
    "file.refused": "ban",
    "refused": "shield-alert",
    "rec.on": "video",
    "rec.off": "video",
    "note": "file-text",
}
FILES_SAID = 20
"""More files than this are only counted."""
HASH_CHARS = 12
NAME_CHARS_MAX = 60
PERMISSION_NAMES = frozenset(permission.name.lower() for permission in Permission)


def permission_words(name: str) -> str:
    """``control`` -> Control."""
    return say(f"perm.{name.lower()}") if name.lower() in PERMISSION_NAMES else name


def permission_state(view: PermissionView) -> str:
    """What stands under a permission's name."""
    if not view.supported:
        return say("s.perm.unsupported")
    match view.state:
        case PermissionState.ON:
            return say("s.perm.left", time=clock(view.left_s)) if view.left_s is not None else say("s.perm.on")
        case PermissionState.ASKED:
            return say("s.perm.asked")
        case PermissionState.HELD:
            key = f"s.held.{view.why}"
            return say(key) if phrase_of(key) else say("s.perm.held")
        case PermissionState.OFF:
            key = f"s.off.{view.why}"
            return say(key) if view.why and phrase_of(key) else say("s.perm.off")


def end_reason(why: str, customer: str, agent: str = "") -> str:
    """Why a session ended, as one sentence; an unknown reason says just that it ended."""
    phrase = phrase_of(f"end.{why}")
    if phrase is None:
        return say("end.other")
    given = (("customer", customer), ("agent", agent))
    return say(phrase.key, None, **{name: value for name, value in given if "{" + name + "}" in phrase.source})


def log_words(line: LogLine) -> str:
    """One ledger line."""
    fields = dict(line.fields)
    permission = permission_words(str(fields.get("perm", fields.get("permission", ""))))
    seconds = fields.get("seconds")
    match line.ev:
        case "perm.on":
            if isinstance(seconds, int) and seconds > 0:
                return say("log.perm.on.for", max(1, seconds // 60), permission=permission)
            return say("log.perm.on", permission=permission)
        case "perm.asked" | "perm.held":
            return say(f"log.{line.ev}", permission=permission)
        case "perm.off":
            known = ("denied", "revoked", "expired", "given_back", "timeout")
            why = str(fields.get("why", ""))
            return say(f"log.perm.off.{why}" if why in known else "log.perm.off", permission=permission)
        case "safety.result":
            result = str(fields.get("result", ""))
            return say(f"log.safety.{result if result in ('same', 'different') else 'skipped'}")
        case "peer.identity":
            return say("log.identity.verified" if fields.get("verified") else "log.identity.unverified")
        case "rec.done":
            return say("log.rec.done")
        case "note" if fields.get("ev") == NoteEvent.REC_DONE:
            return say("log.rec.done")
        case "invite":
            answer = "yes" if fields.get("answer") else "no"
            return say(f"log.{fields.get('kind', '')}.{answer}", name=str(fields.get("name", "")))
        case "file.offered" | "file.done" | "file.refused":
            return say(f"log.{line.ev}", file=str(fields.get("name", "")))
        case "rec.on" | "rec.off" if fields.get("grant") == 0:
            return say(f"log.own.{line.ev}")
        case "refused" if line.met_hidden:
            return say("log.refused.hidden")
        case "input.count" | "refused" | "clip.sent" | "rec.on" | "rec.off" | "note":
            return say(f"log.{line.ev}")
        case "session.open" | "link.lost" | "link.back" | "link.moved" | "session.end":
            return say(f"log.{line.ev}")
        case _:
            return say("log.other")


def minutes_of(report: SessionReport) -> int:
    """Whole minutes, at least one."""
    return max(1, round((report.ended_at_ms - report.started_at_ms) / 60_000))


def spans(report: SessionReport) -> tuple[tuple[str, str], ...]:
    """(permission in words, "10:24 – 10:28, 4:12") of each grant."""
    return tuple(
        (
            permission_words(span.permission),
            say(
                "wrap.span",
                start=clock_time(report.started_at_ms + span.from_ms),
                end=clock_time(report.started_at_ms + span.to_ms),
                time=clock(span.seconds),
            ),
        )
        for span in report.permissions
    )


def line_words(report: SessionReport) -> str:
    """The line in a sentence; "" where nothing was measured."""
    line = report.line
    if line.rtt_ms is None:
        return ""
    if line.losses:
        words = say("wrap.line.lost", line.losses, ms=line.rtt_ms, seconds=line.lost_s)
    else:
        words = say("wrap.line", ms=line.rtt_ms)
    return words if line.fps is None else in_a_row(words, say("wrap.line.fps", line.fps))


def used_words(report: SessionReport, customer: str) -> tuple[str, ...]:
    """What went over and what remains of the session: files, copied text, a guide, recordings. One sentence each."""
    lines = [_file_words(file, customer) for file in report.files[:FILES_SAID]]
    if len(report.files) > FILES_SAID:
        lines.append(say("wrap.note.files.more", len(report.files) - FILES_SAID))
    if report.clips:
        lines.append(say("wrap.note.clips", report.clips))
    if report.guide_steps:
        lines.append(say("wrap.note.guide", report.guide_steps))
    for made in report.recordings:
        time = clock(made.seconds)
        lines.append(
            say("wrap.note.recorded", file=made.name, time=time)
            if made.name
            else say("wrap.note.recorded.own", customer=customer, time=time)
        )
    return tuple(lines)


def _file_words(file: FileShared, customer: str) -> str:
    name, size = plain(file.name, NAME_CHARS_MAX), size_words(file.size)
    if file.why:
        return say("wrap.note.file.not", file=name, size=size)
    key = "wrap.note.file.to" if file.sender == "viewer" else "wrap.note.file.from"
    return say(key, customer=customer, file=name, size=size, hash=file.sha256[:HASH_CHARS])


def note_draft(report: SessionReport, customer: str) -> str:
    """The internal note in the agent's language, from the report's facts."""
    lines = [
        say("wrap.note.head", minutes_of(report), customer=customer, time=clock_time(report.started_at_ms)),
        *(say("wrap.note.perm", permission=name, span=words) for name, words in spans(report)),
        end_reason(report.reason, customer, report.agent_name),
    ]
    lines.extend(used_words(report, customer))
    lines.extend(words for words in (line_words(report),) if words)
    if report.refused:
        lines.append(say("wrap.note.refused", report.refused))
    if report.flagged:
        lines.append(say("list.flagged"))
    return without_isolates("\n".join(lines))


def reply_draft(report: SessionReport, customer: str, language: str) -> str:
    """What could be written to the customer, in her language."""
    first = customer.split(" ")[0] if customer else ""
    thanks = say_in(language, "wrap.reply", minutes_of(report), customer=first)
    return without_isolates(f"{thanks}\n{say_in(language, 'wrap.reply.again')}")


def reason_is_bad(why: str) -> bool:
    return why in (Why.NOT_MINE, Why.INTEGRITY, Why.RULE, "different", "safety", "damaged")


def cause_words(rule: str, fields: tuple[tuple[str, str | int], ...]) -> str:
    return explain(rule, fields).sentence
