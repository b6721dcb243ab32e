"""Keys out of names, and names by language, for the sheets of fields and forms. Knows no widget."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

OWN_LANGUAGE: Final = "en"
"""The desk's own language: a name has to have it (relay, ``text_locale``)."""
KEY_CHARS = 36
_OTHER = re.compile(r"[^a-z0-9]+")


def key_of(name: str, taken: Collection[str], kind: str) -> str:
    """A key for *name* that is not *taken*: its letters without marks; *kind* and a number where it has none."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    base = _OTHER.sub("_", plain).strip("_")[:KEY_CHARS].strip("_")
    if not base or not base[0].isalpha():
        base = f"{kind}_{base}".strip("_")[:KEY_CHARS].strip("_")
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}_{number}"
    return key


def labels_of(names: dict[str, str]) -> dict[str, str]:
    """Without the languages in which nothing was written."""
    return {language: words for language, words in names.items() if words}
