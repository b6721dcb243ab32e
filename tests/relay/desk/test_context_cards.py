"""The context card: who sets it up and who sees it, what is asked about whom, how long it is known, what a failure says."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
import pytest
import sqlalchemy as sa

from assistdesk.core.desk.context_shapes import ContextCardIn, ContextRow, ContextTrialIn
from assistdesk.core.desk.shapes import CommentIn, TicketNew
from assistdesk.core.errors import LinkError, RefusedError
from relay.desk import changes, context_cards
from relay.desk.context_cards import KEEP_MS, ContextCards
from relay.desk.refusals import FieldsError
from relay.desk.rights import Caller
from relay.ops.audit import AuditLog, list_entries
from relay.store import people, tables
from relay.store.work import Mark, Work, digest_request
from tests.relay.desk.conftest import Desk

URL = "https://crm.example/card?token=t"


@dataclass
class Post:
    """The line to the other system: what was asked, and what comes back next."""

    asked: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)
    answer: bytes = b'{"Plan": "Premium"}'
    error: LinkError | None = None

    async def __call__(self, url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
        self.asked.append((url, body, dict(headers)))
        if self.error is not None:
            raise self.error
        return self.answer


@dataclass
class Stage:
    desk: Desk
    post: Post
    cards: ContextCards


@pytest.fixture
async def stage(desk: Desk) -> Stage:
    post = Post()
    cards = ContextCards(desk.store, AuditLog(), post, desk.rng.randbytes, now_ms=desk.clock.now_ms)
    await cards.put(desk.admin, ContextCardIn(url=URL))
    return Stage(desk, post, cards)


async def ticket_of(desk: Desk, name: str, email: str = "") -> int:
    """Somebody else's."""

    def operation(work: Work) -> int:
        user_id = people.add(work, role="customer", name=name, email=email)
        new = TicketNew(subject="x", requester_id=user_id, comment=CommentIn(body="y", public=True))
        return changes.create(work, desk.ana, new, desk.rng.randbytes).ticket.id

    return await desk.store.write(operation)


async def why(stage: Stage, ticket_id: int) -> dict[str, object]:
    with pytest.raises(RefusedError) as caught:
        await stage.cards.show(stage.desk.ana, ticket_id)
    assert caught.value.rule == "context"
    return dict(caught.value.fields)


