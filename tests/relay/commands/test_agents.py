"""Accounts, devices and tokens by command."""

import pyotp
import pytest

from tests.relay.commands.conftest import Desk


def test_an_account_is_made_shown_disabled_and_enabled(desk: Desk) -> None:
    made = desk.run_json("agent", "add", "Ana@Example.com", "--name", "Ana Reyes", "--admin")
    assert set(made) == {
        "email", "user_id", "one_time_password", "totp_secret", "recovery_codes", "otpauth_uri",
    }  # fmt: skip
    assert len(made["recovery_codes"]) == 10
    parsed = pyotp.parse_uri(made["otpauth_uri"])
    assert isinstance(parsed, pyotp.TOTP)
    assert parsed.secret == made["totp_secret"]
    assert desk.run_json("agent", "show", "ana@example.com")["state"] == "one-time password"
    desk.run_json("agent", "disable", "ana@example.com")
    assert [one["state"] for one in desk.run_json("agent", "list")["agents"]] == ["disabled"]
    desk.run_json("agent", "enable", "ana@example.com")
    assert desk.run_json("agent", "passwd", "ana@example.com")["one_time_password"] != made["one_time_password"]
    assert desk.run_json("agent", "totp-reset", "ana@example.com")["totp_secret"] != made["totp_secret"]
    actions = [entry["action"] for entry in desk.run_json("audit", "list")["entries"]]
    assert actions == [
        "account.add", "account.disable", "account.enable", "account.passwd", "account.totp_reset",
    ]  # fmt: skip


def test_for_a_person_there_is_a_picture_to_scan(desk: Desk) -> None:
    shown = desk.run("agent", "add", "ana@example.com")
    assert shown.code == 0
    assert "█" in shown.out
    assert "One-time password" in shown.out
    assert "ana <ana@example.com>" in shown.out


def test_a_desk_without_accounts_says_how_to_make_one(desk: Desk) -> None:
    assert "agent add E-MAIL --admin" in desk.run("agent", "list").out


@pytest.mark.parametrize("email", ["ana", "@", "a b@c", "a@b\n", "x" * 260 + "@b", "\u202ea@b"])
def test_R21_what_is_no_address_makes_no_account(desk: Desk, email: str) -> None:
    done = desk.run("agent", "add", email)
    assert (done.code, done.out) == (1, "")
    assert "no e-mail address" in done.err


def test_T5_names_cannot_move_the_terminal(desk: Desk) -> None:
    assert desk.run("agent", "add", "a@b.example", "--name", "x\x1b[2J").code == 1
    done = desk.run("agent", "show", "x\x1b[2J@y")
    assert done.code == 1
    assert "\x1b" not in done.err


def test_an_account_that_is_there_or_is_not(desk: Desk) -> None:
    desk.run_json("agent", "add", "ana@example.com")
    assert "has an account already" in desk.run("agent", "add", "ANA@example.com").err
    for command in ("show", "disable", "enable", "passwd", "totp-reset"):
        done = desk.run("agent", command, "bo@example.com", as_json=True)
        assert done.code == 1
        assert '"error": "account_unknown"' in done.err


def test_tokens_and_devices(desk: Desk) -> None:
    desk.run_json("agent", "add", "ana@example.com")
    made = desk.run_json("token", "create", "--for", "ana@example.com", "--scope", "read", "--days", "7")
    listed = desk.run_json("token", "list", "ana@example.com")["tokens"]
    assert [(one["id"], one["scopes"], one["state"]) for one in listed] == [(made["id"], "read", "active")]
    assert made["token"] not in str(listed)
    desk.run_json("token", "revoke", "ana@example.com", made["id"])
    assert desk.run("token", "revoke", "ana@example.com", made["id"]).code == 1
    assert desk.run("token", "create", "--for", "ana@example.com", "--scope", "admin", "--days", "7").code == 1
    assert desk.run_json("device", "list", "ana@example.com") == {"devices": []}
    assert "no device" in desk.run("device", "revoke", "ana@example.com", "d1").err
