"""The context card: what the desk's other system says of a ticket's requester, asked live (desk.md section 9).

Admins say where it is asked and hold its secret; all of ours see the rows on tickets they may see. An answer is remembered for
five minutes in this process and kept nowhere else. What is asked and what is left of an answer is ``core.desk.context_card``'s;
how a server is reached is handed in.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from types import NoneType
from urllib.parse import urlsplit

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.context_card import ask_about, read_card, sign, write_secret
from assistdesk.core.desk.context_shapes import (
    ContextAnswer,
    ContextCardAnswer,
    ContextCardIn,
    ContextCardOut,
    ContextRow,
    ContextSecret,
    ContextTrialIn,
)
from assistdesk.core.desk.web_addresses import is_https
from assistdesk.core.errors import LinkError, PeerError, RefusedError
from relay.desk.accounts import Journal, actor_of
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller, need_staff, need_ticket
from relay.desk.rules import need_admin
from relay.store import people, settings
from relay.store.store import Store
from relay.store.work import Mark, Work

SETTING, SECRET = "context_card", "context_card_secret"
SECRET_BYTES = 32
KEEP_MS = 5 * 60_000
KEPT_MAX = 1_000
Post = Callable[[str, bytes, Mapping[str, str]], Awaitable[bytes]]
"""Raises LinkError ``outgoing`` with ``why``, and ``answered``, its status, where that is the reason."""
Asked = tuple[str, str, str]
"""The address, the requester's e-mail address, her id there."""


class _Setting(msgspec.Struct, frozen=True):
    url: str = ""


class ContextCards:
    """Use cases over one store."""

    def __init__(
        self, store: Store, journal: Journal, post: Post, random_bytes: RandomBytes, *, now_ms: Callable[[], int]
    ) -> None:
        self._store, self._journal, self._post = store, journal, post
        self._random_bytes, self._now_ms = random_bytes, now_ms
        self._kept: OrderedDict[Asked, tuple[int, tuple[ContextRow, ...]]] = OrderedDict()

    # --- for admins ---------------------------------------------------------------------------------------------------

    async def setting(self, caller: Caller) -> ContextCardAnswer:
        """Raises RefusedError ``forbidden``."""
        need_admin(caller)
        return await self._store.read(_answer)

    async def put(self, caller: Caller, given: ContextCardIn, mark: Mark | None = None) -> ContextCardAnswer:
        """From now on it is asked there; nowhere, if the address is empty.

        Raises:
            RefusedError: ``forbidden``, ``invalid`` (FieldsError: the address is no whole https address).
        """
        need_admin(caller)
        url = given.url.strip()
        if url and not is_https(url):
            raise FieldsError(context_card__url="no_https")

        def operation(work: Work) -> ContextCardAnswer:
            if _read_setting(work.connection).url != url:
                settings.put(work, SETTING, msgspec.json.encode(_Setting(url)))
                self._note(work, caller, "changed" if url else "removed", urlsplit(url).hostname or "")
            return _answer(work.connection)

        answer = await self._store.write_marked(mark, ContextCardAnswer, operation)
        self._kept.clear()
        return answer

    async def new_secret(self, caller: Caller, mark: Mark | None = None) -> ContextSecret:
        """Requests are signed with it from now on; asked for again by the same request, it is the same. Raises RefusedError
        ``forbidden``."""
        need_admin(caller)
        key = self._random_bytes(SECRET_BYTES) if mark is None else mark.seed

        def operation(work: Work) -> None:
            settings.put(work, SECRET, key)
            self._note(work, caller, "secret", "")

        await self._store.write_marked(mark, NoneType, operation)
        return ContextSecret(secret=write_secret(key))

    async def try_out(self, caller: Caller, trial: ContextTrialIn, mark: Mark | None = None) -> ContextAnswer:
        """What that address answers now for that customer, each time it is asked; neither is kept.

        Raises:
            RefusedError: ``forbidden``, ``invalid`` (FieldsError: no https address, nobody to ask about), ``context``
                (with ``why``).
        """
        need_admin(caller)
        url, email, external_id = trial.url.strip(), trial.email.strip(), trial.external_id.strip()
        if not is_https(url):
            raise FieldsError(url="no_https")
        if not (email or external_id):
            raise FieldsError(email="empty")
        await self._store.note(mark)
        return ContextAnswer(state="shown", rows=await self._ask((url, email, external_id)))

    def _note(self, work: Work, caller: Caller, what: str, host: str) -> None:
        """The host alone: what follows it in an address may be a secret."""
        actor = actor_of(work.connection, caller)
        self._journal.append(work, actor=actor, action=f"context_card.{what}", subject=host)

    # --- for a ticket -------------------------------------------------------------------------------------------------

    async def show(self, caller: Caller, ticket_id: int, *, fresh: bool = False) -> ContextAnswer:
        """The card of the ticket's requester; asked anew where *fresh*, or where what is known is older than five minutes.

        Raises:
            RefusedError: ``forbidden``, ``not_found``; ``context`` with ``why``, ``answered``: as ``ops.outgoing``, or json.
        """
        need_staff(caller)

        def question(connection: sa.Connection) -> Asked:
            ticket = need_ticket(connection, caller, ticket_id)
            url = _read_setting(connection).url
            return (url, *people.known_as(connection, ticket.requester_id)) if url else ("", "", "")

        asked = await self._store.read(question)
        url, email, external_id = asked
        if not url or not (email or external_id):
            return ContextAnswer(state="nobody" if url else "off")
        found = None if fresh else self._remembered(asked)
        if found is None:
            found = self._now_ms(), await self._ask(asked)
            self._remember(asked, found)
        return ContextAnswer(state="shown", rows=found[1], age_s=max(0, self._now_ms() - found[0]) // 1000)

    async def _ask(self, asked: Asked) -> tuple[ContextRow, ...]:
        url, email, external_id = asked
        key = await self._store.read(lambda connection: settings.get(connection, SECRET))
        if key is None:
            key = await self._store.write(lambda work: settings.secret(work, SECRET, SECRET_BYTES))
        body = ask_about(email, external_id)
        headers = sign(key, f"ctx_{self._random_bytes(12).hex()}", self._now_ms() // 1000, body)
        try:
            return read_card(await self._post(url, body, headers))
        except LinkError as error:
            raise RefusedError("context", **error.fields) from error
        except PeerError as error:
            raise RefusedError("context", why="json") from error

    def _remembered(self, asked: Asked) -> tuple[int, tuple[ContextRow, ...]] | None:
        found = self._kept.get(asked)
        return found if found is not None and 0 <= self._now_ms() - found[0] < KEEP_MS else None

    def _remember(self, asked: Asked, found: tuple[int, tuple[ContextRow, ...]]) -> None:
        self._kept[asked] = found
        self._kept.move_to_end(asked)
        while len(self._kept) > KEPT_MAX:
            self._kept.popitem(last=False)


def _read_setting(connection: sa.Connection) -> _Setting:
    raw = settings.get(connection, SETTING)
    return _Setting() if raw is None else msgspec.json.decode(raw, type=_Setting)


def _answer(connection: sa.Connection) -> ContextCardAnswer:
    return ContextCardAnswer(context_card=ContextCardOut(url=_read_setting(connection).url))
