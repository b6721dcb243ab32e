"""What calls an agent from another window, by which way, and that notifications say nothing of others' unless asked to."""

import itertools
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from assistdesk.runtime.snapshot import AgentSnapshot, ChatView, QueueView, Toast
from assistdesk.runtime.snapshot_calls import CallerView, CallsView, CallView
from assistdesk.runtime.snapshot_session import ColleagueAsk, SessionPhase, SessionView
from assistdesk.runtime.snapshot_sign_in import SignInPhase, SignInView
from assistdesk.ui import phrases_news
from assistdesk.ui.agent.news import (
    CHOICE,
    DETAIL_CHARS,
    Front,
    Kind,
    News,
    NoticeChoice,
    Way,
    choice_from,
    is_over,
    keep_choice,
    news_of,
    way_of,
    words_of,
)
from assistdesk.ui.text import Tongue
from tests.kit.screenshots import DictMemory

NOBODY = AgentSnapshot()
CHAT = ChatView(7, 1042, "Lucía", "Invoice export freezes")
CALL = CallView(3, number="+34 600 000 000", state="ringing", callers=(CallerView(9, "Lucía"),))
MENTION = Toast(1, "told_mention", (("name", "Bo"), ("number", 1042), ("words", "look")), opens=1042, is_notice=True)


@pytest.fixture
def tongue(qapp: QApplication) -> Iterator[Tongue]:
    made = Tongue(qapp)
    yield made
    made.use("en")


def told(number: int, rule: str, **fields: str | int) -> Toast:
    return Toast(number, rule, (("number", 1042), *fields.items()), opens=1042)


def in_phase(phase: SessionPhase, ticket_id: int | None = 1042) -> AgentSnapshot:
    return AgentSnapshot(session=SessionView(phase, ticket_id, "Lucía"))


def rules(before: AgentSnapshot, after: AgentSnapshot) -> list[tuple[Kind, str, int]]:
    return [(news.kind, news.rule, news.ticket_id) for news in news_of(before, after)]


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("told_mention", Kind.MENTION),
        ("told_assigned", Kind.MENTION),
        ("told_rule", Kind.MENTION),
        ("told_comment", Kind.REPLY),
        ("told_due_soon", Kind.CLOCK),
        ("told_due", Kind.CLOCK),
        ("sla_warned", Kind.CLOCK),
        ("sla_breached", Kind.CLOCK),
        ("put_off_over", Kind.CLOCK),
        ("chat_is_over", Kind.CONTACT),
    ],
)
def test_each_notice_is_of_its_kind_and_new_once(rule: str, kind: Kind) -> None:
    shown = AgentSnapshot(toasts=(told(4, rule),))
    assert rules(NOBODY, shown) == [(kind, rule, 1042)]
    assert rules(shown, shown) == []
    assert rules(shown, AgentSnapshot(toasts=(told(4, rule), told(5, rule)))) == [(kind, rule, 1042)]


@pytest.mark.parametrize("rule", ["ticket_deleted", "sending", "changed_too", "send_returned"])
def test_what_became_of_her_own_acts_calls_nobody(rule: str) -> None:
    assert rules(NOBODY, AgentSnapshot(toasts=(told(4, rule),))) == []


