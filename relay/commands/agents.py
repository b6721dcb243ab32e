"""``agent``, ``device``, ``token``: who may sign in, with what. Through the store, so they work beside a running relay."""

import argparse
import secrets
from collections.abc import Callable
from typing import Any

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.core.errors import RefusedError
from relay.commands.context import ACTOR, GOOD, Context
from relay.commands.output import draw_qr, table
from relay.desk.accounts import (
    Account,
    add_account,
    list_accounts,
    need_account,
    set_disabled,
    set_one_time_password,
    set_second_factor,
)
from relay.desk.api_tokens import TokenScope, create_token, list_tokens, revoke_token
from relay.desk.devices import list_devices, revoke_device
from relay.desk.passwords import Passwords
from relay.desk.second_factor import (
    hash_recovery_code,
    make_first_secrets,
    make_one_time_password,
    make_recovery_codes,
    make_secret,
    otpauth_uri,
)

Run = Callable[[Context, argparse.Namespace], int]
Commands = "argparse._SubParsersAction[argparse.ArgumentParser]"
EMAIL_LENGTH_MAX = 254


def register(commands: Any) -> None:
    """Add the three families to the parser."""
    agents = _family(commands, "agent", "accounts of agents and admins")
    add = _command(agents, "add", _add, "make an account; prints its one-time sign-in")
    add.add_argument("email", metavar="E-MAIL")
    add.add_argument("--name", help="as customers see it (default: the part before the @)")
    add.add_argument("--admin", action="store_true", help="may administer the desk")
    _command(agents, "list", _list, "all accounts")
    for name, run, text in (
        ("show", _show, "one account with its devices"),
        ("disable", _disable, "withdraw the right to sign in; open sockets close within 5 seconds"),
        ("enable", _enable, "give it back"),
        ("passwd", _passwd, "a new one-time password; signs out everywhere"),
        ("totp-reset", _totp_reset, "a new second factor and recovery codes; signs out everywhere"),
    ):
        _command(agents, name, run, text).add_argument("email", metavar="E-MAIL")
    devices = _family(commands, "device", "computers that agents sign in from")
    _command(devices, "list", _list_devices, "an agent's devices").add_argument("email", metavar="E-MAIL")
    revoke = _command(devices, "revoke", _revoke_device, "withdraw one; it is signed out within 5 seconds")
    revoke.add_argument("email", metavar="E-MAIL")
    revoke.add_argument("id", metavar="ID")
    tokens = _family(commands, "token", "API tokens for programs")
    create = _command(tokens, "create", _create_token, "make one; it is shown this once")
    create.add_argument("--for", dest="email", metavar="E-MAIL", required=True)
    create.add_argument("--scope", action="append", choices=[scope.value for scope in TokenScope], required=True)
    create.add_argument("--days", type=int, required=True)
    _command(tokens, "list", _list_tokens, "an account's tokens").add_argument("email", metavar="E-MAIL")
    revoke = _command(tokens, "revoke", _revoke_token, "withdraw one at once")
    revoke.add_argument("email", metavar="E-MAIL")
    revoke.add_argument("id", metavar="ID")


def _family(commands: Any, name: str, text: str) -> Any:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    return parser.add_subparsers(dest=f"{name}_command", metavar="COMMAND", required=True)


