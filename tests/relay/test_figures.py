"""What a relay says of itself to routes, commands and metrics."""

from relay.app import Relay
from tests.relay.test_app import relay as relay


async def test_it_is_ready_and_says_so(relay: Relay) -> None:
    assert await relay.health.reasons() == {}
    status = await relay.figures.read_status()
    assert (status["state"], status["refuses"]) == ("ready", None)
    about = await relay.figures.read_about()
    assert about.code_digits == 10
    assert await relay.figures.read_about() is about
    metrics = relay.metrics.render()
    assert b'assistdesk_relay_state{state="ready"} 1.0' in metrics
