"""The relay's certificate: tried before it is shown, read again when it changes, told when it ends."""

import asyncio
import io
import time
from pathlib import Path

import pytest

from assistdesk.core.errors import RefusedError
from relay.ops.certificate import DAY_S, EXPIRY, Certificate, read_pair
from relay.ops.logs import RelayLog
from relay.ops.metrics import Metrics
from tests.kit.certificates import write_certificate


class Told:
    """A log that is read back, and what the metrics say."""

    def __init__(self) -> None:
        self._stream = io.StringIO()
        self.metrics = Metrics(version="1", role="all")
        self.log = RelayLog(self._stream, self.metrics, now_s=time.time)

    @property
    def text(self) -> str:
        return self._stream.getvalue()

    @property
    def expiry(self) -> float:
        line = next(
            one for one in self.metrics.render().decode().splitlines() if one.startswith(f"assistdesk_relay_{EXPIRY} ")
        )
        return float(line.split()[1])


def pair_in(directory: Path) -> tuple[Path, Path]:
    return directory / "relay.pem", directory / "relay.key"


@pytest.mark.parametrize("days", [-3, 5, 400, 20_000])
def test_until_when_it_is_good_is_read_also_where_that_is_over(tmp_path: Path, days: float) -> None:
    write_certificate(tmp_path, days=days)
    assert read_pair(*pair_in(tmp_path))[1] == pytest.approx(time.time() + days * DAY_S, abs=60)


def test_what_is_no_pair_is_refused_by_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write_certificate(tmp_path / "other", password=b"secret")
    write_certificate(tmp_path)
    certificate, key = pair_in(tmp_path)
    other, locked = pair_in(tmp_path / "other")
    garbage = tmp_path / "garbage"
    garbage.write_bytes(bytes(range(256)))
    for files, rule in (
        ((other, key), "certificate_other_key"),
        ((other, locked), "certificate_not_pem"),
        ((garbage, key), "certificate_not_pem"),
        ((certificate, garbage), "certificate_not_pem"),
        ((tmp_path / "none", key), "certificate_unreadable"),
        ((tmp_path, key), "certificate_unreadable"),
    ):
        with pytest.raises(RefusedError, match=rule) as caught:
            read_pair(*files)
        assert caught.value.fields["file"] == str(files[0])


async def test_a_new_pair_is_taken_and_a_bad_one_told_once(tmp_path: Path) -> None:
    write_certificate(tmp_path, days=50)
    told = Told()
    certificate = Certificate(*pair_in(tmp_path), log=told.log, metrics=told.metrics)
    first, watching = certificate.context, asyncio.create_task(certificate.watch())

    async def look_until(words: str) -> None:
        certificate.look_again()
        async with asyncio.timeout(10):
            while words not in told.text:
                await asyncio.sleep(0.01)

    assert told.expiry == pytest.approx(time.time() + 50 * DAY_S, abs=60)
    (tmp_path / "relay.pem").write_bytes(b"half")
    await look_until("certificate_not_pem")
    write_certificate(tmp_path, days=80)
    await look_until("certificate_changed")
    watching.cancel()
    assert certificate.context is not first
    assert told.text.count("certificate_refused") == 1
    assert told.expiry == pytest.approx(time.time() + 80 * DAY_S, abs=60)
    assert "certificate_expires" not in told.text


async def test_one_that_is_nearly_over_or_over_is_told_once_a_day(tmp_path: Path) -> None:
    write_certificate(tmp_path, days=10)
    told, ahead_s = Told(), [0.0]
    certificate = Certificate(
        *pair_in(tmp_path), log=told.log, metrics=told.metrics, now_s=lambda: time.time() + ahead_s[0]
    )
    watching = asyncio.create_task(certificate.watch())
    for days, words in ((0, "10 days left"), (0, ""), (11, "expired 1 days ago")):
        ahead_s[0] = days * DAY_S
        certificate.look_again()
        async with asyncio.timeout(10):
            while certificate._look_now.is_set() or words not in told.text:
                await asyncio.sleep(0)
    watching.cancel()
    assert told.text.count("certificate_expires") == 2
