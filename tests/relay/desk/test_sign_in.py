"""Who may sign in, how long, and what ends it."""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Iterable
from pathlib import Path

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import ChangePassword, DeviceKey, DeviceProof, Login, Refresh, SignedIn
from assistdesk.core.wire.device_proof import (
    ProofPurpose,
    derive_stored_key,
    hash_token,
    make_proof,
    proof_message,
)
from relay.desk.accounts import set_disabled, set_one_time_password
from relay.desk.api_tokens import TokenScope, create_token, revoke_token
from relay.desk.devices import list_devices, revoke_device
from relay.desk.sign_in import NONCES_MAX, TRIES_KEPT_MAX, CutOff, Nonces, Tries, forget_old
from relay.ops.audit import verify_chain
from tests.kit.accounts import Accounts, Secrets, open_accounts

ADDRESS = "192.0.2.7"
OWN_PASSWORD = "seven staples 7"


@pytest_asyncio.fixture
async def accounts(tmp_path: Path) -> AsyncIterator[Accounts]:
    async with open_accounts(tmp_path) as opened:
        yield opened


async def refused(awaitable: object, rule: str) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        await awaitable  # type: ignore[misc]
    assert caught.value.rule == rule
    return caught.value


async def settled(accounts: Accounts, email: str = "ana@example.com") -> tuple[Secrets, SignedIn]:
    """An account that has chosen its own password, signed in."""
    made = await accounts.add(email)
    first = await accounts.login(made)
    agent = await accounts.sign_in.authenticate(first.access)
    await accounts.sign_in.change_password(agent, ChangePassword(old=made.password, new=OWN_PASSWORD))
    return Secrets(email, OWN_PASSWORD, made.totp_secret, made.recovery_codes, made.user_id), first


async def test_the_one_time_sign_in_leads_to_a_password_of_ones_own(accounts: Accounts) -> None:
    made = await accounts.add("Ana@Example.com")
    signed_in = await accounts.login(made)
    assert signed_in.must_change_password
    agent = await accounts.sign_in.authenticate(signed_in.access)
    assert (agent.email, agent.role, agent.must_change_password) == ("ana@example.com", "agent", True)
    await accounts.sign_in.change_password(agent, ChangePassword(old=made.password, new=OWN_PASSWORD))
    assert not (await accounts.sign_in.authenticate(signed_in.access)).must_change_password
    again = await accounts.login(Secrets(made.email, OWN_PASSWORD, made.totp_secret, ()))
    assert not again.must_change_password


async def test_a_one_time_password_is_for_one_use(accounts: Accounts) -> None:
    made = await accounts.add("ana@example.com")
    await accounts.login(made)
    await refused(accounts.login(made), "sign_in_refused")


async def test_a_new_one_time_password_works_once_more_and_ends_what_was(accounts: Accounts) -> None:
    secret, signed_in = await settled(accounts)
    hashed = await accounts.passwords.hash("one-time-again")
    await accounts.store.write(
        lambda work: set_one_time_password(
            work, accounts.journal, actor="cli", email=secret.email, password_hash=hashed
        )
    )
    await refused(accounts.sign_in.authenticate(signed_in.access), "unauthorized")
    again = await accounts.login(Secrets(secret.email, "one-time-again", secret.totp_secret, ()))
    assert again.must_change_password


@pytest.mark.parametrize("what", ["name", "password", "digits", "no_digits", "two_steps_off", "recovery"])
async def test_R20_whatever_is_wrong_the_answer_is_one(accounts: Accounts, what: str) -> None:
    secret, _ = await settled(accounts)
    right = {"email": secret.email, "password": secret.password, "digits": accounts.digits(secret)}
    wrong: dict[str, dict[str, str | None]] = {
        "name": {"email": "nobody@example.com"},
        "password": {"password": "wrong password 1"},
        "digits": {"digits": "000000" if right["digits"] != "000000" else "000001"},
        "no_digits": {"digits": None},
        "two_steps_off": {},
        "recovery": {"digits": None, "recovery": "aaaa-aaaa-aaaa-aaaa"},
    }
    if what == "two_steps_off":
        accounts.clock.turn(60)
    request = Login(**{**right, **wrong[what]})  # type: ignore[arg-type]
    error = await refused(accounts.sign_in.login(request, address=ADDRESS), "sign_in_refused")
    assert error.fields == {}
    newest = (await accounts.audit())[-1]
    assert newest.action == "sign_in.refused"
    assert newest.subject == ("unknown" if what == "name" else secret.email)


