"""Files both ways: whole or not at all, in order, within the session's bounds, by a click that was meant for them."""

import hashlib
from dataclasses import replace

import pytest

from assistdesk.core.errors import MisuseError, PeerError, RefusedError
from assistdesk.core.session import transfer
from assistdesk.core.session.clip import ARM_MS
from assistdesk.core.session.transfer import (
    FILES_MAX,
    SESSION_BYTES,
    Accepted,
    Action,
    Arrived,
    Broken,
    Chosen,
    Dismissed,
    Drop,
    Event,
    Finish,
    Hold,
    Item,
    Offer,
    Opened,
    OpenPart,
    Passed,
    Read,
    Saved,
    Say,
    Settled,
    Stage,
    Stopped,
    Transfers,
    Write,
)
from assistdesk.core.types import Role, Why
from assistdesk.core.wire.message_base import FILE_BYTES
from assistdesk.core.wire.messages import (
    FileAnswer,
    FileCancel,
    FileData,
    FileDone,
    FileOffer,
    FileResult,
)

BODY = b"Facturas 2026: 1.240,00" * 3
SHA = hashlib.sha256(BODY).digest()
GRANT = 7
LOST = Stopped(Why.LOST, keep_parts=True)
REVOKED = Stopped(Why.REVOKED, keep_parts=False)


class End:
    """One end's machine, and what it wanted done."""

    def __init__(self, role: Role) -> None:
        self.state = Transfers(role)
        self.now_ms = 1_000_000
        self.done: list[Action] = []

    def do(self, event: Event) -> list[Action]:
        self.state, actions = transfer.step(self.state, event, self.now_ms)
        self.done += actions
        return list(actions)

    def hear(self, *messages: FileOffer | FileAnswer | FileData | FileDone | FileCancel | FileResult) -> list[Action]:
        return [action for message in messages for action in self.do(Arrived(message))]

    def choose(self, name: str = "a.txt", size: int = len(BODY), sha256: bytes = SHA, rest_of: int = 0) -> Item:
        number = self.state.next_own
        self.do(Chosen(name, size, sha256, rest_of))
        return self.item(number)

    def item(self, number: int) -> Item:
        found = self.state.find(number)
        assert found is not None
        return found

    def accept(self, number: int) -> list[Action]:
        self.now_ms += ARM_MS
        return self.do(Accepted(number, self.now_ms))

    def receiving(self, number: int = 1, start: int = 0) -> Item:
        """An offer of that number, accepted, its part open."""
        self.hear(offer(number))
        self.accept(number)
        self.do(Opened(number, start))
        return self.item(number)

    def sending(self, start: int = 0) -> Item:
        """A file of ours, accepted by the other end."""
        number = self.choose().id
        self.hear(FileAnswer(number, True, start, Why.OTHER))
        return self.item(number)


def offer(number: int, size: int = len(BODY), name: str = "a.txt", sha256: bytes = SHA) -> FileOffer:
    return FileOffer(GRANT, number, name, size, sha256)


def data(number: int, offset: int, body: bytes) -> FileData:
    return FileData(GRANT, number, offset, body)


@pytest.fixture
def host() -> End:
    return End(Role.HOST)


@pytest.fixture
def viewer() -> End:
    return End(Role.VIEWER)


# --- one file from end to end -------------------------------------------------------------------------------------


def test_a_file_is_offered_accepted_sent_checked_and_settled_at_both_ends(viewer: End, host: End) -> None:
    ours = viewer.choose()
    assert viewer.done == [Offer(ours)]
    host.hear(offer(ours.id))
    theirs = host.item(ours.id)
    assert host.accept(ours.id) == [OpenPart(replace(theirs, stage=Stage.OPENING))]
    (say,) = host.do(Opened(ours.id, 0))
    assert say == Say(FileAnswer(ours.id, True, 0, Why.OTHER))
    assert viewer.hear(FileAnswer(ours.id, True, 0, Why.OTHER)) == [Read(ours.id, 0)]
    assert viewer.do(Passed(ours.id, 10)) == []
    assert viewer.do(Passed(ours.id, len(BODY) - 10)) == [Say(FileDone(ours.id))]
    assert host.hear(data(1, 0, BODY[:10]), data(1, 10, BODY[10:])) == [Write(1, BODY[:10]), Write(1, BODY[10:])]
    assert host.hear(FileDone(1)) == [Finish(1)]
    saved = host.do(Saved(1))
    assert saved == [Say(FileResult(1, True, Why.OTHER)), Settled(host.item(1))]
    assert viewer.hear(FileResult(1, True, Why.OTHER)) == [Drop(1), Settled(viewer.item(1))]
    for end in (viewer, host):
        assert (end.item(1).stage, end.item(1).why) == (Stage.DONE, None)
        assert (end.state.files, end.state.bytes) == (1, len(BODY))


