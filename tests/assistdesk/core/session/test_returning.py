"""What outlives the customer's program, and what a new start may make of it (protocol.md section 12.5, bad-inputs.md C18)."""

from itertools import pairwise
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace as changed

from assistdesk.core.crypto.attempt import Credential, Established
from assistdesk.core.crypto.signing import Certificate, Reason, SigningKey, key_id, make_certificate
from assistdesk.core.errors import RefusedError
from assistdesk.core.session import events
from assistdesk.core.session.entries import LinkBack, SafetyCompared, decode_entry, encode_entry
from assistdesk.core.session.host import HostPhase
from assistdesk.core.session.items import EntryLine, Opening, entry_item, parse_item
from assistdesk.core.session.returning import (
    Kept,
    KeptSecret,
    Revived,
    check_kept,
    decode_kept,
    encode_kept,
    places_of,
    revive,
)
from assistdesk.core.types import Monitor, Permission, PermissionState, SafetyPolicy, SafetyResult, Scope
from tests.assistdesk.core.session.play import (
    AT_HOST,
    CONFIG,
    HOST_KEY,
    MONITORS,
    READY,
    SCREEN_ONE,
    START_MS,
    VIEWER_KEY,
    WALL_MS,
    HostPlay,
    facts_of,
    meet,
)

AFTER_RESTART = Scope((), 1)
MINUTE_MS = 60_000
ORGANISATION, AGENT = SigningKey(b"\x01" * 32), SigningKey(b"\x02" * 32)
ESTABLISHED = meet()[1]


def sharing(*more: Permission, restart: bool = True, established: Established = ESTABLISHED) -> HostPlay:
    """View, then more; last of all Resume."""
    play = HostPlay()
    play.join(facts_of(established))
    play.do(events.MessageArrived(changed(READY, sid=established.session_id)))
    play.allow()
    for permission in more:
        play.give(permission)
    play.give(Permission.RESUME, AFTER_RESTART if restart else Scope())
    return play


def kept_of(play: HostPlay, established: Established = ESTABLISHED) -> Kept:
    certificate = established.identity.certificate if established.identity else None
    return Kept(
        v=1,
        relay="desk.example",
        account="lucia@computer",
        room="room",
        epoch=1,
        session_pass="pass",
        secrets=(KeptSecret(established.resume.id, established.resume.secret),),
        ledger_key=b"\x44" * 32,
        viewer_ledger_key=VIEWER_KEY.public,
        agent_key=certificate.agent_key if certificate else None,
        session_id=established.session_id,
        safety_number=established.safety_number,
        name="Ana",
        request="#1042 Invoice export",
        places=places_of(MONITORS, SCREEN_ONE),
        opened_mono_ms=START_MS,
        opened_wall_ms=WALL_MS,
        seen_mono_ms=play.now_ms,
        seen_wall_ms=play.wall_ms,
    )


def revived(
    play: HostPlay, away_ms: int = MINUTE_MS, monitors: tuple[Monitor, ...] = MONITORS, **other: Any
) -> Revived:
    """The next start of the program, on a computer that was not switched off."""
    kept = changed(kept_of(play), **other)
    return revive(kept, play.file, CONFIG, monitors, None, play.now_ms + away_ms, play.wall_ms + away_ms)


def rule_of(play: HostPlay, **other: Any) -> str:
    with pytest.raises(RefusedError) as refused:
        revived(play, **other)
    return refused.value.rule


def go_on(play: HostPlay, found: Revived, away_ms: int = MINUTE_MS) -> HostPlay:
    """A play with the same ledger file and the revived state, which then hears that its line is lost."""
    later = HostPlay()
    later.state, later.file, later.now_ms = found.state, play.file, play.now_ms + away_ms
    later.do(events.Lost())
    return later


RESUMED = meet(resume=ESTABLISHED.resume, seed=1)[1]


def come_back(later: HostPlay) -> None:
    later.do(events.HandshakeDone(facts_of(RESUMED, resumed=True)))
    later.do(events.MessageArrived(changed(READY, head_n=later.state.writer.head_n)))  # type: ignore[union-attr]
    later.do(events.WindowVisible(events.Window.BAR))


# --- what is kept -------------------------------------------------------------------------------------------------


def test_what_is_kept_comes_back_as_it_was_and_fits_a_small_keyring() -> None:
    kept = kept_of(sharing())
    text = encode_kept(changed(kept, secrets=kept.secrets * 2, request="字" * 80, relay="r" * 60, account="a" * 60))
    assert decode_kept(encode_kept(kept)) == kept
    assert kept.ledger_name == f"{ESTABLISHED.session_id.hex()}-host"
    assert len(text) < 1_280  # Windows: 2,560 bytes of UTF-16
    assert "secret" not in repr(kept) + repr(kept.secrets[0])


@pytest.mark.parametrize("text", ["", "[]", "{", "[2]", "\ud800", "[" * 3_000, "[" + "0," * 2_000 + "0]"])
def test_what_is_not_such_an_entry_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="return_unreadable"):
        decode_kept(text)