def test_an_offered_chat_a_call_and_a_line_that_waits_in_a_chat_of_hers() -> None:
    offered = AgentSnapshot(queue=QueueView(offered=(CHAT,)))
    assert rules(NOBODY, offered) == [(Kind.CONTACT, "chat", 1042)]
    assert rules(offered, offered) == []
    mine, waits = replace(CHAT, unanswered_at_ms=None), replace(CHAT, unanswered_at_ms=5)
    taken, written = AgentSnapshot(queue=QueueView(mine=(mine,))), AgentSnapshot(queue=QueueView(mine=(waits,)))
    assert rules(offered, written) == []  # she has just taken it
    assert rules(taken, written) == [(Kind.REPLY, "chat_line", 1042)]
    assert rules(written, written) == []
    ringing = AgentSnapshot(calls=CallsView(ringing=(CALL,)))
    assert rules(NOBODY, ringing) == [(Kind.CONTACT, "call", 0)]
    left = AgentSnapshot(calls=CallsView(ringing=(replace(CALL, id=4, state="ended"),)))
    assert rules(ringing, left) == [(Kind.CONTACT, "call_card", 0)]


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        (SessionPhase.CODE, SessionPhase.ACTIVE, "session_shared"),
        (SessionPhase.READING, SessionPhase.ACTIVE, "session_shared"),
        (SessionPhase.PAUSED, SessionPhase.ACTIVE, ""),
        (SessionPhase.ACTIVE, SessionPhase.LOST, "session_lost"),
        (SessionPhase.LOST, SessionPhase.ACTIVE, ""),
        (SessionPhase.READING, SessionPhase.OVER, "session_over"),
        (SessionPhase.LOST, SessionPhase.OVER, "session_over"),
        (SessionPhase.CODE, SessionPhase.OVER, ""),
        (SessionPhase.CODE, SessionPhase.READING, ""),
        (SessionPhase.ACTIVE, SessionPhase.NONE, ""),
    ],
)
def test_of_a_session_what_she_waits_for_or_loses(before: SessionPhase, after: SessionPhase, rule: str) -> None:
    expected = [(Kind.SESSION, rule, 1042)] if rule else []
    assert rules(in_phase(before), in_phase(after)) == expected
    assert rules(in_phase(before, 7), in_phase(after)) == []


def test_colleagues_who_ask_her_into_a_session() -> None:
    invites, hands = ColleagueAsk(1, "Bo", 1042), ColleagueAsk(2, "Bo", 1043, hand_over=True)
    one, both = AgentSnapshot(colleague_asks=(invites,)), AgentSnapshot(colleague_asks=(invites, hands))
    assert rules(NOBODY, one) == [(Kind.SESSION, "session_invite", 1042)]
    assert rules(one, both) == [(Kind.SESSION, "session_hand_over", 1043)]


EVERY_WAY = list(itertools.product(Kind, Front, (False, True), (False, True), (False, True), (False, True)))


@pytest.mark.parametrize(("kind", "front", "is_quiet", "has_tray", "by_system", "is_silent"), EVERY_WAY)
def test_she_is_called_only_from_another_window_never_when_quiet_and_by_the_system_where_it_can(
    kind: Kind, front: Front, is_quiet: bool, has_tray: bool, by_system: bool, is_silent: bool
) -> None:
    choice = NoticeChoice(by_system, (kind,) if is_silent else tuple(each for each in Kind if each is not kind))
    way = way_of(News(kind, "chat"), choice, front, is_quiet=is_quiet, has_tray=has_tray)
    if front is Front.DESK or is_quiet or is_silent:
        assert way is Way.NONE
    else:
        assert way is (Way.NOTIFICATION if has_tray and by_system else Way.ATTENTION)


def test_what_the_window_with_the_customers_screen_shows_calls_nobody_from_there() -> None:
    lost = News(Kind.SESSION, "session_lost", 1042, is_in_session=True)
    ways = {front: way_of(lost, NoticeChoice(), front, is_quiet=False, has_tray=True) for front in Front}
    assert ways == {Front.DESK: Way.NONE, Front.OURS: Way.NONE, Front.FOREIGN: Way.NOTIFICATION}


INSIDE = replace(NOBODY, sign_in=SignInView(phase=SignInPhase.SIGNED_IN))
WAITS, INVITED = replace(CHAT, unanswered_at_ms=5), ColleagueAsk(1, "Bo", 1042)
PASSING = Toast(9, "sla_warned", (("number", 1042),), until_ms=5, opens=1042)


