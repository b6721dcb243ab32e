"""Errors, sorted by who must act.

They carry fields, never sentences: ``ui/text.py`` alone turns them into words for a person. ``rule`` is a short stable
identifier in snake_case (a test, a log line and a translation can hang on it).
"""


class AssistDeskError(Exception):
    """Root of what this program raises on purpose."""

    def __init__(self, rule: str, **fields: str | int | bool | None) -> None:
        self.rule = rule
        self.fields = fields
        super().__init__(rule, *(f"{name}={value}" for name, value in fields.items()))


def reason_of(error: BaseException) -> str:
    """What a log line says of it: the rule, or of what this program did not raise on purpose the kind."""
    return error.rule if isinstance(error, AssistDeskError) else type(error).__name__


class MisuseError(AssistDeskError):
    """Our own bug: a call that the caller should have known to be impossible."""


class PeerError(AssistDeskError):
    """The other end broke a rule of the protocol: close the link (FATAL in protocol.md)."""


class LinkError(AssistDeskError):
    """The line is down or not there: try again later."""


class RefusedError(AssistDeskError):
    """Well-formed, but the answer is no: show the person why."""
