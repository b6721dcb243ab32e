"""One change of many tickets, as a job that can be taken back (desk.md sections 9, 12).

Each ticket is one update with one audit, in a transaction of its own that also says what came of it; the outbox carries
them, so that a restart loses none and does none twice. A ticket that refuses stands in the results and stops no other.
Undo gives back what changed, where nobody changed it since. A job that is stopped keeps what it did; its other errands find
nothing to do.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from assistdesk.core.desk.model import Ticket
from assistdesk.core.desk.shapes import TicketChange
from assistdesk.core.desk.shapes_rules import BulkIn, JobAnswer, JobResult, JobState, JobStatus
from assistdesk.core.errors import RefusedError
from relay.desk import changes, due_dates, macros
from relay.desk.changes import RandomBytes
from relay.desk.refusals import FieldsError
from relay.desk.rights import NOT_FOUND, Caller, need_caller, need_staff, need_ticket
from relay.store import jobs, outbox
from relay.store.jobs import Item, Job
from relay.store.store import Store
from relay.store.work import Answered, Once, Work, digest_request

TOPIC = "bulk"
IDS_MAX = 100
FIELDS = ("status", "custom_status_id", "priority", "assignee_id", "group_id", "due_at")
GIVEN_BACK = (*FIELDS, "tags", "type", "severity", "language", "category")
"""What a change of many, a macro's too, can have changed; and fields of the desk's own, as ``custom``."""


class _Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One ticket of one job, as the outbox carries it."""

    job_id: str
    ticket_id: int
    caller: Caller


def _change_of(work: Work, caller: Caller, given: BulkIn, ticket: Ticket) -> TicketChange:
    if given.macro_id is not None:
        return macros.change_of(work, caller, ticket, given.macro_id)
    return TicketChange(**{name: getattr(given, name) for name in (*FIELDS, "add_tags", "remove_tags")})


def _undo_of(item: Item) -> TicketChange:
    """What gives an item's fields back. Nothing returns to new or to no priority (section 2): open, and as it is."""
    before: dict[str, Any] = msgspec.json.decode(item.before)
    if before.get("status") == "new":
        before |= {"status": "open", "custom_status_id": None}
    if "priority" in before and before["priority"] is None:
        del before["priority"]
    if "tags" in before:
        before["tags"] = tuple(before["tags"])
    if "due_at" in before:
        before["due_at"] = due_dates.write("due_at", before["due_at"])
    return TicketChange(row_version=item.row_version, **before)


def handle(random_bytes: RandomBytes, work: Work, body: bytes) -> None:
    """The outbox handler: one ticket of one job, by its owner's rights of this moment."""
    errand = msgspec.json.decode(body, type=_Errand)
    job, item = jobs.find(work.connection, errand.job_id), jobs.item(work.connection, errand.job_id, errand.ticket_id)
    if job is None or item is None or item.state != "waiting":
        return
    try:
        caller = need_caller(work.connection, job.owner_id, errand.caller.origin)
        with work.nested():
            done = _do(work, job, item, caller, random_bytes)
    except RefusedError as error:
        why = error.fields.get("why") or error.rule
        done = msgspec.structs.replace(item, state="refused", rule=str(why))
    jobs.save_item(work, done)


def _do(work: Work, job: Job, item: Item, caller: Caller, random_bytes: RandomBytes) -> Item:
    ticket = need_ticket(work.connection, caller, item.ticket_id)
    if job.undo_of is None:
        change = _change_of(work, caller, msgspec.json.decode(job.body, type=BulkIn), ticket)
    else:
        earlier = jobs.item(work.connection, job.undo_of, item.ticket_id)
        change = _undo_of(earlier) if earlier is not None else TicketChange()
    written = changes.update(work, caller, item.ticket_id, change, random_bytes)
    after = written.ticket
    before = {name: getattr(ticket, name) for name in GIVEN_BACK if getattr(ticket, name) != getattr(after, name)}
    own = {
        key: ticket.custom.get(key)
        for key in ticket.custom | after.custom
        if ticket.custom.get(key) != after.custom.get(key)
    }
    if own:
        before["custom"] = own
    return msgspec.structs.replace(
        item,
        state="same" if written.audit is None else "done",
        before=msgspec.json.encode(before),
        row_version=after.row_version,
    )