async def test_R20_digits_work_once(accounts: Accounts) -> None:
    secret, _ = await settled(accounts)
    digits = accounts.digits(secret)
    request = Login(email=secret.email, password=secret.password, digits=digits)
    await accounts.sign_in.login(request, address=ADDRESS)
    await refused(accounts.sign_in.login(request, address=ADDRESS), "sign_in_refused")


async def test_a_recovery_code_stands_in_for_the_digits_once(accounts: Accounts) -> None:
    secret, _ = await settled(accounts)
    request = Login(email=secret.email, password=secret.password, recovery=secret.recovery_codes[3].upper())
    await accounts.sign_in.login(request, address=ADDRESS)
    await refused(accounts.sign_in.login(request, address=ADDRESS), "sign_in_refused")
    other = Login(email=secret.email, password=secret.password, recovery=secret.recovery_codes[4])
    await accounts.sign_in.login(other, address=ADDRESS)


async def test_R20_tries_that_are_made_at_once_are_no_more_than_those_made_one_after_another(
    accounts: Accounts,
) -> None:
    secret, signed_in = await settled(accounts)
    wrong = Login(email=secret.email, password="wrong password 1", digits="123456")

    async def ends(tries: Iterable[Awaitable[object]]) -> dict[str, int]:
        told = await asyncio.gather(*tries, return_exceptions=True)
        return Counter(error.rule for error in told if isinstance(error, RefusedError))

    guesses = (accounts.sign_in.login(wrong, address=ADDRESS) for _ in range(12))
    assert await ends(guesses) == {"sign_in_refused": 5, "locked": 7}
    accounts.clock.turn(301)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    change = ChangePassword(old="wrong password 1", new="another password 1")
    changes = (accounts.sign_in.change_password(agent, change) for _ in range(12))
    assert await ends(changes) == {"sign_in_refused": 5, "locked": 7}
    accounts.clock.turn(301)
    await accounts.login(secret)


@pytest.mark.parametrize("email", ["ana@example.com", "nobody@example.com"])
async def test_R20_after_five_wrong_ones_the_name_waits_five_minutes_known_or_not(
    accounts: Accounts, email: str
) -> None:
    secret, _ = await settled(accounts)
    wrong = Login(email=email, password="wrong password 1", digits="123456")
    for _ in range(5):
        await refused(accounts.sign_in.login(wrong, address=ADDRESS), "sign_in_refused")
    error = await refused(accounts.sign_in.login(wrong, address=ADDRESS), "locked")
    assert error.fields == {"retry_after_s": 300}
    right = Login(email=email, password=secret.password, digits=accounts.digits(secret))
    await refused(accounts.sign_in.login(right, address=ADDRESS), "locked")
    accounts.clock.turn(271)
    again = Login(email=email, password=secret.password, digits=accounts.digits(secret))
    if email == secret.email:
        await accounts.sign_in.login(again, address=ADDRESS)
    else:
        await refused(accounts.sign_in.login(again, address=ADDRESS), "sign_in_refused")


async def test_a_disabled_account_cannot_sign_in_and_what_it_had_is_dead(accounts: Accounts) -> None:
    secret, signed_in = await settled(accounts)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    assert await accounts.sign_in.standing_now(agent)
    await accounts.store.write(
        lambda work: set_disabled(work, accounts.journal, actor="cli", email=secret.email, disabled=True)
    )
    assert not await accounts.sign_in.standing_now(agent)
    await refused(accounts.sign_in.authenticate(signed_in.access), "unauthorized")
    await refused(accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS), "token_refused")
    await refused(accounts.login(secret), "sign_in_refused")


async def test_a_password_with_old_parameters_is_hashed_anew_at_sign_in(tmp_path: Path) -> None:
    from relay.desk.accounts import find_account
    from relay.desk.passwords import Passwords

    async with open_accounts(tmp_path) as accounts:
        older = Passwords(memory_kib=128, passes=1, lanes=1, at_once=1)
        hashed = await older.hash(OWN_PASSWORD)
        older.close()
        made = await accounts.add("ana@example.com")
        await accounts.store.write(
            lambda work: set_one_time_password(
                work, accounts.journal, actor="cli", email=made.email, password_hash=hashed
            )
        )
        await accounts.login(Secrets(made.email, OWN_PASSWORD, made.totp_secret, ()))
        found = await accounts.store.read(lambda connection: find_account(connection, made.email))
        assert found is not None
        assert "m=64" in found.password_hash