async def test_it_asks_by_address_alone_signed_and_remembers_for_five_minutes(stage: Stage) -> None:
    desk, post, cards = stage.desk, stage.post, stage.cards
    secret = base64.b64decode((await cards.new_secret(desk.admin)).secret.removeprefix("whsec_"))
    first, second = await desk.ticket(), await desk.ticket("y otra")
    shown = await cards.show(desk.ana, first)
    assert (shown.state, shown.rows, shown.age_s) == ("shown", (ContextRow(label="Plan", value="Premium"),), 0)
    [(url, body, headers)] = post.asked
    assert (url, body) == (URL, '{"email":"Lucía@example.com","external_id":null}'.encode())
    told = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    assert headers["webhook-signature"] == "v1," + base64.b64encode(hmac.digest(secret, told, hashlib.sha256)).decode()
    assert int(headers["webhook-timestamp"]) == desk.clock.now_ms() // 1000
    desk.clock.turn((KEEP_MS - 1) / 1000)
    again = await cards.show(desk.bo, second)
    assert (again.rows, again.age_s, len(post.asked)) == (shown.rows, KEEP_MS // 1000 - 1, 1)
    post.answer = b'{"Plan": "Standard"}'
    assert (await cards.show(desk.ana, first, fresh=True)).rows[0].value == "Standard"
    assert (await cards.show(desk.ana, second)).rows[0].value == "Standard"
    desk.clock.turn(KEEP_MS / 1000)
    await cards.show(desk.ana, second)
    assert len(post.asked) == 3
    assert len({headers["webhook-id"] for _, _, headers in post.asked}) == 3


async def test_without_a_card_or_an_address_nobody_is_asked(stage: Stage) -> None:
    desk, cards = stage.desk, stage.cards

    ticket_id = await ticket_of(desk, "Nobody")
    assert (await cards.show(desk.ana, ticket_id)).state == "nobody"
    known = tables.person.update().where(tables.person.c.name == "Nobody").values(external_id="C-7")
    await desk.store.write(lambda work: work.connection.execute(known))
    assert (await cards.show(desk.ana, ticket_id)).state == "shown"
    assert stage.post.asked[-1][1] == b'{"email":null,"external_id":"C-7"}'
    await cards.put(desk.admin, ContextCardIn(url=""))
    assert (await cards.show(desk.ana, ticket_id)).state == "off"
    assert len(stage.post.asked) == 1


async def test_a_failure_is_named_not_remembered_and_what_was_known_is_not_shown_as_new(stage: Stage) -> None:
    desk, post = stage.desk, stage.post
    ticket_id = await desk.ticket()
    post.error = LinkError("outgoing", why="status", answered=503)
    assert await why(stage, ticket_id) == {"why": "status", "answered": 503}
    post.error = LinkError("outgoing", why="slow")
    assert await why(stage, ticket_id) == {"why": "slow"}
    post.error, post.answer = None, b"[]"
    assert await why(stage, ticket_id) == {"why": "json"}
    post.answer = b"{}"
    assert (await stage.cards.show(desk.ana, ticket_id)).rows == ()
    assert len(post.asked) == 4


async def test_another_address_is_asked_at_once_and_memory_is_bounded(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_cards, "KEPT_MAX", 1)
    desk, cards, post = stage.desk, stage.cards, stage.post
    mine = await desk.ticket()
    await cards.show(desk.ana, mine)
    await cards.put(desk.admin, ContextCardIn(url=" https://crm.example/v2 "))
    await cards.show(desk.ana, mine)
    assert [url for url, _, _ in post.asked] == [URL, "https://crm.example/v2"]

    await cards.show(desk.ana, await ticket_of(desk, "Wei", "wei@example.com"))
    await cards.show(desk.ana, mine)
    assert len(post.asked) == 4


async def test_admins_set_it_up_the_log_names_the_host_and_no_secret(stage: Stage) -> None:
    desk, cards = stage.desk, stage.cards
    assert (await cards.setting(desk.admin)).context_card.url == URL
    assert (await cards.put(desk.admin, ContextCardIn(url=URL))).context_card.url == URL
    for wrong in ("http://crm.example", "crm.example", "https://u:p@crm.example", "https://"):
        with pytest.raises(FieldsError):
            await cards.put(desk.admin, ContextCardIn(url=wrong))
    first, second = await cards.new_secret(desk.admin), await cards.new_secret(desk.admin)
    assert first != second
    marks = [Mark(desk.admin.id, "k", digest_request("secret"), bytes(32)) for _ in range(2)]
    third, again = [await cards.new_secret(desk.admin, mark) for mark in marks]
    assert (third, marks[1].was_done) == (again, True)
    await cards.put(desk.admin, ContextCardIn())
    assert (await cards.setting(desk.admin)).context_card.url == ""
    entries = await desk.store.read(list_entries)
    assert [(one.actor, one.action, one.subject) for one in entries] == [
        ("Olga@example.com", "context_card.changed", "crm.example"),
        ("Olga@example.com", "context_card.secret", ""),
        ("Olga@example.com", "context_card.secret", ""),
        ("Olga@example.com", "context_card.secret", ""),
        ("Olga@example.com", "context_card.removed", ""),
    ]
    assert "token" not in repr(entries)


async def test_an_admin_tries_an_address_before_it_counts(stage: Stage) -> None:
    desk, cards, post = stage.desk, stage.cards, stage.post
    trial = ContextTrialIn(url=" https://crm.example/v2 ", email=" wei@example.com ")
    assert (await cards.try_out(desk.admin, trial)).rows == (ContextRow(label="Plan", value="Premium"),)
    assert post.asked[-1][:2] == ("https://crm.example/v2", b'{"email":"wei@example.com","external_id":null}')
    assert (await cards.setting(desk.admin)).context_card.url == URL
    for wrong in (ContextTrialIn(url="http://crm.example", email="a@b"), ContextTrialIn(url=URL, email=" ")):
        with pytest.raises(FieldsError):
            await cards.try_out(desk.admin, wrong)
    post.error = LinkError("outgoing", why="address")
    with pytest.raises(RefusedError, match="why=address"):
        await cards.try_out(desk.admin, trial)


async def test_only_admins_set_it_up_and_only_who_sees_a_ticket_sees_its_card(stage: Stage) -> None:
    desk, cards = stage.desk, stage.cards
    ticket_id = await desk.ticket()
    own_groups = msgspec.structs.replace(desk.bo, sees_all=False)

    async def refused(caller: Caller, ticket: int) -> str:
        with pytest.raises(RefusedError) as caught:
            await cards.show(caller, ticket)
        return caught.value.rule

    assert await refused(desk.lucia, ticket_id) == "forbidden"
    assert await refused(own_groups, ticket_id) == "not_found"
    assert await refused(desk.ana, 999_999) == "not_found"
    for act in (
        cards.setting(desk.ana),
        cards.put(desk.ana, ContextCardIn()),
        cards.new_secret(desk.ana),
        cards.try_out(desk.ana, ContextTrialIn(url=URL, email="a@example.com")),
    ):
        with pytest.raises(RefusedError, match="forbidden"):
            await act
    assert stage.post.asked == []


async def test_the_card_is_in_no_table(stage: Stage) -> None:
    desk = stage.desk
    await stage.cards.show(desk.ana, await desk.ticket())
    kept = await desk.store.read(lambda connection: connection.execute(sa.select(tables.setting)).all())
    assert "Premium" not in repr(kept)
