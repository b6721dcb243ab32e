"""``print``: packaging files with this configuration's real values (relay.md sections 16, 22)."""

import argparse
import sys
from typing import Any

from relay.commands.context import GOOD, Context
from relay.config import parse_listen
from relay.ops.templates import Target, TemplateValues, render


def register(commands: Any) -> None:
    """One argument: which file."""
    parser = commands.add_parser("print", help="a service unit, container or proxy file for this relay")
    parser.add_argument("what", choices=[target.value for target in Target])
    parser.set_defaults(run=_print)


def _print(context: Context, arguments: argparse.Namespace) -> int:
    server = context.config.server
    listen = parse_listen(server.listen)
    values = TemplateValues(
        public_url=server.public_url,
        listen=server.listen,
        is_unix=listen is not None and bool(listen.unix_path),
        state_dir=server.state_dir,
        config_file=str(context.loaded.file),
        python=sys.executable,
        stop_grace_s=server.stop_grace_s,
    )
    text = render(Target(arguments.what), values)
    context.output.show({"what": arguments.what, "text": text}, text.splitlines())
    return GOOD
