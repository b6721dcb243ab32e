"""Session codes and links, right and wrong (protocol.md section 3)."""

from typing import Any

from assistdesk.core.crypto.code import app_link, make_code, web_link
from tests.vectors.stream import Stream

NAMED = ("4829157309", "7314602856", "5083419621", "9999999990")
SCRIPTS = {
    "full-width": 0xFF10,
    "Arabic": 0x0660,
    "Persian": 0x06F0,
    "Devanagari": 0x0966,
    "Thai": 0x0E50,
    "bold": 0x1D7CE,
}
SEPARATORS = (" ", "-", ".", "\t", "\u00a0", "\u2013", "\u200b", "/", " (", ") ", "\ufeff")
RELAY = "help.example.org"


def _in_script(digits: str, zero: int) -> str:
    return "".join(chr(zero + int(digit)) for digit in digits)


def build() -> list[dict[str, Any]]:
    """Typed text with the digits it means, or the rule that refuses it."""
    stream = Stream("codes")
    cases: list[dict[str, Any]] = [{"typed": digits, "digits": digits} for digits in NAMED]
    codes = []
    for count in range(80):
        plate = str(stream.below(9 * 10 ** (3 + count % 3)) + 10 ** (3 + count % 3))
        codes.append(make_code(plate, f"{stream.below(100_000):05d}"))
    cases += [{"typed": code.spoken, "digits": code.digits} for code in codes[:40]]
    cases += [
        {"typed": _in_script(code.digits, zero), "digits": code.digits}
        for code, zero in zip(codes, SCRIPTS.values(), strict=False)
    ]
    cases += [
        {"typed": separator.join(code.digits), "digits": code.digits}
        for code, separator in zip(codes[10:], SEPARATORS, strict=False)
    ]
    for at, code in enumerate(codes):
        place = at % len(code.digits)
        digit = str((int(code.digits[place]) + 1 + at % 9) % 10)
        wrong = code.digits[:place] + digit + code.digits[place + 1 :]
        if wrong[0] != "0" and wrong != code.digits:
            cases.append({"typed": wrong, "refused": "code_check"})
        swapped = code.digits[:3] + code.digits[4] + code.digits[3] + code.digits[5:]
        if swapped != code.digits and at < 40:
            cases.append({"typed": swapped, "refused": "code_check"})
    cases += [{"typed": typed, "refused": "code_length"} for typed in ("", "482915730", "4829157309000", "1" * 300)]
    cases += [{"typed": "0829157309", "refused": "code_first_digit"}]
    odd = ("48291573O9", "4829l57309", "482915730²", "①829157309", "4829157309x", "4829157309\n", "Ⅳ829157309")
    cases += [{"typed": typed, "refused": "code_character"} for typed in odd]
    links: list[dict[str, Any]] = []
    for code in codes[:6]:
        links += [
            {"link": app_link(code), "digits": code.digits},
            {"link": web_link(code, RELAY), "digits": code.digits},
        ]
    bad = (
        "assistdesk:--help",
        "assistdesk://join/4829157309&relay=evil.example",
        "assistdesk://join/4829157309/",
        "assistdesk://join/4829157309\n",
        "assistdesk://join/4829157309?x=1",
        "assistdesk://join/4829157309%00",
        "assistdesk://join/48291573094829157309",
        'assistdesk://join/4829157309" --x',
        "assistdesk://join/\uff14829157309",
        "assistdesk://join/0829157309",
        "ASSISTDESK://join/4829157309",
        "https://evil.example/j/#4829157309",
        "https://help.example.org@evil.example/j/#4829157309",
        "https://help.example.org/j/4829157309",
        "http://help.example.org/j/#4829157309",
        "\\\\server\\share\\4829157309",
        " assistdesk://join/4829157309",
        "assistdesk://join/4829157309" + " " * 200,
        "",
    )
    links += [{"link": link, "refused": "link"} for link in bad]
    links.append({"link": "assistdesk://join/4829157306", "refused": "code_check"})
    return cases + links
