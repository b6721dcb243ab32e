"""People as windows show them."""

import pytest

from assistdesk.core.desk.shapes import UserOut
from assistdesk.runtime.rows import People


@pytest.mark.parametrize(
    ("role", "availability", "is_online"),
    [
        ("agent", "online", True),
        ("admin", "online", True),
        ("expert", "online", True),
        ("agent", "away", False),
        ("customer", "online", False),
    ],
)
def test_only_of_ours_is_it_known_who_is_there(role: str, availability: str, is_online: bool) -> None:
    people = People()
    people.add([UserOut(id=7, role=role, name="Núria Ferrer", availability=availability)])
    assert people.view(7).online is is_online
