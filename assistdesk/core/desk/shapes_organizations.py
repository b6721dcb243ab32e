"""What REST says about organisations and about people by themselves (desk.md sections 1, 12), beside ``shapes``."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from assistdesk.core.desk.shapes import (
    CUSTOM_MAX,
    CustomValue,
    FieldKey,
    Locale,
    NameOut,
    PageLinks,
    PageMeta,
    Tags,
    UserOut,
    WireId,
)
from assistdesk.core.wire.control import Answer, Request

DOMAINS_MAX, ADDRESSES_MAX = 50, 10
TAKE_IN_MAX, OUTSIDE_MAX, OUTSIDE_SHOWN = 500, 10_000, 5
"""So many people are taken in at once, are counted, are named."""
Name = Annotated[str, Meta(min_length=1, max_length=200)]
ExternalId = Annotated[str, Meta(min_length=1, max_length=200)]
"""How another system calls the same thing; one of each kind has it."""
Domain = Annotated[str, Meta(pattern=r"^[^\s@/.]+(\.[^\s@/.]+)+$", max_length=253)]
Skill = Annotated[str, Meta(pattern=r"^lang:[a-z]{2}$")]
Plan = Annotated[str, Meta(min_length=1, max_length=60)]
Emails = Annotated[tuple[Annotated[str, Meta(min_length=3, max_length=254)], ...], Meta(max_length=ADDRESSES_MAX)]
Phones = Annotated[tuple[Annotated[str, Meta(min_length=3, max_length=40)], ...], Meta(max_length=ADDRESSES_MAX)]
Domains = Annotated[tuple[Domain, ...], Meta(max_length=DOMAINS_MAX)]


# --- organisations ------------------------------------------------------------------------------------------------


class OrganizationOut(Answer, frozen=True, kw_only=True):
    """Whom customers belong to. ``shared_tickets``: its people may see each other's tickets. ``group_id``: who gets its new
    tickets; ``schedule_id``: the hours in which its targets count, where the policy has none; ``custom``: what another system
    keeps of it, by keys of its own."""

    id: WireId
    name: str
    external_id: str | None = None
    domains: tuple[str, ...] = ()
    plan: str = "standard"
    region: str | None = None
    shared_tickets: bool = False
    tags: tuple[str, ...] = ()
    custom: dict[str, CustomValue] = msgspec.field(default_factory=dict)
    group_id: int | None = None
    schedule_id: int | None = None
    row_version: int = 1


class OrganizationAnswer(Answer, frozen=True, kw_only=True):
    """``created``: by this request."""

    organization: OrganizationOut
    created: bool = False


class OrganizationList(Answer, frozen=True, kw_only=True):
    """GET /organizations, by number. ``groups`` (by ``include``): those that these organisations name."""

    organizations: tuple[OrganizationOut, ...] = ()
    groups: tuple[NameOut, ...] = ()
    meta: PageMeta = PageMeta()
    links: PageLinks = PageLinks()


class OutsideList(Answer, frozen=True, kw_only=True):
    """GET /organizations/{id}/outside: customers of no organisation who have an address in one of its domains. ``count``: at
    most ``OUTSIDE_MAX``; ``users``: the first few of them."""

    count: int = 0
    users: tuple[UserOut, ...] = ()


class TakenIn(Answer, frozen=True, kw_only=True):
    """POST /organizations/{id}/take_in and let_go: whom it moved, and how many are ``left`` outside."""

    user_ids: tuple[int, ...] = ()
    left: int = 0


class LetGoIn(Request, frozen=True, kw_only=True):
    """POST /organizations/{id}/let_go: those of them who are of it by their address alone are of none again."""

    user_ids: Annotated[tuple[WireId, ...], Meta(min_length=1, max_length=TAKE_IN_MAX)]


class OrganizationFields(Request, frozen=True, kw_only=True):
    """Only the fields that are set change, of ``custom`` only the keys that are named (null takes one away); of a new one the
    others are empty, and its plan is ``standard``."""

    external_id: ExternalId | UnsetType | None = UNSET
    domains: Domains | UnsetType = UNSET
    plan: Plan | UnsetType = UNSET
    region: Plan | UnsetType | None = UNSET
    shared_tickets: bool | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET
    custom: Annotated[dict[FieldKey, CustomValue | None], Meta(max_length=CUSTOM_MAX)] | UnsetType = UNSET
    group_id: WireId | UnsetType | None = UNSET
    schedule_id: WireId | UnsetType | None = UNSET


class OrganizationIn(OrganizationFields, frozen=True, kw_only=True):
    name: Name


class OrganizationPost(Request, frozen=True, kw_only=True):
    """POST /organizations; POST /organizations/create_or_update: found by ``external_id``, then by name."""

    organization: OrganizationIn


class OrganizationChange(OrganizationFields, frozen=True, kw_only=True):
    """PUT /organizations/{id}. ``row_version``: as I know it; if another change came first, 409 with both values."""

    row_version: WireId | None = None
    name: Name | UnsetType = UNSET


class OrganizationPut(Request, frozen=True, kw_only=True):
    organization: OrganizationChange


# --- people -------------------------------------------------------------------------------------------------------


class PersonOut(UserOut, frozen=True, kw_only=True):
    """One person with all that is kept of her; ``own_groups_only``: an agent who sees the tickets of her groups only."""

    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    external_id: str | None = None
    own_groups_only: bool = False
    group_ids: tuple[int, ...] = ()
    chat_limit: int | None = None
    skills: tuple[str, ...] = ()
    row_version: int = 1


class FirstSecretsOut(Answer, frozen=True, kw_only=True):
    """With what an invited person signs in for the first time: shown this once. The digits and recovery codes stay hers."""

    one_time_password: str
    totp_secret: str
    otpauth_uri: str
    recovery_codes: tuple[str, ...]


class PersonAnswer(Answer, frozen=True, kw_only=True):
    """``created``: by this request. ``first``: of an account that was made by it, not of a repeated request."""

    user: PersonOut
    created: bool = False
    first: FirstSecretsOut | None = None


class PersonFields(Request, frozen=True, kw_only=True):
    """Only the fields that are set change. The first of ``emails`` and of ``phones`` is the one that is shown."""

    emails: Emails | UnsetType = UNSET
    phones: Phones | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET
    time_zone: Annotated[str, Meta(min_length=1, max_length=60)] | UnsetType = UNSET
    org_id: WireId | UnsetType | None = UNSET
    external_id: ExternalId | UnsetType | None = UNSET
    suspended: bool | UnsetType = UNSET
    own_groups_only: bool | UnsetType = UNSET


class PersonIn(PersonFields, frozen=True, kw_only=True):
    name: Name


class PersonNew(PersonIn, frozen=True, kw_only=True):
    """With a ``role`` she gets an account, and ``emails`` are needed: the first signs in."""

    role: Literal["agent", "expert", "admin"] | UnsetType = UNSET


class PersonNewPost(Request, frozen=True, kw_only=True):
    """POST /users: a customer, or somebody who helps."""

    user: PersonNew


class PersonPost(Request, frozen=True, kw_only=True):
    """POST /users/create_or_update: found by ``external_id``, then by e-mail address."""

    user: PersonIn


class PersonChange(PersonFields, frozen=True, kw_only=True):
    """PUT /users/{id}. ``row_version`` as of an organisation's change. ``role``, ``chat_limit`` and ``skills``, the languages
    in which she chats (none: all), are of whoever helps, and admins' to change."""

    row_version: WireId | None = None
    name: Name | UnsetType = UNSET
    role: Literal["agent", "expert", "admin"] | UnsetType = UNSET
    chat_limit: Annotated[int, Meta(ge=1, le=20)] | UnsetType = UNSET
    skills: Annotated[tuple[Skill, ...], Meta(max_length=20)] | UnsetType = UNSET


class PersonPut(Request, frozen=True, kw_only=True):
    user: PersonChange
