"""core/desk/history.py: who counts as having spoken, and when each metric ran."""

from assistdesk.core.desk.events import NoteAdded, ReplyAdded
from assistdesk.core.desk.history import METRICS, read_history, said_by_ours, said_by_theirs
from assistdesk.core.desk.model_service import LogEntry
from tests.assistdesk.core.desk.logs import NONE, OURS, START, THEIRS, Play, said


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
