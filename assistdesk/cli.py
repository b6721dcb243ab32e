"""The command ``assistdesk``: reads the command line, starts the right face, and checks ledgers and logs.

    assistdesk                     the agent's side
    assistdesk join [CODE | LINK]  the customer's side, at the code boxes; a code or link only fills them in
    assistdesk assistdesk://…      what a link handler calls; the same as ``join LINK``, and for a link to a ticket the agent's
                                   side, which shows that ticket once somebody is signed in
    assistdesk verify FILE         is this session's ledger, or this ticket's log, whole?
    assistdesk replay FILE         play a recording
    assistdesk export FILE OUT     make a film of a recording, for other players
    assistdesk org ...             the organisation's keys and its agents' certificates
    assistdesk register            into this person's menus, and as what opens ``assistdesk:`` links

Whatever stands on the command line comes from outside: other local users may see it, a web page may have made it. So it
fills in a code, names a ticket and chooses a window, and nothing else; no option connects, grants or skips a question.
"""

from __future__ import annotations  # the parser of the command line is loaded where there is one to parse

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistdesk.config import load_settings
from assistdesk.core.errors import RefusedError

if TYPE_CHECKING:
    import argparse

LINK_PREFIXES = ("assistdesk:", "https://", "http://")
EXIT_USAGE = 2
LANGUAGES = ("en", "es", "zh")


class Arguments:
    """What a command line may say; of an empty one: the agent's side. ``file``, ``other``, ``org`` and ``ledger`` are
    ``verify``'s (``file`` and ``key`` ``replay``'s and ``export``'s, with ``out`` and ``force``), ``remove`` is ``register``'s,
    the rest from ``act`` on is ``org``'s."""

    config: Path | None = None
    relay: str | None = None
    """The relay's address; ``verify``'s: the file with its record."""
    language: str | None = None
    code: str = ""
    file: Path = Path()
    key: Path | None = None
    out: Path = Path()
    force: bool = False
    other: Path | None = None
    org: str | None = None
    ledger: Path | None = None
    remove: bool = False
    act: str = ""
    key_file: Path = Path()
    request: Path = Path()
    certificate: Path = Path()
    name: str = ""
    days: int = 30
    safety: str = "off"
    passphrase: bool = False

    def __init__(self, command: str | None = None) -> None:
        self.command = command


def parser() -> argparse.ArgumentParser:
    import argparse

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
    verify = commands.add_parser("verify", help="check a session's ledger file, or the saved log of a ticket")
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument("--relay", metavar="FILE", help="the relay's own record (JSON), as a third witness")
    verify.add_argument(
        "--other", type=Path, metavar="FILE", help="the other end's ledger; an earlier or later log of the ticket"
    )
    verify.add_argument(
        "--ledger", type=Path, metavar="FILE", help="with a ticket's log: the ledger of one of its sessions"
    )
    verify.add_argument(
        "--org", metavar="KEY", help="the organisation's public key in hex: check the agent's certificate"
    )
    replay = commands.add_parser("replay", parents=[shared], help="play a recording")
    export = commands.add_parser("export", parents=[shared], help="make a film of a recording, for other players")
    for each in (replay, export):
        each.add_argument("file", type=Path, metavar="FILE")
        each.add_argument(
            "--key", type=Path, metavar="KEYFILE", help="the organisation's recording key, where it has one"
        )
    export.add_argument("out", type=Path, metavar="OUT", help="the film: a name that ends with .webm or .mp4")
    export.add_argument("--force", action="store_true", help="write over a file of that name")
    register = commands.add_parser("register", help="put AssistDesk into the menus and let it open assistdesk: links")
    register.add_argument("--remove", action="store_true", help="take it out again")
    _add_org(commands.add_parser("org", help="an organisation's key and its agents' certificates"))
    return top


