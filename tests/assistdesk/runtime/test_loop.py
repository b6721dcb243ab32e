"""The loop's thread: intents in order from any thread, failures reported, an end with a bound."""

import threading

from assistdesk.runtime import intents, intents_customer
from assistdesk.runtime.loop import Loop
from assistdesk.runtime.tasks import Tasks


class Notebook:
    """A part that writes down what it is told."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.told: list[intents.Intent] = []
        self.threads: set[int] = set()
        self.all_there = threading.Event()
        self.is_closed = False

    def start(self) -> None:
        self.threads.add(threading.get_ident())

    def handle(self, intent: intents.Intent) -> None:
        self.threads.add(threading.get_ident())
        self.told.append(intent)
        if isinstance(intent, intents_customer.Quit):
            self.all_there.set()
        if isinstance(intent, intents_customer.Pause):
            raise ValueError("a bug")
        if isinstance(intent, intents.TryNow):
            self.tasks.spawn(self.fail(), "work")

    async def fail(self) -> None:
        raise KeyError("lost?")

    async def close(self) -> None:
        self.is_closed = True


def test_intents_arrive_in_order_on_one_thread_and_failures_are_reported() -> None:
    parts: list[Notebook] = []
    failures: list[tuple[str, BaseException]] = []

    def build(tasks: Tasks) -> Notebook:
        parts.append(Notebook(tasks))
        return parts[0]

    loop = Loop(build, lambda name, error: failures.append((name, error)))
    early = intents.OpenTicket(0)
    loop.submit(early)
    loop.start()
    sent = [intents.OpenTicket(number) for number in range(1, 50)]
    for intent in sent:
        loop.submit(intent)
    for last in (intents_customer.Pause(), intents.TryNow(), intents_customer.Quit()):
        loop.submit(last)
    while not parts:
        threading.Event().wait(0.001)
    part = parts[0]
    assert part.all_there.wait(10)
    assert part.told[:50] == [early, *sent]
    assert loop.stop()
    assert loop.stop()
    loop.submit(intents_customer.Pause())
    assert part.is_closed
    assert part.threads == {part.threads.copy().pop()}
    assert threading.get_ident() not in part.threads
    assert [(name, type(error)) for name, error in failures] == [("Pause", ValueError), ("work", KeyError)]


def test_a_part_that_cannot_be_built_is_reported() -> None:
    failures: list[str] = []

    def build(tasks: Tasks) -> Notebook:
        raise ValueError("no")

    loop = Loop(build, lambda name, error: failures.append(name))
    loop.start()
    assert loop.stop()
    assert failures == ["start"]


def test_a_loop_that_never_started_stops_at_once() -> None:
    assert Loop(Notebook, lambda name, error: None).stop()