def _command(family: Any, name: str, run: Run, text: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = family.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


# --- agents -------------------------------------------------------------------------------------------------------


def _add(context: Context, arguments: argparse.Namespace) -> int:
    email = _checked_email(arguments.email)
    name = (arguments.name or email.partition("@")[0]).strip()
    if not 1 <= len(name) <= 200 or not name.isprintable():
        raise RefusedError("bad_name")
    store = context.open_store()
    first = make_first_secrets(secrets.token_bytes)
    password, hashed = first.password, _hashed(context, first.password)
    user_id = store.write(
        lambda work: add_account(
            work,
            context.journal,
            actor=ACTOR,
            email=email,
            name=name,
            is_admin=arguments.admin,
            password_hash=hashed,
            totp_secret=first.totp_secret,
            recovery_hashes=first.recovery_hashes,
        )
    )
    document: dict[str, Any] = {"email": email, "user_id": user_id, "one_time_password": password}
    lines = [
        f"Account made: {name} <{email}>{', admin' if arguments.admin else ''}",
        "",
        f"  One-time password   {password}",
        "  It is good for one sign-in, then a password of one's own is asked for.",
    ]
    _show_second_factor(
        context, document, lines, email=email, totp_secret=first.totp_secret, codes=first.recovery_codes
    )
    return GOOD


def _list(context: Context, arguments: argparse.Namespace) -> int:  # noqa: ARG001
    accounts = context.open_store().read(list_accounts)
    rows = [(one.email, one.name, one.role, _state(one), to_rfc3339(one.created_at_ms)[:10]) for one in accounts]
    lines = table(rows, ("E-MAIL", "NAME", "ROLE", "STATE", "SINCE"))
    if not accounts:
        lines = ["No accounts yet. Make the first one: assistdesk-relay agent add E-MAIL --admin"]
    context.output.show({"agents": [_document(one) for one in accounts]}, lines)
    return GOOD


def _show(context: Context, arguments: argparse.Namespace) -> int:
    store = context.open_store()
    found = store.read(lambda connection: need_account(connection, arguments.email))
    devices = store.read(lambda connection: list_devices(connection, arguments.email))
    live = [device for device in devices if device.revoked_at_ms is None]
    document = _document(found) | {"devices": len(live)}
    context.output.show(document, [f"{name:10} {value}" for name, value in document.items()])
    return GOOD


def _disable(context: Context, arguments: argparse.Namespace) -> int:
    return _set_disabled(context, arguments.email, disabled=True)


def _enable(context: Context, arguments: argparse.Namespace) -> int:
    return _set_disabled(context, arguments.email, disabled=False)


def _set_disabled(context: Context, email: str, *, disabled: bool) -> int:
    context.open_store().write(
        lambda work: set_disabled(work, context.journal, actor=ACTOR, email=email, disabled=disabled)
    )
    what = "may not sign in any more; open sockets close within 5 seconds" if disabled else "may sign in again"
    context.output.show({"email": email, "disabled": disabled}, [f"{email} {what}."])
    return GOOD


def _passwd(context: Context, arguments: argparse.Namespace) -> int:
    store = context.open_store()
    password, hashed = _one_time(context)
    store.write(
        lambda work: set_one_time_password(
            work, context.journal, actor=ACTOR, email=arguments.email, password_hash=hashed
        )
    )
    document = {"email": arguments.email, "one_time_password": password}
    context.output.show(document, [f"One-time password for {arguments.email}: {password}"])
    return GOOD


def _totp_reset(context: Context, arguments: argparse.Namespace) -> int:
    store = context.open_store()
    totp_secret = make_secret(secrets.token_bytes)
    codes = make_recovery_codes(secrets.token_bytes)
    store.write(
        lambda work: set_second_factor(
            work,
            context.journal,
            actor=ACTOR,
            email=arguments.email,
            totp_secret=totp_secret,
            recovery_hashes=[hash_recovery_code(code) for code in codes],
        )
    )
    document: dict[str, Any] = {"email": arguments.email}
    lines = [f"New second factor for {arguments.email}"]
    _show_second_factor(context, document, lines, email=arguments.email, totp_secret=totp_secret, codes=codes)
    return GOOD


def _show_second_factor(
    context: Context,
    document: dict[str, Any],
    lines: list[str],
    *,
    email: str,
    totp_secret: str,
    codes: tuple[str, ...],
) -> None:
    uri = otpauth_uri(totp_secret, email=email)
    document |= {"totp_secret": totp_secret, "recovery_codes": list(codes), "otpauth_uri": uri}
    lines += ["", "  Second factor: scan this with an authenticator app", ""]
    lines += ["  " + row for row in draw_qr(uri)]
    lines += [
        "",
        f"  or type the secret    {totp_secret}",
        "",
        "  Recovery codes, once each, for the day the phone is gone:",
    ]
    lines += [f"    {left}    {right}" for left, right in zip(codes[::2], codes[1::2], strict=True)]
    lines += ["", f"  Sign in at {context.config.server.public_url} with the AssistDesk program."]
    context.output.show(document, lines)


def _one_time(context: Context) -> tuple[str, str]:
    password = make_one_time_password(secrets.token_bytes)
    return password, _hashed(context, password)


def _hashed(context: Context, password: str) -> str:
    auth = context.config.auth
    passwords = Passwords(memory_kib=auth.argon2_kib, passes=auth.argon2_passes, lanes=auth.argon2_lanes, at_once=1)
    try:
        return passwords.hash_now(password)
    finally:
        passwords.close()


def _checked_email(text: str) -> str:
    local, at, domain = text.strip().partition("@")
    if not (local and at and domain) or " " in text.strip() or not text.isprintable() or len(text) > EMAIL_LENGTH_MAX:
        raise RefusedError("bad_email")
    return text.strip()


def _state(found: Account) -> str:
    if found.disabled:
        return "disabled"
    return "one-time password" if found.must_change_password else "active"


def _document(found: Account) -> dict[str, Any]:
    return {
        "email": found.email,
        "name": found.name,
        "user_id": found.user_id,
        "role": found.role,
        "state": _state(found),
        "since": to_rfc3339(found.created_at_ms),
    }


# --- devices and tokens -------------------------------------------------------------------------------------------


def _list_devices(context: Context, arguments: argparse.Namespace) -> int:
    devices = context.open_store().read(lambda connection: list_devices(connection, arguments.email))
    rows = [
        (one.id, one.name, to_rfc3339(one.last_used_at_ms), "revoked" if one.revoked_at_ms is not None else "active")
        for one in devices
    ]
    document = [{"id": row[0], "name": row[1], "last_used": row[2], "state": row[3]} for row in rows]
    context.output.show({"devices": document}, table(rows, ("ID", "NAME", "LAST USED", "STATE")))
    return GOOD


def _revoke_device(context: Context, arguments: argparse.Namespace) -> int:
    context.open_store().write(
        lambda work: revoke_device(work, context.journal, actor=ACTOR, email=arguments.email, device_id=arguments.id)
    )
    context.output.show({"id": arguments.id, "revoked": True}, ["Revoked; it is signed out within 5 seconds."])
    return GOOD


def _create_token(context: Context, arguments: argparse.Namespace) -> int:
    scopes = [TokenScope(scope) for scope in arguments.scope]
    made = context.open_store().write(
        lambda work: create_token(
            work, context.journal, actor=ACTOR, email=arguments.email, scopes=scopes, days=arguments.days
        )
    )
    document = {"id": made.id, "token": made.token, "expires": to_rfc3339(made.expires_at_ms)}
    context.output.show(document, [f"{name:8} {value}" for name, value in document.items()])
    return GOOD


def _list_tokens(context: Context, arguments: argparse.Namespace) -> int:
    tokens = context.open_store().read(lambda connection: list_tokens(connection, arguments.email))
    rows = [
        (one.id, one.scopes, to_rfc3339(one.expires_at_ms), "revoked" if one.revoked_at_ms is not None else "active")
        for one in tokens
    ]
    document = [{"id": row[0], "scopes": row[1], "expires": row[2], "state": row[3]} for row in rows]
    context.output.show({"tokens": document}, table(rows, ("ID", "SCOPES", "EXPIRES", "STATE")))
    return GOOD


def _revoke_token(context: Context, arguments: argparse.Namespace) -> int:
    context.open_store().write(
        lambda work: revoke_token(work, context.journal, actor=ACTOR, email=arguments.email, token_id=arguments.id)
    )
    context.output.show({"id": arguments.id, "revoked": True}, ["Revoked."])
    return GOOD
