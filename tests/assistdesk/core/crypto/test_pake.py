"""The PAKE behind its checks, also without assertions."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spake2.parameters.ed25519 import ParamsEd25519

from assistdesk.core.crypto import pake
from assistdesk.core.crypto.pake import Exchange, check_share
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role
from tests.vectors import make, make_pake
from tests.vectors.make_pake import exchange, refused_shares

HOST_SHARE = exchange(Role.HOST, bytes(range(64))).share
VIEWER_SHARE = exchange(Role.VIEWER, bytes(range(64))).share


def test_the_vectors_are_those_that_are_kept() -> None:
    assert make.kept("pake.json") == make_pake.build()


def test_the_librarys_constants_are_those_of_the_protocol() -> None:
    assert ParamsEd25519.M.to_bytes().hex() == make_pake.M
    assert ParamsEd25519.N.to_bytes().hex() == make_pake.N
    assert make_pake.M.startswith("15cfd18e")
    assert make_pake.M.endswith("81a02312")
    assert make_pake.N.startswith("f04f2e7e")
    assert make_pake.N.endswith("00e583c3")


@given(
    st.binary(min_size=64, max_size=64),
    st.binary(min_size=64, max_size=64),
    st.binary(max_size=8),
    st.binary(max_size=8),
)
@settings(max_examples=20, deadline=None)
def test_two_ends_have_one_key_exactly_when_their_passwords_are_one(
    a: bytes, b: bytes, one: bytes, other: bytes
) -> None:
    viewer, host = exchange(Role.VIEWER, a, one), exchange(Role.HOST, b, other)
    assert (viewer.finish(host.share) == host.finish(viewer.share)) == (one == other)


@pytest.mark.parametrize(
    ("what", "share", "rule"), refused_shares(HOST_SHARE), ids=[w for w, _, _ in refused_shares(HOST_SHARE)]
)
def test_H4_H5_H6_a_share_that_is_not_good_is_refused(what: str, share: bytes, rule: str) -> None:
    with pytest.raises(PeerError, match=rule):
        check_share(share, Role.HOST)
    with pytest.raises(PeerError, match=rule):
        exchange(Role.VIEWER, bytes(64)).finish(share)


def test_H5_a_share_is_good_from_its_own_side_only() -> None:
    check_share(HOST_SHARE, Role.HOST)
    check_share(VIEWER_SHARE, Role.VIEWER)
    with pytest.raises(PeerError, match="share_side"):
        check_share(VIEWER_SHARE, Role.HOST)
    with pytest.raises(PeerError, match="share_side"):
        check_share(HOST_SHARE, Role.VIEWER)


def test_H5_our_own_point_under_the_other_sides_byte_is_refused() -> None:
    viewer = exchange(Role.VIEWER, bytes(range(64)))
    with pytest.raises(PeerError, match="pake"):
        viewer.finish(b"B" + viewer.share[1:])


def test_H7_finish_works_once() -> None:
    viewer = exchange(Role.VIEWER, bytes(range(64)))
    viewer.finish(HOST_SHARE)
    with pytest.raises(MisuseError, match="pake_finished"):
        viewer.finish(HOST_SHARE)
    failed = exchange(Role.VIEWER, bytes(range(64)))
    with pytest.raises(PeerError):
        failed.finish(b"")
    with pytest.raises(MisuseError, match="pake_finished"):
        failed.finish(HOST_SHARE)


@pytest.mark.parametrize("size", [0, 63, 65])
def test_H7_too_little_randomness_is_our_mistake(size: int) -> None:
    with pytest.raises(MisuseError, match="entropy_size"):
        Exchange(Role.HOST, b"", b"", b"", bytes(size))


def test_H23_an_exchange_shows_nothing() -> None:
    assert repr(exchange(Role.HOST, bytes(64))) == "Exchange(host)"
    assert not hasattr(exchange(Role.HOST, bytes(64)), "serialize")


@given(st.binary(min_size=0, max_size=40) | st.binary(min_size=32, max_size=32).map(lambda body: b"B" + body))
@settings(max_examples=60, deadline=None)
def test_H6_H7_any_share_is_good_or_a_peer_error(share: bytes) -> None:
    try:
        check_share(share, Role.HOST)
    except PeerError:
        return
    assert len(exchange(Role.VIEWER, bytes(range(64))).finish(share)) == pake.KEY_BYTES


def test_H7_every_check_also_holds_without_assertions() -> None:
    program = """
import sys
from assistdesk.core.crypto.pake import check_share
from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role
from tests.vectors.make_pake import exchange, refused_shares
if __debug__:
    sys.exit("assertions are on")
good = exchange(Role.HOST, bytes(range(64))).share
for what, share, rule in refused_shares(good):
    for refuse in (lambda: check_share(share, Role.HOST), lambda: exchange(Role.VIEWER, bytes(64)).finish(share)):
        try:
            refuse()
        except PeerError as error:
            if error.rule == rule:
                continue
        sys.exit(what)
viewer = exchange(Role.VIEWER, bytes(range(64)))
viewer.finish(good)
try:
    viewer.finish(good)
except MisuseError:
    print("refused", len(refused_shares(good)))
"""
    run = subprocess.run([sys.executable, "-O", "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"refused {len(refused_shares(HOST_SHARE))}\n", "")