def test_an_empty_file_is_a_file(viewer: End, host: End) -> None:
    viewer.choose(size=0)
    assert viewer.hear(FileAnswer(1, True, 0, Why.OTHER)) == [Read(1, 0), Say(FileDone(1))]
    host.hear(offer(1, size=0))
    host.accept(1)
    host.do(Opened(1, 0))
    assert host.hear(FileDone(1)) == [Finish(1)]


def test_numbers_tell_whose_offer_it_is(viewer: End, host: End) -> None:
    assert [viewer.choose().id, viewer.choose().id, host.choose().id, host.choose().id] == [1, 3, 2, 4]


@pytest.mark.parametrize("number", [2, 3, 1], ids=["an even one", "one again", "a smaller one"])
def test_P6_an_offer_that_is_numbered_wrong_is_fatal(host: End, number: int) -> None:
    host.hear(offer(3))
    with pytest.raises(PeerError) as broken:
        host.hear(offer(number))
    assert broken.value.rule == "file_id"


def test_one_of_ours_is_out_at_a_time_and_the_next_follows(viewer: End) -> None:
    viewer.choose("a.txt")
    viewer.choose("b.txt")
    assert [action.item.id for action in viewer.done if isinstance(action, Offer)] == [1]
    assert viewer.hear(FileAnswer(1, False, 0, Why.DENIED))[-1] == Offer(viewer.item(3))
    assert (viewer.item(1).stage, viewer.item(1).why) == (Stage.FAILED, Why.DENIED)


# --- the person ---------------------------------------------------------------------------------------------------


def test_P9_only_a_click_that_began_after_the_offer_was_before_her_accepts_it(host: End) -> None:
    host.hear(offer(1), offer(3))
    shown_ms = host.now_ms
    host.now_ms += 10_000
    assert host.do(Accepted(1, shown_ms + ARM_MS - 1)) == []
    assert host.do(Accepted(9, host.now_ms)) == []
    assert host.item(3).shown_ms is None, "one card at a time"
    assert host.do(Accepted(3, host.now_ms)) == []
    assert host.do(Accepted(1, shown_ms + ARM_MS)) != []
    assert host.item(3).shown_ms == host.now_ms
    assert host.do(Accepted(3, host.now_ms)) == [], "a click for the one before"
    assert host.accept(3) != []


def test_what_is_dismissed_is_refused_cancelled_or_forgotten_as_it_stands(host: End, viewer: End) -> None:
    host.hear(offer(1))
    assert host.do(Dismissed(1)) == [Say(FileAnswer(1, False, 0, Why.DENIED)), Settled(host.item(1))]
    host.do(Dismissed(1))
    assert host.state.items == ()
    assert host.do(Dismissed(1)) == []
    host.receiving(3)
    assert host.do(Dismissed(3)) == [Drop(3), Say(FileCancel(3)), Settled(host.item(3))]
    assert host.item(3).why is Why.DENIED
    viewer.choose()
    viewer.choose()
    assert viewer.do(Dismissed(3)) == [Settled(viewer.item(3))], "what was never offered needs no word"
    assert viewer.do(Dismissed(1)) == [Drop(1), Say(FileCancel(1)), Settled(viewer.item(1))]
    assert viewer.item(1).why is Why.GIVEN_BACK
    viewer.sending()
    viewer.do(LOST)
    assert viewer.do(Dismissed(5)) == [Drop(5)]
    assert viewer.state.find(5) is None


def test_what_the_other_end_cancels_is_over(host: End, viewer: End) -> None:
    host.receiving()
    assert host.hear(FileCancel(1)) == [Drop(1), Settled(host.item(1))]
    assert host.item(1).why is Why.GIVEN_BACK
    viewer.sending()
    viewer.hear(FileCancel(1))
    assert viewer.item(1).why is Why.DENIED


def test_a_part_that_opens_too_late_is_removed_and_so_is_a_file_that_was_saved_too_late(host: End) -> None:
    host.hear(offer(1))
    host.accept(1)
    assert host.do(Dismissed(1)) == [Say(FileAnswer(1, False, 0, Why.DENIED)), Settled(host.item(1))]
    assert host.do(Opened(1, 0)) == [Drop(1)]
    assert host.do(Opened(9, 0)) == [Drop(9)]
    host.receiving(3)
    host.hear(data(3, 0, BODY), FileDone(3))
    host.do(REVOKED)
    assert host.do(Saved(3)) == [Drop(3)]
    assert host.do(Saved(9)) == [Drop(9)]


