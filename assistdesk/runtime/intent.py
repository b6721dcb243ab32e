"""What all intents are; alone, so that a window loads its own intents only."""

import msgspec


class Intent(msgspec.Struct, frozen=True):
    """What somebody pressed (``runtime.intents`` and its neighbours)."""
