"""Two at random, the less loaded one, with the ramp correction."""

import random

import pytest

from assistdesk.core.errors import RefusedError
from relay.sessions.placement import NodeLoad, place, weight


def test_of_two_drawn_nodes_the_less_loaded_one_is_taken() -> None:
    nodes = [NodeLoad("a", 0.8, 0), NodeLoad("b", 0.2, 0)]
    assert {place(nodes, random.Random(seed).randrange) for seed in range(20)} == {"b"}


def test_rooms_placed_lately_count_on_top_of_a_stale_load() -> None:
    assert weight(NodeLoad("a", 0.2, 70)) > weight(NodeLoad("b", 0.8, 0))
    assert place([NodeLoad("a", 0.2, 70), NodeLoad("b", 0.8, 0)], lambda n: 0) == "b"


def test_a_single_candidate_is_taken_without_a_second_draw() -> None:
    nodes = [NodeLoad("full", 0.91, 0), NodeLoad("away", 0.1, 0, is_ready=False), NodeLoad("c", 0.9, 0)]
    assert place(nodes, lambda n: 0) == "c"


def test_without_a_candidate_placement_is_refused() -> None:
    with pytest.raises(RefusedError, match="no_node"):
        place([NodeLoad("full", 0.95, 0)], lambda n: 0)


def test_a_burst_spreads_over_equal_nodes() -> None:
    draw = random.Random(1).randrange
    placed = dict.fromkeys("abcd", 0)
    for _ in range(400):
        nodes = [NodeLoad(name, 0.1, count) for name, count in placed.items()]
        placed[place(nodes, draw)] += 1
    assert max(placed.values()) - min(placed.values()) <= 6
