"""A customer who was erased stays erased when an older backup is put back: by the real commands, on both databases."""

from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from tests.kit.relay_process import ApiClient, RelayProcess

if TYPE_CHECKING:
    from tests.kit.postgres import Server

TICKETS = 12
"""More than go with the request itself."""
NAME, SUBJECT = "Canary Luna", "canary subject"


def filled(relay: RelayProcess) -> ApiClient:
    """An admin, a customer with so many tickets, and another customer who is nobody's concern."""
    olga = relay.sign_in(relay.add_agent("olga@example.com", "Olga Adams", is_admin=True))
    hers = {"name": NAME, "email": "canary@example.org"}
    for number in range(TICKETS):
        olga.make_ticket(f"{SUBJECT} {number}", requester=hers)
    olga.make_ticket("The toner is empty")
    return olga


def people(olga: ApiClient) -> list[str]:
    return sorted(user["name"] for user in olga.get("/users?role=customer")["users"])


def erase(olga: ApiClient) -> None:
    found = olga.get("/users?email=canary@example.org")["users"]
    olga.need("DELETE", f"/users/{found[0]['id']}")
    assert NAME not in people(olga)


def erasures(relay: RelayProcess) -> str:
    """The counter of this process's life."""
    headers = {"Authorization": f"Bearer {relay.ops_token}"}
    page = httpx.get(f"{relay.url}/metrics", headers=headers, trust_env=False).text
    return next(line.split()[1] for line in page.splitlines() if line.startswith("assistdesk_relay_erasures_total"))


def is_gone(relay: RelayProcess, olga: ApiClient) -> None:
    """From the first answer on, in every ticket."""
    assert people(olga) == ["Lucía Pérez", "–"]
    assert olga.get("/search?query=canary")["tickets"] == []
    for number in range(1, TICKETS + 1):
        assert olga.get(f"/tickets/{number}")["ticket"]["subject"] == "–"
    assert olga.get(f"/tickets/{TICKETS + 1}")["ticket"]["subject"] == "The toner is empty"
    assert "erased_again" in relay.log_text()


def test_a_restored_backup_erases_again_before_the_first_answer(tmp_path: Path) -> None:
    relay = RelayProcess(tmp_path)
    with relay:
        olga = filled(relay)
        backup = relay.run_json("backup", "create")["file"]
        erase(olga)
        assert erasures(relay) == "1.0"
        relay.stop()
        assert "erased_again" not in relay.log_text()
        restored = relay.run("backup", "restore", backup)
        assert restored.returncode == 0, restored.stderr
        assert "erased again when the relay starts" in restored.stdout
        assert SUBJECT.encode() in relay.database.read_bytes()
        relay.start()
        is_gone(relay, olga)
        assert erasures(relay) == "1.0"
        said = relay.log_text().count("erased_again")
        relay.restart()
        assert relay.log_text().count("erased_again") == said
        assert erasures(relay) == "0.0"


def test_a_restored_dump_of_postgresql_erases_again_too(postgres: "Server", tmp_path: Path) -> None:
    url = postgres.new_database()
    relay = RelayProcess(tmp_path / "relay", settings={"db.url": url})
    with relay:
        olga = filled(relay)
        dump = postgres.dump(url, "before.dump")
        erase(olga)
        relay.stop()
        relay.settings["db.url"] = postgres.restored(dump)
        relay.start()
        is_gone(relay, olga)
