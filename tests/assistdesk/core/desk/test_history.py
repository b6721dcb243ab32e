"""core/desk/history.py: who counts as having spoken, and when each metric ran."""

from assistdesk.core.desk.events import Change, Create, MergedInto, NoteAdded, ReplyAdded, SplitFrom, Unmerged
from assistdesk.core.desk.events_service import CallAnswered, CallStarted, MergedFrom, MetricName
from assistdesk.core.desk.history import (
    METRICS,
    NEXT_REPLY,
    WHOLE_LIFE,
    History,
    Span,
    read_history,
    said_by_ours,
    said_by_theirs,
)
from assistdesk.core.desk.model_service import LogEntry
from tests.assistdesk.core.desk.logs import NONE, OURS, START, THEIRS, Play, said, target


def entry(side: object) -> LogEntry:
    return LogEntry(seq=1, at_ms=START, side=side, events=())  # type: ignore[arg-type]


def test_only_a_person_s_public_words_are_said() -> None:
    old = ReplyAdded(comment_id=1, digest="d")
    for event in (said(), old, said(kind="chat"), said(kind="voice")):
        assert said_by_ours(entry(OURS), event)
        assert said_by_theirs(entry(THEIRS), event)
        assert not said_by_ours(entry(THEIRS), event)
        assert not said_by_theirs(entry(NONE), event)
    for event in (said(auto=True), said(kind="telling"), NoteAdded(comment_id=1, digest="d")):
        assert not said_by_ours(entry(OURS), event)
        assert not said_by_theirs(entry(THEIRS), event)


def test_a_history_has_every_metric_s_spans_in_order() -> None:
    play = Play().created(0).reply(5).ask(10).reply(15).to("solved", 20).ask(30)
    history = read_history(play.log)
    assert history is not None
    spans = {metric: [(s.instance, s.started_at, s.ended_at) for s in history.spans[metric]] for metric in METRICS}
    assert spans["first_reply_time"] == [(1, play.ms(0), play.ms(5))]
    assert spans["next_reply_time"] == [(1, play.ms(10), play.ms(15)), (2, play.ms(30), None)]
    assert spans["periodic_update_time"] == spans["pausable_update_time"]
    assert spans["periodic_update_time"] == [(1, play.ms(5), play.ms(15)), (2, play.ms(15), play.ms(20))]
    assert spans["total_resolution_time"] == [(1, play.ms(0), None)]
    assert [(mark.status, mark.seq) for mark in history.statuses] == [("new", 1), ("solved", 5), ("open", 6)]


def test_what_came_after_the_asked_moment_is_not_read() -> None:
    play = Play().created(0).reply(5)
    history = read_history(play.log, play.ms(4))
    assert history is not None
    assert history.spans["first_reply_time"][0].ended_at is None
    assert read_history(play.log, play.ms(-1)) is None


def test_a_first_reply_needs_somebody_who_waits_for_it() -> None:
    play = Play().created(0, side=OURS).reply(5).add(6, NONE, said())
    history = read_history(play.log)
    assert history is not None
    assert history.spans["first_reply_time"] == []
    play.to("solved", 10).to("open", 20)
    again = read_history(play.log)
    assert again is not None
    assert again.spans["first_reply_time"] == []


def test_what_was_split_off_unanswered_waits_for_a_first_reply() -> None:
    for waits, started in ((True, [START]), (False, [])):
        play = Play().add(0, OURS, Create(value="new"), SplitFrom(source_id=7, comment_ids=(1, 2), waits=waits))
        history = read_history(play.log)
        assert history is not None
        assert [span.started_at for span in history.spans["first_reply_time"]] == started


def test_a_cut_log_has_no_history_before_its_creation_and_a_ticket_is_created_once() -> None:
    play = Play().to("solved", 0).to("open", 1).reply(2)
    assert read_history(play.log) is None
    play.created(3).created(4, value="open")
    history = read_history(play.log)
    assert history is not None
    assert (history.created_at, [mark.status for mark in history.statuses]) == (play.ms(3), ["new"])


def test_a_reply_to_a_solved_ticket_that_nobody_waits_for_ends_nothing() -> None:
    play = Play().created(0).to("solved", 10).reply(15)
    history = read_history(play.log)
    assert history is not None
    assert [(span.ended_at, span.is_cancelled) for span in history.spans["first_reply_time"]] == [(play.ms(10), True)]