# --- broken rules -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "messages",
    [
        (data(1, 5, b"x"),),
        (data(1, 0, BODY[:9]), data(1, 8, b"x")),
        (data(1, 0, BODY + b"x"),),
        (data(1, 0, BODY[:9]), FileDone(1)),
        (data(1, 0, BODY), FileDone(1), data(1, len(BODY), b"x")),
    ],
    ids=["gap", "overlap", "too much", "too little", "data after done"],
)
def test_P6_data_that_does_not_fit_ends_the_file_and_both_are_told(
    host: End, messages: tuple[FileData | FileDone, ...]
) -> None:
    host.receiving()
    last = host.hear(*messages)[-3:]
    assert last == [Drop(1), Say(FileResult(1, False, Why.INTEGRITY)), Settled(host.item(1))]
    assert host.item(1).stage is Stage.FAILED
    assert host.hear(data(1, 9, b"x"), FileDone(1), FileCancel(1)) == [], "what was on its way changes nothing"


def test_P6_a_wrong_hash_is_told_to_the_sender(host: End, viewer: End) -> None:
    host.receiving()
    host.hear(data(1, 0, BODY), FileDone(1))
    assert host.do(Broken(1, Why.INTEGRITY))[:2] == [Drop(1), Say(FileResult(1, False, Why.INTEGRITY))]
    viewer.sending()
    viewer.do(Passed(1, len(BODY)))
    assert viewer.hear(FileResult(1, False, Why.INTEGRITY)) == [Drop(1), Settled(viewer.item(1))]
    assert viewer.item(1).why is Why.INTEGRITY


def test_P6_a_start_beyond_what_was_sent_before_is_refused(viewer: End) -> None:
    viewer.choose()
    assert viewer.hear(FileAnswer(1, True, 1, Why.OTHER)) == [Drop(1), Say(FileCancel(1)), Settled(viewer.item(1))]
    assert viewer.item(1).why is Why.RULE


def test_P6_a_result_before_the_end_is_refused_but_a_failure_is_believed_at_any_time(viewer: End) -> None:
    viewer.sending()
    assert Say(FileCancel(1)) in viewer.hear(FileResult(1, True, Why.OTHER))
    viewer.sending()
    viewer.hear(FileResult(3, False, Why.DISK))
    assert viewer.item(3).why is Why.DISK


def test_P9_data_before_any_answer_is_not_heard_and_other_words_at_the_wrong_moment_neither(
    host: End, viewer: End
) -> None:
    host.hear(offer(1))
    assert host.hear(data(1, 0, BODY), FileDone(1), FileResult(1, True, Why.OTHER), data(5, 0, b"x")) == []
    assert host.hear(FileAnswer(1, True, 0, Why.OTHER)) == []
    viewer.sending()
    assert viewer.hear(data(1, 0, b"x"), FileDone(1), FileAnswer(1, True, 0, Why.OTHER)) == []
    with pytest.raises(MisuseError):
        viewer.do(Passed(1, len(BODY) + 1))


# --- the disk -----------------------------------------------------------------------------------------------------


def test_P8_a_disk_that_refuses_ends_it_at_both_ends(host: End, viewer: End) -> None:
    host.hear(offer(1))
    host.accept(1)
    assert host.do(Broken(1, Why.DISK))[:2] == [Drop(1), Say(FileAnswer(1, False, 0, Why.DISK))]
    host.receiving(3)
    assert host.do(Broken(3, Why.DISK)) == [Drop(3), Say(FileResult(3, False, Why.DISK)), Settled(host.item(3))]
    assert host.do(Broken(3, Why.DISK)) == []
    viewer.sending()
    assert viewer.do(Broken(1, Why.DISK)) == [Drop(1), Say(FileCancel(1)), Settled(viewer.item(1))]
    assert viewer.do(Passed(1, 1)) == []
    assert viewer.do(Broken(9, Why.DISK)) == []


# --- the grant, the line ------------------------------------------------------------------------------------------


def test_P9_a_grant_that_goes_ends_everything_at_once(host: End) -> None:
    host.receiving(1)
    host.hear(offer(3), offer(5))
    host.choose()
    host.choose()
    host.accept(3)
    acts = host.do(REVOKED)
    assert {each.stage for each in host.state.items} == {Stage.FAILED}
    assert {each.why for each in host.state.items} == {Why.REVOKED}
    assert [act for act in acts if isinstance(act, Drop)] == [Drop(1)]
    assert not [act for act in acts if isinstance(act, Say | Offer)]
    assert host.hear(data(1, 0, BODY)) == []
    assert host.do(REVOKED) == []


