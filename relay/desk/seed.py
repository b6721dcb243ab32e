"""Filling a desk with believable tickets: twelve conversations for a demonstration, or any number for measuring.

Everything goes through the same operations as real work (``changes``), with times of the past, so that a seeded desk has
whole chains, indexes and tallies. Chance comes in as an argument: the same seed makes the same desk.
"""

import datetime
import functools
import random
from collections.abc import Sequence
from typing import Protocol

import msgspec

from assistdesk.core.desk import states
from assistdesk.core.desk.model import UserRole
from assistdesk.core.desk.model_service import Holiday, Macro, SlaPolicy, SlaTarget
from assistdesk.core.desk.settings_shapes import CLOSE_AFTER_H
from assistdesk.core.desk.shapes import ChannelName, CommentIn, Priority, Status, TicketChange, TicketNew
from assistdesk.core.desk.views import Condition, Conditions
from assistdesk.core.errors import RefusedError
from relay.desk import changes, seed_texts, sla
from relay.desk.indexing import catch_up_at_last
from relay.desk.refusals import need_granted
from relay.desk.rights import SYSTEM, Caller, need_ticket
from relay.desk.rules import start_rules
from relay.desk.seed_texts import Person, Story
from relay.store import macros, people, rules, streams
from relay.store.audits import Origin
from relay.store.work import Operation, T, Work

FIRST_NUMBER = 1_031
DEMO_SIZE = len(seed_texts.STORIES)
TICKETS_PER_OPERATION = 50
COMMENTS_MEAN = 10
TICKETS_AN_AGENT = 2_500
AGENTS_MAX = 40
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
SPREAD_DAYS = 365
PRIORITIES: tuple[Priority, ...] = ("urgent", "high", "normal", "low")


class Seeded(msgspec.Struct, frozen=True, kw_only=True):
    agent_ids: tuple[int, ...]
    ticket_ids: tuple[int, ...]


class Writes(Protocol):
    """What a seed needs of a store."""

    async def write(self, operation: Operation[T]) -> T: ...


async def seed(store: Writes, size: int, rng: random.Random, now_ms: int) -> Seeded:
    """Make *size* tickets; up to twelve are the demonstration's own stories, the rest are generated.

    Agents that exist are used; where there are fewer than two, or than a desk of this size needs, they are made (without
    accounts). *now_ms* is the moment the stories end at.

    Raises:
        RefusedError: ``desk_not_empty``, there are tickets already.
    """
    agent_ids = await store.write(lambda work: _start(work, size, rng, now_ms))
    ticket_ids: list[int] = []
    generated = max(0, size - DEMO_SIZE)
    for first in range(0, generated, TICKETS_PER_OPERATION):
        count = min(TICKETS_PER_OPERATION, generated - first)
        ticket_ids += await store.write(functools.partial(_generate, count, agent_ids, rng, now_ms))
    stories = seed_texts.STORIES[-min(size, DEMO_SIZE) :] if size > 0 else ()
    ticket_ids += await store.write(lambda work: [_tell(work, one, agent_ids, rng, now_ms) for one in stories])
    await store.write(catch_up_at_last)
    return Seeded(agent_ids=tuple(agent_ids), ticket_ids=tuple(ticket_ids))


def _start(work: Work, size: int, rng: random.Random, now_ms: int) -> list[int]:
    if streams.newest(work, streams.TICKET):
        raise RefusedError("desk_not_empty")
    streams.take(work, streams.TICKET, FIRST_NUMBER - 1)
    _start_rules(work, now_ms)
    agent_ids = people.ids_by_role(work.connection, ("agent", "admin"))
    for person in [*seed_texts.AGENTS, *more_agents(size, rng)][len(agent_ids) :]:
        made = people.by_email(work.connection, person.email)
        agent_ids.append(made if made is not None else _person(work, person, now_ms - SPREAD_DAYS * 1_440 * MINUTE_MS))
    return agent_ids


