"""A session code on its way from a colleague's app: only hers reads it, and only as he wrote it."""

from dataclasses import replace

import pytest

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.hpke import BoxKey, seal
from assistdesk.core.crypto.inviting import SEALED_BYTES_MAX, open_invitation, seal_invitation, verified
from assistdesk.core.crypto.signing import Certificate, SigningKey, key_id, make_certificate
from assistdesk.core.errors import PeerError
from assistdesk.core.types import SafetyPolicy
from assistdesk.core.wire.encoding import lv

CODE, NOW_S = "4829157309", 1_790_000_000
ORGANISATION, OTHER = SigningKey(b"\x01" * 32), SigningKey(b"\x02" * 32)
MARCO, ANA_BOX, ANA_ID = SigningKey(b"\x03" * 32), BoxKey(b"\x04" * 32), b"\x0a" * 16


def certificate(agent: str, agent_key: bytes, box_key: bytes, agent_id: bytes) -> Certificate:
    return Certificate(
        key_id(ORGANISATION.public),
        7,
        agent_id,
        agent_key,
        box_key,
        NOW_S - 9,
        NOW_S + 86_400,
        SafetyPolicy.OFF,
        "Talleres Norte",
        agent,
    )


HIS = certificate("Marco Díaz", MARCO.public, bytes(32), b"\x0b" * 16)
HERS = certificate("Ana Ruiz", bytes(32), ANA_BOX.public, ANA_ID)
HIS_BYTES, HER_BYTES = make_certificate(HIS, ORGANISATION), make_certificate(HERS, ORGANISATION)
CREDENTIAL = Credential(HIS_BYTES, MARCO)


def opened(sealed: bytes, box: BoxKey = ANA_BOX, mine: bytes = HER_BYTES, now_s: int = NOW_S) -> tuple[str, str]:
    invited = open_invitation(sealed, box, mine, ORGANISATION.public, now_s)
    assert CODE not in repr(invited)
    return invited.code, invited.name


def forged(digits: bytes, certificate_bytes: bytes, signature: bytes, to: bytes = ANA_ID) -> bytes:
    """What anybody who knows her box key can make."""
    return seal(ANA_BOX.public, lv(b"AssistDesk/1 invite", to), lv(digits, certificate_bytes, signature))


def signature(digits: bytes, to: bytes = ANA_ID, key: SigningKey = MARCO) -> bytes:
    return key.sign(lv(b"AssistDesk/1 invite", to, digits))


def rule(sealed: bytes, now_s: int = NOW_S) -> str:
    with pytest.raises(PeerError) as refused:
        opened(sealed, now_s=now_s)
    return refused.value.rule


def test_she_reads_the_code_and_who_made_it_and_nobody_else_can() -> None:
    sealed = seal_invitation(CODE, CREDENTIAL, HERS)
    assert opened(sealed) == (CODE, "Marco Díaz")
    assert CODE.encode() not in sealed
    with pytest.raises(PeerError, match="not_sealed_for_us"):
        opened(sealed, box=BoxKey(b"\x05" * 32))
    with pytest.raises(PeerError, match="not_sealed_for_us"):
        opened(sealed, mine=HIS_BYTES)


def test_the_form_is_the_protocols() -> None:
    assert opened(forged(CODE.encode(), HIS_BYTES, signature(CODE.encode()))) == (CODE, "Marco Díaz")
    largest = replace(HIS, organisation="ñ" * 32, agent="ñ" * 32)
    credential = Credential(make_certificate(largest, ORGANISATION), MARCO)
    assert len(seal_invitation("9" * 12, credential, HERS)) <= SEALED_BYTES_MAX


def test_a_relay_puts_no_code_of_its_own_in_its_place() -> None:
    good, digits = signature(CODE.encode()), CODE.encode()
    assert rule(forged(b"5083419621", HIS_BYTES, good)) == "invite_signature"
    assert rule(forged(digits, HIS_BYTES, signature(digits, key=OTHER))) == "invite_signature"
    assert rule(forged(digits, HIS_BYTES, signature(digits, to=bytes(16)))) == "invite_signature"
    elsewhere = make_certificate(replace(HIS, key_id=key_id(OTHER.public)), OTHER)
    assert rule(forged(digits, elsewhere, good)) == "not_verified"
    assert rule(forged(digits, b"", good)) == "not_verified"
    assert rule(seal_invitation(CODE, CREDENTIAL, HERS), NOW_S + 200_000) == "not_verified"


@pytest.mark.parametrize("digits", [b"4829157306", b"", "４８２９".encode(), b"\xff" * 10])
def test_what_is_no_code_is_refused_even_from_him(digits: bytes) -> None:
    assert rule(forged(digits, HIS_BYTES, signature(digits))) in ("invite_code", "too_long")


def test_what_is_cut_or_too_long_is_refused() -> None:
    info = lv(b"AssistDesk/1 invite", ANA_ID)
    for plain in (b"", lv(CODE.encode(), HIS_BYTES), lv(b"1" * 13, HIS_BYTES, bytes(64)), lv(b"1", b"", b"", b"")):
        assert rule(seal(ANA_BOX.public, info, plain)) in ("cut", "too_long", "left_over")


def test_only_a_certificate_of_our_own_organisation_is_sealed_for() -> None:
    assert verified(HER_BYTES, ORGANISATION.public, NOW_S) == HERS
    for pinned in (None, OTHER.public):
        with pytest.raises(PeerError, match="not_verified"):
            verified(HER_BYTES, pinned, NOW_S)
