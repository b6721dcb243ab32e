"""Facts of a customer's snapshot in words: names, screens, times, ends. Decides nothing, shows nothing."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QDateTime, QLocale

from assistdesk.core.types import Monitor, Permission, PermissionState, Why
from assistdesk.runtime.snapshot_customer import AgentIdentity, CustomerPhase, CustomerSnapshot
from assistdesk.runtime.snapshot_parts import Cause, PermissionView
from assistdesk.ui.text import clock_time, explain, knows, say
from assistdesk.ui.widgets.ring import clock

PERMISSION_KEYS = {
    Permission.VIEW: "perm.view",
    Permission.POINT: "perm.point",
    Permission.CONTROL: "perm.control",
    Permission.CLIPBOARD: "perm.clipboard",
    Permission.FILES: "perm.files",
    Permission.RECORD: "perm.record",
    Permission.RESUME: "perm.resume",
}
PERMISSION_ICONS = {
    Permission.VIEW: "eye",
    Permission.POINT: "mouse-pointer-2",
    Permission.CONTROL: "monitor-dot",
    Permission.CLIPBOARD: "clipboard",
    Permission.FILES: "folder-up",
    Permission.RECORD: "video",
    Permission.RESUME: "history",
}
HELD_PHASES = (CustomerPhase.PAUSED, CustomerPhase.LOST, CustomerPhase.BACK)
"""A session runs, and nobody sees anything."""
TYPING_RULES = ("code_check", "code_first_digit")
DEAD_RULES = ("code_unknown", "code_burned", "code_over", "code_expired")
WRONG_RULES = ("wrong_code",)
BROKEN_RULES = ("interception", "malformed", "other_peer")


def agent_name(identity: AgentIdentity) -> str:
    """The agent's name; an unverified one stands in quotation marks wherever it stands."""
    return identity.name if identity.verified else f"“{identity.name}”"


def why_not_verified(identity: AgentIdentity) -> str:
    """The reason in a sentence; empty where there is nothing to say."""
    key = f"id.{identity.why_not}"
    return "" if identity.verified or not knows(key) else say(key)


def permission_name(permission: Permission) -> str:
    return say(PERMISSION_KEYS[permission])


def permission_words(view: PermissionView) -> str:
    """The state of one permission: time left, open end, held, off."""
    match view.state:
        case PermissionState.ON if view.left_s is not None:
            return say("w.perm.left", time=clock(view.left_s))
        case PermissionState.ON:
            return say("w.perm.open")
        case PermissionState.HELD if view.permission is Permission.CONTROL:
            return say("w.control.held")
        case PermissionState.HELD:
            return say("w.perm.held")
        case _:
            return say("w.perm.off")


def screens(monitors: Iterable[Monitor]) -> str:
    """Screen 1 and Screen 2, in the list form of the present language."""
    names = [say("w.screen", number=monitor.id + 1) for monitor in monitors]
    return QLocale().createSeparatedList(names) if names else ""


def minutes_words(minutes: int) -> str:
    return say("w.minutes", minutes) if minutes else say("w.untilstop")


def moment_words(at_ms: int) -> str:
    """``Monday, 2 March 2026, 09:00``, by the customer's own clock."""
    day = QDateTime.fromMSecsSinceEpoch(at_ms).date()
    return say("k.moment", day=QLocale().toString(day, QLocale.FormatType.LongFormat), time=clock_time(at_ms))


def spaced(number: str) -> str:
    """963794 -> 963 794, the way it is read aloud."""
    return f"{number[:3]} {number[3:]}" if len(number) == 6 else number


def problem_words(problem: Cause) -> str:
    """What went wrong with a code, in the customer's own words."""
    fields = dict(problem.fields)
    match problem.rule:
        case rule if rule in TYPING_RULES:
            return say("c.code.typo")
        case "code_length":
            return say("w.code.length")
        case "code_character":
            return say("w.code.letters")
        case rule if rule in DEAD_RULES:
            return say("c.code.dead")
        case rule if rule in WRONG_RULES:
            return say("c.code.wrong", int(fields.get("tries_left", 0)))
        case rule if rule in BROKEN_RULES:
            return say("c.broken")
        case rule:
            return explain(rule, problem.fields).sentence


