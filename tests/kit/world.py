"""The whole world of one session, for the demo and the end-to-end tests: a real relay, two displays, two people, their apps.

Everything is a process of its own, as it would be on three computers. Nothing here can grant anything: the customer's yes is
a click on her screen.
"""

import contextlib
import dataclasses
import os
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.kit.display import Display, NotSeenError, wait_until
from tests.kit.person import Person
from tests.kit.relay_process import OWN_PASSWORD, AgentSecrets, ApiClient, RelayProcess
from tests.kit.scene import FLAG

ORGANISATION, PHONE = "Talleres Norte", "+34 944 000 111"
START_WAIT_S = 30.0
LOG_CHARS = 4_000
TICKETS = 12
COLLEAGUE = "Bo Lindqvist"
SUBJECT = "Invoice export freezes at 80 %"


class App:
    """One face of AssistDesk in a process of its own, with a home of its own."""

    def __init__(self, display: Display, home: Path, relay_url: str, language: str = "en", words: tuple[str, ...] = ()):
        self.display, self.home, self.words = display, home, words
        self.log = home / "app.log"
        self.env: dict[str, str] = {}
        """What else it finds in its environment."""
        self._relay_url, self._language = relay_url, language
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        env = self.display.env(**self._home_env())
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-X", "faulthandler", "-m", "assistdesk.cli", *self.words],
                env=env, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    def _home_env(self) -> dict[str, str]:
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        return {
            "ASSISTDESK_RELAY_URL": self._relay_url,
            "ASSISTDESK_DATA_DIR": str(self.home / "data"),
            "ASSISTDESK_ORGANISATION": ORGANISATION,
            "ASSISTDESK_PHONE": PHONE,
            "ASSISTDESK_LANGUAGE": self._language,
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_RUNTIME_DIR": str(runtime),
            "HOME": str(self.home),
        } | self.env

    def run(self, *words: str) -> str:
        """What ``assistdesk WORDS`` prints at this computer."""
        argv = [sys.executable, "-m", "assistdesk.cli", *words]
        env = dict(os.environ) | self._home_env()
        return subprocess.run(argv, capture_output=True, text=True, check=True, timeout=60, env=env).stdout

    def add_setting(self, line: str) -> None:
        """To its ``assistdesk.toml``, before it starts."""
        settings = self.home / "config" / "assistdesk" / "assistdesk.toml"
        settings.parent.mkdir(parents=True, exist_ok=True)
        with settings.open("a") as file:
            file.write(f"{line}\n")

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def log_text(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def kill9(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self, within_s: float = 8.0) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(within_s)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Scene:
    """What stands on the customer's screen, and the way to change it."""

    def __init__(self, display: Display) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.scene"],
            env=display.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._expect("ready")

    def _expect(self, word: str) -> None:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line.startswith(word):
            raise NotSeenError(f"the scene said {line!r}, not {word!r}")

    def order(self, command: str) -> None:
        """Send one command and wait until it is painted."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        self._expect(f"done {command}")

    def flag(self, colour: str) -> None:
        """Give the flag in the corner the colour RRGGBB."""
        self.order(f"c {colour}")

    def stop(self) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._process.communicate("q\n", timeout=5)


@dataclass(frozen=True)
class SeededDesk:
    """What a first start, two accounts and ``desk seed`` left in *directory*; the relay is stopped."""

    directory: Path
    secrets: AgentSecrets
    colleague_secrets: AgentSecrets


def seed_desk(directory: Path) -> SeededDesk:
    """Made once, for worlds that begin after it."""
    relay = RelayProcess(directory)
    with relay:
        pass
    return SeededDesk(directory, *_seed(relay))


def _seed(relay: RelayProcess) -> tuple[AgentSecrets, AgentSecrets]:
    """Two agents with accounts, then a believable desk. The relay is stopped: seeding writes in bulk."""
    ana = relay.add_agent("ana@talleresnorte.example", "Ana Ruiz", is_admin=True)
    bo = relay.add_agent("bo@talleresnorte.example", COLLEAGUE)
    relay.run_seed(TICKETS)
    return ana, bo


@dataclass
class World:
    """Made by ``world(...)``; ``close`` ends everything."""

    folder: Path
    language: str = "en"
    size: tuple[int, int] = (1920, 1080)
    relay: RelayProcess = field(init=False)
    agent_display: Display = field(init=False)
    customer_display: Display = field(init=False)
    agent: Person = field(init=False)
    customer: Person = field(init=False)
    agent_app: App = field(init=False)
    customer_app: App = field(init=False)
    scene: Scene | None = None
    secrets: AgentSecrets = field(init=False)
    api: ApiClient = field(init=False)
    colleague_display: Display = field(init=False)
    colleague: Person = field(init=False)
    colleague_app: App = field(init=False)
    colleague_secrets: AgentSecrets = field(init=False)
    """Somebody who is there only where a story needs him."""

    def __post_init__(self) -> None:
        self.relay = RelayProcess(self.folder / "relay")
        self.agent_display = Display(*self.size)
        self.customer_display = Display(*self.size)
        self.agent = Person(self.agent_display)
        self.customer = Person(self.customer_display)
        self.agent_app = App(self.agent_display, self.folder / "agent", self.relay.url, self.language)
        self.colleague_display = Display(*self.size)
        self.colleague = Person(self.colleague_display)
        self.colleague_app = App(self.colleague_display, self.folder / "colleague", self.relay.url, self.language)
        self.customer_app = App(
            self.customer_display, self.folder / "customer", self.relay.url, self.language, ("join",)
        )

    # --- the stage ------------------------------------------------------------------------------------------------------

    def start_relay(self) -> None:
        self.relay.start()

    def seed(self) -> None:
        """Accounts and tickets, while the relay is stopped."""
        self.relay.stop()
        self.secrets, self.colleague_secrets = _seed(self.relay)
        self.relay.start()

    def start_seeded(self, desk: SeededDesk) -> None:
        """The relay with a copy of *desk*, instead of ``start_relay`` and ``seed``."""
        shutil.copytree(desk.directory, self.relay.state_dir, dirs_exist_ok=True)
        self.secrets = dataclasses.replace(desk.secrets)
        self.colleague_secrets = dataclasses.replace(desk.colleague_secrets)
        self.relay.start()

    def start_displays(self) -> None:
        self.agent_display.start()
        self.customer_display.start()
        self.scene = Scene(self.customer_display)

    def start_agent(self) -> None:
        self.agent_app.start()
        self.agent.wait_for("E-mail", "text", START_WAIT_S)

    def sign_in(self) -> None:
        _sign_in(self.agent, self.secrets)

    def start_colleague(self) -> None:
        """Another agent, at a computer of his own, signed in."""
        self.colleague_display.start()
        self.colleague_app.start()
        self.colleague.wait_for("E-mail", "text", START_WAIT_S)
        _sign_in(self.colleague, self.colleague_secrets)

    def sign_in_again(self) -> None:
        """The program knows who was here last and asks for password and digits."""
        hands = self.agent
        hands.fill("^Password", self.secrets.password)
        hands.key("Return")
        hands.wait_for("digits", "", START_WAIT_S)
        hands.type(self.secrets.digits())
        hands.wait_for("Inbox", timeout_s=START_WAIT_S)

    def sign_in_by_api(self) -> None:
        """Another sign-in of the same agent, to look at the desk from outside."""
        self.api = self.relay.sign_in(self.secrets)

    def open_ticket(self, subject: str = SUBJECT) -> None:
        self.agent.click(re.escape(subject), "list item")
        self.agent.wait_for("Start session", "button")

    def make_code(self) -> str:
        """Press *Start session*; return the digits of the code as they are read out on the screen."""
        self.agent.click("Start session", "button")
        shown = self.agent.wait_for("^Session code: .*[0-9]", timeout_s=START_WAIT_S)
        return re.sub(r"\D", "", shown.words)

    def start_customer(self) -> None:
        self.customer_app.start()
        self.customer.wait_for("Session code", timeout_s=START_WAIT_S)

    def type_code(self, code: str) -> None:
        self.customer.click("Session code")
        self.customer.type(re.sub(r"\D", "", code))

    def allow(self) -> None:
        """Wait until *Allow* is armed and press it."""
        self.customer.click("^Allow$", "button", START_WAIT_S)

    # --- looking ----------------------------------------------------------------------------------------------------------

    def agent_sees_flag(self, colour: str) -> bool:
        """Is the flag's colour at its place on the agent's screen (full screen, 1:1)?"""
        return bool(self.agent_display.coloured(colour, *FLAG).all())

    def told(self) -> str:
        """What each person could see and what each process last logged: for the report of a story that failed."""
        parts = []
        for name, person, app in (
            ("agent", self.agent, self.agent_app),
            ("customer", self.customer, self.customer_app),
            ("colleague", self.colleague, self.colleague_app),
        ):
            if not app.log.exists():
                continue
            with contextlib.suppress(OSError, ValueError):
                seen = [f"{node.role}: {node.words!r}{'' if node.is_alive else ' (off)'}" for node in person.look()]
                parts.append(f"--- the {name} sees:\n" + "\n".join(seen))
            parts.append(f"--- the {name}'s program says:\n{app.log_text()[-LOG_CHARS:]}")
        parts.append(f"--- the relay says:\n{self.relay.log_text()[-LOG_CHARS:]}")
        return "\n".join(parts)

    def ledgers(self) -> list[Path]:
        return sorted(self.folder.glob("**/*.adledger"))

    def close(self) -> None:
        for part in (self.agent, self.customer, self.colleague):
            part.close()
        for app in (self.agent_app, self.customer_app, self.colleague_app):
            with contextlib.suppress(OSError):
                app.stop()
        if self.scene is not None:
            self.scene.stop()
        self.relay.close()
        for display in (self.agent_display, self.customer_display, self.colleague_display):
            display.stop()


def _sign_in(hands: Person, secrets: AgentSecrets) -> None:
    """The first sign-in, by keyboard: e-mail, one-time password, six digits, a password of one's own."""
    hands.fill("^E-mail", secrets.email)
    hands.key("Return")
    hands.fill("^Password", secrets.password)
    hands.key("Return")
    hands.wait_for("digits", "", START_WAIT_S)
    hands.type(secrets.digits())  # the last one signs in
    if not secrets.has_own_password:
        hands.fill("^New password", OWN_PASSWORD)
        hands.fill("^The same again", OWN_PASSWORD)
        hands.key("Return")
        secrets.password, secrets.has_own_password = OWN_PASSWORD, True
    hands.wait_for("Inbox", timeout_s=START_WAIT_S)


def verify(*words: str) -> subprocess.CompletedProcess[str]:
    """Run ``assistdesk verify`` as a person would."""
    argv = [sys.executable, "-m", "assistdesk.cli", "verify", *words]
    return subprocess.run(argv, capture_output=True, text=True, check=False, env=dict(os.environ), timeout=60)


__all__ = ["App", "Scene", "SeededDesk", "World", "seed_desk", "verify", "wait_until"]