# --- tokens -------------------------------------------------------------------------------------------------------


async def test_an_access_token_ends_after_fifteen_minutes(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    accounts.clock.turn(15 * 60)
    await refused(accounts.sign_in.authenticate(signed_in.access), "unauthorized")


async def test_a_refresh_token_is_good_for_thirty_days_unused(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    accounts.clock.turn(30 * 86_400 - 31)
    renewed = await accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS)
    accounts.clock.turn(30 * 86_400)
    await refused(accounts.sign_in.refresh(Refresh(refresh=renewed.refresh), address=ADDRESS), "token_refused")


async def test_refresh_rotates(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    renewed = await accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS)
    assert {renewed.access, renewed.refresh}.isdisjoint({signed_in.access, signed_in.refresh})
    agent = await accounts.sign_in.authenticate(renewed.access)
    assert agent == await accounts.sign_in.authenticate(signed_in.access)


async def test_R19_an_old_refresh_token_ends_the_family_and_is_audited(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    renewed = await accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS)
    agent = await accounts.sign_in.authenticate(renewed.access)
    accounts.cut_off.clear()
    await refused(accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS), "token_refused")
    assert accounts.cut_off == [CutOff(user_id=agent.user_id, family=agent.family)]
    await refused(accounts.sign_in.authenticate(renewed.access), "unauthorized")
    await refused(accounts.sign_in.refresh(Refresh(refresh=renewed.refresh), address=ADDRESS), "token_refused")
    assert not await accounts.sign_in.standing_now(agent)
    assert (await accounts.audit())[-1].action == "refresh.reused"


@pytest.mark.parametrize("token", ["", "x" * 512, "x" * 513, "adr_unknown", "adk_unknown", "\ud800"])
async def test_R19_a_token_nobody_gave_out_is_refused(accounts: Accounts, token: str) -> None:
    await refused(accounts.sign_in.authenticate(token), "unauthorized")
    await refused(accounts.sign_in.refresh(Refresh(refresh=token), address=ADDRESS), "token_refused")


async def test_logging_out_ends_one_sign_in_and_leaves_the_other(accounts: Accounts) -> None:
    secret, first = await settled(accounts)
    second = await accounts.login(secret)
    agent = await accounts.sign_in.authenticate(first.access)
    await accounts.sign_in.logout(agent)
    assert accounts.cut_off[-1] == CutOff(user_id=agent.user_id, family=agent.family)
    await refused(accounts.sign_in.authenticate(first.access), "unauthorized")
    await accounts.sign_in.authenticate(second.access)


# --- devices ------------------------------------------------------------------------------------------------------


def prove(
    accounts: Accounts, key: bytes, signed_in: SignedIn, *, purpose: ProofPurpose = ProofPurpose.REFRESH
) -> DeviceProof:
    nonce, _ = accounts.sign_in.issue_nonce()
    token = signed_in.refresh if purpose is ProofPurpose.REFRESH else signed_in.access
    assert signed_in.device_id is not None
    message = proof_message(purpose, nonce=nonce, device_id=signed_in.device_id, token_hash=hash_token(token))
    return DeviceProof(device_id=signed_in.device_id, nonce=nonce, proof=make_proof(key, message))


async def on_device(accounts: Accounts) -> tuple[Secrets, SignedIn, bytes]:
    secret, _ = await settled(accounts)
    key = secrets.token_bytes(32)
    request = Login(
        email=secret.email,
        password=secret.password,
        digits=accounts.digits(secret),
        device=DeviceKey(name="Ana's laptop", stored_key=derive_stored_key(key)),
    )
    return secret, await accounts.sign_in.login(request, address=ADDRESS), key


async def test_the_device_that_signed_in_refreshes_with_its_proof(accounts: Accounts) -> None:
    secret, signed_in, key = await on_device(accounts)
    renewed = await accounts.sign_in.refresh(
        Refresh(refresh=signed_in.refresh, device=prove(accounts, key, signed_in)), address=ADDRESS
    )
    assert renewed.device_id == signed_in.device_id
    listed = await accounts.store.read(lambda connection: list_devices(connection, secret.email))
    assert [(row.id, row.name, row.revoked_at_ms) for row in listed] == [(signed_in.device_id, "Ana's laptop", None)]