def test_C18_another_account_another_relay_and_too_late_are_refused() -> None:
    kept = kept_of(sharing())
    now_ms, wall_ms = kept.seen_mono_ms, kept.seen_wall_ms

    def rule(account: str = "lucia@computer", relay: str = "desk.example", away: tuple[int, int] = (0, 0)) -> str:
        try:
            check_kept(kept, account, relay, now_ms + away[0], wall_ms + away[1])
        except RefusedError as error:
            return error.rule
        return ""

    assert rule() == rule(away=(600_000, 600_000)) == ""
    assert rule(account="bo@computer") == "return_account"
    assert rule(relay="other.example") == "return_relay"
    assert rule(away=(600_001, 0)) == "return_late"  # the wall clock was set back meanwhile
    assert rule(away=(-now_ms, 600_001)) == "return_late"  # the computer was started again
    assert rule(away=(-now_ms, -1)) == "return_late"  # both


# --- what it goes on from -----------------------------------------------------------------------------------------


def test_view_and_point_come_back_after_the_click_and_a_notice_and_control_does_not() -> None:
    play = sharing(Permission.POINT, Permission.CONTROL)
    found = revived(play)
    assert found.state.phase is HostPhase.ACTIVE
    assert not found.state.is_linked
    later = go_on(play, found)
    assert later.state.phase is HostPhase.LOST
    assert not later.state.book.of(Permission.CONTROL).is_given
    come_back(later)
    assert later.state.phase is HostPhase.RETURNING
    assert later.capturing is None
    later.pass_time(4_999)
    assert later.capturing is None
    later.pass_time(1)
    assert later.state.phase is HostPhase.ACTIVE
    assert later.capturing == SCREEN_ONE
    assert later.state.book.is_on(Permission.POINT)
    back = next(entry for entry in later.entries_written() if entry.ev == "link.back")
    assert back.detail == LinkBack(60, by_click=True)


def test_the_ledger_goes_on_in_its_chain_and_grant_numbers_are_not_used_again() -> None:
    play = sharing(Permission.CONTROL)
    found = revived(play)
    assert [decode_entry(line).n for line in found.entries] == list(range(len(play.entries_written())))
    later = go_on(play, found)
    come_back(later)
    later.pass_time(5_000)
    entries = later.entries_written()
    assert [entry.n for entry in entries] == list(range(len(entries)))
    assert all(one.mono <= two.mono for one, two in pairwise(entries))
    assert later.give(Permission.CONTROL) == 4


def test_the_session_is_the_same_one_to_both_people() -> None:
    state = revived(sharing()).state
    assert state.facts is not None
    assert (state.facts.session_id, state.facts.th, state.facts.own_ledger_key) == (
        AT_HOST.session_id,
        AT_HOST.th,
        HOST_KEY.public,
    )
    assert (state.peer_name, state.request, state.safety) == ("Ana", "#1042 Invoice export", SafetyResult.SKIPPED)
    assert state.facts.identity.reason is Reason.NO_CERTIFICATE


def test_C18_the_right_to_come_back_after_a_restart_is_used_once() -> None:
    play = sharing()
    resume = revived(play).state.book.of(Permission.RESUME)
    assert resume.is_given
    assert resume.scope.bits == 0
    assert rule_of(sharing(restart=False)) == "return_over"


def test_time_away_counts_and_an_expired_view_does_not_come_back() -> None:
    play = sharing()
    found = revived(play, 300_000)
    view = found.state.book.of(Permission.VIEW)
    assert view.until_ms - (play.now_ms + 300_000) < 3_300_000
    play.now_ms += 3_590_000
    assert rule_of(play, away_ms=20_000) == "return_over"


def test_a_computer_that_was_started_again_counts_by_the_wall_clock() -> None:
    play = sharing()
    later = revive(kept_of(play), play.file, CONFIG, MONITORS, None, 30_000, play.wall_ms + MINUTE_MS).state
    assert later.lost_ms == 30_000 - MINUTE_MS
    before = play.state.book.of(Permission.VIEW).until_ms - play.now_ms
    assert later.book.of(Permission.VIEW).until_ms - 30_000 == before - MINUTE_MS


def test_N2_eleven_minutes_after_the_loss_the_line_may_come_back_but_the_session_does_not() -> None:
    play = sharing()
    assert rule_of(play, away_ms=600_001) == "return_over"
    later = go_on(play, revived(play, 599_000), 599_000)
    later.pass_time(1_001)
    assert later.state.phase is HostPhase.ENDED


def test_losses_are_counted_on_and_a_permission_given_twice_has_its_last_number() -> None:
    play = sharing()
    play.do(events.Lost())
    play.do(events.HandshakeDone(facts_of(RESUMED, resumed=True)))
    play.do(events.MessageArrived(READY))
    play.pass_time(5_000)
    again = play.give(Permission.VIEW)
    found = revived(play)
    assert found.state.losses == 1
    assert found.state.book.of(Permission.VIEW).grant == again
    assert found.state.book.of(Permission.VIEW).state is PermissionState.HELD


