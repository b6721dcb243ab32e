"""The relay as an admin has it: a real process, first run, signals, kills, commands beside it."""

import concurrent.futures
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.kit.relay_process import OWN_PASSWORD, RelayProcess, free_port, new_key


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state of a relay that has run once and stopped."""
    directory = tmp_path_factory.mktemp("prepared") / "relay"
    with RelayProcess(directory):
        pass
    return directory


@pytest.fixture
def stopped(prepared: Path, tmp_path: Path) -> RelayProcess:
    """A copy of that state of one's own."""
    shutil.copytree(prepared, tmp_path / "relay")
    return RelayProcess(tmp_path / "relay")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_admin_s_five_minutes(tmp_path: Path) -> None:
    """experience.md 1.3: serve, agent add, sign in, a ticket, status; then a stop that leaves nothing open."""
    with RelayProcess(tmp_path / "relay") as relay:
        said = relay.log_text()
        assert relay.url in said
        assert str(relay.config_file) in said
        assert "agent add E-MAIL --admin" in said
        state = relay.state_dir / "state"
        assert (mode_of(relay.config_file), mode_of(state)) == (0o600, 0o700)
        assert {mode_of(state / name) for name in ("node.key", "ops.token", "relay.db")} == {0o600}
        shown = relay.run("agent", "add", "ana@example.com", "--admin")
        assert shown.returncode == 0
        assert re.search(r"One-time password +[a-z2-7-]{29}\n", shown.stdout)
        assert "▀" in shown.stdout
        assert len(re.findall(r"(?:[a-z2-7]{4}-){3}[a-z2-7]{4}\b", shown.stdout)) >= 10
        bo = relay.add_agent("bo@example.com", "Bo")
        api = relay.sign_in(bo)
        assert api.make_ticket()["id"] == 1
        status = relay.run("status")
        assert status.returncode == 0, status.stdout
        assert "ok      relay" in status.stdout
        assert relay.run("healthcheck").returncode == 0
        assert relay.stop() == 0
    assert relay.run("healthcheck").returncode == 3
    assert relay.run("status").returncode == 3
    assert relay.run("agent", "list").returncode == 0


def test_R17_sigterm_says_1012_and_ends_within_its_grace(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay") as relay:
        api = relay.sign_in(relay.add_agent("ana@example.com", "Ana"))
        headers = {"Authorization": f"Bearer {api.access}"}
        with connect(relay.events_url, additional_headers=headers, compression=None, proxy=None) as socket:
            assert '"hello"' in str(socket.recv(timeout=10))
            begun_s = time.monotonic()
            assert relay.stop() == 0
            assert time.monotonic() - begun_s < 10
            assert '"bye"' in str(socket.recv(timeout=10))
            with pytest.raises(ConnectionClosed):
                socket.recv(timeout=10)
            assert socket.close_code == 1012


def test_R17_after_kill_9_everything_that_was_answered_is_there(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay") as relay:
        ana = relay.add_agent("ana@example.com", "Ana")
        api = relay.sign_in(ana)
        ticket = api.make_ticket()
        code = api.post(f"/tickets/{ticket['id']}/code")
        host = relay.client().post("/codes/claim", {"nameplate": code["nameplate"]})
        keys = [new_key() for _ in range(5)]
        body = {"ticket": {"comment": {"body": "answered", "public": False}}}
        answers = [api.need("PUT", f"/tickets/{ticket['id']}", body, key=key) for key in keys]
        relay.kill9()
        relay.start()
        page = api.get(f"/tickets/{ticket['id']}/timeline")
        assert [one["body"] for one in page["comments"]].count("answered") == 5
        again = api.request("PUT", f"/tickets/{ticket['id']}", body, key=keys[2])
        assert again.headers["idempotency-replayed"] == "true"
        assert again.json() == answers[2]
        assert api.post(f"/rooms/{code['room']}/confirm") is None
        assert relay.client(host["session_pass"]).post(f"/rooms/{code['room']}/rejoin", {})["room"] == code["room"]
        assert relay.run("audit", "verify").returncode == 0
        assert relay.run("db", "check").returncode == 0


def test_D5_a_second_relay_on_the_same_database_refuses(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay") as relay:
        other = RelayProcess(tmp_path / "relay", port=free_port())
        done = other.run("serve")
        assert done.returncode == 1
        assert "another relay serves this database" in done.stderr
        assert relay.is_ready()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"garbage" * 1000, "is no database of a relay"),
        (b"SQLite format 3\x00" + b"\xff" * 4096, "is no database of a relay"),
    ],
)
def test_D4_a_damaged_database_is_left_alone_with_clear_words(
    stopped: RelayProcess, content: bytes, words: str
) -> None:
    relay = stopped
    for suffix in ("-wal", "-shm"):
        relay.database.with_name(relay.database.name + suffix).unlink(missing_ok=True)
    relay.database.write_bytes(content)
    done = relay.run("serve")
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert relay.database.read_bytes() == content


def test_D4_a_newer_schema_is_named_and_not_touched(stopped: RelayProcess) -> None:
    relay = stopped
    with closing(sqlite3.connect(relay.database)) as database:
        database.execute("UPDATE alembic_version SET version_num = 'r9999'")
        database.commit()
    done = relay.run("serve")
    assert done.returncode == 1
    assert "newer relay" in done.stderr
    assert "r9999" in done.stderr


