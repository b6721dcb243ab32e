"""A session in words: its report, its log lines, the note and the reply that are proposed after it.

Facts come from the ledger (core.desk.shapes.SessionReport, LogLine); the sentences are those of the tables. Nothing is made up:
what the report does not hold is not said.
"""

from assistdesk.core.desk.shapes import SessionReport
from assistdesk.core.types import Permission, PermissionState, Why
from assistdesk.runtime.snapshot import LogLine, PermissionView
from assistdesk.ui.agent.means import clock_time
from assistdesk.ui.text import PHRASES, explain, say, say_in
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
    "refused": "shield-alert",
    "note": "file-text",
}
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
            return say(key) if key in PHRASES else say("s.perm.held")
        case PermissionState.OFF:
            key = f"s.off.{view.why}"
            return say(key) if view.why and key in PHRASES else say("s.perm.off")


def end_reason(why: str, customer: str, agent: str = "") -> str:
    """Why a session ended, as one sentence; an unknown reason says just that it ended."""
    key = f"end.{why}"
    if key not in PHRASES:
        return say("end.other")
    source = PHRASES[key].source
    values = {name: value for name, value in (("customer", customer), ("agent", agent)) if "{" + name + "}" in source}
    return say(key, None, **values)


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
        case "input.count" | "refused":
            return say(f"log.{line.ev}")
        case "session.open" | "link.lost" | "link.back" | "link.moved" | "session.end" | "note":
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
        return say("wrap.line.lost", line.losses, ms=line.rtt_ms, seconds=line.lost_s)
    return say("wrap.line", ms=line.rtt_ms)


def note_draft(report: SessionReport, customer: str) -> str:
    """The internal note in the agent's language, from the report's facts."""
    lines = [
        say("wrap.note.head", minutes_of(report), customer=customer, time=clock_time(report.started_at_ms)),
        *(say("wrap.note.perm", permission=name, span=words) for name, words in spans(report)),
        end_reason(report.reason, customer, report.agent_name),
    ]
    lines.extend(words for words in (line_words(report),) if words)
    if report.refused:
        lines.append(say("wrap.note.refused", report.refused))
    if report.flagged:
        lines.append(say("list.flagged"))
    return _without_isolates("\n".join(lines))


def reply_draft(report: SessionReport, customer: str, language: str) -> str:
    """What could be written to the customer, in her language."""
    first = customer.split(" ")[0] if customer else ""
    thanks = say_in(language, "wrap.reply", minutes_of(report), customer=first)
    return _without_isolates(f"{thanks}\n{say_in(language, 'wrap.reply.again')}")


def reason_is_bad(why: str) -> bool:
    return why in (Why.NOT_MINE, Why.INTEGRITY, Why.RULE, "different", "safety", "damaged")


def cause_words(rule: str, fields: tuple[tuple[str, str | int], ...]) -> str:
    return explain(rule, fields).sentence


def _without_isolates(text: str) -> str:
    return "".join(char for char in text if char not in "\u2066\u2067\u2068\u2069")