@pytest.mark.parametrize(
    ("without", "told"),
    [
        ({}, {"queue": QueueView(offered=(CHAT,))}),
        ({"queue": QueueView(mine=(replace(CHAT, unanswered_at_ms=None),))}, {"queue": QueueView(mine=(WAITS,))}),
        ({}, {"calls": CallsView(ringing=(CALL,))}),
        ({}, {"toasts": (MENTION,)}),
        ({}, {"colleague_asks": (INVITED,)}),
        (
            {"session": in_phase(SessionPhase.ACTIVE).session},
            {"session": in_phase(SessionPhase.LOST).session},
        ),
    ],
    ids=["offer", "line", "call", "notice", "colleague", "session"],
)
def test_what_was_told_is_over_when_somebody_saw_to_it_or_she_signed_out(
    without: dict[str, object], told: dict[str, object]
) -> None:
    before, after = replace(INSIDE, **without), replace(INSIDE, **told)
    (news,) = news_of(before, after)
    assert not is_over(news.key, after)
    assert is_over(news.key, before)
    assert is_over(news.key, replace(after, sign_in=SignInView()))


def test_what_passes_by_in_the_window_is_not_over_with_that() -> None:
    (news,) = news_of(INSIDE, replace(INSIDE, toasts=(PASSING,)))
    assert not is_over(news.key, INSIDE)
    assert is_over(news.key, NOBODY)


def test_a_notification_has_our_words_and_the_number_and_what_others_wrote_only_where_asked_for() -> None:
    (news,) = news_of(NOBODY, AgentSnapshot(toasts=(MENTION,)))
    assert words_of(news, NoticeChoice()) == ("For you", "A colleague mentioned you: AD-1042")
    title, text = words_of(news, NoticeChoice(with_words=True))
    assert (title, text) == ("For you", "A colleague mentioned you: AD-1042\nBo – look")


@pytest.mark.parametrize(
    ("foreign", "read"),
    [
        ("<b>Hi</b> &amp; <img src=x>", "bHi/b amp; img src=x"),
        ("two\nlines\u2028and\x1b[31m more", "two lines and [31m more"),
        ("\u2066\u2069", ""),
        ("<>&", ""),
        ("w" * 5_000, "w" * (DETAIL_CHARS - 1) + "…"),
    ],
)
def test_what_others_wrote_is_no_markup_one_line_and_short(foreign: str, read: str) -> None:
    wanted = NoticeChoice(with_words=True)
    text = words_of(News(Kind.REPLY, "told_comment", 7, (foreign,)), wanted)[1]
    assert text.split("\n") == ["Somebody wrote: AD-7", *filter(None, [read])]
    many = words_of(News(Kind.REPLY, "told_comment", 7, (foreign,) * 9), wanted)[1]
    assert len(many.split("\n")[-1]) <= max(DETAIL_CHARS, len("Somebody wrote: AD-7"))
    assert not set("<>&") & set(text + many)


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_our_own_words_are_no_markup_and_name_the_ticket(tongue: Tongue, language: str) -> None:
    tongue.use(language)
    keys = [phrase.key for phrase in phrases_news.TABLE if phrase.key.startswith("news.")]
    found = [key.removeprefix("news.") for key in keys if not key.startswith("news.title.")]
    assert len(found) > len(Kind)
    for kind, rule in itertools.product(Kind, found):
        title, text = words_of(News(kind, rule, 1042, ("<b>&",)), NoticeChoice())
        assert title
        assert ("AD-1042" in text) is not rule.startswith("call")
        assert not set("<>&{}\u2068\u2069") & set(title + text)


def test_what_was_set_is_remembered_and_what_cannot_be_read_is_as_at_first() -> None:
    memory = DictMemory()
    assert choice_from(memory) == NoticeChoice(by_system=True, silent=(), with_words=False)
    chosen = NoticeChoice(by_system=False, silent=(Kind.CLOCK, Kind.REPLY), with_words=True)
    keep_choice(memory, chosen)
    assert choice_from(memory) == chosen
    for odd in ("?", "[]", '{"silent": ["all"]}', '{"with_words": "yes"}', '{"silent": [[]]}'):
        memory.put(CHOICE, odd)
        assert choice_from(memory) == NoticeChoice()
