"""core/desk/erlang.py: golden numbers E1, E2, E2b, E3 and what must hold for every load."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.desk import erlang
from assistdesk.core.desk.erlang import Load, agents_for, erlang_a, erlang_c, servers_needed, staff
from assistdesk.core.errors import MisuseError

CALLS = Load(arrivals=100, interval_s=1_800, aht_s=180)
CHATS = Load(arrivals=60, interval_s=3_600, aht_s=720)


def near(expected: float, places: int = 10) -> object:
    return pytest.approx(expected, abs=0.6 * 10**-places)


def test_golden_e1_erlang_c() -> None:
    found = erlang_c(CALLS, 14, 20)
    assert CALLS.erlangs == near(10)
    assert found.waiting == near(0.1741319336)
    assert found.service_level == near(0.8883500192)
    assert found.occupancy == near(0.7142857143)
    assert found.asa_s == near(7.8359, 4)
    assert staff(14, 300) == 20


def test_golden_e2_erlang_a() -> None:
    found = erlang_a(CALLS, 14, 20, 120)
    assert found.waiting == near(0.1269763401)
    assert found.abandoned == near(0.0228392865)
    assert found.asa_s == near(2.7407, 4)
    assert found.service_level == near(0.9327295807)
    assert found.occupancy == near(10 * (1 - found.abandoned) / 14)


def test_golden_e2_endless_patience_is_erlang_c() -> None:
    patient, endless = erlang_a(CALLS, 14, 20, 1e7), erlang_c(CALLS, 14, 20)
    assert patient.waiting == pytest.approx(endless.waiting, abs=1e-5)
    assert patient.service_level == pytest.approx(endless.service_level, abs=1e-5)


def test_golden_e2b_a_load_that_erlang_c_cannot_carry() -> None:
    found = erlang_a(CALLS, 10, 20, 120)
    assert found.waiting == near(0.4968527476)
    assert found.abandoned == near(0.1374638263)
    assert found.asa_s == near(16.4957, 4)
    assert found.service_level == near(0.6399413070)
    with pytest.raises(MisuseError, match="erlang_overload"):
        erlang_c(CALLS, 10, 20)


def test_golden_e3_chats_at_three_an_agent() -> None:
    assert erlang_a(CHATS, 12, 60, 180).service_level == near(0.7333864198)
    assert erlang_a(CHATS, 15, 60, 180).service_level == near(0.9000665774)
    assert agents_for(servers_needed(CHATS, 0.9, 60, 180), 3) == 5


@settings(max_examples=50, deadline=None)
@given(st.floats(0.5, 400), st.integers(1, 80), st.floats(0, 300), st.floats(5, 2_000))
def test_shares_are_shares_and_one_more_server_never_hurts(
    arrivals: float, servers: int, within_s: float, patience_s: float
) -> None:
    load = Load(arrivals, 1_800, 180)
    found, more = erlang_a(load, servers, within_s, patience_s), erlang_a(load, servers + 1, within_s, patience_s)
    for share in (found.waiting, found.service_level, found.abandoned, found.occupancy):
        assert -1e-9 <= share <= 1 + 1e-9
    assert more.service_level >= found.service_level - 1e-9
    assert found.asa_s == pytest.approx(found.abandoned * patience_s)
    assert found.service_level <= 1 - found.abandoned + 1e-9


@pytest.mark.parametrize("level", [0.5, 0.8, 0.95, 0.999])
def test_the_fewest_servers_reach_the_level_and_one_less_does_not(level: float) -> None:
    needed = servers_needed(CALLS, level, 20, 120)
    assert erlang_a(CALLS, needed, 20, 120).service_level >= level
    assert needed == 1 or erlang_a(CALLS, needed - 1, 20, 120).service_level < level
    assert servers_needed(Load(1, 3_600, 1), 0.5, 20, 120) == 1


def test_large_and_small_desks_neither_overflow_nor_vanish() -> None:
    big = Load(arrivals=20_000, interval_s=1_800, aht_s=180)
    assert 0.9 < erlang_a(big, 2_010, 20, 120).service_level < 1
    assert erlang_a(Load(1, 1_800, 180), 500, 20, 120).service_level == pytest.approx(1)
    assert 0 < erlang_a(big, 1_000, 20, 120).service_level < 0.2


@pytest.mark.parametrize("load", [Load(0, 1, 1), Load(1, 0.5, -1), Load(1, -1, 1), Load(float("inf"), 1, 1)])
def test_a_load_must_be_a_load(load: Load) -> None:
    with pytest.raises(MisuseError, match="erlang_load"):
        erlang_c(load, 5, 20)


def test_what_cannot_be_computed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for servers in (0, 10_001):
        with pytest.raises(MisuseError, match="erlang_servers"):
            erlang_a(CALLS, servers, 20, 120)
    for patience_s in (0.0, float("inf"), float("nan")):
        with pytest.raises(MisuseError, match="erlang_patience"):
            erlang_a(CALLS, 5, 20, patience_s)
    for shrinkage in (-1, 1_000):
        with pytest.raises(MisuseError, match="erlang_shrinkage"):
            staff(5, shrinkage)
    with pytest.raises(MisuseError, match="erlang_level"):
        servers_needed(CALLS, 1.1, 20, 120)
    monkeypatch.setattr(erlang, "TERMS_MAX", 10)
    with pytest.raises(MisuseError, match="erlang_size"):
        erlang_a(CALLS, 2, 20, 1e9)
