"""The password-authenticated key exchange: the only module that knows the library ``spake2`` (protocol.md section 4.4).

Start and finish, once each, behind checks of our own: a share is good if it has exactly 33 bytes and the other side's
byte, decodes to a point of the prime-order group and encodes again to the same bytes. Whatever the library raises
leaves here as ``PeerError``. No check rests on ``assert``. The library is not constant-time; the caller hides that
(fresh password per attempt, fixed answer times, three tries). Its state is never serialised: that would write the
secret.
"""

from typing import Final

from spake2 import SPAKE2_A, SPAKE2_B
from spake2.ed25519_group import Ed25519Group

from assistdesk.core.errors import MisuseError, PeerError
from assistdesk.core.types import Role

SHARE_BYTES: Final = 33
KEY_BYTES: Final = 32
ENTROPY_BYTES: Final = 64
_SIDES: Final = {Role.VIEWER: b"A", Role.HOST: b"B"}


def check_share(share: bytes, sender: Role) -> None:
    """Refuse every share but the one encoding of a point of the prime-order group, from the right side.

    Raises:
        PeerError: ``share_size``, ``share_side`` or ``share_point``.
    """
    if len(share) != SHARE_BYTES:
        raise PeerError("share_size", size=len(share))
    if share[:1] != _SIDES[sender]:
        raise PeerError("share_side")
    try:
        encoded = Ed25519Group.bytes_to_element(share[1:]).to_bytes()
    except Exception as error:
        raise PeerError("share_point") from error
    if encoded != share[1:]:
        raise PeerError("share_point")


class Exchange:
    """One end of one attempt: ``share`` goes out, ``finish`` takes the other end's.

    ``entropy`` is 64 uniform random bytes of this attempt alone. Construction and ``finish`` each cost some
    milliseconds; run them off the event loop.
    """

    __slots__ = ("_is_finished", "_machine", "_role", "share")

    def __init__(self, role: Role, password: bytes, id_viewer: bytes, id_host: bytes, entropy: bytes) -> None:
        if len(entropy) != ENTROPY_BYTES:
            raise MisuseError("entropy_size", size=len(entropy))
        side = SPAKE2_A if role is Role.VIEWER else SPAKE2_B
        self._role = role
        self._is_finished = False
        self._machine = side(password, idA=id_viewer, idB=id_host, entropy_f=lambda size: entropy[:size])
        self.share: Final[bytes] = self._machine.start()

    def __repr__(self) -> str:
        return f"Exchange({self._role.value})"

    def finish(self, share: bytes) -> bytes:
        """The key of 32 bytes that both ends have if both had the same password.

        Raises:
            PeerError: the share is not good, or our own one came back.
            MisuseError: called a second time.
        """
        if self._is_finished:
            raise MisuseError("pake_finished")
        self._is_finished = True
        check_share(share, self._role.other)
        try:
            key = bytes(self._machine.finish(share))
        except Exception as error:
            raise PeerError("pake") from error
        return key
