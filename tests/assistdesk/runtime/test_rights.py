"""runtime/rights.py: what is offered before the relay has said anything, and that its word counts from then on."""

import pytest

from assistdesk.runtime.rights import rights_of
from assistdesk.runtime.snapshot_people import Rights


@pytest.mark.parametrize(
    ("role", "likely"),
    [
        ("expert", Rights(reply=False, change=False, log=False)),
        ("agent", Rights()),
        ("admin", Rights(delete=True)),
    ],
)
def test_until_the_relay_has_spoken_the_role_says_what_is_likely(role: str, likely: Rights) -> None:
    assert rights_of(None, role) == likely


@pytest.mark.parametrize("role", ["expert", "agent", "admin"])
def test_what_the_relay_says_counts_whatever_the_role(role: str) -> None:
    assert rights_of(("note", "reply"), role) == Rights(reply=True, change=False, log=False)
    assert rights_of(("note", "reply", "change", "delete"), role) == Rights(delete=True, log=False)
    assert rights_of(("note", "reply", "change", "log"), role) == Rights()
    assert rights_of((), role) == Rights(reply=False, change=False, log=False)
