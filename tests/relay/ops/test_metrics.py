"""The figures: exactly the names of the design, labels from closed lists, shown to the ops token alone."""

import gc
from typing import Any

import pytest

from relay.ops.metrics import (
    COUNTERS,
    GAUGES,
    HISTOGRAMS,
    PREFIX,
    TOTALS,
    GcWatch,
    Metrics,
    MetricsPage,
    descriptor_share,
    has_ops_token,
)


async def page(app: Any, *headers: tuple[bytes, bytes], path: str = "/metrics") -> tuple[int, bytes]:
    sent: list[dict[str, Any]] = []

    async def send(event: dict[str, Any]) -> None:
        sent.append(event)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    await app({"type": "http", "path": path, "headers": list(headers)}, receive, send)
    return sent[0]["status"], sent[1]["body"]


def test_what_is_counted_set_observed_and_read_is_shown() -> None:
    metrics = Metrics(version="1.2", role="all")
    metrics.count("rooms_ended", "done", amount=2)
    metrics.count("stalls")
    metrics.set("rooms", 3, "paired")
    metrics.set("buffered_bytes", 7)
    metrics.observe("commit_seconds", 0.002)
    metrics.observe("residence_seconds", 0.1, "host")
    metrics.read_totals("bytes", lambda: {("host",): 12})
    metrics.before_reading(lambda: metrics.set("nameplate_digits", 4))
    shown = metrics.render().decode()
    for line in (
        'rooms_ended_total{outcome="done"} 2.0',
        "stalls_total 1.0",
        'rooms{state="paired"} 3.0',
        "buffered_bytes 7.0",
        'bytes_total{to="host"} 12.0',
        "nameplate_digits 4.0",
        'build_info{role="all",version="1.2"} 1.0',
        "commit_seconds_count 1.0",
        'residence_seconds_count{to="host"} 1.0',
    ):
        assert PREFIX + line in shown
    assert "process_cpu_seconds_total" in shown
    assert f'{PREFIX}descriptors{{kind="used"}}' in shown


def test_a_label_that_is_in_no_list_counts_as_other() -> None:
    metrics = Metrics(version="1", role="all")
    metrics.count("closed", "192.0.2.1")
    assert "192.0.2.1" not in metrics.render().decode()
    assert f'{PREFIX}closed_total{{code="other"}} 1.0' in metrics.render().decode()


def test_an_unknown_name_is_our_own_bug() -> None:
    with pytest.raises(KeyError):
        Metrics(version="1", role="all").count("nonsense")


def test_every_figure_of_the_design_exists_and_no_other() -> None:
    designed = (
        "build_info state loop_lag_seconds gc_pause_seconds descriptors resident_bytes connections accepted closed "
        "upgrade_refused limit_hits unfinished codes claims_refused nameplates nameplate_digits pairing_wait_seconds "
        "rooms rooms_ended room_seconds rejoin_seconds rooms_full epoch_refused bytes messages residence_seconds "
        "paused_seconds buffered_bytes stalls sign_ins totp_refused refresh_reuse argon2_waiting commit_seconds "
        "commit_batch writer_queue db_errors events_appended events_pushed replays repeats outbox "
        "outbox_oldest_seconds spool_bytes spool_oldest_seconds bus_up bus_messages node_lease_age_seconds nodes "
        "placements moves backup_last_success_timestamp backup_verified_timestamp retention_deleted erasures "
        "certificate_expiry_timestamp spool_refused"
    )
    assert set(designed.split()) == COUNTERS.keys() | GAUGES.keys() | HISTOGRAMS.keys() | TOTALS.keys()


async def test_without_the_ops_token_the_page_is_not_there() -> None:
    metrics = MetricsPage(Metrics(version="1", role="all"), "secret")
    assert (await page(metrics))[0] == 404
    assert (await page(metrics, (b"authorization", b"Bearer wrong")))[0] == 404
    assert (await page(metrics, (b"authorization", b"Basic secret")))[0] == 404
    status, body = await page(metrics, (b"x", b"y"), (b"authorization", b"Bearer secret"))
    assert status == 200
    assert b"build_info" in body
    off = MetricsPage(Metrics(version="1", role="all"), "secret", is_on=False)
    assert (await page(off, (b"authorization", b"Bearer secret")))[0] == 404
    assert not has_ops_token([(b"authorization", b"Bearer ")], "")


def test_the_collectors_pauses_are_timed_while_the_watch_is_on() -> None:
    metrics = Metrics(version="1", role="all")
    watch = GcWatch(metrics)
    watch.start()
    gc.collect()
    watch.stop()
    shown = metrics.render().decode()
    gc.collect()
    assert f"{PREFIX}gc_pause_seconds_count 1.0" in shown
    assert f"{PREFIX}gc_pause_seconds_count 1.0" in metrics.render().decode()


def test_the_share_of_used_descriptors_is_between_none_and_all() -> None:
    assert 0 < descriptor_share() < 1
