"""A session bus of its own for a test, and a notification service on it; skipped where the machine has neither."""

from collections.abc import Iterator

import pytest

from tests.kit import notification_service
from tests.kit.notification_service import Bus, Service


@pytest.fixture
def bus() -> Iterator[Bus]:
    if why := notification_service.missing():
        pytest.skip(why)
    with Bus() as one:
        yield one


@pytest.fixture
def service(bus: Bus) -> Iterator[Service]:
    with Service(bus.address) as one:
        yield one
