"""Searching over a real index: R1, operators, rights, limits, hostile queries."""

import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistdesk.core.desk.fold import parse_query, terms_of
from assistdesk.core.desk.shapes import TicketPage
from assistdesk.core.desk.views import Conditions
from assistdesk.core.errors import RefusedError
from relay.desk import sla
from relay.desk.indexing import catch_up
from relay.desk.rules import start_rules
from relay.desk.search import Search
from relay.store import organizations, people, tables
from relay.store import search as index
from relay.store.lists import Choice
from relay.store.work import Work
from tests.relay.desk.conftest import Desk


async def find(desk: Desk, text: str, **more: object) -> TicketPage:
    search = Search(desk.store, b"k" * 32)
    return await search.find(desk.ana, text, now_ms=desk.clock.at_ms, **more)  # type: ignore[arg-type]


async def ids(desk: Desk, text: str) -> list[int]:
    return [ticket.id for ticket in (await find(desk, text)).tickets]


async def test_R1_chinese_by_two_signs_and_by_one_and_spanish_without_marks(desk: Desk) -> None:
    first = await desk.ticket("a", "@支持请看日志")
    second = await desk.ticket("b", "请支持")
    third = await desk.ticket("c", "Hola, mi sesión no abre")
    assert await ids(desk, "支持") == [second, first]
    assert await ids(desk, "持") == [second, first]
    assert await ids(desk, "看日志") == [first]
    assert await ids(desk, "sesion") == await ids(desk, "SESIÓN") == [third]


async def test_words_of_subject_people_and_comments_are_found_together(desk: Desk) -> None:
    ticket_id = await desk.ticket("Invoice export", "stops at 80 %")
    await desk.ticket("Printer", "offline")
    assert await ids(desk, "invoice lucia 80") == [ticket_id]
    assert await ids(desk, "talleres export") == [ticket_id]
    assert await ids(desk, "lucia@example.com invoice") == [ticket_id]
    assert await ids(desk, "invoice offline") == []


async def test_phrases_exclusions_and_prefixes(desk: Desk) -> None:
    first = await desk.ticket("a", "the printer is offline")
    second = await desk.ticket("b", "offline the printers are")
    assert await ids(desk, '"printer is"') == [first]
    assert await ids(desk, "print") == [second, first]
    assert await ids(desk, "offline -printers") == [first]
    assert await ids(desk, "-printer") == []


async def test_one_line_a_ticket_at_its_newest_hit_with_an_excerpt(desk: Desk) -> None:
    first = await desk.ticket("a", "frozen once")
    second = await desk.ticket("b", "frozen")
    await desk.say(desk.ana, first, "still frozen, " + "word " * 60, public=False)
    page = await find(desk, "frozen")
    assert [ticket.id for ticket in page.tickets] == [first, second]
    assert page.excerpts[str(first)].startswith("still frozen")
    assert page.excerpts[str(second)] == "frozen"


async def test_pages_neither_repeat_nor_hide_a_ticket(desk: Desk) -> None:
    made = [await desk.ticket(f"t{number}", "needle") for number in range(9)]
    for ticket_id in made[:4]:
        await desk.say(desk.ana, ticket_id, "needle again")
    found = [await find(desk, "needle", limit=2)]
    while found[-1].meta.has_more:
        found.append(await find(desk, "needle", after=found[-1].meta.after_cursor, limit=2))
    assert [ticket.id for page in found for ticket in page.tickets] == [*made[3::-1], *made[:3:-1]]
    page = found[-1]
    for earlier in found[-2::-1]:
        page = await find(desk, "needle", before=page.meta.before_cursor, limit=2)
        assert page == earlier
    assert page.meta.before_cursor is None
    with pytest.raises(RefusedError, match="cursor_malformed"):
        await find(desk, "other", after=(await find(desk, "needle", limit=2)).meta.after_cursor)