def more_agents(size: int, rng: random.Random) -> list[Person]:
    """As many as a team has that answers so many tickets a year, beside the demonstration's two."""
    count = min(size // TICKETS_AN_AGENT, AGENTS_MAX) - len(seed_texts.AGENTS)
    found = []
    for number in range(count):
        language = rng.choice(("en", "es"))
        name = f"{rng.choice(seed_texts.GIVEN[language])} {rng.choice(seed_texts.FAMILY[language])}"
        found.append(Person(name, f"agent{number}@example.com", "", language, seed_texts.DESK_ZONE))
    return found


def _start_rules(work: Work, now_ms: int) -> None:
    """Office hours of Madrid with the holidays around now, the standard policy, and a shorter one for the VPN."""
    year = datetime.datetime.fromtimestamp(now_ms / 1000, datetime.UTC).year
    holidays = tuple(
        Holiday(first=day, last=day, name=name, counted=True)
        for at in (year, year + 1)
        for month, number, name in seed_texts.HOLIDAYS
        for day in (datetime.date(at, month, number),)
    )
    start_rules(work)
    for position, (title, actions) in enumerate(seed_texts.MACROS):
        made = Macro(id=macros.new_id(work), title=title, actions=actions, position=position)
        macros.add(work, made, None)
    known, hours = rules.policies(work.connection), rules.schedules(work.connection)
    is_untouched = [one.version for one in known] == [1] and [one.version for one in hours] == [1]
    if is_untouched:
        rules.put(work, msgspec.structs.replace(hours[0], version=2, time_zone=seed_texts.DESK_ZONE, holidays=holidays))
        premium = SlaPolicy(
            id=rules.new_id(work, rules.POLICY),
            title="VPN and sign-in",
            position=10,
            conditions=Conditions(all=(Condition(field="tags", operator="includes", value="VPN"),)),
            schedule_id=known[0].schedule_id,
            targets=tuple(
                SlaTarget(priority=priority, metric="first_reply_time", target_s=seed_texts.VPN_FIRST_REPLY_S)
                for priority in PRIORITIES
            ),
        )
        rules.put(work, premium)


def _person(work: Work, person: Person, at_ms: int) -> int:
    return people.add(
        work,
        role="agent",
        name=person.name,
        email=person.email,
        locale=person.locale,
        time_zone=person.time_zone,
        at_ms=at_ms,
    )


def _caller(user_id: int, role: UserRole, via: str) -> Caller:
    return Caller(user_id=user_id, role=role, origin=Origin(via=via))


def _requester(work: Work, person: Person, at_ms: int) -> int:
    """A customer of the story, once."""
    found = people.by_email(work.connection, person.email)
    if found is not None:
        return found
    org_id = people.organization_named(work, person.organisation, at_ms) if person.organisation else None
    return people.add(
        work,
        role="customer",
        name=person.name,
        email=person.email,
        phone=person.phone,
        locale=person.locale,
        time_zone=person.time_zone,
        org_id=org_id,
        at_ms=at_ms,
    )


def _tell(work: Work, story: Story, agent_ids: Sequence[int], rng: random.Random, now_ms: int) -> int:
    """One conversation, line by line, at its times; returns the ticket's number."""
    start_ms = now_ms - story.ago_min * MINUTE_MS
    requester_id = _requester(work, story.person, start_ms)
    customer = _caller(requester_id, "customer", "form")
    new = TicketNew(
        subject=story.subject,
        requester_id=requester_id,
        comment=CommentIn(body=story.lines[0][2], public=True),
        channel=msgspec.convert(story.channel, ChannelName),
        tags=story.tags,
        priority=None if not story.priority else msgspec.convert(story.priority, Priority),
        language=story.language,
    )
    ticket_id = changes.create(work, customer, new, rng.randbytes, at_ms=start_ms).ticket.id
    agent = _caller(agent_ids[max(story.agent - 1, 0)], "agent", "api")
    if story.agent:
        given = TicketChange(assignee_id=agent.id)
        changes.update(work, agent, ticket_id, given, rng.randbytes, at_ms=start_ms + MINUTE_MS)
    at_ms = start_ms
    for who, minutes, body in story.lines[1:]:
        at_ms = min(start_ms + minutes * MINUTE_MS + rng.randrange(MINUTE_MS), now_ms)
        said = TicketChange(comment=CommentIn(body=body, public=who != "n"))
        changes.update(work, customer if who == "c" else agent, ticket_id, said, rng.randbytes, at_ms=at_ms)
    if story.status:
        status = TicketChange(status=msgspec.convert(story.status, Status))
        changes.update(work, agent, ticket_id, status, rng.randbytes, at_ms=at_ms)
    _close(work, ticket_id, rng, now_ms)
    sla.look(work, ticket_id, is_history=True)
    return ticket_id


def _close(work: Work, ticket_id: int, rng: random.Random, now_ms: int) -> None:
    """As time does with what was solved so long ago (section 2: N9)."""
    ticket = need_ticket(work.connection, SYSTEM, ticket_id)
    close_ms = None if ticket.solved_at is None else ticket.solved_at + CLOSE_AFTER_H * HOUR_MS
    if close_ms is not None and close_ms <= now_ms:
        events, after = need_granted(states.steps(ticket, [states.TimeClose()], SYSTEM.actor))
        changes.write(work, SYSTEM, ticket, after, events, rng.randbytes, at_ms=close_ms)


# --- large desks --------------------------------------------------------------------------------------------------


def _generate(count: int, agent_ids: Sequence[int], rng: random.Random, now_ms: int, work: Work) -> list[int]:
    return [_tell(work, _story(rng, len(agent_ids)), agent_ids, rng, now_ms) for _ in range(count)]


def _customer(rng: random.Random, language: str) -> Person:
    given, family = rng.choice(seed_texts.GIVEN[language]), rng.choice(seed_texts.FAMILY[language])
    name = f"{family}{given}" if language == "zh" else f"{given} {family}"
    company = f"{rng.choice(seed_texts.COMPANIES)} {rng.choice(seed_texts.KINDS)}"
    number = rng.randrange(4_000)
    domain = company.lower().replace(" ", "")
    return Person(name, f"user{number}@{domain}.example", company, language, "UTC")


def _story(rng: random.Random, agents: int) -> Story:
    """A conversation as a real desk has them: most are short, a few are long, old ones are solved and so closed."""
    language = rng.choices(("en", "es", "zh"), (6, 3, 2))[0]
    what, trouble = rng.choice(seed_texts.THINGS[language]), rng.choice(seed_texts.TROUBLES[language])
    does = trouble.format(n=rng.randrange(2, 990))
    opening = rng.choice(seed_texts.OPENINGS[language]).format(what=what, does=does)
    ago_min = rng.randrange(60, SPREAD_DAYS * 1_440)
    lines: list[seed_texts.Line] = [("c", 0, opening[0].upper() + opening[1:])]
    at_min = 0
    for turn in range(min(round(rng.expovariate(1 / COMMENTS_MEAN)), 80)):
        at_min += rng.randrange(2, 240)
        if at_min >= ago_min:
            break
        if rng.random() < 0.12:
            lines.append(("n", at_min, rng.choice(seed_texts.NOTES[language])))
        elif turn % 2 == 0:
            lines.append(("a", at_min, rng.choice(seed_texts.ANSWERS[language])))
        else:
            lines.append(("c", at_min, rng.choice(seed_texts.BACK[language]).format(n=rng.randrange(2, 990))))
    is_old = ago_min > 20 * 1_440
    status = "solved" if rng.random() < (0.95 if is_old else 0.4) else rng.choice(("open", "pending", "hold", ""))
    agent = 0 if status == "" and not is_old else rng.randrange(1, agents + 1)
    subject = f"{what} {does}" if language != "zh" else f"{what}{does}"
    return Story(
        _customer(rng, language),
        subject[0].upper() + subject[1:],
        language,
        tuple(lines),
        ago_min=ago_min,
        agent=agent,
        status=status,
        priority=rng.choice(("", "low", "normal", "normal", "high", "urgent")),
        tags=tuple(rng.sample(seed_texts.TAGS, rng.randrange(0, 3))),
        channel=rng.choice(("mail", "form", "app", "chat")),
    )