def _add_org(org: argparse.ArgumentParser) -> None:
    acts = org.add_subparsers(dest="act", metavar="ACT", required=True)
    init = acts.add_parser("init", help="make the organisation's key, off the relay")
    init.add_argument("key_file", type=Path, metavar="KEYFILE")
    init.add_argument("--name", required=True, help="what customers know the organisation by")
    init.add_argument("--passphrase", action="store_true", help="keep the key under a passphrase, asked for here")
    request = acts.add_parser("request", help="on the agent's computer: ask for a certificate")
    request.add_argument("request", type=Path, metavar="FILE")
    recording = acts.add_parser("recording", help="make the key that agents' recordings are locked with, off the relay")
    recording.add_argument("key_file", type=Path, metavar="KEYFILE")
    certify = acts.add_parser("certify", help="where the key is: certify an agent")
    certify.add_argument("key_file", type=Path, metavar="KEYFILE")
    certify.add_argument("request", type=Path, metavar="FILE")
    certify.add_argument("certificate", type=Path, metavar="CERTIFICATE")
    certify.add_argument("--name", required=True, help="what customers shall read as the agent's name")
    certify.add_argument("--days", type=int, default=30, help="how long it is good (usual: 30)")
    certify.add_argument(
        "--safety", choices=("off", "asked", "required"), default="off", help="at least so strict a safety step"
    )


def read_arguments(argv: Sequence[str]) -> Arguments:
    """Parse *argv* (without the program's name). A bare link is taken whole: it has no options in it. One to a ticket is the
    agent's, any other counts as ``join LINK``."""
    words = list(argv)
    if words in ([], ["join"]):  # as menus start it: loading the parser would stand in the window's way
        return Arguments(words[0] if words else None)
    if len(words) == 1 and words[0].lower().startswith(LINK_PREFIXES):
        from assistdesk.core.desk.ticket_link import PREFIX

        if words[0].lower().startswith(PREFIX):
            arguments = Arguments()
            arguments.code = words[0]
            return arguments
        words = ["join", "--", words[0]]
    return parser().parse_args(words, Arguments())


def main(argv: Sequence[str] | None = None) -> int:
    if getattr(sys, "frozen", False):  # a packed program is its own interpreter: the decoder's process starts here
        import multiprocessing

        multiprocessing.freeze_support()
    arguments = read_arguments(sys.argv[1:] if argv is None else argv)
    if arguments.command == "verify":
        from assistdesk.cli_verify import verify_files  # loads the cryptography: not for --help

        witness = Path(arguments.relay) if arguments.relay else None
        return verify_files(arguments.file, witness, arguments.other, arguments.org, arguments.ledger)
    if arguments.command == "org":
        return run_org(arguments)
    if arguments.command == "register":
        from assistdesk.cli_register import register

        return register(arguments.remove)
    try:
        settings = load_settings(arguments.config, environment(arguments))
    except RefusedError as error:
        print(config_words(error), file=sys.stderr)
        return EXIT_USAGE
    if arguments.command == "export":
        from assistdesk.cli_export import export_film  # loads the codecs, and no window

        return export_film(settings, arguments.file, arguments.out, arguments.key, arguments.force)
    gc.disable()  # what is loaded for the first window is no garbage; a ``GarbageTimer`` collects from then on
    from assistdesk.app import run, run_replay  # loads Qt: not for verify, not for --help

    if arguments.command == "replay":
        return run_replay(settings, arguments.file, arguments.key)
    return run(settings, arguments.command == "join", arguments.code)


def run_org(arguments: Arguments) -> int:
    from assistdesk.adapters.keys import open_keys
    from assistdesk.cli_org import OrgArguments, run_org
    from assistdesk.core.types import SafetyPolicy

    return run_org(
        OrgArguments(
            arguments.act,
            arguments.key_file,
            arguments.request,
            arguments.certificate,
            arguments.name,
            arguments.days,
            SafetyPolicy(arguments.safety),
            arguments.passphrase,
        ),
        open_keys,
    )


def environment(arguments: Arguments) -> dict[str, str]:
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
