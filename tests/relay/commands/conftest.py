"""Commands run in this process, against a state that a first ``serve`` would have made; no relay runs."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from relay.cli import run
from relay.commands.output import Output
from relay.config import load_config
from relay.state import prepare_state
from tests.kit.desk_file import new_desk_file
from tests.kit.relay_process import free_port


@dataclass
class Done:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@dataclass
class Desk:
    """A configured relay that does not run."""

    config_file: Path
    environment: dict[str, str]

    @property
    def state_dir(self) -> Path:
        return Path(self.environment["ASSISTDESK_RELAY__SERVER__STATE_DIR"])

    def run(self, *arguments: str, as_json: bool = False) -> Done:
        out, err = io.StringIO(), io.StringIO()
        given: Sequence[str] = ["--config", str(self.config_file), *(["--json"] if as_json else []), *arguments]
        code = run(given, Output(out=out, err=err), self.environment)
        return Done(code, out.getvalue(), err.getvalue())

    def run_json(self, *arguments: str) -> Any:
        done = self.run(*arguments, as_json=True)
        assert done.code == 0, done.err
        return done.document


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    port = free_port()
    environment = {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__SERVER__LISTEN": f"127.0.0.1:{port}",
        "ASSISTDESK_RELAY__SERVER__PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ASSISTDESK_RELAY__AUTH__ARGON2_KIB": "64",
        "ASSISTDESK_RELAY__AUTH__ARGON2_PASSES": "1",
    }
    made = Desk(tmp_path / "relay.toml", environment)
    prepare_state(load_config(made.config_file, environment=environment))
    new_desk_file(made.state_dir / "relay.db")
    return made