# --- what is refused ----------------------------------------------------------------------------------------------


def test_C18_after_stop_and_after_a_revoke_there_is_no_return_whatever_the_keyring_says() -> None:
    stopped = sharing()
    stopped.do(events.StopPressed(events.StopBy.BUTTON))
    assert rule_of(stopped) == "return_over"
    stopped.pass_time(2_000)  # now it is sealed
    assert rule_of(stopped) == "return_ledger"
    for permission in (Permission.RESUME, Permission.VIEW):
        play = sharing()
        play.do(events.Revoked(permission))
        assert rule_of(play) == "return_over"


def test_I16_what_she_hid_cannot_be_hidden_again_so_there_is_no_return() -> None:
    assert rule_of(sharing(), hides=True) == "return_over"


def test_an_entry_of_before_says_nothing_of_hiding() -> None:
    text = encode_kept(kept_of(sharing()))
    assert decode_kept(text.removesuffix(",false]") + "]") == kept_of(sharing())


def test_other_screens_than_she_allowed_are_not_shown_instead() -> None:
    turned = (msgspec.structs.replace(MONITORS[0], w=1080, h=1920), MONITORS[1])
    swapped = (msgspec.structs.replace(MONITORS[1], id=0), msgspec.structs.replace(MONITORS[0], id=1))
    play = sharing()
    assert rule_of(play, monitors=turned) == rule_of(play, monitors=swapped) == "return_screens"
    assert revived(play, monitors=MONITORS[:1]).state.monitors == MONITORS[:1]


@pytest.mark.parametrize(
    "other",
    [
        {"session_id": bytes(16)},
        {"ledger_key": b"\x55" * 32},
        {"viewer_ledger_key": bytes(32)},
        {"agent_key": bytes(32)},
    ],
)
def test_C18_a_ledger_of_another_session_or_another_agent_is_refused(other: dict[str, Any]) -> None:
    assert rule_of(sharing(), **other) == "return_ledger"


def test_a_ledger_that_is_missing_cut_or_edited_is_refused() -> None:
    whole = sharing().file
    kept = kept_of(sharing())
    lines = whole.splitlines(keepends=True)
    for book in (b"", lines[0], b"".join(lines[1:]), whole.replace(b'"perm":"view"', b'"perm":"point"', 1)):
        with pytest.raises(RefusedError, match="return_ledger"):
            revive(kept, book, CONFIG, MONITORS, None, START_MS, WALL_MS)


def rewritten(play: HostPlay, old: bytes, new: bytes) -> bytes:
    """The chain of *play* as somebody would write it who has no key: every hash fits, and no head is left."""
    file, prev = b"", b""
    for line in play.file.splitlines(keepends=True):
        item = parse_item(line)
        if isinstance(item, Opening):
            file += line
        elif isinstance(item, EntryLine):
            entry = decode_entry(item.line.replace(old, new))
            before = prev or bytes.fromhex(entry.prev)
            made = encode_entry(
                AT_HOST.session_id, entry.n, before, entry.by, entry.wall, entry.mono, entry.ev, entry.detail
            )
            prev = parse_item(entry_item(made)).digest  # type: ignore[union-attr]
            file += entry_item(made)
    return file


@pytest.mark.parametrize(("old", "new"), [(b'"seconds":3600', b'"seconds":3601'), (b'"typed"', b'"other"')])
def test_what_no_honest_end_writes_is_refused_even_in_a_whole_chain(old: bytes, new: bytes) -> None:
    play = sharing()
    kept, at = kept_of(play), (play.now_ms, play.wall_ms)
    assert revive(kept, rewritten(play, old, old), CONFIG, MONITORS, None, *at).state.losses == 0
    with pytest.raises(RefusedError, match="return_ledger"):
        revive(kept, rewritten(play, old, new), CONFIG, MONITORS, None, *at)


# --- a verified agent ---------------------------------------------------------------------------------------------


def test_a_verified_agent_is_judged_anew_and_an_open_safety_step_stays_open() -> None:
    now_s = WALL_MS // 1000
    certificate = Certificate(
        key_id=key_id(ORGANISATION.public), serial=7, agent_id=bytes(16), agent_key=AGENT.public, box_key=bytes(32),
        not_before_s=now_s, not_after_s=now_s + 86_400, safety=SafetyPolicy.OFF, organisation="Talleres", agent="Ana",
    )  # fmt: skip
    credential = Credential(make_certificate(certificate, ORGANISATION), AGENT)
    established = meet(credential=credential, pinned=ORGANISATION.public)[1]
    play = sharing(established=established)
    kept = kept_of(play, established)
    for pinned, reason in ((ORGANISATION.public, Reason.VERIFIED), (None, Reason.NO_PINNED_KEY)):
        state = revive(kept, play.file, CONFIG, MONITORS, pinned, play.now_ms, play.wall_ms).state
        assert state.facts is not None
        assert state.facts.identity.reason is reason
    assert any(isinstance(entry.detail, SafetyCompared) for entry in play.entries_written())
