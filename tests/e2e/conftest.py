"""A world for each story: a real relay, two displays, two people, and a desk that was begun before. Ended whatever happens; a
story that failed says what could be seen at its end."""

from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.kit.world import SeededDesk, World, seed_desk

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> SeededDesk:
    return seed_desk(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def world(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    if request.node.stash.get(FAILED, False):
        print(made.told())
    made.close()
