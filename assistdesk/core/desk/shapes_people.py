"""What REST says about people on a ticket, and what is told to one of ours (desk.md 1, 4, 12, 13), beside ``shapes``."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.shapes import Availability, NameOut, PageMeta, RequesterIn, Rfc3339, UserOut, WireId
from assistdesk.core.desk.timeline_shapes import ParticipantOut
from assistdesk.core.wire.control import Answer, Request

InboxKind = Literal["mention", "comment", "assigned", "rule", "due_soon", "due"]
SEARCH_CHARS_MAX = 100


class ParticipantList(Answer, frozen=True, kw_only=True):
    """GET /tickets/{id}/participants."""

    participants: tuple[ParticipantOut, ...] = ()
    users: tuple[UserOut, ...] = ()


class ParticipantIn(Request, frozen=True, kw_only=True):
    """POST /tickets/{id}/participants: somebody known, or *person*, who is found by e-mail or made. One of the two.
    ``may_reply``: of an expert, whether she writes to the customer too; one who is on it already is asked again so."""

    user_id: WireId | None = None
    person: RequesterIn | None = None
    may_reply: bool | None = None


class RequesterChange(Request, frozen=True, kw_only=True):
    """PUT /tickets/{id}/requester: somebody known, or *person*, who is found by e-mail or made. One of the two.
    ``keep_in_copy``: whose ticket it was reads along."""

    user_id: WireId | None = None
    person: RequesterIn | None = None
    keep_in_copy: bool = False


class InboxEntry(Answer, frozen=True, kw_only=True):
    """Something that is told to me: a note mentions me, there is a new comment in a ticket that I follow, or by the customer in
    one that I have, a ticket was given to me, or a rule of the desk tells me of one (``comment_id`` 0: without any words)."""

    seq: int
    kind: InboxKind
    ticket_id: WireId
    comment_id: Annotated[int, Meta(ge=0)]
    created_at: Rfc3339
    read: bool = False
    subject: str = ""
    excerpt: str = ""
    author_id: int | None = None
    public: bool = False


class InboxPage(Answer, frozen=True, kw_only=True):
    """GET /inbox, newest first. ``unread``: of all, at most 100; ``head``: the newest number of the stream ``user:{me}``."""

    entries: tuple[InboxEntry, ...] = ()
    users: tuple[UserOut, ...] = ()
    unread: int = 0
    head: int = 0
    meta: PageMeta = PageMeta()


class InboxReadIn(Request, frozen=True, kw_only=True):
    """PUT /inbox/read: I have read all up to ``seq``, or only what is about one ticket."""

    seq: Annotated[int, Meta(ge=0)]
    ticket_id: WireId | None = None


Tier = Literal["L1", "L2", "L3"]
GROUP_MEMBERS_MAX = 500


class AvailabilityIn(Request, frozen=True, kw_only=True):
    """PUT /users/{id}/availability."""

    availability: Availability


class GroupIn(Request, frozen=True, kw_only=True):
    """A group as it shall be; agents who are in ``member_ids`` no more leave it. ``external``: its agents belong to another
    house and see the tickets of their own groups only. ``schedule_id``: the hours in which its chats are offered, and in which
    targets of its tickets count where neither policy nor organisation has hours. Of both what is not set stays; null takes
    the hours away. ``lead_ids``, of the members: they take chats out of its queue; what is not set stays."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    tier: Tier = "L1"
    external: bool | UnsetType = UNSET
    member_ids: Annotated[tuple[WireId, ...], Meta(max_length=GROUP_MEMBERS_MAX)] = ()
    schedule_id: WireId | UnsetType | None = UNSET
    lead_ids: Annotated[tuple[WireId, ...], Meta(max_length=GROUP_MEMBERS_MAX)] | UnsetType = UNSET


class GroupPost(Request, frozen=True, kw_only=True):
    group: GroupIn


class GroupChange(GroupIn, frozen=True, kw_only=True):
    """``row_version``: as I know it; if another change came first, 409 with both values."""

    row_version: WireId | None = None


class GroupPut(Request, frozen=True, kw_only=True):
    group: GroupChange


class GroupOut(Answer, frozen=True, kw_only=True):
    """``held``: how many of its tickets each of its members has, in their order; closed ones are left out. Empty:
    nobody has any."""

    id: WireId
    name: str
    tier: Tier = "L1"
    external: bool = False
    member_ids: tuple[int, ...] = ()
    schedule_id: int | None = None
    lead_ids: tuple[int, ...] = ()
    held: tuple[int, ...] = ()
    row_version: int = 1


class MembershipIn(Request, frozen=True, kw_only=True):
    """``lead``: takes chats out of the group's queue."""

    lead: bool = False


class MembershipPut(Request, frozen=True, kw_only=True):
    """PUT /groups/{id}/memberships/{user}: she sits in the group from now on, as a lead or not."""

    membership: MembershipIn = MembershipIn()


class MembershipOut(Answer, frozen=True, kw_only=True):
    group_id: WireId
    user_id: WireId
    lead: bool = False


class MembershipList(Answer, frozen=True, kw_only=True):
    """GET /groups/{id}/memberships."""

    memberships: tuple[MembershipOut, ...] = ()


class GroupAnswer(Answer, frozen=True, kw_only=True):
    group: GroupOut


class GroupList(Answer, frozen=True, kw_only=True):
    """GET /groups, by name. ``gone``: the last that were deleted, as they were called: a condition may still name one."""

    groups: tuple[GroupOut, ...] = ()
    gone: tuple[NameOut, ...] = ()
