"""Random walks through the host's machine: whatever happens in whatever order, it decides, and keeps its promises."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistdesk.core.session import actions, events, host
from assistdesk.core.session.events import Choice, LocalInputKind, StopBy, Window
from assistdesk.core.types import DrawShape, InviteKind, NoteEvent, Permission, SafetyResult, Scope
from assistdesk.core.wire.messages import (
    ClipPush,
    FileOffer,
    InKey,
    InMove,
    InRelease,
    InText,
    InviteAsk,
    LedNote,
    PermAsk,
    PermCancel,
    PermGiveup,
    PtrDraw,
    RecState,
    ViewWant,
)
from tests.assistdesk.core.session.play import AT_HOST, BOTH_WAYS, MONITORS, READY, SCREEN_ONE, HostPlay

pytestmark = pytest.mark.no_cover
"""Every branch has tests of its own."""
SCOPES = dict.fromkeys((Permission.VIEW, Permission.POINT, Permission.CONTROL), SCREEN_ONE)
SCOPES |= dict.fromkeys((Permission.CLIPBOARD, Permission.FILES), BOTH_WAYS)
SCOPES |= {permission: Scope() for permission in (Permission.RECORD, Permission.RESUME)}


class Walker:
    """A host that anything may happen to, with its own count of what a person said."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.play = HostPlay()
        self.play.is_disk_slow = True
        self.said_yes = False
        self.deeds: list[Callable[[], None]] = [
            self.type_code,
            self.pair,
            self.shake,
            self.be_ready,
            self.see,
            self.cover,
            self.answer_yes,
            self.answer_yes,
            self.answer_no,
            self.ask,
            self.say,
            self.say,
            self.person,
            self.watch,
            self.line,
            self.disk,
            self.disk,
            self.wait,
        ]

    def feed(self, event: events.HostEvent) -> None:
        self.play.do(event)

    def type_code(self) -> None:
        self.feed(events.CodeEntered("4829157309", self.dice.choice(list(events.Origin))))

    def pair(self) -> None:
        if self.play.state.phase is not host.HostPhase.IDLE:
            self.feed(events.Paired())

    def shake(self) -> None:
        phase = self.play.state.phase
        if phase is host.HostPhase.CHECKING:
            self.feed(events.HandshakeDone(AT_HOST))
        elif phase is host.HostPhase.LOST:
            self.feed(events.HandshakeDone(replace(AT_HOST, resumed=True)))

    def be_ready(self) -> None:
        if not self.play.state.is_peer_ready:
            self.feed(events.MessageArrived(READY))

    def see(self) -> None:
        self.feed(events.WindowVisible(Window.BAR))
        for question in self.play.state.questions.open:
            self.feed(events.WindowVisible(Window.QUESTION, question.number))

    def cover(self) -> None:
        number = self.dice.choice([0, 1, 2, 3])
        self.feed(events.WindowCovered(Window.QUESTION if number else Window.BAR, number))

    def answer_yes(self) -> None:
        if self.play.state.questions.open:
            question = self.dice.choice(self.play.state.questions.open)
            self.play.now_ms += self.dice.choice([0, 1_000, 6_000])
            self.said_yes = True
            self.feed(events.Allowed(question.number, question.proposed, self.play.now_ms))

    def answer_no(self) -> None:
        if self.dice.random() < 0.3:
            self.feed(events.Denied(self.dice.randint(1, 5)))

    def ask(self) -> None:
        if self.dice.random() < 0.95:
            self.be_ready()
        permission = self.dice.choice(list(Permission))
        self.feed(events.MessageArrived(PermAsk(self.dice.randint(0, 9), permission, SCOPES[permission], "please")))

    def say(self) -> None:
        if self.dice.random() < 0.95:
            self.be_ready()
        grant = self.dice.choice([self.dice.randint(0, 6), max(1, self.play.state.book.next_grant - 1)])
        message = self.dice.choice(
            [
                InMove(grant, 0, 5, 5),
                InKey(grant, 4, True),
                InText(grant, "ñ"),
                InRelease(grant),
                PtrDraw(grant, 0, DrawShape.BOX, ((1, 1), (2, 2)), 1, 5, ""),
                ClipPush(grant, 1, "text"),
                FileOffer(grant, 1, "a.txt", 5, bytes(32)),
                RecState(grant, True),
                PermCancel(grant),
                PermGiveup(self.dice.choice(list(Permission))),
                ViewWant((0,), 30, 5000),
                InviteAsk(1, self.dice.choice(list(InviteKind)), "4829157309", "Marco", "knows it"),
                LedNote(1, NoteEvent.AGENT_NOTE, "seen", 0, bytes(32)),
            ]
        )
        self.feed(events.MessageArrived(message))

    def person(self) -> None:
        permission = self.dice.choice(list(Permission))
        seconds = {Permission.RESUME: None}.get(permission, 900)
        event = self.dice.choice(
            [
                events.Revoked(permission),
                events.PausePressed(),
                events.ContinuePressed(self.play.now_ms),
                events.OfferPressed((Choice(permission, SCOPES[permission], seconds),)),
                events.Prolonged(permission, seconds, self.play.now_ms),
                events.SafetyAnswered(self.dice.choice([SafetyResult.SAME, SafetyResult.SKIPPED])),
                events.SafetyAnswered(self.dice.choice(list(SafetyResult))),
                events.StopPressed(self.dice.choice(list(StopBy))) if self.dice.random() < 0.1 else events.Tick(),
                events.NotMine() if self.dice.random() < 0.1 else events.Tick(),
                events.GuestsChanged(self.dice.randint(0, 2)),
                events.CancelPressed(),
                events.LinkOpened("4829157309"),
            ]
        )
        self.feed(event)

    def watch(self) -> None:
        self.feed(
            self.dice.choice(
                [
                    events.LockedScreen(self.dice.random() < 0.4),
                    events.Suspended(),
                    events.LocalInput(self.dice.choice(list(LocalInputKind))),
                    events.CaptureLost(),
                    events.CaptureBack(),
                    events.MonitorsChanged(self.dice.choice([MONITORS, MONITORS[:1], MONITORS[1:]])),
                    events.OwnWindowsMoved(((0, MONITORS[0].rect),), self.dice.random() < 0.5),
                    events.InputDropped(),
                ]
            )
        )

    def line(self) -> None:
        roll = self.dice.random()
        if roll < 0.5:
            self.feed(events.Lost())
        elif roll < 0.52:
            self.feed(events.PeerBroke("size"))
        elif roll < 0.54:
            self.feed(events.ResumeRefused("withdrawn"))

    def disk(self) -> None:
        self.play.is_disk_broken = self.dice.random() < 0.1
        self.play.let_disk_work()

    def wait(self) -> None:
        self.play.pass_time(self.dice.choice([10, 600, 2_500, 61_000]))

    def walk(self, steps: int) -> None:
        for deed in (self.type_code, self.pair, self.shake, self.be_ready, self.see):
            if self.dice.random() < 0.9:
                deed()
        for _ in range(steps):
            self.dice.choice(self.deeds)()
            self.check()

    def check(self) -> None:
        state = self.play.state
        # the play itself checks that capture and injection have their permission; here: that a person gave it
        assert self.said_yes or self.play.capturing is None
        assert state.phase is host.HostPhase.ACTIVE or self.play.capturing is None
        assert state.phase is not host.HostPhase.ENDED or not any(each.is_given for each in state.book.standings)
        assert host.may_send_picture(state, 0, self.play.now_ms) <= (self.play.capturing is not None)
        control = state.book.of(Permission.CONTROL)
        assert not (state.book.is_on(Permission.CONTROL) and state.questions.open), control


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_C17_PR6_PR7_ten_thousand_random_walks_keep_capture_between_yes_and_stop(part: int) -> None:
    for seed in range(part * 1_000, (part + 1) * 1_000):
        walker = Walker(seed)
        try:
            walker.walk(12)
            host.view(walker.play.state, walker.play.now_ms)
        except Exception as error:
            raise AssertionError(f"walk {seed} in {walker.play.state.phase}") from error


def test_the_walks_do_get_somewhere() -> None:
    reached: set[host.HostPhase] = set()
    captured = delivered = 0
    for seed in range(300):
        walker = Walker(seed)
        walker.walk(40)
        reached.add(walker.play.state.phase)
        captured += bool(walker.play.of(actions.StartCapture))
        delivered += bool(walker.play.delivered or walker.play.injected)
    assert reached >= set(host.HostPhase) - {host.HostPhase.JOINING, host.HostPhase.CHECKING, host.HostPhase.IDLE}
    assert captured > 30
    assert delivered > 3
