"""What a command says: text for people, with everything stripped that could move a terminal, or one JSON document.

Also the half-block picture of a QR code. It knows no command.
"""

import json
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TextIO

import segno

QUIET_ZONE = 2


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes. ``is_json``: exactly one document on ``out``, nothing else."""

    is_json: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def show(self, document: Mapping[str, Any], lines: Sequence[str] = ()) -> None:
        """The result: *document* in JSON, or *lines* as text."""
        if self.is_json:
            self.out.write(json.dumps(document, ensure_ascii=True, sort_keys=False) + "\n")
        else:
            self.out.writelines(clean(line) + "\n" for line in lines)
        self.out.flush()

    def complain(self, rule: str, sentence: str) -> None:
        """An error: JSON too, so that a program can read it."""
        if self.is_json:
            self.err.write(json.dumps({"error": rule, "message": clean(sentence)}) + "\n")
        else:
            self.err.write(f"assistdesk-relay: {clean(sentence)}\n")
        self.err.flush()


def clean(text: str) -> str:
    """*text* on one line, without control and format characters (they become ``?``)."""
    return "".join("?" if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co") else letter for letter in text)


def table(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> list[str]:
    """Columns as wide as they must be."""
    cells = [[clean(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(heads))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]


def draw_qr(text: str) -> list[str]:
    """The QR code in half blocks, light on dark as terminals are; two rows of modules in each line."""
    matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    width = len(matrix[0]) + 2 * QUIET_ZONE
    blank = [0] * width
    rows = [blank] * QUIET_ZONE
    rows += [[0] * QUIET_ZONE + [int(module) for module in row] + [0] * QUIET_ZONE for row in matrix]
    rows += [blank] * (QUIET_ZONE + (len(matrix) + 2 * QUIET_ZONE) % 2)
    signs = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    return [
        "".join(signs[upper, lower] for upper, lower in zip(rows[n], rows[n + 1], strict=True))
        for n in range(0, len(rows), 2)
    ]
