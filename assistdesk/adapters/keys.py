"""Small secrets of one person: in the operating system's keyring, or in memory where there is none (bad-inputs.md D15).

Fits the ``Keys`` port. Values never touch a file of ours; a keyring that is locked, missing or broken is no error, it
only makes ``lasting`` false. Refuses to know what the values mean.
"""

from typing import Final, Protocol

SERVICE: Final = "AssistDesk"
_PROBE: Final = "probe"


class Backend(Protocol):
    """What we use of the ``keyring`` package."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class MemoryKeys:
    """Remembers until the program ends."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    @property
    def lasting(self) -> bool:
        return False

    def get(self, name: str) -> str | None:
        return self._values.get(name)

    def put(self, name: str, value: str) -> None:
        self._values[name] = value

    def forget(self, name: str) -> None:
        self._values.pop(name, None)


class KeyringKeys:
    """Asks the keyring first and keeps a copy in memory, so that a keyring which fails later costs nothing but
    lasting."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._memory = MemoryKeys()
        self._lasting = True

    @property
    def lasting(self) -> bool:
        return self._lasting

    def get(self, name: str) -> str | None:
        held = self._memory.get(name)
        if held is not None or not self._lasting:
            return held
        try:
            return self._backend.get_password(SERVICE, name)
        except Exception:  # a keyring's errors have no common root: each backend brings its own
            self._lasting = False
            return None

    def put(self, name: str, value: str) -> None:
        self._memory.put(name, value)
        if not self._lasting:
            return
        try:
            self._backend.set_password(SERVICE, name, value)
        except Exception:
            self._lasting = False

    def forget(self, name: str) -> None:
        self._memory.forget(name)
        if not self._lasting:
            return
        try:
            if self._backend.get_password(SERVICE, name) is not None:
                self._backend.delete_password(SERVICE, name)
        except Exception:
            self._lasting = False


def open_keys() -> KeyringKeys | MemoryKeys:
    """The keyring if it takes, gives back and forgets a value now, else memory. May block (a keyring can ask for a
    password): call it off the loop."""
    try:
        import keyring
        from keyring.backends import chainer, fail, null

        backend = keyring.get_keyring()
    except Exception:
        return MemoryKeys()
    empty_chain = isinstance(backend, chainer.ChainerBackend) and not backend.backends
    if (
        isinstance(backend, fail.Keyring | null.Keyring)
        or empty_chain
        or "plaintext" in type(backend).__module__.lower()
    ):
        return MemoryKeys()
    return probe(backend)


def probe(backend: Backend) -> KeyringKeys | MemoryKeys:
    """Try *backend* out with a value that means nothing."""
    try:
        backend.set_password(SERVICE, _PROBE, "1")
        kept = backend.get_password(SERVICE, _PROBE) == "1"
        backend.delete_password(SERVICE, _PROBE)
    except Exception:
        return MemoryKeys()
    return KeyringKeys(backend) if kept else MemoryKeys()
