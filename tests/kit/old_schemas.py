"""Databases from before a migration: what takes its work back and puts rows of that time in, as both engines read it."""

from collections.abc import Iterator

_LUCIA = "INSERT INTO person (id, role, name, created_at, updated_at) VALUES (1, 'customer', 'Lu', 1, 1)"


def _ticket(ticket_id: int, status: str) -> str:
    return (
        "INSERT INTO ticket (id, subject, status, channel, via, requester_id, submitter_id, is_unsolved, status_rank, "
        "priority_rank, seq, pub_seq, row_version, head, created_at, updated_at) "
        f"VALUES ({ticket_id}, 's', '{status}', 'app', '{{}}', 1, 1, 1, 0, 9, 1, 1, 1, '', 7, 7)"
    )


BEFORE_EXPERTS = (
    "DROP INDEX participant_user",
    "ALTER TABLE participant DROP COLUMN may_reply",
    "UPDATE alembic_version SET version_num = 'r0013'",
)
ON_A_TICKET = (
    _LUCIA,
    _ticket(1, "new"),
    "INSERT INTO participant (ticket_id, user_id, role, since_at) VALUES (1, 1, 'cc', 5)",
)

_LINKS = ((1, 3, "problem_of", 5), (2, 3, "problem_of", 9), (4, 3, "related", 11), (3, 4, "duplicate", 1))
PROBLEMS = [(1, None), (2, None), (3, 2), (4, None)]
"""Id and problem of the tickets of ``before_problems``."""


def before_problems() -> Iterator[str]:
    yield from ("ALTER TABLE ticket DROP COLUMN problem_id", _LUCIA)
    for ticket_id in (1, 2, 3, 4):
        yield _ticket(ticket_id, "new")
    for ticket_id, other_id, kind, at_ms in _LINKS:
        yield (
            "INSERT INTO ticket_link (ticket_id, other_id, kind, created_at) "
            f"VALUES ({ticket_id}, {other_id}, '{kind}', {at_ms})"
        )
    yield "UPDATE alembic_version SET version_num = 'r0025'"


STATES = [(1, b'["first_reply_time:met","next_reply_time:breached"]'), (2, b"[]")]
"""Ticket and states of the clocks of ``before_clock_states``."""


def before_clock_states() -> Iterator[str]:
    yield from ("ALTER TABLE ticket_clock DROP COLUMN states", _LUCIA)
    clocks = (
        '[{"metric":"next_reply_time","instance":2,"badge":"breached"},{"metric":"next_reply_time","badge":"met"},'
        '{"metric":"first_reply_time","badge":"met"},{"metric":"agent_work_time","badge":null}]'
    )
    for ticket_id, kept in ((1, clocks), (2, "[]")):
        yield _ticket(ticket_id, "new")
        yield f"INSERT INTO ticket_clock (ticket_id, badge, targets, clocks) VALUES ({ticket_id}, '', '[]', '{kept}')"
    yield "UPDATE alembic_version SET version_num = 'r0026'"


_WAITS, _OTHER = '[{"type":"Change","field":"status","value":"pending"}]', '[{"type":"Create","value":"new"}]'
_LOGS = (
    (1, "pending", ((1, 10, _OTHER), (2, 20, _WAITS), (3, 30, _WAITS), (4, 40, _OTHER))),
    (2, "pending", ((1, 10, _OTHER),)),
    (3, "open", ((1, 10, _WAITS),)),
)
WAITING_SINCE = [(1, 30), (2, 7), (3, None)]
"""Id and time of the tickets of ``before_waiting_times``: the last time that its log says so, else when it was made."""


def before_waiting_times() -> Iterator[str]:
    yield from ("DROP INDEX ticket_by_pending_at", "ALTER TABLE ticket DROP COLUMN pending_at", _LUCIA)
    for ticket_id, status, logged in _LOGS:
        yield _ticket(ticket_id, status)
        for seq, at_ms, events in logged:
            yield (
                "INSERT INTO audit (ticket_id, seq, feed_seq, via, created_at, events, prev_hash, hash, row_version, "
                f"changed, client, ip, token_id) VALUES ({ticket_id}, {seq}, {ticket_id * 10 + seq}, 'api', {at_ms}, "
                f"'{events}', '', '', 1, '[]', '', '', '')"
            )
    yield "UPDATE alembic_version SET version_num = 'r0012'"
