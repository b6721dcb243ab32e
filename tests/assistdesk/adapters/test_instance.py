"""A second start hands its link to the first; nobody else can, and nothing but a short line is taken."""

import os
import queue
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistdesk.adapters.instance import MESSAGE_BYTES_MAX, Instance, private_folder, same_user


@pytest.fixture
def first(tmp_path: Path) -> Iterator[tuple[Instance, "queue.Queue[str]"]]:
    instance = Instance("customer", tmp_path)
    arrived: queue.Queue[str] = queue.Queue()
    assert instance.first()
    instance.listen(arrived.put)
    yield instance, arrived
    instance.close()


def call(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.chdir(path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(5)
        caller.connect("assistdesk-customer.sock")
        caller.sendall(data)
        caller.shutdown(socket.SHUT_WR)
        try:
            return caller.recv(2)
        except ConnectionResetError:  # closed before it had read all of it
            return b""


def test_the_second_start_gives_its_link_to_the_first(
    first: tuple[Instance, "queue.Queue[str]"], tmp_path: Path
) -> None:
    second = Instance("customer", tmp_path)
    assert not second.first()
    assert second.hand_over("assistdesk://join/4829157309")
    assert first[1].get(timeout=5) == "assistdesk://join/4829157309"
    second.close()


def test_a_folder_whose_name_is_too_long_for_a_sockets_address_serves_as_well(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 40)
    folder.mkdir()
    arrived: queue.Queue[str] = queue.Queue()
    instance, second = Instance("agent", folder), Instance("agent", folder)
    assert instance.first()
    instance.listen(arrived.put)
    assert second.hand_over("assistdesk://ticket/7")
    assert arrived.get(timeout=5) == "assistdesk://ticket/7"
    instance.close()
    assert not second.hand_over("assistdesk://ticket/7")


def test_a_socket_that_cannot_be_made_is_an_error_and_leaves_nothing_open(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    instance = Instance("agent", folder)
    assert instance.first()
    (folder / "assistdesk-agent.lock").unlink()
    folder.rmdir()
    with pytest.raises(OSError, match="No such file"):
        instance.listen(print)
    instance.close()


def test_T10_garbage_a_megabyte_or_half_a_line_is_refused_and_the_next_caller_is_served(
    first: tuple[Instance, "queue.Queue[str]"], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data in (b"\xff\xfe\n", b"x" * (MESSAGE_BYTES_MAX + 1), b"no end of line", b""):
        assert call(tmp_path, data, monkeypatch) == b""
    assert first[1].empty()
    assert call(tmp_path, b"hello\n", monkeypatch) == b"ok"


def test_a_killed_first_instance_frees_the_place(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom assistdesk.adapters.instance import Instance\n"
        f"i = Instance('customer', Path({str(tmp_path)!r}))\nprint(i.first(), flush=True)\ni.listen(print)\nsys.stdin.read()"
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"True\n"
    here = Instance("customer", tmp_path)
    assert not here.first()
    child.kill()
    child.communicate()
    assert not here.hand_over("")
    assert here.first()
    here.close()


def test_a_folder_that_others_may_write_to_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    tmp_path.chmod(0o700)
    assert private_folder() == tmp_path
    tmp_path.chmod(0o777)
    with pytest.raises(PermissionError):
        private_folder()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert private_folder().name == f"assistdesk-{os.getuid()}"


def test_T10_the_kernel_says_who_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = socket.socketpair(socket.AF_UNIX)
    with here, there:
        assert same_user(here)
        real = os.getuid()
        monkeypatch.setattr(os, "getuid", lambda: real + 1)
        assert not same_user(here)
