"""The in-memory Directory keeps the contract that the database engines keep."""

import pytest

from tests.contracts.directory import DirectoryContract, MemoryDirectory


class TestMemoryDirectory(DirectoryContract):
    @pytest.fixture
    def directory(self) -> MemoryDirectory:
        return MemoryDirectory()
