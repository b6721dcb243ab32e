"""The log of a real relay's ticket holds before the application's own check, whatever was done to the ticket."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistdesk.cli_verify import verify_files
from assistdesk.core.desk.log_check import LogVerdict, check
from assistdesk.core.types import Outcome
from assistdesk.runtime import intents, intents_customer
from tests.integration.conftest import new_agent
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.integration.test_session_through_relay import open_pair
from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import ApiClient, RelayProcess

SEEDED = 40
FIRST_SEEDED = 1_031
CANARY = "4111 1111 1111 1111"


def saved(api: ApiClient, ticket_id: int, path: Path) -> Path:
    answer = api.request("GET", f"/tickets/{ticket_id}/log")
    assert answer.status_code == 200, answer.text
    path.write_bytes(answer.content)
    return path


def verdict_of(path: Path) -> LogVerdict:
    return check(path.read_bytes().splitlines(keepends=True))


def test_a_ticket_with_a_history_is_whole_and_later_files_agree_with_earlier_ones(
    relay: RelayProcess, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    olga = relay.sign_in(new_agent(relay, "Olga", is_admin=True))
    met = {"all": [{"field": "tags", "operator": "includes", "value": "printer"}]}
    note = {"type": "comment", "text": {"en": "a note by a rule"}, "public": False}
    olga.post("/triggers", {"trigger": {"title": "Tell", "active": True, "actions": [note], "conditions": met}})
    ticket_id = olga.make_ticket("¿No imprime? 请帮忙", tags=["printer"])["id"]
    path = f"/tickets/{ticket_id}"
    said = olga.put(path, {"ticket": {"comment": {"body": CANARY, "public": True}, "status": "pending"}})["comment"]
    split = olga.put(path, {"ticket": {"comment": {"body": "to be split", "public": False}}})["comment"]
    other = olga.make_ticket("The same again")["id"]
    first = saved(olga, ticket_id, tmp_path / "first.jsonl")
    assert verdict_of(first).outcome is Outcome.OK
    assert "a note by a rule" in first.read_text()
    olga.post(f"/tickets/{other}/merge", {"target_id": ticket_id})
    olga.post(f"{path}/split", {"subject": "A part of it", "comment_ids": [split["id"]]})
    olga.put(f"{path}/comments/{said['id']}/redact", {})
    olga.put(path, {"ticket": {"status": "solved", "subject": "Solved"}})
    second = saved(olga, ticket_id, tmp_path / "second.jsonl")
    assert CANARY in first.read_text()
    assert CANARY not in second.read_text()
    assert (verdict_of(second).silent, verdict_of(second).audits > verdict_of(first).audits) == (1, True)
    for one, two in ((first, second), (second, first)):
        assert verify_files(one, None, two, None) == Outcome.OK
    assert verify_files(saved(olga, other, tmp_path / "other.jsonl"), None, second, None) == Outcome.BAD
    cut = tmp_path / "cut.jsonl"
    cut.write_bytes(b"".join(second.read_bytes().splitlines(keepends=True)[:-1]))
    assert verify_files(cut, None, None, None) == Outcome.TAIL
    printed = capsys.readouterr().out
    assert f"OK: ticket {ticket_id}, " in printed
    assert f"tail missing from audit {verdict_of(second).audits}" in printed


@pytest.mark.slow
def test_every_log_of_a_seeded_desk_is_whole(tmp_path: Path, first_start: FirstStart) -> None:
    seeded = StartedBefore(tmp_path / "relay", first_start)
    seeded.run_seed(SEEDED)
    with seeded as relay:
        api = relay.inviting
        others = [relay.sign_in(relay.add_agent(f"{name}@example.com", name)) for name in ("a", "b")]
        for number in range(SEEDED):
            client = (api, *others)[number % 3]
            told = verdict_of(saved(client, FIRST_SEEDED + number, tmp_path / "log.jsonl"))
            assert (told.outcome, told.silent) == (Outcome.OK, 0)
            assert told.texts > 0


async def test_the_log_of_a_ticket_with_a_session_agrees_with_the_session_s_own_ledger(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with open_pair(relay, tmp_path) as pair:
        await pair.share()
        pair.customer.do(intents_customer.Stop())
        await pair.ended()
        await pair.session_ref(lambda ref: ref.witness == "both")
        ledger = tmp_path / "receipt.adledger"
        ledger.write_bytes(pair.customer.app.session.book.bytes)
        olga = relay.sign_in(await asyncio.to_thread(new_agent, relay, "Olga", is_admin=True))
        log = saved(olga, pair.ticket_id, tmp_path / "log.jsonl")
    assert verdict_of(log).sessions
    assert verify_files(log, None, None, None, ledger) == Outcome.OK
    lines = ledger.read_bytes().splitlines(keepends=True)
    last = max(number for number, line in enumerate(lines) if line.startswith(b"E "))
    ledger.write_bytes(b"".join(lines[:last]))
    assert verify_files(ledger, None, None, None) == Outcome.TAIL
    assert verify_files(log, None, None, None, ledger) == Outcome.BAD


async def test_an_agent_saves_the_log_from_her_window_and_is_told_what_it_is_worth(
    relay: RelayProcess, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.jsonl"
    async with signed_in(relay, tmp_path / "app") as (ana, _):
        ticket_id = await new_ticket(ana, "For the file")
        ana.do(intents.SaveLog(ticket_id, str(kept)))
        seen = await ana.until(lambda seen: [one for one in seen.toasts if one.rule == "log_saved"])
        told = verdict_of(kept)
        assert (told.outcome, told.ticket_id) == (Outcome.OK, ticket_id)
        assert ("count", told.audits) in next(one.fields for one in seen.toasts if one.rule == "log_saved")
        assert "For the file" in kept.read_text()
        ana.do(intents.SaveLog(ticket_id, str(tmp_path / "nowhere" / "kept.jsonl")))
        ana.do(intents.SaveLog(ticket_id + 1_000, str(kept)))
        await ana.until(lambda seen: {one.rule for one in seen.toasts} >= {"file_unwritable", "not_found"})
        assert verdict_of(kept) == told


def cut_tail(database: Path, ticket_id: int) -> int:
    """Behind the relay's back; how many audits are left."""
    with closing(sqlite3.connect(database)) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM audit WHERE ticket_id = ?", (ticket_id,)).fetchone()
        connection.execute("DELETE FROM audit WHERE ticket_id = ? AND seq = ?", (ticket_id, last))
        connection.commit()
    return int(last) - 1


async def test_a_log_that_lost_its_tail_in_the_relay_is_kept_and_said_to_be_faulty(
    relay: RelayProcess, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.jsonl"
    async with signed_in(relay, tmp_path / "app") as (ana, _):
        ticket_id = await new_ticket(ana, "Meddled with")
        ana.do(intents.SendComment(ticket_id, False, "this will be gone"))
        await ana.until(lambda seen: len(comments(seen)) == 2)
        left = await asyncio.to_thread(cut_tail, relay.database, ticket_id)
        ana.do(intents.SaveLog(ticket_id, str(kept)))
        seen = await ana.until(lambda seen: [one for one in seen.toasts if one.rule == "log_faulty"])
        assert ("count", left + 1) in next(one.fields for one in seen.toasts if one.rule == "log_faulty")
    assert (verdict_of(kept).outcome, verdict_of(kept).audits) == (Outcome.TAIL, left)
