"""Domains of e-mail addresses: which one an address has, how two are compared, and which are anybody's (desk.md sections 1, 9).

A domain is compared exactly: a sub-domain is another one. Whose domain it is, is not known here.
"""

import unicodedata
from typing import Final

PUBLIC: Final = frozenset(
    (
        "126.com", "139.com", "163.com", "189.cn", "aliyun.com", "aol.com", "bluewin.ch", "duck.com", "fastmail.com",
        "fastmail.fm", "foxmail.com", "free.fr", "freenet.de", "gmail.com", "gmx.com", "gmx.net", "googlemail.com",
        "hey.com", "hushmail.com", "icloud.com", "inbox.ru", "laposte.net", "libero.it", "list.ru", "mac.com",
        "mail.com", "mail.ru", "mailbox.org", "me.com", "msn.com", "naver.com", "orange.fr", "pm.me", "posteo.de",
        "proton.me", "protonmail.ch", "protonmail.com", "qq.com", "rediffmail.com", "rocketmail.com", "sfr.fr",
        "sina.cn", "sina.com", "sohu.com", "t-online.de", "terra.com.br", "tuta.com", "tutanota.com", "uol.com.br",
        "vip.163.com", "vip.qq.com", "wanadoo.fr", "web.de", "wp.pl", "ya.ru", "yeah.net", "ymail.com", "zoho.com",
    )
)  # fmt: skip
"""Where anybody gets an address: it says nothing of whom somebody belongs to."""
_EVERYWHERE: Final = frozenset(("gmx", "hotmail", "live", "outlook", "yahoo", "yandex"))
"""The same, under the domain of any country."""
_COUNTRY_CHARS: Final = 3


def domain_of(address: str) -> str:
    """What stands behind the last @, as domains are compared; empty where there is none."""
    return fold(address.rpartition("@")[2]) if "@" in address else ""


def fold(domain: str) -> str:
    """How domains are compared: case, a dot at the end and the spelling of letters beyond ASCII do not count."""
    plain = unicodedata.normalize("NFKC", domain).casefold().strip().rstrip(".")
    try:
        return plain.encode("idna").decode("ascii")
    except UnicodeError:
        return plain


def spellings(domain: str) -> tuple[str, ...]:
    """The ways in which a folded address may have it: with its letters, and as mail carries them."""
    carried = fold(domain)
    try:
        return tuple(dict.fromkeys((carried, carried.encode("ascii").decode("idna"))))
    except UnicodeError:
        return (carried,)


def is_public(domain: str) -> bool:
    """Does anybody who wants one get an address there?"""
    folded = fold(domain)
    name, *rest = folded.split(".")
    is_country = 0 < len(rest) <= 2 and all(len(part) <= _COUNTRY_CHARS for part in rest)
    return folded in PUBLIC or (name in _EVERYWHERE and is_country)