def history_of(play: Play) -> History:
    found = read_history(play.log)
    assert found is not None
    return found


def spans(play: Play, metric: MetricName) -> list[Span]:
    return history_of(play).spans[metric]


def test_an_incoming_call_is_waited_for_from_its_ring_though_ours_made_the_ticket() -> None:
    play = Play()
    play.created(0, CallStarted(call_id="c", started_at=play.ms(-2)), side=OURS)
    play.add(1, OURS, CallAnswered(call_id="c", answered_at=play.ms(-1)))
    play.add(2, OURS, CallAnswered(call_id="d", answered_at=play.ms(2)))
    [span] = spans(play, "first_reply_time")
    assert (span.started_at, span.ended_at, span.end_seq) == (play.ms(-2), play.ms(-1), 2)


def test_a_solve_cancels_a_first_reply_and_an_answer_after_it_is_still_the_answer() -> None:
    play = Play().created(0).to("solved", 5).reply(6)
    [span] = spans(play, "first_reply_time")
    assert (span.ended_at, span.is_cancelled) == (play.ms(5), True)
    assert spans(play, "periodic_update_time") == []
    play.ask(10)
    assert spans(play, "first_reply_time")[0].ended_at == play.ms(5)
    assert [one.started_at for one in spans(play, "next_reply_time")] == [play.ms(10)]


def test_a_reopen_takes_up_whole_lives_and_a_first_reply_never_given() -> None:
    play = Play().created(0).to("solved", 5).ask(10)
    taken = [spans(play, metric)[0] for metric in (*WHOLE_LIFE, "first_reply_time")]
    assert [(span.ended_at, span.end_seq, span.is_cancelled) for span in taken] == [(None, None, False)] * 4


def test_a_thank_you_that_solves_starts_no_wait() -> None:
    play = Play().created(0).reply(1).to("solved", 2, said(), side=THEIRS)
    assert spans(play, "next_reply_time") == []
    assert spans(play.ask(5).ask(6), "next_reply_time")[0].started_at == play.ms(5)


def test_a_merge_cancels_what_runs_and_an_unmerge_takes_only_that_up() -> None:
    play = Play().created(0).reply(1).ask(2).to("closed", 3, MergedInto(target_id=9))
    [waiting] = spans(play, "next_reply_time")
    assert (waiting.is_cancelled, waiting.by_merge) == (True, True)
    play.to("open", 4, Unmerged(other_id=9))
    assert spans(play, "next_reply_time")[0].ended_at is None
    assert spans(play, "first_reply_time")[0].ended_at == play.ms(1)


def test_a_merge_brings_the_time_of_the_other_ticket_s_oldest_unanswered_comment() -> None:
    answered = Play().created(0).reply(1)
    answered.add(5, OURS, MergedFrom(source_id=9, oldest_unanswered_at=answered.ms(3)))
    assert [span.started_at for span in spans(answered, "next_reply_time")] == [answered.ms(3)]
    answered.add(6, OURS, MergedFrom(source_id=8, oldest_unanswered_at=answered.ms(2)))
    answered.add(7, OURS, MergedFrom(source_id=7, oldest_unanswered_at=answered.ms(4)), MergedFrom(source_id=6))
    assert [span.started_at for span in spans(answered, "next_reply_time")] == [answered.ms(2)]
    for none in (Play().created(0), Play().created(0).reply(1).to("solved", 2)):
        none.add(5, OURS, MergedFrom(source_id=9, oldest_unanswered_at=none.ms(3)))
        assert spans(none, "next_reply_time") == []


def waits(play: Play) -> list[tuple[int, int | None, bool]]:
    """The instances of next_reply in minutes: begin, end, cancelled."""

    def minute(at_ms: int | None) -> int | None:
        return None if at_ms is None else (at_ms - play.start_ms) // 60_000

    return [(minute(one.started_at) or 0, minute(one.ended_at), one.is_cancelled) for one in spans(play, NEXT_REPLY)]


def brought(play: Play, minute: float, source_id: int, since: float) -> Play:
    return play.add(minute, OURS, MergedFrom(source_id=source_id, oldest_unanswered_at=play.ms(since)))


