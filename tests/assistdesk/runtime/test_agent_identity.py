"""An agent's keys and certificate: made once, kept in the keyring, and what a customer reads of them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistdesk.adapters.clock import SystemClock, SystemRandomness
from assistdesk.adapters.keys import MemoryKeys
from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.certifying import Request, Terms, certify
from assistdesk.core.crypto.signing import SigningKey
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import SafetyPolicy, SafetyResult
from assistdesk.runtime import intents_customer
from assistdesk.runtime.agent_identity import AGENT_KEY, credential_of, find_agent_keys, is_over, make_agent_keys
from assistdesk.runtime.snapshot_customer import AgentIdentity, CustomerPhase
from tests.kit.ends import AgentSide, CustomerSide
from tests.kit.keyring import lasting_keys
from tests.kit.memory_relay import MemoryRelay

ORGANISATION, OTHER = SigningKey(b"\x01" * 32), SigningKey(b"\x02" * 32)
TERMS = Terms("Talleres Norte", "Ana Ruiz")
DAY_S = 86_400


def now_s() -> int:
    return SystemClock().wall_ms() // 1000


def certified(
    organisation: SigningKey = ORGANISATION,
    terms: Terms = TERMS,
    age_days: int = 0,
    change: Callable[[bytes], bytes] | None = None,
) -> Credential:
    keys = lasting_keys()
    made = make_agent_keys(keys, SystemRandomness())
    request = Request(made.agent.public, made.box.public)
    data = certify(request, terms, organisation, now_s() - age_days * DAY_S)
    return Credential(change(data) if change is not None else data, made.agent)


def test_the_keys_of_a_computer_are_made_once() -> None:
    keys = lasting_keys()
    assert find_agent_keys(keys) is None
    made = make_agent_keys(keys, SystemRandomness())
    again = make_agent_keys(keys, SystemRandomness())
    assert (made.agent.public, made.box.public) == (again.agent.public, again.box.public)


def test_D15_without_a_keyring_there_is_no_request_and_a_reason() -> None:
    with pytest.raises(RefusedError, match="no_keyring"):
        make_agent_keys(MemoryKeys(), SystemRandomness())


def test_a_keyring_that_holds_nonsense_holds_no_key() -> None:
    keys = lasting_keys()
    make_agent_keys(keys, SystemRandomness())
    for nonsense in ("é", "AAAA", "="):
        keys.put(AGENT_KEY, nonsense)
        assert find_agent_keys(keys) is None


def test_a_certificate_is_only_shown_with_the_key_it_names() -> None:
    keys = lasting_keys()
    made = make_agent_keys(keys, SystemRandomness())
    data = certify(Request(made.agent.public, made.box.public), TERMS, ORGANISATION, now_s())
    credential = credential_of(keys, data)
    assert credential.agent_key.public == made.agent.public
    assert not is_over(credential, now_s())
    assert is_over(credential, now_s() + 31 * DAY_S)
    with pytest.raises(RefusedError, match="certificate_not_ours"):
        credential_of(lasting_keys(), data)
    with pytest.raises(RefusedError, match="certificate_unreadable"):
        credential_of(keys, data[:-1])


@asynccontextmanager
async def sheet_of(
    folder: Path, credential: Credential | None, pinned: bytes | None = ORGANISATION.public
) -> AsyncIterator[tuple[AgentSide, CustomerSide]]:
    relay = MemoryRelay()
    agent = AgentSide(relay, relay.dial, folder / "agent", credential=credential)  # type: ignore[arg-type]
    customer = CustomerSide(relay, relay.dial, folder / "customer", pinned_key=pinned)  # type: ignore[arg-type]
    customer.start()
    try:
        customer.type_code(await agent.code())
        await customer.until_phase(CustomerPhase.SHEET)
        await customer.until(lambda seen: seen.agent.name)
        yield agent, customer
    finally:
        await customer.close()
        await agent.close()


@pytest.mark.parametrize(
    ("credential", "shown"),
    [
        (certified(), AgentIdentity("Ana Ruiz", "Talleres Norte", True, "")),
        (certified(terms=replace(TERMS, agent="Ana R.")), AgentIdentity("Ana R.", "Talleres Norte", True, "")),
        (None, AgentIdentity("Ana Ruiz", "", False, "no_certificate")),
        (certified(age_days=31), AgentIdentity("Ana Ruiz", "", False, "expired")),
        (certified(age_days=-2), AgentIdentity("Ana Ruiz", "", False, "early")),
        (certified(OTHER), AgentIdentity("Ana Ruiz", "", False, "other_organisation")),
        (
            certified(change=lambda data: data.replace(b"Ana Ruiz", b"Eva Ruiz")),
            AgentIdentity("Ana Ruiz", "", False, "signature"),
        ),
        (
            certified(change=lambda data: data.replace(b"Ana Ruiz", b"Ana\nRuiz")),
            AgentIdentity("Ana Ruiz", "", False, "name"),
        ),
    ],
)
async def test_the_customer_reads_who_it_is_or_why_that_is_not_known(
    tmp_path: Path, credential: Credential | None, shown: AgentIdentity
) -> None:
    async with sheet_of(tmp_path, credential) as (_, customer):
        assert customer.seen.agent == shown


async def test_C15_a_certificate_that_requires_the_comparison_gets_control_after_same_only(tmp_path: Path) -> None:
    strict = certified(terms=replace(TERMS, safety=SafetyPolicy.REQUIRED))
    async with sheet_of(tmp_path, strict) as (_, customer):
        assert customer.seen.sheet is not None
        assert customer.seen.sheet.safety_policy is SafetyPolicy.REQUIRED
        customer.do(intents_customer.CompareSafety(SafetyResult.SKIPPED))
        await customer.allow()
        await customer.until_phase(CustomerPhase.SHARING)
        assert customer.app.session.state.safety is None
