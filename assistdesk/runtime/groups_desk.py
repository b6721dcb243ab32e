"""Groups in an admin's application: read, and changed one at a time (desk.md sections 1, 12).

The relay alone checks and keeps them; what it accepted is read again, here and where tickets and chats are given to groups.
Refuses to know windows and what a member may see.
"""

from collections.abc import Callable

from msgspec.structs import replace

from assistdesk.core.desk.shapes_people import GroupChange, GroupIn, GroupOut
from assistdesk.core.errors import AssistDeskError
from assistdesk.runtime.intent import Intent
from assistdesk.runtime.intents_groups import ReadGroups, SaveGroup
from assistdesk.runtime.kept_turns import KeptTurns
from assistdesk.runtime.ports_desk import GroupCalls
from assistdesk.runtime.put_back import PutBack, Thing, Way, given_again, numbered
from assistdesk.runtime.snapshot_groups import GroupsView
from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.runtime.tasks import Tasks
from assistdesk.runtime.toasts import Toasts


class GroupsDesk:
    """One account's. Changes go one after the other, in the order in which they were wished; *others_look* after each."""

    def __init__(
        self,
        desk: GroupCalls,
        tasks: Tasks,
        toasts: Toasts,
        put_back: PutBack,
        others_look: Callable[[], None],
        changed: Callable[[], None],
    ) -> None:
        self._desk, self._tasks, self._toasts, self._put_back = desk, tasks, toasts, put_back
        self._others_look, self._changed = others_look, changed
        self._turns = KeptTurns(tasks, toasts, "save_group", self._read, self._answer, _told)
        self.view = GroupsView()
        self._groups = Thing[GroupOut, GroupIn](
            self._group, self._save, lambda one: given_again(one, GroupChange), lambda one: one.name, self._back
        )

    def handle(self, intent: Intent) -> bool:
        """False: it is another part's."""
        match intent:
            case ReadGroups():
                self._tasks.spawn(self._read(), "read_groups")
            case SaveGroup(sheet, group_id, group):
                self._turns.begin(sheet, lambda: self._put_back.save(self._groups, group_id, group))
            case _:
                return False
        return True

    async def _group(self, group_id: int) -> GroupOut | None:
        return numbered((await self._desk.get_groups()).groups, group_id)

    async def _save(self, group_id: int | None, group: GroupIn) -> GroupOut:
        return (await self._desk.save_group(group_id, group)).group

    async def _back(self, way: Way) -> bool:
        is_back = await self._turns.again(way)
        self._others_look()
        return is_back

    def _answer(self, sheet: int, refused: Cause | None) -> None:
        self.view = replace(self.view, answered=sheet, refused=refused)
        self._others_look()
        self._changed()

    async def _read(self) -> None:
        """What cannot be read now stays as it was shown."""
        try:
            groups, agents = await self._desk.get_groups(), await self._desk.get_agents()
        except AssistDeskError as error:
            self._toasts.say(error.rule, "error")
            return
        people = sorted((one.name.casefold(), one.id, one.name, one.email) for one in agents.users if not one.suspended)
        self.view = replace(self.view, groups=groups.groups, people=tuple(one[1:] for one in people), was_read=True)
        self._changed()


def _told(error: AssistDeskError) -> Cause:
    code = error.fields.get("code")
    is_named = error.rule == "invalid" and code in ("taken", "empty", "no_agent")
    return Cause(f"group_{code}" if is_named else error.rule)
