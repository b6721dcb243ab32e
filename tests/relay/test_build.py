"""The relay's larger parts on their own: facts before there is a directory, and what a failure may say in the log."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from assistdesk.core.errors import LinkError
from relay.build import LateFacts, make_log
from relay.config import load_config
from relay.ops.metrics import Metrics


@pytest.fixture(autouse=True)
def _structlog_as_before() -> Iterator[None]:
    before = structlog.get_config()
    yield
    structlog.configure(**before)


async def test_facts_wait_until_there_is_a_directory() -> None:
    with pytest.raises(LinkError, match="starting"):
        await LateFacts().append([])


def test_a_failure_is_logged_by_its_place_and_never_by_what_it_says(tmp_path: Path) -> None:
    stream = io.StringIO()
    environment = {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__LOG__FORMAT": "json",
    }
    loaded = load_config(tmp_path / "relay.toml", environment=environment)
    make_log(loaded.config, Metrics(version="1", role="all"), stream)
    try:
        raise ValueError("482 915 7309")
    except ValueError:
        structlog.get_logger().error("request_failed", reason="ValueError", exc_info=sys.exc_info()[1])
    line = json.loads(stream.getvalue().splitlines()[-1])
    assert line["reason"].startswith("ValueError test_build.py:")
    assert "7309" not in stream.getvalue()
