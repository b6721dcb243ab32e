"""Keys from hellos and secret, against the check values of the protocol."""

from assistdesk.core.crypto import schedule
from assistdesk.core.crypto.pake import Exchange
from assistdesk.core.crypto.schedule import KeySchedule
from assistdesk.core.types import Role
from tests.vectors.make_handshake import check_pair

SID = "992325be45d628fb1f9cc8d56e91a725bffbbb3d018056ad56e294e2123a4b84"
X = "41385f453fecb09aaec33dae068718f5de300de392f27091937dd45283f563c227"
Y = "42682e12e29a8a9489141d1d3f9ec8b092f18c635712f4b70e419a73559c611115"
COMMIT = "f4ec3f53ef9defd9bdcc5b65a6f8e8e72c3cb82785ec692167eaa8f37de13edc"
ISK = "9da2b7c074afbb25dc334b31fcaf04e2def11682aa5aa55a3a260f1ea640c5eb"
TH = (
    "e9fbc043beeea4010d74ce166a6cbc229321bff7f9a4b15de9a7d09bfae62704"
    "2c904f91e25aaa8076a828c345c5ddc84ec13db61ae0003fe04db4b9a2063e09"
)
TV = "317ba45f2d617ad633313d851cd6e01b099d9bca32965be5a7c8239e38a72b96"
T_HOST = "0fe170761504ad66c82f7c31b19a2a7281429f471a87e494183db00dd95ab524"


def test_every_check_value_of_the_protocol_comes_out() -> None:
    (m0, m1, m2, m3, m4, m5), _, _ = check_pair().run()
    sid = schedule.session_bytes(1, m0, m1)
    assert sid.hex() == SID
    assert (m4[1:34].hex(), m3[1:34].hex(), m2[1:].hex()) == (X, Y, COMMIT)
    assert schedule.commitment(1, sid, m4[36:68], m4[1:34]).hex() == COMMIT
    password = schedule.password(1, sid, b"15730")
    viewer = Exchange(Role.VIEWER, password, *schedule.identities(1, sid), bytes(range(64)))
    isk = viewer.finish(bytes.fromhex(Y))
    assert isk.hex() == ISK
    th = schedule.transcript(1, (m0, m1, m2, m3), m4[:-32])
    assert th.hex() == TH
    keys = KeySchedule(1, th, isk)
    assert keys.confirmation(Role.VIEWER).hex() == m4[-32:].hex() == TV
    assert keys.confirmation(Role.HOST).hex() == m5[1:].hex() == T_HOST
    assert keys.safety_number() == 788_756
    assert keys.session_id().hex() == "41a0cd2833b60f67fa6283d3b615ad7f"
    assert keys.resume_id().hex() == "3fc654c8491537a62b44c034cf509ff2"


def test_every_label_and_direction_has_a_key_of_its_own() -> None:
    keys = KeySchedule(1, bytes(64), bytes(32))
    found = [
        *(keys.confirmation(role) for role in Role),
        *(keys.chain(role) for role in Role),
        keys.resume_secret(),
        keys.resume_id(),
        keys.session_id(),
    ]
    assert len({key[:16] for key in found}) == len(found)
    assert [len(key) for key in found] == [32, 32, 64, 64, 32, 16, 16]
    assert "0000" not in repr(keys)


def test_another_version_gives_other_values_everywhere() -> None:
    assert schedule.session_bytes(1, b"", b"") != schedule.session_bytes(2, b"", b"")
    assert schedule.password(1, b"", b"") != schedule.password(2, b"", b"")
    assert schedule.identities(1, b"") != schedule.identities(2, b"")
    assert schedule.commitment(1, b"", b"", b"") != schedule.commitment(2, b"", b"", b"")
    assert schedule.transcript(1, (b"",) * 4, b"") != schedule.transcript(2, (b"",) * 4, b"")
    assert KeySchedule(1, b"", b"").session_id() != KeySchedule(2, b"", b"").session_id()
