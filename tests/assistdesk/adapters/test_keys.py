"""Secrets live in the keyring or in memory; a bad keyring costs lasting, never the program (bad-inputs.md D15)."""

import pytest

from assistdesk.adapters.keys import KeyringKeys, MemoryKeys, probe
from assistdesk.runtime.ports import Keys
from tests.contracts.keys import KeysContract


class DictKeyring:
    """A keyring's interface over a dictionary; breaks when told."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str] = {}
        self.is_broken = False

    def _check(self) -> None:
        if self.is_broken:
            raise RuntimeError("locked")

    def get_password(self, service: str, username: str) -> str | None:
        self._check()
        return self.values.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._check()
        self.values[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        self._check()
        del self.values[(service, username)]


class TestMemory(KeysContract):
    @pytest.fixture
    def keys(self) -> Keys:
        return MemoryKeys()


class TestKeyring(KeysContract):
    @pytest.fixture
    def keys(self) -> Keys:
        return KeyringKeys(DictKeyring())


def test_a_good_keyring_lasts() -> None:
    ring = DictKeyring()
    first = probe(ring)
    first.put("refresh", "secret")
    assert (first.lasting, probe(ring).get("refresh")) == (True, "secret")
    assert ("AssistDesk", "probe") not in ring.values


def test_D15_a_keyring_that_is_locked_from_the_start_means_memory() -> None:
    ring = DictKeyring()
    ring.is_broken = True
    assert not probe(ring).lasting


def test_D15_a_keyring_that_breaks_later_costs_lasting_and_nothing_else() -> None:
    ring = DictKeyring()
    keys = KeyringKeys(ring)
    keys.put("a", "1")
    ring.is_broken = True
    assert keys.get("b") is None
    assert (keys.lasting, keys.get("a")) == (False, "1")
    keys.put("c", "3")
    keys.forget("a")
    assert (keys.get("c"), keys.get("a")) == ("3", None)
