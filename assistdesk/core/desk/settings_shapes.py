"""What REST says of the desk's own settings, which admins change (desk.md sections 0, 2, 7, 8)."""

from typing import Annotated, Final

from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.shapes import WireId
from assistdesk.core.desk.shapes_organizations import Plan
from assistdesk.core.wire.control import Answer, Request

CLOSE_AFTER_H: Final = 96
CLOSE_AFTER_H_MAX: Final = 672
CHAT_PLANS: Final = ("premium",)
CHAT_PLANS_MAX: Final = 20
CALL_RINGS_MIN: Final = 5
CALL_RINGS_MIN_MAX: Final = 60
Hours = Annotated[int, Meta(ge=1, le=CLOSE_AFTER_H_MAX)]


class DeskSettingsOut(Answer, frozen=True, kw_only=True):
    """``own_groups_only``: every agent sees the tickets of own groups, own ones and those that she is on, and no others.
    ``close_after_h``: solved tickets are closed so many hours after their last solve; None: they are not.
    ``chat_plans``: chats of organisations with these plans go first in their queue, in this order. ``call_rings_min``: a call
    that rings so many minutes, and of which no more is heard, is a missed one."""

    own_groups_only: bool = False
    close_after_h: int | None = None
    chat_plans: tuple[str, ...] = CHAT_PLANS
    call_rings_min: int = CALL_RINGS_MIN
    row_version: int = 1


class DeskSettingsAnswer(Answer, frozen=True, kw_only=True):
    desk_settings: DeskSettingsOut


class DeskSettingsIn(Request, frozen=True, kw_only=True):
    """Only what is set changes. ``row_version``: as I know them; if another change came first, 409 with both values."""

    own_groups_only: bool | UnsetType = UNSET
    close_after_h: Hours | UnsetType | None = UNSET
    chat_plans: Annotated[tuple[Plan, ...], Meta(max_length=CHAT_PLANS_MAX)] | UnsetType = UNSET
    call_rings_min: Annotated[int, Meta(ge=1, le=CALL_RINGS_MIN_MAX)] | UnsetType = UNSET
    row_version: WireId | None = None


class DeskSettingsPut(Request, frozen=True, kw_only=True):
    """PUT /desk_settings."""

    desk_settings: DeskSettingsIn
