"""``assistdesk-relay``: reads the arguments, loads the configuration, runs one command (relay.md section 13).

Exit 0 good, 1 check failed, 2 usage or configuration, 3 relay not reachable. The commands are in ``relay.commands``.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from assistdesk.core.errors import AssistDeskError
from relay.commands import agents, anchors, care, desk, live, prints, serving
from relay.commands.context import CHECK_FAILED, NOT_REACHABLE, USAGE, Context
from relay.commands.output import Output
from relay.commands.sentences import sentence_of
from relay.config import load_config
from relay.ops.audit import AuditLog

NOT_REACHABLE_RULES = frozenset({"not_reachable"})


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The program's entry point."""
    code = run(sys.argv[1:] if arguments is None else arguments, Output())
    gc.freeze()  # what ends with the process is not searched for rings first: a fifth of a short command's time
    sys.exit(code)


def run(arguments: Sequence[str], output: Output, environment: dict[str, str] | None = None) -> int:
    """Run one command and return its exit code; every refusal becomes one sentence."""
    given = build_parser().parse_args(arguments)
    output = Output(is_json=given.json, out=output.out, err=output.err)
    try:
        loaded = load_config(
            given.config, environment=dict(os.environ) if environment is None else environment, flags=_flags(given)
        )
        code: int = given.run(Context(loaded=loaded, output=output, journal=AuditLog()), given)
    except AssistDeskError as error:
        output.complain(error.rule, sentence_of(error))
        if error.rule in NOT_REACHABLE_RULES:
            return NOT_REACHABLE
        is_usage = error.rule.startswith("config_")
        return USAGE if is_usage and given.command != "config" else CHECK_FAILED
    except BrokenPipeError:
        return CHECK_FAILED
    return code


def build_parser() -> argparse.ArgumentParser:
    """All commands; only those that exist."""
    parser = argparse.ArgumentParser(
        prog="assistdesk-relay", description="The relay of AssistDesk: tickets, sign-in, and sessions it cannot read."
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="configuration file")
    parser.add_argument("--json", action="store_true", help="one JSON document instead of text")
    commands: Any = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    serving.register(commands)
    agents.register(commands)
    live.register(commands)
    care.register(commands)
    prints.register(commands)
    desk.register(commands)
    anchors.register(commands)
    return parser


def _flags(given: argparse.Namespace) -> dict[str, str]:
    named = {"listen": "server.listen", "public_url": "server.public_url"}
    return {key: value for name, key in named.items() if (value := getattr(given, name, None)) is not None}


if __name__ == "__main__":
    main()