@pytest.mark.parametrize("how", ["no_proof", "other_key", "other_device", "other_purpose"])
async def test_R19_a_refresh_token_on_another_device_ends_the_family(accounts: Accounts, how: str) -> None:
    _, signed_in, key = await on_device(accounts)
    proof: DeviceProof | None = prove(accounts, key if how != "other_key" else bytes(32), signed_in)
    if how == "no_proof":
        proof = None
    elif how == "other_device":
        assert proof is not None
        proof = DeviceProof(device_id="f" * 32, nonce=proof.nonce, proof=proof.proof)
    elif how == "other_purpose":
        proof = prove(accounts, key, signed_in, purpose=ProofPurpose.EVENTS)
    await refused(
        accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh, device=proof), address=ADDRESS), "token_refused"
    )
    await refused(accounts.sign_in.authenticate(signed_in.access), "unauthorized")
    assert (await accounts.audit())[-1].action == "refresh.other_device"


async def test_a_proof_is_good_once_and_for_a_minute_and_costs_nobody_the_family(accounts: Accounts) -> None:
    _, signed_in, key = await on_device(accounts)
    late = prove(accounts, key, signed_in)
    accounts.clock.turn(60)
    await refused(
        accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh, device=late), address=ADDRESS),
        "device_proof_refused",
    )
    await accounts.sign_in.authenticate(signed_in.access)
    proof = prove(accounts, key, signed_in)
    await accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh, device=proof), address=ADDRESS)


async def test_a_proof_opens_the_events_socket_of_its_own_device(accounts: Accounts) -> None:
    _, signed_in, key = await on_device(accounts)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    proof = prove(accounts, key, signed_in, purpose=ProofPurpose.EVENTS)
    check = accounts.sign_in.check_device
    await refused(check(agent, proof, ProofPurpose.CODE, signed_in.access), "device_proof_refused")
    proof = prove(accounts, key, signed_in, purpose=ProofPurpose.EVENTS)
    await check(agent, proof, ProofPurpose.EVENTS, signed_in.access)
    await refused(check(agent, proof, ProofPurpose.EVENTS, signed_in.access), "device_proof_refused")


async def test_R19_a_revoked_device_is_signed_out(accounts: Accounts) -> None:
    secret, signed_in, key = await on_device(accounts)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    device_id = signed_in.device_id or ""
    await accounts.store.write(
        lambda work: revoke_device(work, accounts.journal, actor="cli", email=secret.email, device_id=device_id)
    )
    assert not await accounts.sign_in.standing_now(agent)
    await refused(accounts.sign_in.authenticate(signed_in.access), "unauthorized")
    proof = prove(accounts, key, signed_in)
    await refused(
        accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh, device=proof), address=ADDRESS), "token_refused"
    )


# --- password -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "code"),
    [("password1234", "too_common"), (OWN_PASSWORD, "unchanged"), ("ana@example.com", "too_common")],
)
async def test_a_new_password_that_is_not_taken_changes_nothing(accounts: Accounts, new: str, code: str) -> None:
    secret, signed_in = await settled(accounts)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    error = await refused(
        accounts.sign_in.change_password(agent, ChangePassword(old=OWN_PASSWORD, new=new)), "password_refused"
    )
    assert error.fields == {"field": "new", "code": code}
    await accounts.login(secret)


async def test_a_new_password_ends_every_other_sign_in(accounts: Accounts) -> None:
    secret, first = await settled(accounts)
    second = await accounts.login(secret)
    agent = await accounts.sign_in.authenticate(second.access)
    await accounts.sign_in.change_password(agent, ChangePassword(old=OWN_PASSWORD, new="eight staples 8"))
    assert accounts.cut_off[-1] == CutOff(user_id=agent.user_id, but_family=agent.family)
    await refused(accounts.sign_in.authenticate(first.access), "unauthorized")
    await accounts.sign_in.authenticate(second.access)


