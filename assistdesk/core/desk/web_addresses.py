"""Which addresses a desk may keep and lead to: ``https``, whole and plain. Nothing here opens or resolves one."""

from typing import Final
from urllib.parse import urlsplit

ADDRESS_CHARS_MAX: Final = 500
HOST_CHARS_MAX: Final = 253
LABEL_CHARS_MAX: Final = 63
"""RFC 1035, section 2.3.4: what is longer, no server can be called."""


def is_https(address: str) -> bool:
    """A full https address with a host, without a user's name or password in it, blanks and signs that do not show."""
    if not address.isprintable() or " " in address or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
        has_port = parts.port != 0
    except ValueError:
        return False
    return parts.scheme == "https" and _is_host(parts.hostname or "") and "@" not in parts.netloc and has_port


def _is_host(name: str) -> bool:
    """Labels with a dot between, and one behind if one likes; the address of a computer passes as one."""
    labels = name.removesuffix(".").split(".")
    return len(name) <= HOST_CHARS_MAX and all(0 < len(label) <= LABEL_CHARS_MAX for label in labels)
