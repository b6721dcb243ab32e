"""``anchor``: the nightly digests over all tickets' logs, and whether the logs still are what they were."""

import argparse
from typing import Any

from assistdesk.core.errors import RefusedError
from relay.commands.context import CHECK_FAILED, GOOD, Context
from relay.commands.output import table
from relay.desk.anchors import ANCHORS_MAX, Broken, Held, check
from relay.store import anchors

ANCHORS = 31
HEADS = ("ANCHOR", "MADE", "TICKETS")


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    anchor = commands.add_parser("anchor", help="each night's digest over the logs of all tickets")
    family = anchor.add_subparsers(dest="anchor_command", metavar="COMMAND", required=True)
    for name, run, text in (
        ("list", _list, "the newest first, with their digests; a copy kept elsewhere is a witness"),
        ("verify", _verify, "walk all logs: which anchors still hold, and the first ticket that is not as it was"),
    ):
        parser = family.add_parser(name, help=text)
        parser.add_argument(
            "--last", type=int, default=ANCHORS, metavar="N", help=f"the newest N, {ANCHORS} by default"
        )
        parser.set_defaults(run=run)


def _count(arguments: argparse.Namespace) -> int:
    count: int = arguments.last
    if not 1 <= count <= ANCHORS_MAX:
        raise RefusedError("bad_anchor_count", count_max=ANCHORS_MAX)
    return count


def _list(context: Context, arguments: argparse.Namespace) -> int:
    count = _count(arguments)
    found = context.open_store().read(lambda connection: anchors.page(connection, None, count))
    names = ("id", "made_at", "tickets", "digest")
    rows = [tuple(str(getattr(one, name)) for name in names) for one in found]
    document = {"anchors": [{name: getattr(one, name) for name in names} for one in found]}
    context.output.show(document, table(rows, (*HEADS, "DIGEST")))
    return GOOD


def _verify(context: Context, arguments: argparse.Namespace) -> int:
    count = _count(arguments)
    report = check(context.open_store().read, count)
    document = {
        "ok": report.is_good,
        "tickets": report.tickets,
        "first_bad": _facts(report.broken),
        "anchors": [
            {"id": one.anchor.id, "ok": one.holds, "digest_ok": one.is_whole, "first_bad": _facts(one.broken)}
            for one in report.anchors
        ],
    }
    rows = [
        (str(one.anchor.id), one.anchor.made_at, str(one.anchor.tickets), _verdict_of(one)) for one in report.anchors
    ]
    lines = table(rows, (*HEADS, "")) if rows else ["No anchor yet: the first is made at night."]
    state = "all logs are whole" if report.broken is None else _words(report.broken)
    context.output.show(document, [*lines, f"{report.tickets} tickets: {state}"])
    return GOOD if report.is_good else CHECK_FAILED


def _facts(broken: Broken | None) -> dict[str, str | int] | None:
    if broken is None:
        return None
    return {"ticket_id": broken.ticket_id, "seq": broken.seq, "fault": broken.fault.value}


def _verdict_of(one: Held) -> str:
    if one.broken is not None:
        return _words(one.broken)
    return "holds" if one.is_whole else "what was kept for it does not give its digest any more"


def _words(broken: Broken) -> str:
    return f"ticket {broken.ticket_id}, entry {broken.seq}: {broken.fault.value.replace('_', ' ')}"
