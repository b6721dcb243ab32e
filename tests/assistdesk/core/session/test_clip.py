"""Copied text: only text, never too much, nothing on a clipboard but by a click that was meant for it."""

import pytest

from assistdesk.core.errors import RefusedError
from assistdesk.core.session import clip
from assistdesk.core.session.clip import ARM_MS, Clips, SentStage, Warn
from assistdesk.core.types import Why
from assistdesk.core.wire.message_base import CLIPBOARD_BYTES
from assistdesk.core.wire.messages import ClipPush, ClipResult, encode

NOW_MS = 1_000_000


def test_text_of_any_script_travels_as_it_is() -> None:
    text = "Año 中 €\tñandú\n\U0001f642"
    clips, push = clip.send(Clips(), text, 7, NOW_MS)
    assert (push.grant, push.id, push.text) == (7, 1, text)
    assert clips.sent == clip.Sent(1, len(text.encode()), NOW_MS)
    assert encode(push)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "clip_empty"),
        ("\x07\x7f", "clip_empty"),
        ("MZ\0\x03", "clip_binary"),
        ("x" * (CLIPBOARD_BYTES + 1), "clip_size"),
        ("€" * (CLIPBOARD_BYTES // 3 + 1), "clip_size"),
    ],
    ids=["nothing", "controls", "NUL", "limit + 1", "limit + 1 in bytes"],
)
def test_P1_what_is_no_text_or_too_long_is_refused_and_never_cut(text: str, rule: str) -> None:
    with pytest.raises(RefusedError) as refused:
        clip.send(Clips(), text, 1, NOW_MS)
    assert refused.value.rule == rule


def test_P1_exactly_the_limit_goes() -> None:
    _, push = clip.send(Clips(), "x" * CLIPBOARD_BYTES, 1, NOW_MS)
    assert len(push.text) == CLIPBOARD_BYTES


def test_P2_an_escape_travels_as_a_sign_that_no_terminal_obeys_and_is_warned_of() -> None:
    body = clip.sendable("\x1b[31mrm -rf /\x1b[0m\r\nsafe")
    assert body == "\u241b[31mrm -rf /\u241b[0m\nsafe"
    assert clip.warnings(body) == (Warn.ESCAPES,)


def test_P2_bidirectional_controls_are_kept_and_warned_of() -> None:
    body = clip.sendable("fdp\u202eexe.txt")
    assert body == "fdp\u202eexe.txt"
    assert clip.warnings(body) == (Warn.BIDI,)
    assert clip.warnings("plain") == ()


def test_one_piece_a_second() -> None:
    clips, _ = clip.send(Clips(), "one", 1, NOW_MS)
    with pytest.raises(RefusedError) as refused:
        clip.send(clips, "two", 1, NOW_MS + 999)
    assert refused.value.rule == "clip_often"
    _, push = clip.send(clips, "two", 1, NOW_MS + 1_000)
    assert push.id == 2


def test_a_newer_piece_takes_the_place_of_one_that_waits() -> None:
    clips, answers = clip.arrive(Clips(), ClipPush(1, 4, "old"), NOW_MS)
    assert answers == ()
    clips, answers = clip.arrive(clips, ClipPush(1, 5, "new €"), NOW_MS)
    assert answers == (ClipResult(4, False, Why.OTHER),)
    assert clips.offered is not None
    assert (clips.offered.text, clips.offered.size) == ("new €", 7)


def test_P9_only_a_click_that_began_after_it_was_there_takes_it() -> None:
    clips, _ = clip.arrive(Clips(), ClipPush(1, 4, "text"), NOW_MS)
    for number, pressed_ms in ((4, NOW_MS - 5_000), (4, NOW_MS + ARM_MS - 1), (3, NOW_MS + 5_000)):
        assert clip.use(clips, number, pressed_ms) == (clips, None)
    clips, taken = clip.use(clips, 4, NOW_MS + ARM_MS)
    assert taken is not None
    assert (taken.text, clips.offered) == ("text", None)
    assert clip.use(clips, 4, NOW_MS + 9_000) == (clips, None)


def test_a_piece_can_be_refused_once() -> None:
    clips, _ = clip.arrive(Clips(), ClipPush(1, 4, "text"), NOW_MS)
    assert clip.refuse(clips, 9) == (clips, ())
    clips, answers = clip.refuse(clips, 4)
    assert answers == (ClipResult(4, False, Why.DENIED),)
    assert clip.refuse(clips, 4) == (clips, ())


@pytest.mark.parametrize(("ok", "stage"), [(True, SentStage.USED), (False, SentStage.REFUSED)])
def test_the_sender_learns_what_became_of_the_last_piece(ok: bool, stage: SentStage) -> None:
    assert clip.answered(Clips(), ClipResult(1, ok, Why.OTHER)) == Clips()
    clips, push = clip.send(Clips(), "text", 1, NOW_MS)
    assert clip.answered(clips, ClipResult(push.id + 1, ok, Why.OTHER)) == clips
    told = clip.answered(clips, ClipResult(push.id, ok, Why.OTHER)).sent
    assert told is not None
    assert told.stage is stage


def test_when_the_grant_goes_what_waits_is_forgotten_and_numbers_go_on() -> None:
    clips, _ = clip.send(Clips(), "text", 1, NOW_MS)
    clips, _ = clip.arrive(clips, ClipPush(1, 4, "text"), NOW_MS)
    assert clip.stop(clips) == Clips(next_id=2)