class Bulk:
    """Use cases over one store. *random_bytes* gives job ids."""

    def __init__(self, store: Store, random_bytes: RandomBytes) -> None:
        self._store = store
        self._random_bytes = random_bytes

    async def start(self, caller: Caller, ids: Sequence[int], given: BulkIn, key: str) -> Answered[JobAnswer]:
        """Begin changing these tickets, at most 100.

        Raises:
            RefusedError: ``forbidden``, ``invalid`` (FieldsError: nothing to change, too many ids, a macro with
                other changes).
        """
        need_staff(caller)
        wanted = list(dict.fromkeys(ids))
        if not 0 < len(wanted) <= IDS_MAX:
            raise FieldsError(ids="too_many" if wanted else "empty")
        if given == BulkIn():
            raise FieldsError(ticket="empty")
        if given.macro_id is not None and given != BulkIn(macro_id=given.macro_id):
            raise FieldsError(ticket__macro_id="alone")

        def operation(work: Work) -> JobAnswer:
            job = Job(id=self._random_bytes(16).hex(), owner_id=caller.id, body=msgspec.json.encode(given))
            return _begin(work, caller, job, wanted)

        once = Once(caller.id, key, digest_request("bulk", wanted, given), JobAnswer)
        return await self._store.write_once(operation, once)

    async def status(self, caller: Caller, job_id: str) -> JobAnswer:
        """How far one of my jobs is. Raises RefusedError ``not_found``."""
        need_staff(caller)
        return await self._store.read(lambda connection: _status(connection, _mine(connection, caller, job_id)))

    async def undo(self, caller: Caller, job_id: str, key: str) -> Answered[JobAnswer]:
        """Give back what a job changed, where nobody changed it since.

        Raises:
            RefusedError: ``not_found``; ``job_running``; ``job_undone``.
        """
        need_staff(caller)

        def operation(work: Work) -> JobAnswer:
            job = _mine(work.connection, caller, job_id)
            items = jobs.items(work.connection, job.id)
            if any(item.state == "waiting" for item in items):
                raise RefusedError("job_running")
            if jobs.is_undone(work.connection, job.id):
                raise RefusedError("job_undone")
            back = Job(id=self._random_bytes(16).hex(), owner_id=caller.id, body=b"{}", undo_of=job.id)
            return _begin(work, caller, back, [item.ticket_id for item in items if item.state == "done"])

        once = Once(caller.id, key, digest_request("undo_job", job_id), JobAnswer)
        return await self._store.write_once(operation, once)

    async def stop(self, caller: Caller, job_id: str, key: str) -> Answered[JobAnswer]:
        """What a job has not done yet is left as it is; of one that is done nothing changes. Raises RefusedError
        ``not_found``."""
        need_staff(caller)

        def operation(work: Work) -> JobAnswer:
            job = _mine(work.connection, caller, job_id)
            jobs.stop(work, job.id)
            return _status(work.connection, job)

        once = Once(caller.id, key, digest_request("stop_job", job_id), JobAnswer)
        return await self._store.write_once(operation, once)


def _begin(work: Work, caller: Caller, job: Job, ticket_ids: Sequence[int]) -> JobAnswer:
    if not ticket_ids:
        raise RefusedError("job_undone")
    jobs.put(work, job, ticket_ids)
    for ticket_id in ticket_ids:
        errand = _Errand(job_id=job.id, ticket_id=ticket_id, caller=caller)
        outbox.put(work, TOPIC, msgspec.json.encode(errand))
    return _status(work.connection, job)


def _mine(connection: sa.Connection, caller: Caller, job_id: str) -> Job:
    job = jobs.find(connection, job_id)
    if job is None or job.owner_id != caller.id:
        raise RefusedError(NOT_FOUND)
    return job


def _status(connection: sa.Connection, job: Job) -> JobAnswer:
    items = jobs.items(connection, job.id)
    over = [item for item in items if item.state != "waiting"]
    state: JobState = "completed" if len(over) == len(items) else "working" if over else "queued"
    results = tuple(JobResult(ticket_id=item.ticket_id, state=item.state, rule=item.rule) for item in over)
    status = JobStatus(
        id=job.id,
        url=f"/api/v1/jobs/{job.id}",
        status=state,
        total=len(items),
        progress=len(over),
        results=results,
    )
    return JobAnswer(job_status=status)
