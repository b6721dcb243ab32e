"""Makes the files of test vectors beside it: ``python -m tests.vectors.make`` writes all, or those that are named.

Everything comes from fixed seeds, so a second run changes no byte; ``tests`` compares each file with what is made here.
To add a file, add a line to ``FILES``.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.vectors import make_code, make_handshake, make_messages, make_pake, make_records, make_screen

HERE = Path(__file__).parent

FILES: dict[str, Callable[[], Any]] = {
    "code.json": make_code.build,
    "pake.json": make_pake.build,
    "handshake.json": make_handshake.build,
    "cert.json": make_handshake.build_certificates,
    "records.json": make_records.build,
    "messages.json": make_messages.build,
    "screen.json": make_screen.build,
}


def text_of(name: str) -> str:
    return json.dumps(FILES[name](), indent=1, ensure_ascii=True) + "\n"


def kept(name: str) -> Any:
    """What the file in the repository holds."""
    return json.loads((HERE / name).read_text("utf-8"))


def main(names: list[str]) -> None:
    for name in names or FILES:
        (HERE / name).write_text(text_of(name), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
