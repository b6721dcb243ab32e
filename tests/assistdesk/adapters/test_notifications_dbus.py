"""The desktop's notification service over a bus: what it is given, what a click says, and that nothing that comes breaks it."""

import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistdesk.adapters.notifications_dbus import (
    KEPT_MAX,
    MESSAGE_BYTES_MAX,
    TEXT_CHARS_MAX,
    Answered,
    Notifications,
    bus_address,
)
from tests.kit.notification_service import Bus, Service

WITHIN_S = 10.0
A_MOMENT_S = 0.3
HELLO_OK = b"OK 0123456789abcdef0123456789abcdef\r\n"


class Program:
    """Ours, at the handle as its window is."""

    def __init__(self, address: str) -> None:
        self.notices = Notifications(address, "AssistDesk", "file:///mark.svg", "assistdesk")
        self.answered: list[Answered] = []

    def turn(self, within_s: float = 0.05) -> None:
        handle = self.notices.handle
        if handle < 0:
            return
        writes = [handle] if self.notices.has_to_write else []
        readable, writable, _ = select.select([handle], writes, [], within_s)
        if writable:
            self.notices.write()
        if readable:
            self.answered += self.notices.read()

    def until(self, true: Callable[[], bool], within_s: float = WITHIN_S) -> None:
        end = time.monotonic() + within_s
        while not true():
            assert time.monotonic() < end
            self.turn()

    def a_moment(self) -> None:
        end = time.monotonic() + A_MOMENT_S
        while time.monotonic() < end:
            self.turn()


@pytest.fixture
def program(bus: Bus) -> Iterator[Program]:
    one = Program(bus.address)
    yield one
    one.notices.close()


@pytest.fixture
def ready(program: Program, service: Service) -> Program:
    program.notices.open()
    program.until(lambda: program.notices.is_there)
    assert service.heard() == ["GetCapabilities"]
    return program


def tell(program: Program, key: str = "chat:7", text: str = "A chat") -> None:
    assert program.notices.tell(key, "Chat or call", text, "Open")


def test_a_click_says_which_one_it_was(ready: Program, service: Service) -> None:
    tell(ready)
    name, number, icon, title, text, actions, hints, shown_ms = service.heard()[1:]
    assert (name, number, icon, title, text) == ("AssistDesk", 0, "file:///mark.svg", "Chat or call", "A chat")
    assert (actions, hints, shown_ms) == (["default", "Open"], {"urgency": 1, "desktop-entry": "assistdesk"}, -1)
    tell(ready, "toast:1", "A mention")
    service.heard()
    ready.a_moment()
    service.signal("ActivationToken", "us", 2, "token-1")
    service.click(2)
    service.click(1)
    ready.until(lambda: len(ready.answered) == 2)
    assert ready.answered == [Answered("toast:1", "token-1"), Answered("chat:7")]


def test_what_is_new_of_the_same_stands_in_its_place_and_what_no_longer_holds_goes(
    ready: Program, service: Service
) -> None:
    tell(ready)
    service.heard()
    ready.a_moment()
    tell(ready, text="It goes on")
    assert service.heard()[2] == 1
    ready.notices.withdraw("chat:7")
    assert service.heard() == ["CloseNotification", 1]
    ready.notices.withdraw("chat:7")
    tell(ready, "early")
    ready.notices.withdraw("early")  # before the service said its number
    service.heard()
    ready.until(service.has_heard)
    assert service.heard() == ["CloseNotification", 2]
    service.click(2)
    ready.a_moment()
    assert ready.answered == []


def test_told_anew_before_the_service_answered_the_newest_stays(ready: Program, service: Service) -> None:
    for text in ("one", "two"):  # two places: the first had no number to be replaced by
        tell(ready, text=text)
    ready.a_moment()
    assert [service.heard()[0] for _ in range(3)] == ["Notify", "Notify", "CloseNotification"]
    for text in ("three", "four", "five"):
        tell(ready, text=text)
    ready.a_moment()
    assert [service.heard()[2] for _ in range(3)] == [2, 2, 2]
    assert not service.has_heard()
    service.click(2)
    ready.until(lambda: ready.answered == [Answered("chat:7")])


def test_what_was_told_is_taken_back_at_the_end(ready: Program, service: Service) -> None:
    tell(ready)
    service.heard()
    ready.a_moment()
    ready.notices.close()
    assert service.heard() == ["CloseNotification", 1]
    assert (ready.notices.handle, ready.notices.is_there) == (-1, False)


