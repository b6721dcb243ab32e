"""relay/desk/edits.py: another order moves what it moves, and names exactly what there is."""

from dataclasses import dataclass

import pytest

from relay.desk.edits import moved
from relay.desk.refusals import FieldsError


@dataclass(frozen=True)
class One:
    id: int
    position: int


def test_only_what_stands_elsewhere_is_moved() -> None:
    first, second, third = One(7, 0), One(3, 1), One(5, 9)
    assert moved([7, 3, 5], [third, first, second]) == [(2, third)]
    assert moved([3, 7, 5], [first, second, third]) == [(0, second), (1, first), (2, third)]
    assert moved([], []) == []


@pytest.mark.parametrize("ids", [[7], [7, 3, 5], [7, 7], [3, 3, 7]])
def test_an_order_names_each_that_there_is_once(ids: list[int]) -> None:
    with pytest.raises(FieldsError) as caught:
        moved(ids, [One(7, 0), One(3, 1)])
    assert caught.value.codes == {"ids": "not_all"}
