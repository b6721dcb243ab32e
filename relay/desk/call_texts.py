"""What the relay itself writes into a ticket that it makes of a call, in the caller's language (desk.md section 8).

A number that is withheld, or that nobody wrote down, is said to be missing; nobody is asked to call it back.
"""

from typing import Final, Literal

from assistdesk.core.desk.call_shapes import CallTicket

Key = Literal["missed", "missed_unknown", "call", "call_unknown"]
FALLBACK: Final = "en"
TEXTS: Final[dict[str, dict[Key, tuple[str, str]]]] = {
    "en": {
        "missed": ("Call back {number}", "Nobody answered a call from {number}."),
        "missed_unknown": ("Missed call without a number", "Nobody answered a call. Its number is not known."),
        "call": ("Phone call {number}", "Phone call {number}."),
        "call_unknown": ("Phone call without a number", "Phone call. Its number is not known."),
    },
    "es": {
        "missed": ("Devolver la llamada a {number}", "Nadie atendió una llamada de {number}."),
        "missed_unknown": ("Llamada perdida sin número", "Nadie atendió una llamada. No se conoce su número."),
        "call": ("Llamada telefónica {number}", "Llamada telefónica {number}."),
        "call_unknown": ("Llamada telefónica sin número", "Llamada telefónica. No se conoce su número."),
    },
    "zh": {
        "missed": ("请回电 {number}", "来自 {number} 的来电无人接听。"),
        "missed_unknown": ("未接来电（无号码）", "一个来电无人接听。号码未知。"),
        "call": ("电话 {number}", "电话 {number}。"),
        "call_unknown": ("电话（无号码）", "电话。号码未知。"),
    },
}
"""Subject and first words, by language."""
UNKNOWN: Final = {"en": "Unknown caller", "es": "Persona desconocida", "zh": "未知来电者"}
"""Who called, where not even a number is known."""


def ticket_of(number: str, is_missed: bool, locale: str) -> CallTicket:
    """The ticket of a call for which nobody chose one."""
    kind: Literal["missed", "call"] = "missed" if is_missed else "call"
    key: Key = kind if number else "missed_unknown" if is_missed else "call_unknown"
    subject, body = TEXTS[_known(locale)][key]
    return CallTicket(
        subject=subject.format(number=number), body=body.format(number=number), language=locale or FALLBACK
    )


def answered(subject: str, number: str) -> str | None:
    """What this subject says now that the call was answered; None: it is none that the relay made of a missed call."""
    keys: tuple[Key, Key] = ("missed", "call") if number else ("missed_unknown", "call_unknown")
    missed, call = keys
    for texts in TEXTS.values():
        if subject == texts[missed][0].format(number=number):
            return texts[call][0].format(number=number)
    return None


def unknown_name(locale: str) -> str:
    return UNKNOWN[_known(locale)]


def _known(locale: str) -> str:
    language = locale[:2]
    return language if language in TEXTS else FALLBACK