HOSTILE = "<b>Hi</b> &amp; \u202egpj.exe\u2066 \0\x1b[31m\ud800 👩\u200d💻"
READ = "<b>Hi</b> &amp; gpj.exe   [31m  👩\u200d💻"


@pytest.mark.parametrize(
    ("can", "title", "text"),
    [
        (
            ("actions", "body", "body-markup"),
            READ,
            READ.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        ),
        (("body",), READ, READ),
        ((), READ, ""),
    ],
)
def test_markup_and_what_turns_text_are_shown_as_they_were_typed(
    bus: Bus, program: Program, can: tuple[str, ...], title: str, text: str
) -> None:
    with Service(bus.address, can) as service:
        program.notices.open()
        program.until(lambda: program.notices.is_there)
        service.heard()
        assert program.notices.tell("a", HOSTILE, HOSTILE, "Open <i>")
        told = service.heard()
        assert (told[4], told[5]) == (title, text)
        assert told[6] == (["default", "Open <i>"] if "actions" in can else [])
        assert program.notices.tell("b", "x" * 10_000, "y" * 10_000, "Open")
        assert len(service.heard()[4]) == TEXT_CHARS_MAX


def test_without_a_service_nothing_is_told_and_one_that_comes_later_is_found(bus: Bus, program: Program) -> None:
    assert not program.notices.tell("a", "A", "B", "Open")
    program.a_moment()
    assert not program.notices.is_there
    with Service(bus.address) as service:
        program.until(lambda: program.notices.is_there)
        tell(program)
        program.until(service.has_heard)
        program.a_moment()
        service.click(1)
        program.until(lambda: program.answered == [Answered("chat:7")])
        service.stop()
        program.until(lambda: not program.notices.is_there)
    assert not program.notices.tell("a", "A", "B", "Open")
    with Service(bus.address) as another:
        program.until(lambda: program.notices.is_there)
        another.click(1)  # of the service before
        tell(program, "mine")
        program.a_moment()
        another.click(1)
        program.until(lambda: Answered("mine") in program.answered)
    assert program.answered == [Answered("chat:7"), Answered("mine")]


def test_a_bus_that_goes_and_comes_back_is_asked_again(bus: Bus, ready: Program) -> None:
    tell(ready)
    bus.stop()
    ready.until(lambda: ready.notices.handle < 0)
    assert not ready.notices.tell("a", "A", "B", "Open")
    with Bus() as again, Service(again.address):
        ready.notices._address = again.address
        assert not ready.notices.tell("a", "A", "B", "Open")
        ready.until(lambda: ready.notices.is_there)
        assert ready.notices.tell("a", "A", "B", "Open")
        ready.notices.close()


def test_a_service_that_refuses_or_says_nothing_is_borne(bus: Bus, program: Program, service: Service) -> None:
    service.do("refuse")
    program.notices.open()
    program.until(service.has_heard)
    program.a_moment()
    assert not program.notices.is_there
    program.notices.open()
    assert service.heard() == service.heard() == ["GetCapabilities"]
    program.a_moment()
    service.do("mute")
    program.notices.open()
    program.notices.open()
    program.a_moment()
    assert service.heard() == ["GetCapabilities"]
    assert not service.has_heard()
    assert not program.notices.is_there


def test_signals_of_wrong_types_of_numbers_not_ours_and_of_other_programs_say_nothing(
    bus: Bus, ready: Program, service: Service
) -> None:
    tell(ready)
    service.heard()
    ready.a_moment()
    service.signal("ActionInvoked", "ss", "1", "default")
    service.signal("ActionInvoked", "u", 1)
    service.signal("ActionInvoked", "us", 0, "default")
    service.signal("ActionInvoked", "us", 99, "default")
    service.click(1, "another")
    service.signal("NotificationClosed", "us", 1, "2")
    service.signal("NotificationClosed", "uu", 99, 2)
    service.signal("ActivationToken", "us", 1, "two\nlines")
    with Service(bus.address) as waits:  # not the owner of the name: it waits for it
        waits.click(1)
        ready.a_moment()
    assert ready.answered == []
    service.click(1)
    ready.until(lambda: ready.answered == [Answered("chat:7")])