async def test_operators_narrow_and_stand_alone(desk: Desk) -> None:
    first, second, third = [await desk.ticket(name, "needle") for name in ("a", "b", "c")]
    await desk.change(desk.ana, first, assignee_id=desk.ana.user_id, priority="high", tags=("vip",))
    await desk.change(desk.ana, second, status="solved")
    for text, expected in (
        ("status:open assignee:me needle", [first]),
        ("assignee:none", [third]),
        ("assignee:ana@example.com status:solved", [second]),
        (f"assignee:{desk.ana.user_id} -status:solved", [first]),
        ('requester:"Lucía Fernández" tag:vip', [first]),
        ("tag:vip", [first]),
        ("-tag:vip needle", [third, second]),
        ("tag:VIP", [first]),
        ("-tag:Vip needle", [third, second]),
        ("tag:v", []),
        ("priority:HIGH", [first]),
        ("status:unsolved", [first, third]),
        ('org:"talleres norte" status:new', [third]),
        ("requester:nobody@nowhere", []),
        ("group:L9", []),
        ("-group:L9 needle", [first, second, third]),
        ("-requester:nobody@nowhere needle status:open", [first]),
        ("-org:nowhere -status:solved", [first, third]),
        ("assignee:ANA status:open", [first]),
        ('requester:"lucia FERNANDEZ" tag:vip', [first]),
        ("requester:lucia", []),
        ("is:breached", []),
        ("-is:breached needle", [first, second, third]),
        ("is:flagged", []),
        ("updated<3d", [second, first, third]),
        ("updated>3d", []),
        ("created>2026-01-01 status:new", [third]),
        ("created<2026-01-01", []),
        ("-created<2026-01-01 status:new", [third]),
        ("-created>2026-01-01", []),
        ("-assignee:none status:open", [first]),
    ):
        assert sorted(await ids(desk, text)) == sorted(expected), text


async def test_a_group_is_found_however_it_is_spelled(desk: Desk) -> None:
    first, second = [await desk.ticket(name) for name in ("a", "b")]
    group_id = await desk.store.write(lambda work: people.group_named(work, "Línea Uno"))
    await desk.change(desk.ana, first, group_id=group_id)
    assert await ids(desk, 'group:"linea uno"') == await ids(desk, 'group:"Línea  Uno"') == [first]
    assert await ids(desk, '-group:"LINEA UNO"') == [second]


async def test_an_organisation_is_found_however_it_is_spelled(desk: Desk) -> None:
    ticket_id = await desk.ticket("a")

    def rename(work: Work) -> None:
        org_id = people.organization_named(work, "Talleres Norte")
        organizations.change(work, org_id, {"name": "Müller & Söhne"})
        people.organization_named(work, "Muller Sons")

    await desk.store.write(rename)
    for text in ('org:"muller & SOHNE"', 'org:"Müller  &  Söhne"'):
        assert await ids(desk, text) == [ticket_id], text
    for text in ("org:muller", 'org:"Talleres Norte"', 'org:"muller sons"'):
        assert await ids(desk, text) == [], text


async def test_a_tag_is_found_however_it_is_spelled(desk: Desk) -> None:
    made = [await desk.ticket(tag) for tag in ("Kündigung", "KÜNDIGUNG", "kundigung", "other")]
    for ticket_id, tag in zip(made, ("Kündigung", "KÜNDIGUNG", "kundigung", "other"), strict=True):
        await desk.change(desk.ana, ticket_id, tags=(tag, "zz"))
    for text in ("tag:kündigung", "tag:Kundigung"):
        assert sorted(await ids(desk, text)) == made[:3]
    assert await ids(desk, "-tag:kundigung tag:zz") == [made[3]]


@pytest.mark.parametrize(
    ("zone", "first", "hours"),
    [
        ("UTC", "2026-02-24T00:00", 24),
        ("Europe/Madrid", "2026-02-23T23:00", 24),
        ("America/Los_Angeles", "2026-02-24T08:00", 24),
        ("Asia/Shanghai", "2026-02-23T16:00", 24),
        ("Nowhere/Atlantis", "2026-02-24T00:00", 24),
    ],
)
async def test_a_day_is_that_day_where_the_agent_is(desk: Desk, zone: str, first: str, hours: int) -> None:
    await zoned(desk, zone)
    begins = ms_of(first)
    made = {}
    for name, at_ms in (
        ("before", begins - 1),
        ("first", begins),
        ("last", begins + hours * 3_600_000 - 1),
        ("after", begins + hours * 3_600_000),
    ):
        made[name] = await desk.ticket(name)
        row = tables.ticket.update().where(tables.ticket.c.id == made[name])
        await desk.store.write(lambda work, r=row, at=at_ms: work.connection.execute(r.values(created_at=at)))  # type: ignore[misc]
    for text, names in (
        ("created:2026-02-24", {"first", "last"}),
        ("-created:2026-02-24", {"before", "after"}),
        ("created<2026-02-24", {"before"}),
        ("created>2026-02-24", {"first", "last", "after"} - {"first"}),
        ("created:2026-02-24 abre", {"first", "last"}),
        ("-created:2026-02-24 created<2026-02-24", {"before"}),
    ):
        assert set(await ids(desk, text)) == {made[name] for name in names}, text


