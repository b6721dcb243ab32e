"""What I may do to the open ticket: as the relay says; until it has said so, as my role makes likely (desk.md section 0).

Decides what is worth offering and nothing else: the relay checks every wish again.
"""

from collections.abc import Sequence

from assistdesk.runtime.snapshot_people import Rights


def rights_of(said: Sequence[str] | None, role: str) -> Rights:
    """*said*: the relay's words for this ticket; None: it was not read yet, or by a relay that does not say."""
    if said is None:
        is_staff = role != "expert"
        return Rights(reply=is_staff, change=is_staff, delete=role == "admin", log=is_staff)
    return Rights(reply="reply" in said, change="change" in said, delete="delete" in said, log="log" in said)
