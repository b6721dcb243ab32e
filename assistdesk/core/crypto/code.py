"""The session code: digits that two people read to each other, and what may be done with them.

Normative source: protocol.md section 3. A code is nameplate (the relay knows it), secret (never sent, never logged)
and a check digit (depends on the secret, so it is secret too). Nothing here shows the last six digits by accident:
``repr`` and ``str`` mask them, and only ``digits`` and ``spoken`` hand them out. Knows no clock, no random source and
no network.
"""

import enum
import re
import unicodedata
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from assistdesk.core.errors import MisuseError, PeerError, RefusedError

CODE_MIN_DIGITS: Final = 10
CODE_MAX_DIGITS: Final = 12
SECRET_DIGITS: Final = 5
PRIVATE_DIGITS: Final = SECRET_DIGITS + 1
LIFE_MS: Final = 600_000
TRIES: Final = 3
LINK_CHARACTERS: Final = 128
TYPED_CHARACTERS: Final = 256

_DAMM: Final = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_GROUPS: Final = {10: (3, 3, 4), 11: (3, 4, 4), 12: (4, 4, 4)}
_SEPARATOR_CATEGORIES: Final = frozenset({"Zs", "Pd", "Cf"})
_SEPARATORS: Final = frozenset("\t./()")
_APP_LINK: Final = re.compile(r"assistdesk://join/([1-9][0-9]{9,11})\Z")
_WEB_LINK: Final = re.compile(r"https://([a-z0-9.:\[\]-]+)/j/#([1-9][0-9]{9,11})\Z")


def damm(digits: str) -> int:
    """The last interim digit of Damm's scheme: the check digit of what has none, 0 for a right code."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return interim


class SessionCode(Struct, frozen=True):
    """A code whose check digit is right.

    Raises (at construction): MisuseError ``code`` for anything else; outside text goes through ``parse_code``.
    """

    _digits: str

    def __post_init__(self) -> None:
        if not _is_well_formed(self._digits) or damm(self._digits) != 0:
            raise MisuseError("code")

    @property
    def digits(self) -> str:
        """All digits. Secret: for the PAKE, the link and the eyes of its owner only."""
        return self._digits

    @property
    def nameplate(self) -> str:
        return self._digits[:-PRIVATE_DIGITS]

    @property
    def secret(self) -> str:
        return self._digits[-PRIVATE_DIGITS:-1]

    @property
    def spoken(self) -> str:
        """In the groups in which people read it: 3-3-4, 3-4-4 or 4-4-4. Secret."""
        return grouped(self._digits)

    def __repr__(self) -> str:
        return f"SessionCode({self.nameplate}{'·' * PRIVATE_DIGITS})"

    __str__ = __repr__


def _is_well_formed(digits: str) -> bool:
    right_length = CODE_MIN_DIGITS <= len(digits) <= CODE_MAX_DIGITS
    return right_length and digits.isascii() and digits.isdecimal() and digits[0] != "0"


def grouped(digits: str) -> str:
    """Digits of a whole code in spoken groups; a code under way keeps the first groups of the shortest form."""
    groups, at, parts = _GROUPS.get(len(digits), _GROUPS[CODE_MIN_DIGITS]), 0, []
    for size in groups:
        parts.append(digits[at : at + size])
        at += size
    return " ".join(part for part in parts if part)


def make_code(nameplate: str, secret: str) -> SessionCode:
    """The code of a nameplate from the relay and five random digits.

    Raises:
        PeerError: the relay's nameplate is not 4 to 6 digits starting 1 to 9.
        MisuseError: the secret is not five digits.
    """
    if not re.match(r"[1-9][0-9]{3,5}\Z", nameplate):
        raise PeerError("nameplate")
    if not re.match(r"[0-9]{5}\Z", secret):
        raise MisuseError("secret")
    body = nameplate + secret
    return SessionCode(body + str(damm(body)))


def secret_from_random(random: int) -> str:
    """Five digits from a uniform number below 100,000."""
    if not 0 <= random < 10**SECRET_DIGITS:
        raise MisuseError("random_range")
    return f"{random:0{SECRET_DIGITS}d}"


def normalised(typed: str) -> str:
    """ASCII digits of what a person typed or pasted: any script's digits count, separators fall away.

    Raises:
        RefusedError: ``code_character`` for anything else, ``code_length`` for far too much.
    """
    if len(typed) > TYPED_CHARACTERS:
        raise RefusedError("code_length")
    digits = []
    for character in typed:
        category = unicodedata.category(character)
        if category == "Nd":
            digits.append(str(unicodedata.decimal(character)))
        elif category not in _SEPARATOR_CATEGORIES and character not in _SEPARATORS:
            raise RefusedError("code_character")
    return "".join(digits)


def parse_code(typed: str) -> SessionCode:
    """The code that a person typed; nothing is sent for a mistype and no try is used.

    Raises:
        RefusedError: ``code_character``, ``code_length``, ``code_first_digit`` or ``code_check``.
    """
    digits = normalised(typed)
    if not CODE_MIN_DIGITS <= len(digits) <= CODE_MAX_DIGITS:
        raise RefusedError("code_length")
    if digits[0] == "0":
        raise RefusedError("code_first_digit")
    if damm(digits) != 0:
        raise RefusedError("code_check")
    return SessionCode(digits)


def app_link(code: SessionCode) -> str:
    """The link that the program itself handles, also in QR codes. Secret."""
    return f"assistdesk://join/{code.digits}"


def web_link(code: SessionCode, relay_host: str) -> str:
    """The link to the relay's page; the digits stand after ``#`` and are not sent to it. Secret."""
    return f"https://{relay_host}/j/#{code.digits}"


