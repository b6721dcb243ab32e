"""A keyring in memory behind the real adapter: what it is given lasts as long as the test."""

from assistdesk.adapters.keys import KeyringKeys


class MemoryBackend:
    """What the ``keyring`` package offers, as far as the adapter uses it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def lasting_keys() -> KeyringKeys:
    return KeyringKeys(MemoryBackend())
