"""core/desk/redacting.py: who may erase what, what the log says of it, and what is shown afterwards."""

import pytest

from assistdesk.core.desk.events import AttachmentRedact, EventBase, NoteAdded, Redact
from assistdesk.core.desk.redacting import RedactIn, events_of, may, why_not, without
from assistdesk.core.desk.shapes import AttachmentOut, CommentOut
from assistdesk.core.desk.states import Actor, Who

FILES = tuple(AttachmentOut(id=one, name=f"{one}.txt", size=1, sha256="ab" * 32) for one in (5, 6))
COMMENT = CommentOut(
    id=9, ticket_id=1, public=False, kind="note", author_id=3, body="secret", created_at="2026-03-01T10:00:00.000Z",
    seq=2, attachments=FILES, mentions=(4,),
)  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (Actor(Who.ADMIN, 1, may_delete=True), True),
        (Actor(Who.AGENT, 1, may_delete=True), True),
        (Actor(Who.AGENT, 3), True),
        (Actor(Who.AGENT, 4), False),
        (Actor(Who.SYSTEM), False),
    ],
)
def test_whoever_may_delete_erases_any_words_the_others_their_own(actor: Actor, allowed: bool) -> None:
    assert may(actor, COMMENT) is allowed


def test_words_of_nobody_are_not_the_system_s_to_erase() -> None:
    nobody_s = CommentOut(
        id=9, ticket_id=1, public=True, kind="reply", author_id=None, body="x", created_at=COMMENT.created_at, seq=2
    )
    assert not may(Actor(Who.SYSTEM), nobody_s)


@pytest.mark.parametrize(
    ("given", "why", "events"),
    [
        (RedactIn(), "", [Redact(comment_id=9)]),
        (RedactIn(words=False), "nothing", []),
        (RedactIn(attachment_ids=(7,)), "files", None),
        (
            RedactIn(attachment_ids=(6, 6)),
            "",
            [AttachmentRedact(comment_id=9, attachment_id=6), Redact(comment_id=9)],
        ),
        (RedactIn(words=False, attachment_ids=(5,)), "", [AttachmentRedact(comment_id=9, attachment_id=5)]),
    ],
)
def test_what_is_named_is_what_the_log_says(given: RedactIn, why: str, events: list[EventBase] | None) -> None:
    assert why_not(given, COMMENT) == why
    if events is not None:
        assert events_of(given, COMMENT) == events


def test_words_go_once() -> None:
    gone = without(COMMENT, [Redact(comment_id=9)])
    assert (gone.body, gone.redacted, gone.mentions, gone.attachments) == ("", True, (), FILES)
    assert events_of(RedactIn(), gone) == []


def test_files_go_one_by_one_and_events_about_others_change_nothing() -> None:
    one = without(COMMENT, [AttachmentRedact(comment_id=9, attachment_id=5)])
    assert (one.body, one.attachments) == ("secret", FILES[1:])
    assert without(one, [AttachmentRedact(comment_id=9, attachment_id=6)]).attachments == ()
    others = [
        Redact(comment_id=8),
        AttachmentRedact(comment_id=8, attachment_id=5),
        NoteAdded(comment_id=9, digest="x"),
    ]
    assert without(COMMENT, others) is COMMENT
