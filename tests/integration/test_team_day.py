"""A team's day on real sockets: three agents, forty customers, over three hundred events; the relay dies once, a line is cut.

Nothing is lost, nothing is there twice, order is kept, and the figures at the end are those of the audits alone. Whoever gets
no answer asks again with the same key, as the app does; whoever loses the line comes back with the last number it has.
"""

import json
import random
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import msgspec
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from assistdesk.core.desk.measure_shapes import MeasuresOut
from assistdesk.core.desk.shapes import from_rfc3339
from relay.store.store import Store
from tests.kit.first_start import FirstStart, StartedBefore
from tests.kit.relay_process import ApiClient, RelayProcess, new_key
from tests.relay.desk.test_measures import from_audits_alone, of_audits

AGENTS, CUSTOMERS, CHATS = 3, 40, 10
ACTS_EACH = 78
WITHIN_S = 30.0
SETTINGS = {"limits.api_per_s": "100000", "limits.api_per_s_ip": "100000", "limits.asks_per_hour_ip": "1000"}


@dataclass
class Day:
    """What all of them share. ``said``: every comment that the relay has acknowledged, by ticket."""

    relay: RelayProcess
    is_up: threading.Event = field(default_factory=threading.Event)
    half: threading.Barrier = field(default_factory=lambda: threading.Barrier(AGENTS + 1, timeout=WITHIN_S))
    lock: threading.Lock = field(default_factory=threading.Lock)
    tickets: list[int] = field(default_factory=list)
    said: list[tuple[int, str]] = field(default_factory=list)
    failures: list[BaseException] = field(default_factory=list)

    def ask(self, api: ApiClient, method: str, path: str, body: Any = None) -> Any:
        """Until it is answered, always with the same key."""
        key = new_key()
        for _ in range(50):
            assert self.is_up.wait(WITHIN_S)
            try:
                answer = api.request(method, path, body, key=key)
            except httpx.HTTPError:
                continue
            if answer.status_code == 503:
                continue
            assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
            return answer.json() if answer.content else None
        raise AssertionError(f"{method} {path} was never answered")

    def spawn(self, work: Callable[[], None]) -> threading.Thread:
        def run() -> None:
            try:
                work()
            except BaseException as error:
                self.failures.append(error)
                self.half.abort()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        return thread


class Listener:
    """An agent's events socket: every number of the feed once, in order, over every reconnect."""

    def __init__(self, day: Day, api: ApiClient) -> None:
        self._day, self._api = day, api
        self.seen: list[int] = []
        self.reconnects = -1
        self._moved = threading.Condition()
        self._socket: ClientConnection | None = None
        self._is_over = False
        self.thread = day.spawn(self._run)

    def _run(self) -> None:
        while not self._is_over:
            assert self._day.is_up.wait(WITHIN_S)
            headers = {"Authorization": f"Bearer {self._api.access}"}
            try:
                with connect(self._day.relay.events_url, additional_headers=headers, open_timeout=5) as socket:
                    self._socket = socket
                    self.reconnects += 1
                    after = self.seen[-1] if self.seen else 0
                    socket.send(json.dumps({"t": "sub", "stream": "feed", "after": after}))
                    for text in socket:
                        self._take(json.loads(text))
            except (OSError, ConnectionClosed, InvalidHandshake, TimeoutError):
                continue

    def _take(self, frame: dict[str, Any]) -> None:
        if frame["t"] == "event" and (not self.seen or frame["seq"] > self.seen[-1]):
            with self._moved:
                self.seen.append(frame["seq"])
                self._moved.notify_all()

    def cut(self) -> None:
        """The network is gone, without a word."""
        if self._socket is not None:
            self._socket.socket.shutdown(2)

    def wait_for(self, seq: int) -> None:
        with self._moved:
            assert self._moved.wait_for(lambda: bool(self.seen) and self.seen[-1] >= seq, WITHIN_S), self.seen[-3:]

    def stop(self) -> None:
        self._is_over = True
        self.cut()


