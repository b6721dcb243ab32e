"""From an agent's keys to a certificate that a customer's app believes."""

import pytest

from assistdesk.core.crypto.certifying import REQUEST_BYTES, Request, Terms, certify, make_request, parse_request
from assistdesk.core.crypto.signing import Reason, SigningKey, identity_of
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import SafetyPolicy

ORGANISATION, AGENT, BOX = SigningKey(b"\x01" * 32), SigningKey(b"\x02" * 32), b"\x03" * 32
NOW_S = 1_772_359_200
TERMS = Terms("Talleres Norte", "Ana Ruiz", 30, SafetyPolicy.REQUIRED)


def test_a_request_is_read_as_it_was_made() -> None:
    data = make_request(AGENT, BOX)
    assert len(data) == REQUEST_BYTES
    assert parse_request(data) == Request(AGENT.public, BOX)


def test_a_request_cut_or_changed_anywhere_is_none() -> None:
    data = make_request(AGENT, BOX)
    for at in range(len(data)):
        with pytest.raises(PeerError, match="request_layout"):
            parse_request(data[:at])
        with pytest.raises(PeerError, match=r"request_(layout|signature)"):
            parse_request(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_the_fingerprint_stands_for_both_keys_and_the_agents_id_for_the_first() -> None:
    one, other = Request(AGENT.public, BOX), Request(AGENT.public, bytes(32))
    assert one.fingerprint != other.fingerprint
    assert len(one.fingerprint.split()) == 8
    assert one.agent_id == other.agent_id
    assert len(one.agent_id) == 16


def test_a_certified_agent_is_verified_for_as_long_as_was_said() -> None:
    data = certify(parse_request(make_request(AGENT, BOX)), TERMS, ORGANISATION, NOW_S)
    identity = identity_of(data, ORGANISATION.public, NOW_S)
    assert identity.reason is Reason.VERIFIED
    assert identity.certificate is not None
    assert (identity.certificate.agent, identity.certificate.organisation) == ("Ana Ruiz", "Talleres Norte")
    assert identity.safety is SafetyPolicy.REQUIRED
    assert identity_of(data, ORGANISATION.public, NOW_S + 31 * 86_400).reason is Reason.EXPIRED
    assert identity_of(data, SigningKey(bytes(32)).public, NOW_S).reason is Reason.OTHER_ORGANISATION


@pytest.mark.parametrize(
    ("terms", "rule"),
    [
        (Terms("Talleres Norte", "Ana Ruiz", 0), "certificate_life"),
        (Terms("Talleres Norte", "Ana Ruiz", 401), "certificate_life"),
        (Terms("Talleres Norte", "Ana\nRuiz"), "certificate_name"),
        (Terms("", "Ana Ruiz"), "certificate_name"),
    ],
)
def test_terms_that_no_certificate_can_hold_are_refused(terms: Terms, rule: str) -> None:
    with pytest.raises(MisuseError, match=rule):
        certify(Request(AGENT.public, BOX), terms, ORGANISATION, NOW_S)


def test_a_box_key_of_the_wrong_size_goes_into_no_request() -> None:
    with pytest.raises(MisuseError, match="box_key_size"):
        make_request(AGENT, b"short")
