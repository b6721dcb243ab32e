"""Accounts that admins make by REST, as ``agent add`` makes them (desk.md section 12; relay.md section 11).

The one-time password and the second factor are in the first answer and nowhere else: what is kept for a repeated request is
the person alone. A password of her own is asked for with the first sign-in. Signing in is ``sign_in``.
"""

import msgspec

from assistdesk.core.desk.shapes_organizations import FirstSecretsOut, PersonAnswer, PersonNew
from relay.desk.accounts import Journal, actor_of, add_account, find_account, set_role
from relay.desk.edits import fields_of
from relay.desk.passwords import Passwords
from relay.desk.people import checked, need_person
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.desk.rules import need_admin
from relay.desk.second_factor import FirstSecrets, RandomBytes, make_first_secrets, otpauth_uri
from relay.store import persons
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

NOT_OURS = ("org_id", "suspended")
"""What nobody who is invited begins with."""


class Invitations:
    """Use cases over one store."""

    def __init__(self, store: Store, journal: Journal, passwords: Passwords, random_bytes: RandomBytes) -> None:
        self._store, self._journal = store, journal
        self._passwords, self._random_bytes = passwords, random_bytes

    async def make(self, caller: Caller, given: PersonNew, key: str) -> Answered[PersonAnswer]:
        """An account for an agent, an expert or an admin; the first of its addresses signs in.

        Raises:
            RefusedError: ``forbidden``, ``busy``, ``schedule_zone``, ``invalid`` (FieldsError: as of a customer; ``needed``, no
                address; ``no_agent``, what this role does not have), ``idempotency_key_reused``.
        """
        need_admin(caller)
        first = make_first_secrets(self._random_bytes)
        hashed = await self._passwords.hash(first.password)

        def operation(work: Work) -> PersonAnswer:
            return self._make(work, caller, given, first, hashed)

        once = Once(caller.id, key, digest_request("invite", given), PersonAnswer)
        answered = await self._store.write_once(operation, once)
        if answered.replayed:
            return answered
        email = answered.value.user.emails[0]
        return Answered(msgspec.structs.replace(answered.value, first=_shown(first, email)))

    def _make(self, work: Work, caller: Caller, given: PersonNew, first: FirstSecrets, hashed: str) -> PersonAnswer:
        wanted = checked(work.connection, fields_of(given), None)
        role, emails = wanted.pop("role"), wanted.get("emails", ())
        if not emails:
            raise FieldsError(user__emails="needed")
        if find_account(work.connection, emails[0]) is not None:
            raise FieldsError(user__emails="taken")
        other = next((name for name in NOT_OURS if name in wanted), None)
        if other is None and "own_groups_only" in wanted and role != "agent":
            other = "own_groups_only"
        if other is not None:
            raise FieldsError(**{f"user__{other}": "no_agent"})
        actor = actor_of(work.connection, caller)
        user_id = add_account(
            work,
            self._journal,
            actor=actor,
            email=emails[0],
            name=wanted.pop("name"),
            is_admin=role == "admin",
            password_hash=hashed,
            totp_secret=first.totp_secret,
            recovery_hashes=first.recovery_hashes,
        )
        if role == "expert":
            set_role(work, self._journal, actor=actor, email=emails[0], role="expert")
        persons.change(work, user_id, wanted)
        return PersonAnswer(user=need_person(work.connection, user_id), created=True)


def _shown(first: FirstSecrets, email: str) -> FirstSecretsOut:
    return FirstSecretsOut(
        one_time_password=first.password,
        totp_secret=first.totp_secret,
        otpauth_uri=otpauth_uri(first.totp_secret, email=email),
        recovery_codes=first.recovery_codes,
    )
