"""Log lines: a closed list of fields, cut addresses, nothing of what was sent."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from relay.ops.logs import (
    QUIET_LOGGERS,
    DayKeys,
    RelayLog,
    address_form,
    quieten,
    truncated,
)
from relay.ops.metrics import Metrics

NOW_S = 1_800_000_000.5


def made(**more: object) -> tuple[RelayLog, io.StringIO, Metrics]:
    stream, metrics = io.StringIO(), Metrics(version="1", role="all")
    return RelayLog(stream, metrics, now_s=lambda: NOW_S, **more), stream, metrics  # type: ignore[arg-type]


def test_a_line_is_json_with_the_fields_of_the_design_in_their_order() -> None:
    log, stream, _ = made()
    log.log("leg", code=1000, address="192.0.2.77", room8="abcdefgh", node=None)
    assert stream.getvalue() == (
        '{"ts":"2027-01-15T08:00:00.500Z","level":"info","event":"leg","room8":"abcdefgh","address":"192.0.2.0/24",'
        '"code":1000}\n'
    )


def test_fields_that_are_in_no_list_are_dropped_and_long_ones_cut() -> None:
    log, stream, _ = made()
    log.log("x", token="canary", nameplate="4829", reason="r" * 5000)
    line = json.loads(stream.getvalue())
    assert "canary" not in stream.getvalue()
    assert line.keys() == {"ts", "level", "event", "reason"}
    assert len(line["reason"]) == 200


def test_R21_control_characters_and_bidi_overrides_arrive_escaped() -> None:
    for form in ("json", "text"):
        log, stream, _ = made(form=form)
        log.warn("x", reason="a\n\x1b[31m\u202eb\x00")
        line = stream.getvalue()
        assert line.count("\n") == 1
        assert "\x1b" not in line
        assert "\u202e" not in line
        assert "\x00" not in line


def test_lines_below_the_level_are_not_written() -> None:
    log, stream, _ = made(level="warning", form="text")
    log.log("quiet")
    log.error("loud", code=5)
    assert stream.getvalue() == "2027-01-15T08:00:00.500Z error loud code=5\n"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("not one", None),
    ],
)
def test_addresses_are_cut(address: str, shown: str | None) -> None:
    assert truncated(address) == shown


def test_addresses_are_shown_as_the_config_says() -> None:
    now = [0.0]
    keys = DayKeys(lambda: now[0], lambda size: bytes([int(now[0]) % 251]) * size)
    assert address_form("full", key_of_day=keys)("192.0.2.7") == "192.0.2.7"
    assert address_form("none", key_of_day=keys)("192.0.2.7") is None
    assert address_form("truncated", key_of_day=keys) is truncated
    hashed = address_form("hashed", key_of_day=keys)
    today = hashed("192.0.2.7")
    assert today is not None
    assert len(today) == 16
    now[0] += 86_399
    assert hashed("192.0.2.7") == today
    now[0] += 1
    assert hashed("192.0.2.7") != today


def test_counts_go_to_the_metrics() -> None:
    log, _, metrics = made()
    log.count("rooms_ended", "done")
    log.count("stalls")
    assert b'rooms_ended_total{outcome="done"} 1.0' in metrics.render()


@pytest.fixture
def restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.NOTSET)


def test_libraries_say_where_and_never_what(restored: None) -> None:
    log, stream, _ = made()
    quieten(log, lambda: NOW_S)
    logging.getLogger("uvicorn.error").info("GET /canary")
    try:
        raise ValueError("canary")
    except ValueError:
        logging.getLogger("uvicorn.error").exception("canary %s", "canary")
    logging.getLogger("other").warning("canary")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert "canary" not in stream.getvalue()
    assert [line["level"] for line in lines] == ["error", "warning"]
    assert "ValueError test_logs.py" in lines[0]["reason"]
    assert lines[1]["reason"].startswith("other test_logs")
    logging.getLogger("x").handle(
        logging.LogRecord("x", logging.ERROR, "f.py", 3, "canary", None, (ValueError, ValueError("canary"), None))
    )
    assert json.loads(stream.getvalue().splitlines()[2])["reason"] == "x f:3 ValueError"


def test_D14_what_a_library_repeats_is_said_once_a_minute_with_how_often(restored: None) -> None:
    now = [NOW_S]
    log, stream, _ = made()
    quieten(log, lambda: now[0])

    def repeat(times: int) -> list[str]:
        for _ in range(times):
            logging.getLogger("asyncio").error("socket.accept() out of system resource")
        return [json.loads(line)["reason"] for line in stream.getvalue().splitlines()]

    assert len(repeat(2_000)) == 1
    now[0] += 60
    assert [reason.partition(" (")[2] for reason in repeat(3)] == ["", "1999 more)"]
    now[0] -= 3_600  # a clock set back makes nothing silent for an hour
    assert len(repeat(1)) == 3
    for line in range(1_000):
        record = logging.LogRecord("x", logging.ERROR, "f.py", line, "m", None, None)
        logging.getLogger("x").handle(record)
    assert len(repeat(1)) == 3 + 1_000 + 1, "what is remembered is bounded"