def test_after_a_loss_the_beginning_is_kept_and_the_file_goes_on_under_a_new_grant(host: End, viewer: End) -> None:
    viewer.sending()
    viewer.do(Passed(1, 20))
    host.receiving()
    host.hear(data(1, 0, BODY[:12]))
    host.hear(offer(3, sha256=bytes(32)))
    assert host.do(LOST) == [Hold(1), Settled(host.item(1)), Settled(host.item(3))]
    assert viewer.do(LOST) == [Hold(1), Settled(viewer.item(1))]
    assert (host.item(1).stage, host.item(1).at, host.item(3).stage) == (Stage.CUT, 12, Stage.FAILED)

    again = viewer.choose(rest_of=1)
    host.hear(offer(again.id + 2))
    assert host.item(5).rest_of == 1
    host.accept(5)
    assert host.do(Opened(5, 12)) == [Say(FileAnswer(5, True, 12, Why.OTHER))]
    assert host.state.find(1) is None
    assert viewer.hear(FileAnswer(3, True, 12, Why.OTHER)) == [Read(3, 12)]
    assert viewer.state.find(1) is None
    assert host.hear(data(5, 12, BODY[12:]), FileDone(5)) == [Write(5, BODY[12:]), Finish(5)]
    assert host.state.bytes == len(BODY) + len(BODY) - 12


def test_what_had_not_begun_when_the_line_was_lost_waits_to_be_sent_again(viewer: End) -> None:
    viewer.choose()
    viewer.choose()
    assert viewer.do(LOST) == [Hold(1), Hold(3)]
    assert [each.stage for each in viewer.state.items] == [Stage.CUT, Stage.CUT]
    viewer.choose(rest_of=1)
    assert Say(FileCancel(5)) in viewer.hear(FileAnswer(5, True, 4, Why.OTHER)), "nothing of it was ever sent"


# --- bounds -------------------------------------------------------------------------------------------------------


def test_P10_more_than_a_session_carries_is_refused_to_our_person(viewer: End) -> None:
    with pytest.raises(RefusedError) as refused:
        viewer.do(Chosen("a", FILE_BYTES + 1, SHA))
    assert refused.value.rule == "file_size"
    viewer.do(Chosen("a", FILE_BYTES, SHA))
    viewer.do(Chosen("b", FILE_BYTES, SHA))
    with pytest.raises(RefusedError) as refused:
        viewer.do(Chosen("c", 1, SHA))
    assert refused.value.rule == "file_total"
    viewer.state = replace(viewer.state, files=FILES_MAX)
    with pytest.raises(RefusedError) as refused:
        viewer.do(Chosen("d", 0, SHA))
    assert refused.value.rule == "file_count"


def test_P10_a_thousand_offers_at_once_make_one_card_and_end_at_five_hundred(host: End) -> None:
    answers = host.hear(*(offer(2 * number + 1, size=1) for number in range(1_000)))
    assert len(host.state.items) == FILES_MAX
    assert answers == [Say(FileAnswer(2 * number + 1, False, 0, Why.TOO_BIG)) for number in range(500, 1_000)]
    assert sum(each.shown_ms is not None for each in host.state.items) == 1


def test_P10_eight_gibibytes_and_one_byte_are_refused_at_the_offer_and_at_the_click(host: End) -> None:
    host.state = replace(host.state, bytes=SESSION_BYTES - 5)
    assert host.hear(offer(1, size=6)) == [Say(FileAnswer(1, False, 0, Why.TOO_BIG))]
    host.hear(offer(3, size=5))
    host.state = replace(host.state, bytes=SESSION_BYTES - 4)
    assert host.accept(3)[0] == Say(FileAnswer(3, False, 0, Why.TOO_BIG))
    assert host.item(3).why is Why.TOO_BIG


def test_the_last_of_five_hundred_can_still_be_accepted(host: End) -> None:
    host.hear(offer(1))
    host.state = replace(host.state, files=FILES_MAX)
    assert isinstance(host.accept(1)[0], OpenPart)


@pytest.mark.parametrize("name", ["../x", "a/b", "nul", "x.lnk", "", "-rf", "dot."])
def test_P3_an_offer_under_a_name_that_is_not_safe_everywhere_is_refused(host: End, name: str) -> None:
    assert host.hear(offer(1, name=name)) == [Say(FileAnswer(1, False, 0, Why.BAD_ITEM))]
    assert host.state.items == ()
