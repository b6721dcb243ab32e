"""An agent's end and a customer's, whole and real, with a relay in memory between them."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from assistdesk.adapters.decoder import open_decoder
from assistdesk.runtime.ports import Decoder, Input, Windows
from tests.kit.ends import AgentSide, CustomerSide
from tests.kit.memory_relay import MemoryRelay


async def share(agent: AgentSide, customer: CustomerSide) -> None:
    """From the code to the customer's whole screen on the agent's canvas."""
    customer.start()
    customer.type_code(await agent.code())
    await customer.allow()
    await agent.until(lambda: agent.shows(customer.display))


class Pair:
    """Both ends, not met yet. Use ``async with``: at its end both are closed, and nothing may have failed behind them."""

    def __init__(
        self,
        folder: Path,
        relay: MemoryRelay | None = None,
        make_decoder: Callable[[], Decoder] = open_decoder,
        open_input: Callable[[], Input] | None = None,
        open_windows: Callable[[], Windows] | None = None,
    ) -> None:
        self.relay = relay = relay or MemoryRelay()
        self.agent = AgentSide(relay, relay.dial, folder / "agent", make_decoder=make_decoder)  # type: ignore[arg-type]
        self.customer = CustomerSide(
            relay,  # type: ignore[arg-type]
            relay.dial,
            folder / "customer",
            open_input=open_input,
            open_windows=open_windows,
        )

    async def share(self) -> None:
        await share(self.agent, self.customer)

    async def close(self) -> None:
        await self.customer.close()
        await self.agent.close()
        assert (self.customer.failures, self.agent.failures) == ([], [])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
