"""The relay's routes of groups (desk.md section 12); fits the ``Desk`` port. Part of ``DeskApi``.

Refuses to know who may change one.
"""

from assistdesk.adapters.desk_api.signed_calls import SignedCalls
from assistdesk.core.desk.shapes_people import GroupAnswer, GroupChange, GroupIn, GroupList, GroupPost, GroupPut


class GroupCalls(SignedCalls):
    """Mixed into ``DeskApi``, which brings the line and the tokens."""

    async def get_groups(self) -> GroupList:
        return await self._signed("GET", "/groups", GroupList)

    async def save_group(self, group_id: int | None, group: GroupIn) -> GroupAnswer:
        whole = GroupPut(group=group) if isinstance(group, GroupChange) else GroupPost(group=group)
        return await self._saved("/groups", group_id, GroupAnswer, whole)