async def test_guessing_the_old_password_is_counted(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    agent = await accounts.sign_in.authenticate(signed_in.access)
    guess = ChangePassword(old="a wrong guess", new="eight staples 8")
    for _ in range(5):
        await refused(accounts.sign_in.change_password(agent, guess), "sign_in_refused")
    right = ChangePassword(old=OWN_PASSWORD, new="eight staples 8")
    await refused(accounts.sign_in.change_password(agent, right), "locked")


# --- API tokens ---------------------------------------------------------------------------------------------------


async def test_an_api_token_stands_for_its_account_within_its_scopes(accounts: Accounts) -> None:
    secret, _ = await settled(accounts)
    made = await accounts.store.write(
        lambda work: create_token(
            work, accounts.journal, actor="cli", email=secret.email, scopes=[TokenScope.READ], days=2
        )
    )
    agent = await accounts.sign_in.authenticate(made.token)
    assert (agent.may(TokenScope.READ), agent.may(TokenScope.WRITE), agent.family) == (True, False, "")
    assert await accounts.sign_in.standing_now(agent)
    await refused(accounts.sign_in.change_password(agent, ChangePassword(old="x", new="eight staples 8")), "forbidden")
    await accounts.sign_in.logout(agent)
    await accounts.sign_in.authenticate(made.token)
    accounts.clock.turn(2 * 86_400)
    await refused(accounts.sign_in.authenticate(made.token), "unauthorized")


async def test_R19_a_revoked_api_token_is_dead(accounts: Accounts) -> None:
    secret, _ = await settled(accounts)
    made = await accounts.store.write(
        lambda work: create_token(
            work, accounts.journal, actor="cli", email=secret.email, scopes=[TokenScope.READ], days=2
        )
    )
    agent = await accounts.sign_in.authenticate(made.token)
    await accounts.store.write(
        lambda work: revoke_token(work, accounts.journal, actor="cli", email=secret.email, token_id=made.id)
    )
    assert not await accounts.sign_in.standing_now(agent)
    await refused(accounts.sign_in.authenticate(made.token), "unauthorized")


# --- bounds -------------------------------------------------------------------------------------------------------


def test_nonces_are_bounded_and_the_oldest_goes_first() -> None:
    nonces = Nonces()
    first = nonces.issue(0)
    for _ in range(NONCES_MAX):
        last = nonces.issue(0)
    assert not nonces.take(first, 1)
    assert nonces.take(last, 1)
    assert not nonces.take(last, 1)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 200_000)), max_size=40))
def test_a_name_is_locked_exactly_after_five_failures_within_five_minutes(steps: list[tuple[str, int]]) -> None:
    tries, now_ms = Tries(5), 0
    failed: dict[str, list[int]] = {"a": [], "b": [], "c": []}
    for name, wait_ms in steps:
        now_ms += wait_ms
        times = failed[name]
        recent_run = times[-5:]
        expected = len(recent_run) == 5 and recent_run[-1] + 300_000 > now_ms
        expected = expected and recent_run[-1] - recent_run[0] < 300_000
        if tries.wait_s(name, now_ms) > 0:
            assert expected
            continue
        assert not expected
        tries.fail(name, now_ms)
        times.append(now_ms)


def test_the_table_of_names_is_bounded() -> None:
    tries = Tries(1)
    for n in range(TRIES_KEPT_MAX + 5):
        tries.fail(str(n), 0)
    assert tries.wait_s("0", 1) == 0
    assert tries.wait_s(str(TRIES_KEPT_MAX + 4), 1) == 300


async def test_old_sign_ins_are_forgotten_but_not_that_a_one_time_password_was_used(accounts: Accounts) -> None:
    _, signed_in = await settled(accounts)
    waiting = await accounts.add("bo@example.com")
    await accounts.login(waiting)
    assert await accounts.store.write(forget_old) == 0
    await accounts.sign_in.authenticate(signed_in.access)
    accounts.clock.turn(32 * 86_400)
    assert await accounts.store.write(forget_old) == 1
    await refused(accounts.sign_in.refresh(Refresh(refresh=signed_in.refresh), address=ADDRESS), "token_refused")
    await refused(accounts.login(waiting), "sign_in_refused")


async def test_the_audit_chain_holds_over_all_this(accounts: Accounts) -> None:
    secret, _ = await settled(accounts)
    await refused(accounts.login(Secrets(secret.email, "wrong password 1", secret.totp_secret, ())), "sign_in_refused")
    verdict = await accounts.store.read(verify_chain)
    assert verdict.first_bad_id is None
    assert verdict.entries == 4