def counted_on(snapshot: CustomerSnapshot, passed_s: int) -> CustomerSnapshot:
    """*snapshot* as it reads *passed_s* seconds later: clocks run, countdowns fall, and nothing is armed or over by itself."""
    if passed_s <= 0:
        return snapshot
    permissions = tuple(
        replace(view, left_s=max(0, view.left_s - passed_s)) if view.left_s is not None else view
        for view in snapshot.permissions
    )
    sheet = snapshot.sheet
    if sheet is not None and sheet.armed_in_s > 0:
        sheet = replace(sheet, armed_in_s=max(1, sheet.armed_in_s - passed_s))
    asks = tuple(
        replace(ask, armed_in_s=max(1, ask.armed_in_s - passed_s)) if ask.armed_in_s > 0 else ask
        for ask in snapshot.asks
    )
    lost = snapshot.seconds_lost + passed_s if snapshot.seconds_lost else 0
    back = max(1, snapshot.back_in_s - passed_s) if snapshot.back_in_s else 0
    later_ms = snapshot.made_at_ms + 1000 * passed_s
    return replace(
        snapshot,
        made_at_ms=later_ms,
        permissions=permissions,
        sheet=sheet,
        asks=asks,
        seconds_lost=lost,
        back_in_s=back,
        guest_sheet=counted_on(snapshot.guest_sheet, passed_s) if snapshot.guest_sheet is not None else None,
    )


def is_given(view: PermissionView) -> bool:
    """On, or held for the moment: what the customer may take back."""
    return view.state in (PermissionState.ON, PermissionState.HELD)


def is_recorded(snapshot: CustomerSnapshot) -> bool:
    """What she allowed counts, not what the other end says of itself: while Record is on a recording can be made."""
    return any(
        view.permission is Permission.RECORD and view.state is PermissionState.ON for view in snapshot.permissions
    )


def held_words(snapshot: CustomerSnapshot) -> str:
    """Why nobody sees the screen of a session that runs, and how it goes on; "" while somebody does."""
    agent = agent_name(snapshot.agent)
    match snapshot.phase:
        case CustomerPhase.PAUSED:
            return say("c.paused")
        case CustomerPhase.LOST:
            return say("c.lost", agent=agent)
        case CustomerPhase.BACK if snapshot.back_in_s > 0:
            return say("c.back", snapshot.back_in_s, agent=agent)
        case CustomerPhase.BACK:
            return say("c.back.ask", agent=agent)
        case _:
            return ""


def has_control(snapshot: CustomerSnapshot) -> bool:
    return any(view.permission is Permission.CONTROL and is_given(view) for view in snapshot.permissions)


def is_danger(snapshot: CustomerSnapshot) -> bool:
    """It ended because somebody may have tampered with the line: nothing to be shown in green."""
    return snapshot.ended_why in (Why.INTEGRITY, Why.RULE, "different")


def end_words(snapshot: CustomerSnapshot) -> str:
    """How the session ended, in one sentence; it always says that nobody sees the screen now."""
    agent = agent_name(snapshot.agent)
    match snapshot.ended_why:
        case Why.STOP | Why.PANIC | Why.QUIT:
            return say("c.stopped", agent=agent)
        case Why.NOT_MINE:
            return say("c.notmine.done", org=snapshot.organisation)
        case Why.ENDED | Why.HANDED_OVER:
            return say("w.over.agent", agent=agent)
        case Why.DENIED | Why.TIMEOUT if snapshot.started_at_ms is None:
            return say("w.over.denied")
        case Why.INTEGRITY | Why.RULE:
            return say("c.broken")
        case Why.BAD_ITEM:
            return say("w.over.picture", agent=agent)
        case Why.LOST:
            return say("w.over.lost")
        case Why.EXPIRED | Why.TIMEOUT:
            return say("w.over.time")
        case "different":
            return say("c.safety.bad", org=snapshot.organisation)
        case _:
            return say("w.over.other")
