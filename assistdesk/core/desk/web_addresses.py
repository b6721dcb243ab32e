"""Which addresses a desk may keep and lead to: ``https``, whole and plain. Nothing here opens or resolves one."""

from typing import Final
from urllib.parse import urlsplit

ADDRESS_CHARS_MAX: Final = 500


def is_https(address: str) -> bool:
    """A full https address with a host, without a user's name or password in it, blanks and signs that do not show."""
    if not address.isprintable() or " " in address or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
        has_port = parts.port != 0
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc and has_port
