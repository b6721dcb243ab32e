"""``session``, ``status``, ``limits``, ``healthcheck``: what runs now. Live things by the relay's own ops routes."""

import argparse
import http
from pathlib import Path
from typing import Any

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire.control import API_PREFIX, RoomRecord
from relay.commands.context import ACTOR, CHECK_FAILED, GOOD, NOT_REACHABLE, Context, now_ms
from relay.commands.output import table
from relay.commands.times import read_since
from relay.config import Config, parse_listen, read_secret
from relay.desk.room_records import list_records, read_record
from relay.ops.doctor import Finding, look_at_files
from relay.ops.ops_client import OpsAddress, ask, ask_ops
from relay.sessions.room_state import read_room


def register(commands: Any) -> None:
    """Add the commands to the parser."""
    session = commands.add_parser("session", help="remote sessions")
    family = session.add_subparsers(dest="session_command", metavar="COMMAND", required=True)
    listing = family.add_parser("list", help="sessions, newest first")
    listing.add_argument("--live", action="store_true", help="only those that have not ended")
    listing.add_argument("--ticket", type=int, metavar="T")
    listing.add_argument("--since", metavar="D", help="2026-03-01, 7d, 12h")
    listing.set_defaults(run=_list)
    show = family.add_parser("show", help="one session")
    show.add_argument("room", metavar="ROOM")
    show.set_defaults(run=_show)
    end = family.add_parser("end", help="end a session now")
    end.add_argument("room", metavar="ROOM")
    end.set_defaults(run=_end)
    commands.add_parser("status", help="each part: ok, or how to mend it").set_defaults(run=_status)
    limits = commands.add_parser("limits", help="limits and how often each was hit")
    shown = limits.add_subparsers(dest="limits_command", metavar="COMMAND", required=True)
    shown.add_parser("show", help="limit, value, hits").set_defaults(run=_limits)
    commands.add_parser("healthcheck", help="exit code only").set_defaults(run=_healthcheck)


def ops_address(config: Config) -> OpsAddress:
    """Where the configured relay listens."""
    listen = parse_listen(config.server.listen)
    if listen is None:
        raise RefusedError("config_bad_listen", key="server.listen", given_in="")
    return OpsAddress(
        host=listen.host, port=listen.port, unix_path=listen.unix_path, with_tls=config.tls.mode == "files"
    )


def ops_token(config: Config) -> str:
    """Raises RefusedError ``no_state``, ``config_secret_*``."""
    if not config.state_dir.is_dir():
        raise RefusedError("no_state", file=config.server.state_dir)
    return read_secret(Path(config.ops.token_file), key="ops.token_file")


def _list(context: Context, arguments: argparse.Namespace) -> int:
    since_ms = read_since(arguments.since, now_ms())
    found = context.open_store().read(
        lambda connection: list_records(connection, ticket_id=arguments.ticket, since_ms=since_ms)
    )
    if arguments.live:
        found = [record for record in found if record.ended_at_ms is None]
    rows = [
        (one.room, f"#{one.ticket_id}", str(one.agent_id), _state(one), to_rfc3339(one.opened_at_ms)) for one in found
    ]
    document = {"sessions": [_document(one) for one in found]}
    context.output.show(document, table(rows, ("ROOM", "TICKET", "AGENT", "STATE", "SINCE")))
    return GOOD


def _show(context: Context, arguments: argparse.Namespace) -> int:
    room = _room(arguments.room)
    document = _document(context.open_store().read(lambda connection: read_record(connection, room)))
    context.output.show(document, [f"{name:16} {value}" for name, value in document.items()])
    return GOOD


def _end(context: Context, arguments: argparse.Namespace) -> int:
    _room(arguments.room)
    token = ops_token(context.config)
    answer = ask_ops(ops_address(context.config), "POST", f"{API_PREFIX}/ops/rooms/{arguments.room}/end", token=token)
    store = context.open_store()
    store.write(lambda work: context.journal.append(work, actor=ACTOR, action="session.end", subject=arguments.room))
    context.output.show(answer, ["Ended." if answer["ended"] else "It had ended already."])
    return GOOD


def _status(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    findings = list(look_at_files(context.config, context.database, now_ms=now_ms()))
    try:
        status = ask_ops(
            ops_address(context.config), "GET", f"{API_PREFIX}/ops/status", token=ops_token(context.config)
        )
    except LinkError:
        status = {}
        findings.insert(0, Finding("relay", f"no answer at {ops_address(context.config)}", "assistdesk-relay serve"))
    else:
        findings[:0] = _findings_of(status)
    rows = [(one.name, "ok" if one.is_good else "NOT OK", one.detail, one.remedy) for one in findings]
    document = {
        "ok": all(one.is_good for one in findings),
        "findings": [{"name": r[0], "ok": r[1] == "ok", "detail": r[2], "remedy": r[3]} for r in rows],
        "relay": status,
    }
    context.output.show(document, [f"{r[1]:6}  {r[0]:10} {r[2]}" + (f"  ->  {r[3]}" if r[3] else "") for r in rows])
    if not status:
        return NOT_REACHABLE
    return GOOD if document["ok"] else CHECK_FAILED


def _findings_of(status: dict[str, Any]) -> list[Finding]:
    reasons = status.get("reasons") or {}
    said = ", ".join(f"{name}: {reason}" for name, reason in reasons.items())
    rooms = status.get("rooms") or {}
    text = ", ".join(f"{count} {state}" for state, count in rooms.items()) or "none"
    return [
        Finding("relay", f"{status.get('state')} at {status.get('public_url')}"),
        Finding("ready", said or "yes", "see the log" if said else ""),
        Finding("sessions", text),
    ]


def _limits(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    hits: dict[str, int] = {}
    status = ask_ops(ops_address(context.config), "GET", f"{API_PREFIX}/ops/status", token=ops_token(context.config))
    hits = status.get("limit_hits") or {}
    limits = context.config.limits
    rows = [(name, getattr(limits, name), int(hits.get(name, 0))) for name in limits.__struct_fields__]
    document = {name: {"value": value, "hits": count} for name, value, count in rows}
    context.output.show(document, table([(n, str(v), str(c)) for n, v, c in rows], ("LIMIT", "VALUE", "HITS")))
    return GOOD


def _healthcheck(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    try:
        answered = ask(ops_address(context.config), "GET", "/healthz")
    except LinkError:
        return NOT_REACHABLE
    return GOOD if answered.status == http.HTTPStatus.OK else CHECK_FAILED


def _room(text: str) -> bytes:
    room = read_room(text)
    if room is None:
        raise RefusedError("bad_room")
    return room


def _state(record: RoomRecord) -> str:
    if record.ended_at_ms is not None:
        return record.outcome or "ended"
    return "live" if record.paired_at_ms is not None else "waiting"


def _document(record: RoomRecord) -> dict[str, Any]:
    return {
        "room": record.room,
        "ticket_id": record.ticket_id,
        "agent_id": record.agent_id,
        "state": _state(record),
        "opened_at": to_rfc3339(record.opened_at_ms),
        "paired_at": None if record.paired_at_ms is None else to_rfc3339(record.paired_at_ms),
        "ended_at": None if record.ended_at_ms is None else to_rfc3339(record.ended_at_ms),
        "pairings": record.pairings,
        "bytes_to_viewer": record.bytes_to_viewer,
        "bytes_to_host": record.bytes_to_host,
    }
