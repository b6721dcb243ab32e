"""runtime/toasts.py: what passes passes by itself, a notice stays until it is seen to (trap 37)."""

from dataclasses import dataclass

from assistdesk.runtime.snapshot import Toast
from assistdesk.runtime.toasts import ACTS_MAX, KEPT_MAX, SHOWN_MS, UNDO_MS, Toasts


@dataclass
class Turned:
    """A clock that is turned by hand."""

    at_ms: int = 1_772_000_000_000

    def wall_ms(self) -> int:
        return self.at_ms

    def monotonic_ms(self) -> int:
        return self.at_ms


def made() -> tuple[Toasts, Turned, list[None]]:
    clock, told = Turned(), list[None]()
    return Toasts(clock, lambda: told.append(None)), clock, told


def rules(toasts: Toasts) -> list[str]:
    return [toast.rule for toast in toasts.shown]


def test_what_came_of_one_s_own_acts_passes_by_itself() -> None:
    toasts, clock, _ = made()
    toasts.say("sent")
    toasts.say("merged", undo_key="k", number=7)
    toasts.lead_to(42, "told_comment", name="Bo")
    clock.at_ms += SHOWN_MS
    assert rules(toasts) == ["merged", "told_comment"]
    clock.at_ms += UNDO_MS - SHOWN_MS
    assert toasts.shown == ()


def test_T37_a_notice_stays_until_it_is_closed_or_its_ticket_opened() -> None:
    toasts, clock, told = made()
    toasts.notice(42, "told_mention", name="Bo")
    toasts.notice(43, "sla_warned", "warn", number=43)
    clock.at_ms += 365 * 86_400_000
    mention, warning = toasts.shown
    assert (mention.opens, mention.fields, mention.is_notice) == (42, (("name", "Bo"),), True)
    assert (warning.opens, warning.kind) == (43, "warn")
    toasts.opened(41)
    assert rules(toasts) == ["told_mention", "sla_warned"]
    toasts.opened(42)
    assert rules(toasts) == ["sla_warned"]
    toasts.dismiss(warning.id)
    assert toasts.shown == ()
    assert len(told) == 5


def test_T37_notices_that_were_read_elsewhere_go_and_no_others() -> None:
    toasts, _, _ = made()
    toasts.notice(42, "told_mention", name="Bo")
    toasts.notice(42, "sla_warned", "warn", number=42)
    toasts.lead_to(43, "told_comment")
    toasts.drop_notices("told_")
    assert rules(toasts) == ["sla_warned", "told_comment"]


def test_T37_what_passes_drives_out_no_notice_and_only_the_newest_of_each_are_kept() -> None:
    toasts, _, _ = made()
    toasts.notice(1, "told_mention")
    for number in range(2 * KEPT_MAX):
        toasts.say(f"said {number}")
    assert rules(toasts) == ["told_mention", *(f"said {number}" for number in range(KEPT_MAX, 2 * KEPT_MAX))]
    for number in range(2 * KEPT_MAX):
        toasts.notice(number, f"told {number}")
    kept = [toast.opens for toast in toasts.shown if toast.is_notice]
    assert kept == list(range(KEPT_MAX, 2 * KEPT_MAX))


def test_an_undo_that_was_used_takes_its_message_along() -> None:
    toasts, _, _ = made()
    toasts.say("merged", undo_key="k")
    toasts.say("sent")
    toasts.drop_undo("k")
    assert [(toast.rule, toast.undo_key) for toast in toasts.shown] == [("sent", "")]
    assert isinstance(toasts.shown[0], Toast)


def test_whoever_sits_here_next_finds_no_notices() -> None:
    toasts, _, told = made()
    toasts.notice(42, "told_comment", name="Bo")
    toasts.say("sent")
    told.clear()
    toasts.clear()
    assert toasts.shown == ()
    assert told == [None]


def test_an_act_may_be_taken_back_when_its_message_is_gone() -> None:
    toasts, clock, _ = made()
    toasts.say("changed", undo_key="own")
    toasts.say_done("merged", "ok", "merge:7", number=7)
    toasts.say_done("none_merged", "warn", "")
    clock.at_ms += UNDO_MS
    toasts.say_done("split", "ok", "split:8>7")
    assert rules(toasts) == ["split"]
    assert toasts.acts() == {"merge:7": clock.at_ms - UNDO_MS, "split:8>7": clock.at_ms}
    toasts.drop_undo("split:8>7")
    assert list(toasts.acts()) == ["merge:7"]
    toasts.clear()
    assert toasts.acts() == {}


def test_the_oldest_of_very_many_acts_are_forgotten() -> None:
    toasts, _, _ = made()
    for number in range(ACTS_MAX + 1):
        toasts.say_done("merged", "ok", f"merge:{number}")
    toasts.hold("merge:1")
    assert len(toasts.acts()) == ACTS_MAX
    assert next(iter(toasts.acts())) == "merge:2"
    assert list(toasts.acts())[-1] == "merge:1"