async def test_a_day_on_which_the_clocks_change_has_23_hours(desk: Desk) -> None:
    await zoned(desk, "Europe/Madrid")
    made = [await desk.ticket(name) for name in ("a", "b", "c")]
    for ticket_id, at in zip(made, ("2026-03-28T23:00", "2026-03-29T21:59", "2026-03-29T22:00"), strict=True):
        row = tables.ticket.update().where(tables.ticket.c.id == ticket_id)
        await desk.store.write(lambda work, r=row, at=at: work.connection.execute(r.values(created_at=ms_of(at))))  # type: ignore[misc]
    assert sorted(await ids(desk, "created:2026-03-29")) == made[:2]
    for far in ("0001-01-01", "9999-12-31", "2026-2-3"):
        assert await ids(desk, f"created:{far}") == []
    with pytest.raises(RefusedError, match="search_value"):
        await ids(desk, "-created:2026-03-29 -updated:2026-03-29")


async def zoned(desk: Desk, zone: str) -> None:
    hers = tables.person.update().where(tables.person.c.id == desk.ana.id)
    await desk.store.write(lambda work: work.connection.execute(hers.values(time_zone=zone)))


def ms_of(utc: str) -> int:
    return int(datetime.datetime.fromisoformat(f"{utc}:00+00:00").timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "rule", "fields"),
    [
        ("stauts:open", "search_operator", {"place": 0, "near": "status"}),
        ("printer foobar:x", "search_operator", {"place": 8, "near": ""}),
        ("status:opne", "search_value", {"place": 0, "operator": "status", "near": "open"}),
        ("created>yesterday", "search_value", {"place": 0, "operator": "created", "near": ""}),
    ],
)
async def test_an_operator_that_means_nothing_is_refused_with_what_there_is(
    desk: Desk, text: str, rule: str, fields: dict[str, object]
) -> None:
    with pytest.raises(RefusedError, match=rule) as caught:
        await find(desk, text)
    assert fields.items() <= caught.value.fields.items()
    assert str(caught.value.fields["known"]).split()[:2]
    assert await ids(desk, f'"{text}"') == []


async def test_the_clocks_badge_is_searched_for(desk: Desk) -> None:
    await desk.store.write(start_rules)
    late, fine = await desk.ticket("late", "needle"), await desk.ticket("fine", "needle")
    await desk.change(desk.ana, late, priority="urgent")
    desk.clock.turn(40 * 60)
    await desk.store.write(lambda work: sla.look(work, late))
    assert await ids(desk, "is:breached") == [late]
    assert await ids(desk, "is:running needle") == [fine]
    assert await ids(desk, "-is:breached needle") == [fine]


async def test_a_number_opens_the_ticket_first(desk: Desk) -> None:
    made = [await desk.ticket(f"t{number}", "see ticket 2") for number in range(3)]
    assert (await ids(desk, "#2"))[0] == made[1]
    assert set(await ids(desk, "2")) == set(made)
    pages = [await find(desk, "2", limit=1)]
    pages.append(await find(desk, "2", limit=1, after=pages[0].meta.after_cursor))
    assert [[ticket.id for ticket in page.tickets] for page in pages] == [[made[1], made[2]], [made[1]]]
    assert await find(desk, "2", limit=1, before=pages[1].meta.before_cursor) == pages[0]
    assert 4711 not in await ids(desk, "4711")
    assert await ids(desk, "") == []


async def test_operators_alone_come_in_pages(desk: Desk) -> None:
    made = [await desk.ticket() for _ in range(5)]
    first = await find(desk, "status:new", limit=3)
    second = await find(desk, "status:new", limit=3, after=first.meta.after_cursor)
    assert [ticket.id for ticket in (*first.tickets, *second.tickets)] == made[::-1]
    assert second.meta.after_cursor is None
    assert await find(desk, "status:new", limit=3, before=second.meta.before_cursor) == first


HOSTILE = (
    '"*',
    "NEAR(a b)",
    "a AND b",
    "head: x",
    "%_",
    "' OR 1=1 --",
    "search_staff",
    "a* b",
    "^a",
    "{a b}",
    '"" ""',
    "x" * 5000,
)


