"""The relay dies in mid-session: the ticket has its report, and what was written meanwhile is delivered once."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.kit.display import wait_until
from tests.kit.world import SUBJECT, World

pytestmark = [pytest.mark.display, pytest.mark.slow, pytest.mark.timeout(240)]
REPORT_WAIT_S = 60.0
Json = dict[str, Any]


def in_session(world: World) -> int:
    """Play up to the first picture; return the ticket's number."""
    world.start_relay()
    world.seed()
    world.start_displays()
    world.start_agent()
    world.sign_in()
    world.sign_in_by_api()
    world.open_ticket()
    code = world.make_code()
    world.start_customer()
    world.type_code(code)
    world.allow()
    world.agent.wait_for("Open full view", "button", 30)
    tickets = world.api.need("GET", "/tickets?page[size]=100")["tickets"]
    return next(int(ticket["id"]) for ticket in tickets if ticket["subject"] == SUBJECT)


def session_of(world: World, ticket: int, holds: Callable[[Json], object]) -> Json:
    """Wait until the ticket's session entry says what it must; there is one entry, never two."""

    def look() -> Json | None:
        refs = world.api.need("GET", f"/tickets/{ticket}/timeline")["session_refs"]
        assert len(refs) == 1
        return refs[0] if holds(refs[0]) else None

    return wait_until(look, "the session's entry in the ticket", REPORT_WAIT_S, 0.2)


def test_r17_the_relay_is_killed_both_come_back_and_the_outbox_delivers_once(world: World) -> None:
    ticket = in_session(world)
    world.relay.kill9()
    world.agent.click("Internal note|note", "check box")
    world.agent.fill("^Internal note$", "Written while the relay was dead.", "text")
    world.agent.key("ctrl+Return")
    world.agent.wait_for("Offline|Reconnecting", timeout_s=30)
    world.relay.start()
    world.customer.wait_for("sees your screen|Continue", timeout_s=60)
    if world.customer.sees("^Continue$", "button"):
        world.customer.click("^Continue$", "button")
    world.customer.click("^Stop$", "button", 30)

    def notes() -> list[Json]:
        page = world.api.need("GET", f"/tickets/{ticket}/timeline")
        return [comment for comment in page["comments"] if re.search("while the relay was dead", comment["body"])]

    wait_until(notes, "the note in the ticket", REPORT_WAIT_S, 0.2)
    session_of(world, ticket, lambda ref: ref["report"] and ref["state"] == "ended")
    assert len(notes()) == 1