def test_one_that_was_put_away_says_nothing_and_one_whose_time_is_over_still_does(
    ready: Program, service: Service
) -> None:
    tell(ready, "away")
    tell(ready, "over")
    ready.a_moment()
    service.signal("NotificationClosed", "uu", 1, 2)
    service.signal("NotificationClosed", "uu", 2, 1)
    service.click(1)
    service.click(2)
    ready.until(lambda: bool(ready.answered))
    ready.a_moment()
    assert ready.answered == [Answered("over")]


def test_so_many_are_kept_and_the_oldest_goes(ready: Program, service: Service) -> None:
    for number in range(KEPT_MAX + 1):
        tell(ready, f"toast:{number}")
        ready.a_moment() if number == 0 else ready.turn(0)
    ready.a_moment()
    heard = [service.heard() for _ in range(KEPT_MAX + 2)]
    assert [one for one in heard if one[0] == "CloseNotification"] == [["CloseNotification", 1]]


@pytest.mark.parametrize(
    "address", ["", "nonsense", "tcp:host=localhost,port=1", "unix:path=/nowhere/bus", "unix:path=\0", ";;"]
)
def test_an_address_that_leads_nowhere_is_no_service(address: str) -> None:
    notices = Notifications(address, "AssistDesk", "", "assistdesk")
    assert not notices.tell("a", "A", "B", "Open")
    assert (notices.handle, notices.is_there, notices.read()) == (-1, False, [])
    notices.close()


def test_the_bus_is_where_the_session_says_else_at_its_usual_place(tmp_path: Path) -> None:
    assert bus_address({}) == bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == ""
    with socket.socket(socket.AF_UNIX) as usual:
        usual.bind(str(tmp_path / "bus"))
        assert bus_address({"XDG_RUNTIME_DIR": str(tmp_path)}) == f"unix:path={tmp_path / 'bus'}"
        told = {"XDG_RUNTIME_DIR": str(tmp_path), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/x"}
        assert bus_address(told) == "unix:path=/x"


class Liar:
    """What takes itself for a bus: it says *lines* and goes."""

    def __init__(self, folder: Path, said: bytes) -> None:
        self.address = f"unix:path={folder / 'liar'}"
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / "liar"))
        self._listening.listen()
        self._said = said
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        there, _ = self._listening.accept()
        with there:
            there.recv(1_000)
            there.sendall(HELLO_OK)
            there.recv(10_000)
            there.sendall(self._said)

    def gone(self) -> None:
        self._thread.join()
        self._listening.close()


def message(fields: bytes, body: bytes = b"", kind: int = 4, size: int | None = None) -> bytes:
    head = b"l" + bytes([kind, 0, 1]) + (len(body) if size is None else size).to_bytes(4, "little") + b"\1\0\0\0"
    padding = b"\0" * (-(16 + len(fields)) % 8)
    return head + len(fields).to_bytes(4, "little") + fields + padding + body


LIES = {
    "too long": message(b"", size=MESSAGE_BYTES_MAX),
    "no such type": message(b"", kind=77),
    "an array of nothing": message(b"\1\4a()\0\0\0\0\0\xff\0\0\0" + b"\0" * 255),
    "deep": message(b"\1\xff" + b"(" * 255 + b"\0"),
    "no signature": message(b"\1\1?\0\0\0\0\0"),
    "an odd answer": message(b"\5\1u\0\4\0\0\0\x08\1g\0\2as\0" + b"\0" * 0, b"\xff\xff\0\0abc", kind=2),
    "half a message": message(b"")[:13],
    "noise": bytes(range(256)) * 80,
}


@pytest.mark.parametrize("said", LIES.values(), ids=LIES.keys())
@pytest.mark.timeout(20)
def test_a_bus_that_lies_is_left(tmp_path: Path, said: bytes) -> None:
    liar = Liar(tmp_path, said)
    program = Program(liar.address)
    program.notices.open()
    program.until(lambda: program.notices.handle < 0)
    assert program.answered == []
    liar.gone()


@given(
    said=st.one_of(
        st.binary(max_size=400), st.builds(message, st.binary(max_size=80), st.binary(max_size=80), st.integers(0, 5))
    )
)
@settings(max_examples=200, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_comes_is_taken_or_ends_the_connection(said: bytes) -> None:
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    notices = Notifications("unix:path=/x", "AssistDesk", "", "assistdesk")
    notices._socket = ours
    with theirs:
        theirs.sendall(said)
    assert notices.read() == []
    assert notices.handle == -1
