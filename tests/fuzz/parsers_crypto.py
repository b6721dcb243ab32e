"""Parsers of ``core.crypto``: codes, links, shares, certificates, every frame of the handshake in every state."""

import copy

from assistdesk.core.crypto import layout
from assistdesk.core.crypto.code import parse_code, parse_link
from assistdesk.core.crypto.handshake import HostHandshake, ViewerHandshake
from assistdesk.core.crypto.layout import Abort, Tag
from assistdesk.core.crypto.pake import check_share
from assistdesk.core.crypto.sealing import Opener, Sealer
from assistdesk.core.crypto.signing import identity_of, make_certificate, parse_certificate
from assistdesk.core.errors import RefusedError
from assistdesk.core.types import Role
from tests.fuzz.parser import Parser
from tests.vectors.make_handshake import CERTIFICATE, NOW_S, ORGANISATION, code_pair

FRAMES, _, _ = code_pair("fuzz", certified=True).run()
GOOD_CERTIFICATE = make_certificate(CERTIFICATE, ORGANISATION)
CHAIN = bytes(64)


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="surrogateescape")


class _MachineBefore:
    """The machine that waits for message ``number``, fed with any bytes instead; it answers with a step.

    The way there costs some milliseconds, so it is gone once and each input gets a copy. Only an exchange that an input
    got as far as using cannot be shared; then the way is gone again.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._ready: HostHandshake | ViewerHandshake | None = None

    def _prepared(self) -> HostHandshake | ViewerHandshake:
        pair = code_pair("fuzz", certified=True)
        step = pair.viewer.start()
        for sent in range(self._number):
            frame = step.sends[0].frame
            step = pair.host.receive(frame, NOW_S) if sent % 2 == 0 else pair.viewer.receive(frame, True)
        return pair.host if self._number % 2 == 0 else pair.viewer

    def __call__(self, data: bytes) -> object:
        exchange = getattr(self._ready and self._ready._phase, "exchange", None)
        if self._ready is None or (exchange and exchange._is_finished):
            self._ready = self._prepared()
        machine = copy.copy(self._ready)
        return machine.receive(data, True if isinstance(machine, ViewerHandshake) else NOW_S)


PARSERS: list[Parser] = [
    Parser("code", lambda data: parse_code(_text(data)), (b"482 915 7309",), (RefusedError,)),
    Parser(
        "link",
        lambda data: parse_link(_text(data), "help.example.org"),
        (b"assistdesk://join/4829157309", b"https://help.example.org/j/#4829157309"),
        (RefusedError,),
    ),
    Parser("share", lambda data: check_share(data, Role.HOST), (FRAMES[3][1:34],)),
    Parser("certificate", parse_certificate, (GOOD_CERTIFICATE,)),
    Parser("identity", lambda data: identity_of(data, ORGANISATION.public, NOW_S), (GOOD_CERTIFICATE,)),
    Parser("hello_viewer", lambda data: layout.parse_hello(Tag.VIEWER_HELLO, data), (FRAMES[0],)),
    Parser("hello_host", lambda data: layout.parse_hello(Tag.HOST_HELLO, data), (FRAMES[1],)),
    Parser("commit", layout.parse_commit, (FRAMES[2],)),
    Parser("share_frame", layout.parse_share, (FRAMES[3],)),
    Parser("opening", layout.parse_opening, (FRAMES[4],)),
    Parser("ident", layout.parse_ident, (FRAMES[4][36:-32],)),
    Parser("confirm", layout.parse_confirm, (FRAMES[5],)),
    Parser("abort", layout.parse_abort, (layout.make_abort(Abort.BUSY),)),
    *(Parser(f"handshake_m{number}", _MachineBefore(number), (FRAMES[number],)) for number in range(6)),
    Parser(
        "sealed_record",
        lambda data: Opener(Role.HOST, CHAIN, 1).open(data),
        (Sealer(Role.HOST, CHAIN, 1).seal(bytes(64)),),
    ),
]