@pytest.mark.parametrize("text", HOSTILE)
async def test_T6_T39_no_engine_syntax_reaches_the_engine(desk: Desk, text: str) -> None:
    await desk.ticket("plain", "nothing of this")
    assert await ids(desk, text) == []
    literal = await desk.ticket("subject", f"body {text[:60]}")
    if any(sign.isalnum() for sign in text[:60]) and len(text) < 60:
        assert literal in await ids(desk, text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
async def test_T6_any_query_is_answered_or_refused_with_its_reason(desk: Desk, text: str) -> None:
    if parse_query(text).faults:
        with pytest.raises(RefusedError, match="search_"):
            await find(desk, text)
    else:
        assert isinstance(await find(desk, text), TicketPage)


async def test_T7_rights_are_inside_the_search(desk: Desk) -> None:
    first, _ = [await desk.ticket(name, "needle") for name in ("a", "b")]
    await desk.change(desk.ana, first, assignee_id=desk.bo.user_id)
    narrow = msgspec.structs.replace(desk.bo, sees_all=False)
    page = await Search(desk.store, b"k" * 32).find(narrow, "needle", now_ms=0)
    assert [ticket.id for ticket in page.tickets] == [first]
    other = await Search(desk.store, b"k" * 32).find(narrow, "#2", now_ms=0)
    assert 2 not in [ticket.id for ticket in other.tickets]
    with pytest.raises(RefusedError, match="forbidden"):
        await Search(desk.store, b"k" * 32).find(desk.lucia, "needle", now_ms=0)


async def public_hits(desk: Desk, word: str) -> tuple[index.Hit, ...]:
    await desk.store.write(catch_up)
    return await desk.store.read(
        lambda connection: (
            index.find(connection, terms_of(word), Choice(Conditions()), place=None, limit=50, index=index.PUBLIC).hits
        )
    )


async def test_T11_T21_a_note_is_in_the_staff_index_only(desk: Desk) -> None:
    ticket_id = await desk.ticket("a", "hello")
    await desk.say(desk.ana, ticket_id, "canary", public=False)
    await desk.say(desk.ana, ticket_id, "songbird")
    assert await ids(desk, "canary") == [ticket_id]
    assert await public_hits(desk, "canary") == ()
    assert [hit.ticket_id for hit in await public_hits(desk, "songbird")] == [ticket_id]
    await desk.change(desk.ana, ticket_id, subject="renamed")
    assert await public_hits(desk, "canary") == ()


async def test_a_new_subject_finds_old_comments_and_the_old_one_finds_nothing(desk: Desk) -> None:
    ticket_id = await desk.ticket("kettle", "it leaks")
    await desk.say(desk.ana, ticket_id, "which model?")
    await desk.change(desk.ana, ticket_id, subject="boiler")
    assert await ids(desk, "boiler leaks") == [ticket_id]
    assert await ids(desk, "boiler model") == [ticket_id]
    assert await ids(desk, "kettle") == []


async def test_a_forgotten_comment_is_found_no_more_and_the_index_stays_whole(desk: Desk) -> None:
    ticket_id = await desk.ticket("a", "hello")
    written = await desk.say(desk.ana, ticket_id, "secret words")
    assert written.comment is not None
    comment_id = written.comment.id

    def forget(work: Work) -> None:
        index.forget(work, ticket_id, comment_id, "secret words")
        index.forget(work, ticket_id, 999, "never there")
        for name in ("search_staff", "search_public"):
            work.connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")

    await desk.store.write(forget)
    assert await ids(desk, "secret") == []
    assert await ids(desk, "hello") == [ticket_id]


async def test_T39_a_search_stops_at_its_limit_and_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "HITS_MAX", 5)
    rare = await desk.ticket("rare", "common")
    await desk.change(desk.ana, rare, tags=("vip",))
    for number in range(8):
        await desk.ticket(f"t{number}", "common")
    page = await find(desk, "common tag:vip")
    assert (page.tickets, page.partial) == ((), True)
    rest = await find(desk, "common tag:vip", after=page.meta.after_cursor)
    assert [ticket.id for ticket in rest.tickets] == [rare]
    assert not rest.partial
    back = await find(desk, "common tag:vip", before=rest.meta.before_cursor)
    assert (back.tickets, back.partial, back.meta.has_more) == ((), True, False)
    end = await find(desk, "common tag:vip", before=back.meta.before_cursor)
    assert (end.tickets, end.partial, end.meta.before_cursor) == ((), False, None)


async def test_a_deleted_ticket_is_not_found(desk: Desk) -> None:
    ticket_id = await desk.ticket("a", "needle")
    await desk.store.write(
        lambda work: work.connection.execute(
            tables.ticket.update().where(tables.ticket.c.id == ticket_id).values(status="deleted")
        )
    )
    assert await ids(desk, "needle") == []
    assert await ids(desk, str(ticket_id)) == []
    assert await ids(desk, 'requester:"Lucía Fernández"') == []
