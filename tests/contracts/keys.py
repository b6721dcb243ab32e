"""What every place for small secrets must keep to."""

from assistdesk.runtime.ports import Keys


class KeysContract:
    """Subclass it with a ``keys`` fixture."""

    def test_a_value_comes_back_until_it_is_forgotten(self, keys: Keys) -> None:
        assert keys.get("a") is None
        keys.put("a", "1")
        keys.put("a", "2")
        assert keys.get("a") == "2"
        keys.forget("a")
        keys.forget("a")
        assert keys.get("a") is None
