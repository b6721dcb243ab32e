"""The command ``assistdesk``: reads the command line, starts the right face, and checks ledgers.

    assistdesk                     the agent's side
    assistdesk join [CODE | LINK]  the customer's side, at the code boxes; a code or link only fills them in
    assistdesk assistdesk://…      what a link handler calls; the same as ``join LINK``
    assistdesk verify FILE         is this session's ledger whole and signed?

Whatever stands on the command line comes from outside: other local users may see it, a web page may have made it. So it
fills in a code and chooses a window, and nothing else; no option connects, grants or skips a question.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from assistdesk.config import load_settings
from assistdesk.core.errors import RefusedError

LINK_PREFIXES = ("assistdesk:", "https://", "http://")
EXIT_USAGE = 2
LANGUAGES = ("en", "es", "zh")


def parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--config", type=Path, metavar="FILE", help="settings file instead of the usual place")
    shared.add_argument("--relay", metavar="URL", help="address of the relay, e.g. https://help.example.com")
    shared.add_argument("--language", choices=LANGUAGES, help="language of the windows (usual: the system's)")
    top = argparse.ArgumentParser(
        prog="assistdesk",
        description="Help desk with permissioned remote assistance. Without a command: the agent's side.",
        parents=[shared],
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    join = commands.add_parser("join", parents=[shared], help="get help: open at the code boxes")
    join.add_argument("code", nargs="?", default="", metavar="CODE|LINK", help="fills in the code, nothing else")
    verify = commands.add_parser("verify", help="check a session's ledger file")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--relay", type=Path, metavar="FILE", help="the relay's own record (JSON), as a third witness")
    verify.add_argument("--other", type=Path, metavar="FILE", help="the other end's ledger of the same session")
    verify.add_argument(
        "--org", metavar="KEY", help="the organisation's public key in hex: check the agent's certificate"
    )
    return top


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Parse *argv* (without the program's name). A bare link counts as ``join LINK``, taken whole: it has no options in it."""
    words = list(argv)
    if len(words) == 1 and words[0].lower().startswith(LINK_PREFIXES):
        words = ["join", "--", words[0]]
    return parser().parse_args(words)


def main(argv: Sequence[str] | None = None) -> int:
    if getattr(sys, "frozen", False):  # a packed program is its own interpreter: the decoder's process starts here
        import multiprocessing

        multiprocessing.freeze_support()
    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    if arguments.command == "verify":
        from assistdesk.cli_verify import verify_files  # loads the cryptography: not for --help

        return verify_files(arguments.file, arguments.relay, arguments.other, arguments.org)
    try:
        settings = load_settings(arguments.config, environment(arguments))
    except RefusedError as error:
        print(config_words(error), file=sys.stderr)
        return EXIT_USAGE
    from assistdesk.app import run  # loads Qt: not for verify, not for --help

    as_customer = arguments.command == "join"
    return run(settings, as_customer, arguments.code if as_customer else "")


def environment(arguments: argparse.Namespace) -> dict[str, str]:
    """The environment with what the command line says on top."""
    given = {"ASSISTDESK_RELAY_URL": arguments.relay, "ASSISTDESK_LANGUAGE": arguments.language}
    return dict(os.environ) | {name: value for name, value in given.items() if value}


def config_words(error: RefusedError) -> str:
    """One line for the terminal: which key, in which file, and why."""
    fields = error.fields
    key = f": {fields['key']}" if "key" in fields else ""
    why = f" ({fields['why']})" if "why" in fields else ""
    return f"assistdesk: {fields.get('file', 'settings')}{key}: {error.rule.replace('_', ' ')}{why}"


if __name__ == "__main__":
    sys.exit(main())
