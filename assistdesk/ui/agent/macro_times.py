"""When a macro shows, and what is said of it: those that I may use now, and words for the others (desk.md section 9)."""

from typing import Literal

from assistdesk.runtime.snapshot import MacroItem
from assistdesk.runtime.snapshot_macros import MacroForm
from assistdesk.ui.agent.moment_field import write_moment
from assistdesk.ui.text import say

Showing = Literal["before", "now", "after"]


def showing(form: MacroForm, now_ms: int) -> Showing:
    """Where *now_ms* stands to its times."""
    if form.until_ms is not None and form.until_ms <= now_ms:
        return "after"
    return "before" if form.from_ms is not None and now_ms < form.from_ms else "now"


def usable(macros: tuple[MacroItem, ...], now_ms: int) -> tuple[MacroItem, ...]:
    """Those that I may use now."""
    return tuple(one for one in macros if one.usable and showing(one.form, now_ms) == "now")


def times_words(form: MacroForm, now_ms: int) -> str:
    """Its times, as far as they still change something; "" where they do not."""
    first, last = form.from_ms, form.until_ms
    match showing(form, now_ms):
        case "after" if last is not None:
            return say("macros.was_until", time=write_moment(last))
        case "before" if first is not None and last is not None:
            return say("macros.from_until", time=write_moment(first), end=write_moment(last))
        case "before" if first is not None:
            return say("macros.from", time=write_moment(first))
        case _:
            return "" if last is None else say("macros.until", time=write_moment(last))
