"""What an entry of the parser list is."""

from collections.abc import Callable
from dataclasses import dataclass

from assistdesk.core.errors import AssistDeskError, PeerError


@dataclass(frozen=True)
class Parser:
    """``parse`` takes any bytes; ``examples`` are inputs it takes; ``refuses`` is what it may raise."""

    name: str
    parse: Callable[[bytes], object]
    examples: tuple[bytes, ...]
    refuses: tuple[type[AssistDeskError], ...] = (PeerError,)