def work(day: Day, api: ApiClient, number: int) -> None:
    """One agent's day: ten tickets and a call, then replies, notes and changes on whatever there is."""
    rng = random.Random(number)
    for customer in range((CUSTOMERS - CHATS) // AGENTS):
        made = {
            "subject": f"Request {number}-{customer}",
            "requester": {"name": f"Customer {number}-{customer}", "email": f"c{number}.{customer}@example.org"},
            "comment": {"body": f"It does not print, {number}-{customer}.", "public": False},
        }
        ticket = day.ask(api, "POST", "/tickets", {"ticket": made})["ticket"]
        with day.lock:
            day.tickets.append(ticket["id"])
            day.said.append((ticket["id"], made["comment"]["body"]))  # type: ignore[index]
    for act in range(ACTS_EACH):
        if act == ACTS_EACH // 2:
            day.half.wait()
        with day.lock:
            ticket_id = rng.choice(day.tickets)
        change: dict[str, Any] = {}
        match rng.randrange(5):
            case 0 | 1:
                change["comment"] = {"body": f"Reply {number}-{act}", "public": True}
            case 2:
                change["comment"] = {"body": f"Note {number}-{act}", "public": False}
            case 3:
                change["priority"] = rng.choice(("low", "normal", "high"))
            case _:
                change["status"] = rng.choice(("open", "pending", "solved"))
        day.ask(api, "PUT", f"/tickets/{ticket_id}", {"ticket": change})
        if "comment" in change:
            with day.lock:
                day.said.append((ticket_id, change["comment"]["body"]))
    call = day.ask(api, "POST", "/calls", {"number": "+34600112233", "ticket_id": day.tickets[number]})["call"]
    for step, given in ((1, {}), (2, {"method": "account"}), (3, {"reason": "not needed"}), (4, {"status": "solved"})):
        day.ask(api, "POST", f"/calls/{call['id']}/steps/{step}", given)


def chat(day: Day, agents: list[ApiClient], number: int) -> None:
    """One customer without an account; whoever is offered the chat takes it, answers and ends it."""
    key = secrets.token_urlsafe(32)
    asked = {"key": key, "name": f"Chat customer {number}", "body": f"Hello, {number}", "language": "es"}
    out = day.ask(day.relay.client(), "POST", "/chats", asked)
    hers, path = day.relay.client(key), f"/chats/{out['id']}"
    with_me = [
        api for api in agents if out["id"] in [one["id"] for one in day.ask(api, "GET", "/chat_queue")["offered"]]
    ]
    day.ask(with_me[0], "POST", f"{path}/accept")
    day.ask(with_me[0], "POST", f"{path}/messages", {"body": f"Is it on, {number}?"})
    day.ask(hers, "POST", f"{path}/messages", {"body": f"It is, {number}."})
    day.ask(with_me[0], "POST", f"{path}/messages", {"body": f"Then I know, {number}."})
    day.ask(with_me[0], "POST", f"{path}/end")
    day.ask(with_me[0], "POST", "/chat_seat/ready")
    with day.lock:
        for body in (f"Hello, {number}", f"Is it on, {number}?", f"It is, {number}.", f"Then I know, {number}."):
            day.said.append((out["ticket_id"], body))


def head_of(day: Day, api: ApiClient) -> int:
    headers = {"Authorization": f"Bearer {api.access}"}
    with connect(day.relay.events_url, additional_headers=headers) as socket:
        socket.send(json.dumps({"t": "sub", "stream": "feed", "after": -1}))
        for text in socket:
            frame = json.loads(text)
            if frame["t"] == "complete":
                return int(frame["up_to"])
    raise AssertionError("the feed never said how far it is complete")


async def test_nothing_is_lost_nothing_is_twice_order_is_kept_and_the_figures_are_the_audits_own(
    tmp_path: Path, first_start: FirstStart
) -> None:
    with StartedBefore(tmp_path / "relay", first_start, settings=SETTINGS) as relay:
        day = Day(relay)
        agents = [relay.sign_in(relay.add_agent(f"a{at}@example.com", f"Agent {at}")) for at in range(AGENTS)]
        day.is_up.set()
        listeners = [Listener(day, api) for api in agents]
        for api, listener in zip(agents, listeners, strict=True):
            day.ask(api, "PUT", f"/users/{api.user_id}/availability", {"availability": "online"})
            assert listener.thread.is_alive()
        workers = [day.spawn(lambda at=at: work(day, agents[at], at)) for at in range(AGENTS)]  # type: ignore[misc]
        for number in range(CHATS // 2):
            chat(day, agents, number)
        day.half.wait()
        listeners[1].cut()
        day.is_up.clear()
        relay.kill9()
        relay.start()
        day.is_up.set()
        for worker in workers:
            worker.join(WITHIN_S)
        assert day.failures == []
        for listener in listeners:
            listener.wait_for(1)
        for number in range(CHATS // 2, CHATS):
            chat(day, agents, number)

        head = head_of(day, agents[0])
        assert head >= 300
        for listener in listeners:
            listener.wait_for(head)
            assert listener.seen == list(range(1, head + 1))
            listener.stop()
        assert all(listener.reconnects >= 1 for listener in listeners)
        found = day.ask(agents[0], "GET", "/measures?zone=Europe/Madrid")
        written: Counter[tuple[int, str]] = Counter()
        for ticket_id in {ticket_id for ticket_id, _ in day.said}:
            page = day.ask(agents[0], "GET", f"/tickets/{ticket_id}/timeline?limit=200")
            audits, comments = page["audits"], page["comments"]
            assert [audit["seq"] for audit in audits] == list(range(1, len(audits) + 1))
            assert [one["id"] for one in comments] == sorted(one["id"] for one in comments)
            written.update((ticket_id, one["body"]) for one in comments)
        assert written == Counter(day.said)
        assert len({ticket_id for ticket_id, _ in day.said}) == CUSTOMERS
        relay.stop()
        store = await Store.open(relay.database, now_ms=lambda: from_rfc3339(found["as_of"]))
        measured = msgspec.convert(found, MeasuresOut)
        period = (from_rfc3339(measured.from_at), from_rfc3339(measured.to_at))
        alone = await from_audits_alone(store, period, from_rfc3339(measured.as_of))
        assert of_audits(measured) == of_audits(alone)
        assert {one.agent_id for one in measured.occupancy} == {agent.user_id for agent in agents}
        await store.close()
        value = {figure.key: figure.value for figure in measured.figures}
        assert (value["created"], value["calls"], dict(measured.outcomes)["completed"]) == (CUSTOMERS, AGENTS, CHATS)
