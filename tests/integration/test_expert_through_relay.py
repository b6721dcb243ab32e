"""An expert, who has no seat, in the desktop application: the tickets she is on, notes, and replies where she may."""

import asyncio
from pathlib import Path

from assistdesk.runtime import intents
from assistdesk.runtime.snapshot import ComposerMode
from assistdesk.runtime.snapshot_people import Rights
from assistdesk.ui.agent.commands import offered
from tests.integration.test_desk_through_relay import OWN_PASSWORD, comments
from tests.kit.agent_app import AgentApp
from tests.kit.relay_process import RelayProcess


async def test_an_expert_finds_the_ticket_she_was_put_on_and_writes_a_note(relay: RelayProcess, tmp_path: Path) -> None:
    olga = relay.sign_in(relay.add_agent("olga.experts@assistdesk.example", "Olga", is_admin=True))
    secrets = relay.add_agent("ewa@assistdesk.example", "Ewa")
    ewa = next(one["id"] for one in olga.get("/users?role=agent")["users"] if one["name"] == "Ewa")
    assert olga.put(f"/users/{ewa}", {"user": {"role": "expert"}})["user"]["role"] == "expert"
    hers, other = (olga.make_ticket(subject)["id"] for subject in ("The bridge", "The tunnel"))
    olga.post(f"/tickets/{hers}/participants", {"user_id": ewa, "may_reply": False})
    app = AgentApp(relay.url, tmp_path)
    app.start()
    try:
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        seen = await app.until(lambda seen: seen.tickets.rows)
        assert [row.id for row in seen.tickets.rows] == [hers]
        app.do(intents.OpenTicket(hers))
        await app.until(comments)
        assert app.seen.ticket is not None
        assert app.seen.ticket.may == Rights(reply=False, change=False, log=False)
        assert app.seen.ticket.draft.mode is ComposerMode.NOTE  # though the customer wrote last
        refused = {"solve", "status", "assign", "reply", "macros", "merge", "start", "new", "bulk", "reports"}
        assert refused.isdisjoint(command.name for command in offered(app.seen))
        app.do(intents.SendComment(hers, False, "It is the third bolt"))
        await app.until(lambda seen: "It is the third bolt" in comments(seen))
        assert app.seen.toasts == ()
        app.do(intents.SendComment(hers, True, "Dear customer"))
        await app.until(lambda seen: any(toast.rule == "forbidden" for toast in seen.toasts))
        assert "Dear customer" not in comments(app.seen)
        olga.post(f"/tickets/{hers}/participants", {"user_id": ewa, "may_reply": True})
        await app.until(
            lambda seen: seen.ticket is not None and seen.ticket.may == Rights(reply=True, change=False, log=False)
        )
        assert "reply" in {command.name for command in offered(app.seen)}
        app.do(intents.SendComment(hers, True, "Dear customer"))
        await app.until(lambda seen: "Dear customer" in comments(seen))
        assert other not in [row.id for row in app.seen.palette]
        assert app.failures == []
    finally:
        await app.close()
    await asyncio.to_thread(olga.close)


async def test_an_app_that_is_open_follows_when_an_admin_makes_her_an_expert(
    relay: RelayProcess, tmp_path: Path
) -> None:
    olga = relay.sign_in(relay.add_agent("olga.roles@assistdesk.example", "Olga", is_admin=True))
    secrets = relay.add_agent("ida@assistdesk.example", "Ida")
    ida = next(one["id"] for one in olga.get("/users?role=agent")["users"] if one["name"] == "Ida")
    hers, other = (olga.make_ticket(subject)["id"] for subject in ("The mast", "The keel"))
    app = AgentApp(relay.url, tmp_path)
    app.start()
    try:
        await app.sign_in(secrets.email, secrets.password, secrets.digits(), OWN_PASSWORD)
        app.do(intents.OpenTicket(hers))
        await app.until(comments)
        assert app.seen.ticket is not None
        assert app.seen.ticket.may == Rights()
        olga.post(f"/tickets/{hers}/participants", {"user_id": ida})
        assert olga.put(f"/users/{ida}", {"user": {"role": "expert"}})["user"]["role"] == "expert"
        await app.until(lambda seen: seen.me is not None and seen.me.role == "expert")
        await app.until(lambda seen: seen.ticket is not None and not seen.ticket.may.change)
        await app.until(lambda seen: "mine" not in [view.key for view in seen.views])
        await app.until(lambda seen: seen.tickets.view_id == seen.views[0].id)
        await app.until(lambda seen: other not in [row.id for row in seen.tickets.rows])
        assert "solve" not in {command.name for command in offered(app.seen)}
        assert app.failures == []
    finally:
        await app.close()
    await asyncio.to_thread(olga.close)