def parse_link(link: str, relay_host: str | None) -> SessionCode:
    """The code in a link: it fills in the code and nothing else.

    ``relay_host`` is the configured relay (with its port unless it is 443); without one only program links are read.

    Raises:
        RefusedError: ``link`` for any other text, ``code_check`` for a wrong check digit.
    """
    if len(link) > LINK_CHARACTERS:
        raise RefusedError("link")
    if found := _APP_LINK.match(link):
        return parse_code(found[1])
    found = _WEB_LINK.match(link)
    if not found or relay_host is None or found[1] != relay_host.lower():
        raise RefusedError("link")
    return parse_code(found[2])


def text_holds_code(text: str, code: SessionCode) -> bool:
    """Whether typed text would give the code away: its digits in order, of any script, with anything but letters
    between them (spaces, line breaks, punctuation, symbols, marks)."""
    kept = []
    for character in text:
        digit = unicodedata.digit(character, None)
        if digit is not None:
            kept.append(str(digit))
        elif unicodedata.category(character)[0] == "L":
            kept.append(character)
    return code.digits in "".join(kept)


class CodeState(enum.Enum):
    """What became of a code at one end."""

    LIVE = "live"
    USED = "used"
    WRONG = "wrong"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class CodeLife(Struct, frozen=True):
    """One end's own count of tries and time for one code; every method gives the next value.

    ``age_ms`` is the later of a monotonic clock that counts sleep and the wall clock, both since the code was made.
    """

    tries: int = 0
    state: CodeState = CodeState.LIVE

    @property
    def is_live(self) -> bool:
        return self.state is CodeState.LIVE

    @property
    def tries_left(self) -> int:
        return TRIES - self.tries

    def at(self, age_ms: int) -> "CodeLife":
        return replace(self, state=CodeState.EXPIRED) if self.is_live and age_ms >= LIFE_MS else self

    def tried(self) -> "CodeLife":
        """A try is used; the third one is still open to success, but there is none after it.

        Raises:
            MisuseError: the code takes no more tries.
        """
        if not self.is_live or self.tries_left == 0:
            raise MisuseError("code_over")
        return replace(self, tries=self.tries + 1)

    def failed(self) -> "CodeLife":
        """The attempt ended without success; after the third used try that burns the code."""
        return replace(self, state=CodeState.WRONG) if self.is_live and self.tries_left == 0 else self

    def succeeded(self) -> "CodeLife":
        return replace(self, state=CodeState.USED) if self.is_live else self

    def cancelled(self) -> "CodeLife":
        return replace(self, state=CodeState.CANCELLED) if self.is_live else self
