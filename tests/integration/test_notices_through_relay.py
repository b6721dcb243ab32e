"""Links to tickets, and notices that are put off, through the real relay and across a restart of the app."""

from pathlib import Path

from assistdesk.core.desk.shapes import to_rfc3339
from assistdesk.runtime import intents
from assistdesk.runtime.intents_notices import CopyTicketLink, OpenLink, PutOff, TakeBack
from assistdesk.runtime.intents_people import AddPerson
from tests.integration.test_desk_through_relay import signed_in
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess

HOUR_MS = 3_600_000


async def test_a_copied_link_waits_for_the_sign_in_and_then_shows_the_ticket(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path / "ana") as (ana, secrets):
        ticket_id = await ana.begin_ticket("Printer is on fire")
        ana.do(CopyTicketLink(ticket_id))
        await ana.until(lambda seen: any(toast.rule == "ticket_link_copied" for toast in seen.toasts))
        link = ana.clipboard[-1]
    again = AgentApp(relay.url, tmp_path / "other computer")
    again.start()
    try:
        again.do(OpenLink(link))
        assert again.seen.ticket is None
        await again.sign_in(secrets.email, secrets.password, secrets.digits())
        seen = await again.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        assert seen.ticket is not None
        assert seen.ticket.row.id == ticket_id
        again.do(OpenLink(link.replace("127.0.0.1", "127.0.0.2")))
        await again.until(lambda seen: any(toast.rule == "ticket_link_elsewhere" for toast in seen.toasts))
        assert again.failures == []
    finally:
        await again.close()


async def test_whoever_has_a_task_is_told_when_it_is_due_also_where_it_is_open(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(relay, tmp_path / "ana") as (ana, _),
        signed_in(relay, tmp_path / "bo", "Bo Li") as (bo, _secrets),
    ):
        assert bo.seen.me is not None
        mine = {"assignee_id": bo.seen.me.user_id, "type": "task"}
        for subject in ("Order cables", "Count cables"):
            ticket_id = await ana.begin_ticket(subject)
            if subject == "Count cables":
                bo.do(intents.OpenTicket(ticket_id))
                await bo.until(lambda seen: seen.ticket is not None and seen.ticket.items)
            due_at = to_rfc3339(ana.clock.wall_ms() + 1_500)
            ana.do(intents.ChangeTicket(ticket_id, due_at=due_at, **mine))  # type: ignore[arg-type]
            toasts = (await bo.until(lambda seen: any(one.rule == "told_due" for one in seen.toasts))).toasts
            is_open = subject == "Count cables"
            assert [(one.opens, one.kind) for one in toasts if one.rule == "told_due"] == [
                (0 if is_open else ticket_id, "danger")
            ]
            assert next(one.kind for one in bo.seen.inbox.entries if one.ticket_id == ticket_id) == "due"
            for one in toasts:
                bo.do(intents.DismissToast(one.id))
            await bo.until(lambda seen: not seen.toasts)
        assert not [one for one in ana.seen.inbox.entries if one.kind == "due"]
        assert bo.failures == []


async def test_what_is_put_off_is_silent_through_a_restart_and_calls_at_its_time(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with (
        signed_in(relay, tmp_path / "ana") as (ana, _),
        signed_in(relay, tmp_path / "bo", "Bo Li") as (bo, _secrets),
    ):
        ticket_id = await ana.begin_ticket("Scanner hums")
        assert bo.seen.me is not None
        bo_id = bo.seen.me.user_id
        ana.do(intents.OpenTicket(ticket_id))
        await ana.until(lambda seen: seen.ticket is not None and seen.ticket.items)
        ana.do(AddPerson(ticket_id, bo_id, True))
        bo.do(PutOff(ticket_id, bo.clock.wall_ms() + HOUR_MS))
        ana.do(intents.ChangeTicket(ticket_id, assignee_id=bo_id))
        await bo.until(lambda seen: seen.inbox.unread >= 1)
        assert [one.put_off_until_ms > 0 for one in bo.seen.inbox.entries] == [True] * len(bo.seen.inbox.entries)
        other_id = await ana.begin_ticket("Scanner sings")
        ana.do(intents.ChangeTicket(other_id, assignee_id=bo_id))
        await bo.until(lambda seen: any(toast.opens == other_id for toast in seen.toasts))
        assert not [toast for toast in bo.seen.toasts if toast.opens == ticket_id]
        keys = bo.keys
        await bo.close()
        again = AgentApp(relay.url, tmp_path / "bo", keys)
        again.start()
        try:
            await again.until_live()
            again.do(intents.OpenTicket(ticket_id))
            await again.until(lambda seen: seen.ticket is not None and seen.ticket.row.put_off_until_ms > 0)
            again.do(TakeBack(ticket_id))
            await again.until(lambda seen: seen.ticket is not None and seen.ticket.row.put_off_until_ms == 0)
            again.do(PutOff(ticket_id, again.clock.wall_ms() + 300))
            await again.until(lambda seen: any(toast.rule == "put_off_over" for toast in seen.toasts))
            assert again.failures == []
        finally:
            await again.close()
