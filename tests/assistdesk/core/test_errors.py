"""Errors carry a rule and fields, no sentences."""

import pytest

from assistdesk.core.errors import AssistDeskError, LinkError, MisuseError, PeerError, RefusedError, reason_of


@pytest.mark.parametrize("kind", [MisuseError, PeerError, LinkError, RefusedError])
def test_an_error_carries_its_rule_and_its_fields(kind: type[AssistDeskError]) -> None:
    error = kind("too_long", size=3, channel=None)
    assert (error.rule, error.fields) == ("too_long", {"size": 3, "channel": None})
    assert str(error) == "('too_long', 'size=3', 'channel=None')"
    assert isinstance(error, AssistDeskError)


def test_the_four_kinds_are_apart() -> None:
    kinds = [MisuseError, PeerError, LinkError, RefusedError]
    assert not any(issubclass(one, other) for one in kinds for other in kinds if one is not other)


def test_a_log_line_says_the_rule_or_the_kind() -> None:
    assert (reason_of(LinkError("busy")), reason_of(KeyError("lost?"))) == ("busy", "KeyError")
