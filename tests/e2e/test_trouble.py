"""Somebody dies in mid-session: the ticket has its report each time, and what was written is delivered once."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.kit.display import wait_until
from tests.kit.world import SUBJECT, SeededDesk, World

pytestmark = [pytest.mark.display, pytest.mark.slow, pytest.mark.timeout(240)]
REPORT_WAIT_S = 60.0
Json = dict[str, Any]


def in_session(world: World, desk: SeededDesk) -> int:
    """Play up to the first picture; return the ticket's number."""
    world.start_seeded(desk)
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


def test_d7_the_agents_program_is_killed_the_customer_is_told_and_the_next_start_hands_the_ledger_in(
    world: World, desk: SeededDesk
) -> None:
    ticket = in_session(world, desk)
    world.agent_app.kill9()
    world.customer.wait_for("sees nothing. Trying again", timeout_s=30)
    world.customer.click("^Stop$", "button")
    world.customer.wait_for("can no longer see or touch anything")
    entry = session_of(world, ticket, lambda ref: ref["report"] and ref["witness"] in ("customer", "both"))
    assert entry["report"]["permissions"]
    world.agent_app.start()
    world.sign_in_again()
    session_of(world, ticket, lambda ref: ref["witness"] == "both" and not ref["missing"])


def test_d8_c18_the_customers_program_is_killed_comes_back_once_by_a_click_and_the_ticket_has_the_report(
    world: World, desk: SeededDesk
) -> None:
    world.customer_app.env["PYTHON_KEYRING_BACKEND"] = "tests.kit.file_keyring.FileKeyring"
    ticket = in_session(world, desk)
    autostart = world.customer_app.home / "config" / "autostart" / "assistdesk-return.desktop"
    world.agent.click("^Ask: Resume$", "button", 30)
    world.customer.click("Also once after this computer or program was started again", "check box", 30)
    world.allow()
    wait_until(autostart.exists, "the start at the next log-in", 10, 0.1)
    world.customer_app.kill9()
    world.agent.wait_for("Line cut", timeout_s=30)
    world.customer_app.start()
    world.customer.wait_for("Continue the session with “Ana Ruiz”", timeout_s=30)
    assert not autostart.exists()
    world.customer.click("^Continue$", "button", 10)
    world.customer.wait_for("sees your screen$", timeout_s=60)
    world.agent.wait_for("Line is back", timeout_s=30)
    world.customer_app.kill9()
    world.customer_app.start()
    world.customer.wait_for("Session code", timeout_s=30)  # no card: it comes back once
    world.agent.click("^End$", "button")
    entry = session_of(world, ticket, lambda ref: ref["report"] and ref["witness"] in ("agent", "both"))
    assert entry["report"]["permissions"]


def test_r17_the_relay_is_killed_both_come_back_and_the_outbox_delivers_once(world: World, desk: SeededDesk) -> None:
    ticket = in_session(world, desk)
    world.relay.kill9()
    world.agent.click("Internal note|note", "check box")
    world.agent.fill("^Internal note$", "Written while the relay was dead.", "text")
    world.agent.key("ctrl+Return")
    world.agent.wait_for("Offline|Reconnecting", timeout_s=30)
    world.relay.start()
    world.customer.press("^Continue$", "button", lambda: not world.agent.sees("^Paused for a moment$", "label"), 60)
    world.customer.click("^Stop$", "button", 30)

    def notes() -> list[Json]:
        page = world.api.need("GET", f"/tickets/{ticket}/timeline")
        return [comment for comment in page["comments"] if re.search("while the relay was dead", comment["body"])]

    wait_until(notes, "the note in the ticket", REPORT_WAIT_S, 0.2)
    session_of(world, ticket, lambda ref: ref["report"] and ref["state"] == "ended")
    assert len(notes()) == 1
