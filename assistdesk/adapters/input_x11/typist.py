"""Typing any text: a key that has the character, else a spare key code that gets it for a while.

Three rules make it right where others mistype: all characters that a piece needs are bound in one go, clients get time to
read the new mapping before the first press (SETTLE_S), and no key code gets a new meaning while its last press may still
be on its way (REUSE_S). Refuses to wait: it says how long, and the caller waits. Refuses to know locks, held keys and
threads.
"""

from collections.abc import Container, Iterator
from typing import Final

from assistdesk.adapters.input_x11.keymap import Keymap, Stroke
from assistdesk.adapters.input_x11.server import Server
from assistdesk.adapters.input_x11.symbols import symbol_of

SETTLE_S: Final = 0.03
REUSE_S: Final = 0.15
BREATH_S: Final = 0.001
PIECE_CHARACTERS: Final = 300
BREATH_CHARACTERS: Final = 16


class Typist:
    """``bound`` are the codes that have a symbol of ours now; ``used_s`` is when one of them was last bound or pressed,
    in the seconds of the *now_s* that callers hand in."""

    def __init__(self, server: Server, reuse_s: float = REUSE_S) -> None:
        self._server, self._reuse_s = server, reuse_s
        self.bound: dict[int, int] = {}
        self._used_s: dict[int, float] = {}

    @property
    def used_s(self) -> float:
        return max((self._used_s[code] for code in self.bound), default=0.0)

    def layout(self, keymap: Keymap) -> Keymap:
        """*keymap* as it is without us: what we have bound is spare in it. Forgets bindings that are gone, as another
        layout was loaded meanwhile."""
        for code, symbol in list(self.bound.items()):
            if keymap.symbols(code)[:1] != (symbol,):
                del self.bound[code]
        return keymap.without(self.bound)

    def pieces(self, text: str, layout: Keymap) -> Iterator[list[int]]:
        """Cut *text* into runs of symbols, each with at most half as many foreign ones as there are spare codes."""
        most = max(1, len(layout.spare) // 2)
        piece: list[int] = []
        foreign: set[int] = set()
        for symbol in filter(None, map(symbol_of, text)):
            new = {symbol} - layout.strokes.keys() - foreign
            if len(piece) == PIECE_CHARACTERS or len(foreign) + len(new) > most:
                yield piece
                piece, foreign = [], set()
            piece.append(symbol)
            foreign |= {symbol} - layout.strokes.keys()
        if piece:
            yield piece

    def missing(
        self, piece: list[int], layout: Keymap, held: Container[int], now_s: float
    ) -> tuple[dict[int, int], float]:
        """What to bind before *piece* can be typed, and how long to wait before that. Codes that are *held* keep their
        meaning."""
        has = layout.strokes.keys() | set(self.bound.values())
        missing = [symbol for symbol in dict.fromkeys(piece) if symbol not in has]
        free = [code for code in layout.spare if self.bound.get(code) not in piece and code not in held]
        free.sort(key=lambda code: self._used_s.get(code, now_s - self._reuse_s))
        wanted = dict(zip(free, missing, strict=False))
        ready_s = max((self._used_s.get(code, now_s - self._reuse_s) + self._reuse_s for code in wanted), default=now_s)
        return wanted, max(0.0, ready_s - now_s)

    def bind(self, wanted: dict[int, int], now_s: float) -> None:
        self.bound |= wanted
        self._used_s |= dict.fromkeys(wanted, now_s)
        self._server.bind(wanted)
        self._server.sync()

    def strokes(self, piece: list[int], layout: Keymap) -> list[Stroke]:
        """How to type *piece* after ``bind``, without what cannot be typed as there is no spare code at all."""
        own = {symbol: Stroke(code) for code, symbol in self.bound.items()}
        strokes = (layout.strokes.get(symbol) or own.get(symbol) for symbol in piece)
        return [stroke for stroke in strokes if stroke is not None]

    def press(self, stroke: Stroke, shift: int | None, now_s: float) -> None:
        self.used(stroke.code, now_s)
        if stroke.with_shift and shift is not None:
            self._server.key(shift, True)
        self._server.key(stroke.code, True)
        self._server.key(stroke.code, False)
        if stroke.with_shift and shift is not None:
            self._server.key(shift, False)

    def code_of(self, symbol: int) -> int | None:
        """The code that is bound to *symbol* now."""
        return next((code for code, bound in self.bound.items() if bound == symbol), None)

    def used(self, code: int, now_s: float) -> None:
        """*code* was pressed or released as a key of a shortcut."""
        if code in self.bound:
            self._used_s[code] = now_s

    def unbind(self, keymap: Keymap) -> None:
        """Give all codes back. Those that got another meaning since are not ours any more."""
        self.layout(keymap)
        self._server.bind(dict.fromkeys(self.bound, 0))
        self._server.sync()
        self.bound.clear()