def test_R22_a_configuration_it_does_not_understand_stops_it_by_key_and_file(stopped: RelayProcess) -> None:
    relay = stopped
    relay.config_file.write_text(relay.config_file.read_text() + "\n[limits]\nroomz = 5\n")
    for command in (("serve",), ("config", "check")):
        done = relay.run(*command)
        assert done.returncode in (1, 2)
        assert "limits.roomz" in done.stderr
        assert str(relay.config_file) in done.stderr
    relay.config_file.chmod(0o666)
    assert "can be written by every user" in relay.run("serve").stderr


def test_R22_a_secret_that_others_can_read_stops_it(stopped: RelayProcess) -> None:
    relay = stopped
    (relay.state_dir / "state" / "ops.token").chmod(0o644)
    done = relay.run("serve")
    assert done.returncode == 2
    assert "ops.token" in done.stderr


def test_an_address_that_is_taken_is_said_in_words(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "one") as one:
        done = RelayProcess(tmp_path / "two", port=one.port).run("serve")
        assert done.returncode == 1
        assert f"127.0.0.1:{one.port}" in done.stderr
        assert "Traceback" not in done.stderr


def test_R9_behind_a_trusted_proxy_the_client_s_address_counts(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay", settings={"server.trusted_proxies": '["127.0.0.1/32"]'}) as relay:
        api = relay.client()
        body = {"email": "a@example.com", "password": "x", "digits": "123456"}
        api.request("POST", "/auth/login", body, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"})
        newest = relay.run_json("audit", "list")["entries"][-1]
        assert newest["detail"]["address"] == "203.0.113.9"


def test_the_address_limits_trip_at_their_values(tmp_path: Path) -> None:
    settings = {
        "limits.exempt": "[]",
        "limits.claims_per_min": "3",
        "limits.api_per_s_ip": "50",
        "limits.sign_ins_per_5min_ip": "4",
    }
    with RelayProcess(tmp_path / "relay", settings=settings) as relay:
        api = relay.client()
        claims = [api.request("POST", "/codes/claim", {"nameplate": "1234"}).status_code for _ in range(4)]
        assert claims == [404, 404, 404, 429]
        logins = [
            api.request("POST", "/auth/login", {"email": f"{n}@x", "password": "x", "digits": "123456"}).status_code
            for n in range(5)
        ]
        assert logins == [401, 401, 401, 401, 429]


def test_R20_two_hundred_sign_ins_at_once_stay_within_their_memory(tmp_path: Path) -> None:
    settings = {"auth.argon2_kib": "65536", "auth.argon2_passes": "1", "limits.sign_ins_per_5min_ip": "10000"}
    settings["limits.api_per_s_ip"] = "1000"
    with RelayProcess(tmp_path / "relay", settings=settings) as relay:
        before_kib = resident_kib(relay.pid)

        with (
            httpx.Client(trust_env=False, timeout=60, limits=httpx.Limits(max_connections=60)) as client,
            concurrent.futures.ThreadPoolExecutor(60) as threads,
        ):

            def login(n: int) -> int:
                body = {"email": f"a{n}@example.com", "password": "x" * 12, "digits": "123456"}
                return client.post(f"{relay.url}/api/v1/auth/login", json=body).status_code

            answers = list(threads.map(login, range(200)))
        assert set(answers) <= {401, 503}
        assert answers.count(503) > 0
        assert resident_kib(relay.pid) - before_kib < 160 * 1024
        assert relay.is_ready()


def test_PR18_canary_secrets_appear_in_no_output(tmp_path: Path) -> None:
    with RelayProcess(tmp_path / "relay", settings={"log.level": "debug"}) as relay:
        ana = relay.add_agent("ana@example.com", "Ana")
        one_time = ana.password
        api = relay.sign_in(ana)
        ticket = api.make_ticket("canary-subject")
        api.put(f"/tickets/{ticket['id']}", {"ticket": {"comment": {"body": "canary-body", "public": True}}})
        code = api.post(f"/tickets/{ticket['id']}/code")
        host = relay.client().post("/codes/claim", {"nameplate": code["nameplate"]})
        api.request("GET", "/search?query=canary-query")
        api.request("POST", "/auth/login", {"email": "ana@example.com", "password": "canary-password", "digits": "1"})
        canaries = [
            one_time, OWN_PASSWORD, str(api.access), str(api.refresh_token), code["token"], host["token"],
            host["session_pass"], ana.totp_secret, ana.recovery_codes[0], relay.ops_token, "canary-",
        ]  # fmt: skip
        metrics = httpx.get(
            f"{relay.url}/metrics", headers={"Authorization": f"Bearer {relay.ops_token}"}, trust_env=False
        ).text
        outputs = [relay.log_text(), metrics, relay.run("audit", "list").stdout, relay.run("session", "list").stdout]
        outputs.append(Path(f"/proc/{relay.pid}/cmdline").read_text())
        for text in outputs:
            assert [canary for canary in canaries if canary in text] == []
        assert f'"{code["nameplate"]}"' not in relay.log_text()
        assert code["room"] not in relay.log_text()


def test_ready_within_two_seconds_of_a_bare_import(tmp_path: Path) -> None:
    """Seconds depend on the machine, so the start is held against what only importing the libraries takes."""
    begun_s = time.monotonic()
    subprocess.run([sys.executable, "-c", "import litestar, sqlalchemy, alembic.command, uvicorn"], check=True)
    imports_s = time.monotonic() - begun_s
    begun_s = time.monotonic()
    with RelayProcess(tmp_path / "relay"):
        started_s = time.monotonic() - begun_s
    assert started_s < 2 + 5 * imports_s


def resident_kib(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024