def test_a_wait_that_a_merge_brought_goes_with_it() -> None:
    play = brought(Play().created(0).reply(1), 5, 9, since=3).add(8, OURS, Unmerged(other_id=9))
    assert waits(play) == [(3, 8, True)]
    assert waits(play.ask(10)) == [(3, 8, True), (10, None, False)]


def test_who_waited_here_herself_waits_on_from_her_own_words_after_an_unmerge() -> None:
    earlier = brought(Play().created(0).reply(1).ask(6), 7, 9, since=3).add(8, OURS, Unmerged(other_id=9))
    assert waits(earlier) == [(3, 8, True), (6, None, False)]
    later = brought(Play().created(0).reply(1).ask(2), 7, 9, since=3).add(8, OURS, Unmerged(other_id=9))
    assert waits(later) == [(2, None, False)]
    since = brought(Play().created(0).reply(1), 5, 9, since=3).ask(6).ask(7).add(8, OURS, Unmerged(other_id=9))
    assert waits(since) == [(3, 8, True), (6, None, False)]


def test_what_another_merge_brought_is_waited_for_on() -> None:
    play = brought(brought(Play().created(0).reply(1), 5, 9, since=3), 6, 8, since=4)
    assert waits(play.add(8, OURS, Unmerged(other_id=9))) == [(3, 8, True), (4, None, False)]
    assert waits(play.add(9, OURS, Unmerged(other_id=8))) == [(3, 8, True), (4, 9, True)]


def test_an_unmerge_moves_no_wait_that_was_answered() -> None:
    play = brought(Play().created(0).reply(1), 5, 9, since=3).reply(6).ask(7).add(8, OURS, Unmerged(other_id=9))
    assert waits(play) == [(3, 6, False), (7, None, False)]
    solved = brought(Play().created(0).reply(1), 5, 9, since=3).to("solved", 6).ask(7)
    assert waits(solved.add(8, OURS, Unmerged(other_id=9))) == [(3, 6, False), (7, None, False)]


def test_an_unmerge_in_a_ticket_that_is_merged_itself_takes_nothing_of_it_up() -> None:
    play = brought(Play().created(0).reply(1), 5, 9, since=3).to("closed", 6, MergedInto(target_id=7))
    play.add(8, OURS, Unmerged(other_id=9))
    assert waits(play) == [(3, 6, True)]
    assert [span.ended_at for metric in WHOLE_LIFE for span in spans(play, metric)] == [play.ms(6)] * 3
    play.to("open", 10, Unmerged(other_id=7))
    assert [span.ended_at for metric in WHOLE_LIFE for span in spans(play, metric)] == [None] * 3
    assert waits(play) == [(3, 10, True)]


def test_a_wait_that_a_merge_cancelled_goes_on_with_what_is_left_of_it() -> None:
    play = brought(Play().created(0).reply(1).ask(4), 5, 9, since=3).to("closed", 6, MergedInto(target_id=7))
    play.add(8, OURS, Unmerged(other_id=9)).to("deleted", 9).to("closed", 10).to("open", 11, Unmerged(other_id=7))
    assert waits(play) == [(3, 11, True), (4, None, False)]


def test_targets_are_kept_in_the_order_they_were_set() -> None:
    play = Play().created(0, target("agent_work_time", 5)).add(3, NONE, target("agent_work_time", 9))
    marks = history_of(play).targets["agent_work_time"]
    assert [(mark.at_ms, mark.seq, mark.change.target_s) for mark in marks] == [
        (play.ms(0), 1, 300),
        (play.ms(3), 2, 540),
    ]


def test_other_changes_move_no_metric() -> None:
    play = Play().created(0).add(1, OURS, Change(field="priority", previous=None, value="high"))
    play.to("deleted", 2).to("new", 3)
    assert [len(spans(play, metric)) for metric in METRICS] == [1, 0, 0, 0, 1, 1, 1]
    assert spans(play, "total_resolution_time")[0].ended_at is None


def test_a_ticket_of_ours_is_waited_for_from_their_first_comment_on() -> None:
    play = Play().created(0, side=OURS, value="open").reply(1).ask(5).reply(8)
    [span] = spans(play, "first_reply_time")
    assert (span.started_at, span.ended_at) == (play.ms(5), play.ms(8))
