"""A real relay in a process of its own, on a free loopback port, with accounts made by its real commands.

    with RelayProcess(tmp_path) as relay:
        ana = relay.add_agent("ana@example.com", "Ana Reyes")
        api = relay.sign_in(ana)
        api.post("/tickets", {...})

argon2 is set to its cheapest and loopback is exempt (ten times the per-address limits), so that tests are quick; both can
be set back by *settings* (``section.key`` -> text).
"""

import http.client
import itertools
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
import pyotp

from assistdesk.core.desk.outbox import make_key
from tests.kit.forked_relay import ForkedRelay

API_PREFIX = "/api/v1"
START_TIMEOUT_S = 60.0
STOP_TIMEOUT_S = 15.0
COMMAND_TIMEOUT_S = 30.0
STEP_S, TYPING_S = 30, 5
IDLE_S = 2.0
"""So long a client's connection is used again. The relay closes one after five seconds, and whatever is asked in that moment is
lost; on a busy machine it is a long one."""
QUICK = {"auth.argon2_kib": "64", "auth.argon2_passes": "1", "limits.exempt": '["127.0.0.0/8"]'}
OWN_PASSWORD = "seven staples and a horse"


@dataclass
class AgentSecrets:
    """What ``agent add`` printed, or an invitation showed, and the password that holds now. ``digits`` gives each code once."""

    email: str
    user_id: int
    password: str
    totp_secret: str
    recovery_codes: tuple[str, ...]
    otpauth_uri: str
    has_own_password: bool = False
    _last_step: int = field(default=0, repr=False)

    @classmethod
    def of(cls, user_id: int, email: str, shown: Mapping[str, Any]) -> Self:
        """*shown*: what is shown once of a new account."""
        return cls(
            email=email,
            user_id=user_id,
            password=shown["one_time_password"],
            totp_secret=shown["totp_secret"],
            recovery_codes=tuple(shown["recovery_codes"]),
            otpauth_uri=shown["otpauth_uri"],
        )

    def digits(self) -> str:
        """Six digits that were not used before and are good for as long as typing takes; waits for the next step when all
        that are good now were used."""
        while True:
            now_s = time.time()
            step = max(self._last_step + 1, int(now_s + TYPING_S) // STEP_S - 1)
            if step <= int(now_s) // STEP_S + 1:
                self._last_step = step
                return pyotp.TOTP(self.totp_secret).generate_otp(step)
            time.sleep(0.2)


class RelayProcess:
    """Starts at ``start`` or on entering; everything stays in *state_dir*, so it can be started again."""

    def __init__(
        self,
        state_dir: Path,
        port: int = 0,
        *,
        settings: Mapping[str, str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.state_dir = state_dir
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.port = port or free_port()
        self.settings = {**QUICK, **(settings or {})}
        self._more_environment = dict(environment or {})
        self.config_file = state_dir / "relay.toml"
        self.log_file = state_dir / "relay.log"
        self._process: subprocess.Popen[bytes] | ForkedRelay | None = None
        self._clients: list[ApiClient] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def events_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}{API_PREFIX}/events"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def database(self) -> Path:
        return self.state_dir / "state" / "relay.db"

    @property
    def ops_token(self) -> str:
        return (self.state_dir / "state" / "ops.token").read_text().strip()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop it and close the clients it made."""
        for client in self._clients:
            client.close()
        self._clients.clear()
        self.stop()

    # --- life -----------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start and wait until it is ready."""
        self._process = self._begin()
        deadline_s = time.monotonic() + START_TIMEOUT_S
        while not self.is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline_s:
                self.kill9()
                raise AssertionError(f"the relay did not start:\n{self.log_text()[-4000:]}")
            time.sleep(0.02)

    def _begin(self) -> subprocess.Popen[bytes] | ForkedRelay:
        with self.log_file.open("ab") as log:
            command = [*self.command, "serve"]
            return subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL)

    def stop(self) -> int:
        """SIGTERM, as a service manager does; the exit code."""
        if self._process is None:
            return 0
        process, self._process = self._process, None
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            return process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def kill9(self) -> None:
        """SIGKILL: nothing is said, nothing is flushed."""
        assert self._process is not None
        process, self._process = self._process, None
        process.kill()
        process.wait()

    def restart(self) -> None:
        """Stop it, if it runs, and start it again on the same port and state."""
        self.stop()
        self.start()

    def is_ready(self) -> bool:
        """Asked often while it starts: without httpx, whose every client first reads the computer's certificates."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def log_text(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    # --- commands -------------------------------------------------------------------------------------------------

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "relay.cli", "--config", str(self.config_file)]

    @property
    def environment(self) -> dict[str, str]:
        """The configuration by variables; nothing of ours in the environment gets in."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTDESK_")}
        given = {
            "server.state_dir": str(self.state_dir / "state"),
            "server.listen": f"127.0.0.1:{self.port}",
            "server.public_url": self.url,
            **self.settings,
        }
        kept |= self._more_environment
        return kept | {f"ASSISTDESK_RELAY__{key.upper().replace('.', '__')}": value for key, value in given.items()}

    def run(self, *arguments: str, as_json: bool = False) -> subprocess.CompletedProcess[str]:
        """Run one command beside the relay; look at ``returncode`` yourself."""
        flags = ["--json"] if as_json else []
        return subprocess.run(
            [*self.command, *flags, *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=COMMAND_TIMEOUT_S,
            check=False,
        )

    def run_json(self, *arguments: str) -> Any:
        """The JSON document of a command that succeeds."""
        done = self.run(*arguments, as_json=True)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def run_seed(self, size: int) -> None:
        """``desk seed``, with the relay stopped; large desks take their time."""
        command = [*self.command, "desk", "seed", str(size)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    def add_agent(self, email: str, name: str, *, is_admin: bool = False) -> AgentSecrets:
        """``agent add``: an account with a one-time password."""
        extra = ["--admin"] if is_admin else []
        made = self.run_json("agent", "add", email, "--name", name, *extra)
        return AgentSecrets.of(made["user_id"], made["email"], made)

    # --- a small client -------------------------------------------------------------------------------------------

    def client(self, access: str | None = None) -> "ApiClient":
        client = ApiClient(self.url, access)
        self._clients.append(client)
        return client

    def sign_in(self, agent: AgentSecrets) -> "ApiClient":
        """Sign in; the first time also choose a password of one's own."""
        api = self.client()
        api.sign_in(agent)
        return api


class ApiClient:
    """REST with a bearer token and idempotency keys; answers are plain dictionaries. No device key; no TLS, so that
    the computer's certificates, which take 20 ms to read, stay unread."""

    _numbers = itertools.count()

    def __init__(self, url: str, access: str | None = None) -> None:
        self.url = url
        self.access = access
        self.refresh_token: str | None = None
        self.user_id = 0
        limits = httpx.Limits(keepalive_expiry=IDLE_S)
        self._http = httpx.Client(base_url=url + API_PREFIX, trust_env=False, verify=False, timeout=20, limits=limits)

    def sign_in(self, agent: AgentSecrets) -> None:
        body = {"email": agent.email, "password": agent.password, "digits": agent.digits()}
        signed_in = self.need("POST", "/auth/login", body)
        self.access, self.refresh_token, self.user_id = signed_in["access"], signed_in["refresh"], signed_in["user_id"]
        if signed_in["must_change_password"]:
            self.need("POST", "/auth/password", {"old": agent.password, "new": OWN_PASSWORD})
            agent.password, agent.has_own_password = OWN_PASSWORD, True

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        key: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        sent = dict(headers or {})
        if self.access is not None:
            sent.setdefault("Authorization", f"Bearer {self.access}")
        if method != "GET":
            sent.setdefault("Idempotency-Key", key or new_key())
        return self._http.request(method, path, json=body, headers=sent)

    def need(self, method: str, path: str, body: Any = None, *, key: str | None = None) -> Any:
        """The JSON of a good answer; None for an empty one."""
        answer = self.request(method, path, body, key=key)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def get(self, path: str) -> Any:
        return self.need("GET", path)

    def post(self, path: str, body: Any = None) -> Any:
        return self.need("POST", path, body)

    def put(self, path: str, body: Any) -> Any:
        return self.need("PUT", path, body)

    def invite(self, email: str, name: str, *, is_admin: bool = False) -> AgentSecrets:
        """An account with a one-time password, made by an admin."""
        role = "admin" if is_admin else "agent"
        made = self.post("/users", {"user": {"name": name, "emails": [email], "role": role}})
        return AgentSecrets.of(made["user"]["id"], email, made["first"])

    def make_ticket(self, subject: str = "The printer is silent", **fields: Any) -> Any:
        """A ticket of a customer; the answer's ``ticket``."""
        ticket = {
            "subject": subject,
            "requester": {"name": "Lucía Pérez", "email": "lucia@customer.example"},
            "comment": {"body": "It does not print.", "public": True},
            **fields,
        }
        return self.post("/tickets", {"ticket": ticket})["ticket"]

    def close(self) -> None:
        self._http.close()


def new_key() -> str:
    """A fresh Idempotency-Key."""
    return make_key(time.time_ns() // 1_000_000, secrets.token_bytes(10))


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
