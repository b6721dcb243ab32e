"""``serve``, ``config``, ``version``: starting the relay and what it was told."""

import argparse
import asyncio
import importlib.metadata
import os
import platform
import sqlite3
from functools import partial
from typing import Any

from relay.commands.context import GOOD, Context
from relay.commands.output import table
from relay.config import list_values
from relay.state import prepare_state, read_secrets
from relay.store import migrate
from relay.version import program_version

LIBRARIES = ("litestar", "uvicorn", "msgspec", "sqlalchemy", "argon2-cffi", "websockets")
SECRET_KEYS: frozenset[str] = frozenset()
"""No key holds a secret itself: secrets are given as files. A key that ever does is shown as ``***``."""


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    parser = commands.add_parser("serve", help="start the relay; the first time it makes what it needs")
    parser.add_argument("--listen", metavar="ADDRESS", help="ADDRESS:PORT or unix:/PATH")
    parser.add_argument("--public-url", metavar="URL", help="the address that apps use")
    parser.set_defaults(run=_serve)
    config = commands.add_parser("config", help="check or show the configuration")
    family = config.add_subparsers(dest="config_command", metavar="COMMAND", required=True)
    family.add_parser("check", help="the first error, with its key").set_defaults(run=_check)
    family.add_parser("show", help="every key, its value and where it came from").set_defaults(run=_show)
    commands.add_parser("version", help="version, schema, libraries").set_defaults(run=_version)


def _serve(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    from relay.serve import serve  # everything a server needs; other commands start without it

    os.umask(0o077)
    is_first = prepare_state(context.loaded)
    config = context.config
    secret = read_secrets(config)
    document = {
        "address": config.server.public_url,
        "listen": config.server.listen,
        "state_dir": config.server.state_dir,
        "config": str(context.loaded.file),
        "first_run": is_first,
    }
    lines = [f"AssistDesk relay {program_version()} at {config.server.public_url}"]
    if is_first:
        lines += [
            f"  configuration  {context.loaded.file}",
            f"  database, keys {config.server.state_dir}",
            "Next, in another terminal, the first account:",
            f"  assistdesk-relay --config {context.loaded.file} agent add E-MAIL --admin",
        ]
    show = partial(context.output.show, document, lines)
    asyncio.run(serve(config, secret, config_file=context.loaded.file.absolute(), on_ready=show))
    return GOOD


def _check(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    # loading has checked it; a secret file that is there is checked too
    if context.config.state_dir.is_dir() and (context.config.state_dir / "node.key").exists():
        read_secrets(context.config)
    found = str(context.loaded.file) if context.loaded.file_exists else "defaults (no file yet)"
    context.output.show({"ok": True, "file": str(context.loaded.file)}, [f"Good: {found}"])
    return GOOD


def _show(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    rows = [(key, "***" if key in SECRET_KEYS else value, origin) for key, value, origin in list_values(context.loaded)]
    document = {key: {"value": value, "from": origin} for key, value, origin in rows}
    context.output.show(document, table([(k, _text(v), o) for k, v, o in rows], ("KEY", "VALUE", "FROM")))
    return GOOD


def _version(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    document = {"version": program_version(), "schema": migrate.newest(), "python": platform.python_version()}
    document |= {name: importlib.metadata.version(name) for name in LIBRARIES}
    document["sqlite"] = sqlite3.sqlite_version
    context.output.show(document, [f"{name:12} {value}" for name, value in document.items()])
    return GOOD


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(str(item) for item in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)
