"""Who sees a view: its maker alone, all colleagues, or a group's members (desk.md section 9).

Whether that may be is the relay's to decide.
"""

from collections.abc import Iterable

from assistdesk.runtime.snapshot import GroupView
from assistdesk.ui.text import plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Choice

MINE, ALL, NAME_CHARS = "", "all", 60


class WhoseChoice(Choice):
    """*group_id*: 0: none. A group that is not known here any more stays chosen, by its number."""

    def __init__(self, look: Look, groups: Iterable[GroupView], *, shared: bool, group_id: int) -> None:
        names = {group.id: group.name for group in groups}
        if group_id:
            names.setdefault(group_id, say("talk.group.other"))
        offered = ((str(one), say("view.whose.group", group=plain(name, NAME_CHARS))) for one, name in names.items())
        options = ((MINE, say("view.whose.mine")), (ALL, say("view.shared")), *offered)
        super().__init__(look, say("view.whose"), options)
        self.choose(str(group_id) if group_id else ALL if shared else MINE)

    @property
    def group_id(self) -> int:
        chosen = self.value()
        return int(chosen) if chosen not in (MINE, ALL) else 0

    @property
    def is_shared(self) -> bool:
        return self.value() != MINE
