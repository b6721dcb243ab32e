"""The house stays as it is drawn: what may be imported, which words are used, that everything is said and tested."""

import ast
import functools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.kit.relay_process import free_port

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("assistdesk", "relay")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
FORBIDDEN_WORDS = re.compile(r"\b(gateway|privacy mode|technician|utils|helpers)\b|\bmaster[ /-]slave\b", re.IGNORECASE)
FORBIDDEN_NAMES = re.compile(r"(^|_)(util|utils|helper|helpers|manager|managers|common|misc)(_|\.py$|$)")
NO_MIRROR = frozenset(
    {
        "assistdesk/core/desk/model.py",
        "assistdesk/core/session/actions.py",
        "assistdesk/core/session/events.py",
        "relay/sessions/admission.py",
        "relay/sessions/ears.py",
        "relay/sessions/figures.py",
        "relay/sessions/local_nodes.py",
        "relay/sessions/ports.py",
    }
)
"""Declarations, and small parts whose every branch is walked through the hall, the node and the directory."""
LINES_MAX = 600
BLOCKED_IN_RELAY = (
    "PySide6", "PIL", "mss", "cryptography", "spake2", "numpy", "xcffib", "keyring",
    "assistdesk.core.crypto", "assistdesk.core.screen", "assistdesk.core.session",
    "assistdesk.runtime", "assistdesk.adapters", "assistdesk.ui",
)  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Module:
    """What a module says it is for, and what it imports: dots in front, name."""

    docstring: str
    imports: tuple[tuple[int, str], ...]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """All inside *node*, and what holds statements in them; not what these are made of, which is most of a tree."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield child
            yield from statements(child)


@functools.cache
def read(path: Path) -> Module:
    code = ast.parse(path.read_text())
    imports: list[tuple[int, str]] = []
    for node in statements(code):
        if isinstance(node, ast.Import):
            imports += ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            imports.append((node.level, node.module or ""))
    return Module(ast.get_docstring(code) or "", tuple(imports))


modules_with_code = [path for path in MODULES if path.read_text().strip()]


@pytest.mark.parametrize("path", modules_with_code, ids=name_of)
def test_every_module_opens_with_what_it_is_for(path: Path) -> None:
    docstring = read(path).docstring
    assert docstring
    assert docstring.rstrip().endswith((".", ":", "``")) or "\n" in docstring


@pytest.mark.parametrize("path", modules_with_code, ids=name_of)
def test_words_that_are_not_ours_are_not_used(path: Path) -> None:
    said = [line for line in path.read_text().splitlines() if not re.match(r"\s*(from|import) ", line)]
    found = [line for line in said if FORBIDDEN_WORDS.search(line)]
    assert found == []
    assert FORBIDDEN_NAMES.search(path.stem) is None


@pytest.mark.parametrize("path", modules_with_code, ids=name_of)
def test_no_module_grows_without_end(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES_MAX


def mirrors(path: Path) -> list[Path]:
    """Where a module's own test may stand: ``test_<module>.py``; a part of a family (``host_line`` of ``host``,
    ``queued_leg`` of ``leg``) may be tested through the family's face."""
    folder = ROOT / "tests" / path.relative_to(ROOT).parent
    words = path.stem.split("_")
    faces = {
        path.stem,
        *("_".join(words[:n]) for n in range(1, len(words))),
        *("_".join(words[n:]) for n in range(1, len(words))),
    }
    return [folder / f"test_{face}.py" for face in sorted(faces)]


def test_every_module_of_the_core_and_of_the_rooms_has_its_mirrored_test() -> None:
    """They are held at 100 % branch coverage; the rest of the program is tested through its faces and contracts."""
    missing = []
    for path in modules_with_code:
        name = name_of(path)
        if path.name == "__init__.py" or name in NO_MIRROR:
            continue
        if not name.startswith(("assistdesk/core/", "relay/sessions/")):
            continue
        if not any(mirror.exists() for mirror in mirrors(path)):
            missing.append(name)
    assert missing == []


def test_imports_are_absolute_and_no_test_is_imported_by_the_program() -> None:
    for path in modules_with_code:
        for level, name in read(path).imports:
            assert level == 0, name_of(path)
            assert not name.startswith("tests"), name_of(path)


def test_what_drives_a_display_stands_where_the_run_looks_for_it() -> None:
    """``packaging/test.sh`` runs what is marked so by itself, and reads no other folders for it."""
    run, tests = (ROOT / "packaging" / "test.sh").read_text(), ROOT / "tests"
    (command,) = re.findall(r"pytest ([^>]*?) -m display", run)
    folders = [ROOT / word for word in command.split() if word.startswith("tests/")]
    marked = [path for path in tests.rglob("test_*.py") if "mark.display" in path.read_text()]
    marked.remove(Path(__file__))
    assert marked
    assert [name_of(path) for path in marked if not any(path.is_relative_to(folder) for folder in folders)] == []


def test_H24_spake2_stands_behind_one_module() -> None:
    importers = {
        name_of(path)
        for path in modules_with_code
        if any(name.split(".")[0] == "spake2" for _, name in read(path).imports)
    }
    assert importers <= {"assistdesk/core/crypto/pake.py"}


BLOCKER = """
import sys
class Block:
    blocked = {blocked!r}
    def find_spec(self, name, path=None, target=None):
        if any(name == one or name.startswith(one + ".") for one in self.blocked):
            raise ImportError("blocked: " + name)
        return None
sys.meta_path.insert(0, Block())
from relay.cli import main
main(sys.argv[1:])
"""


def test_R24_the_relay_serves_with_everything_that_could_look_blocked(tmp_path: Path) -> None:
    """It starts, answers and stops without one package that could read a session."""
    import httpx

    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTDESK_")} | {
        "ASSISTDESK_RELAY__SERVER__STATE_DIR": str(tmp_path / "state"),
        "ASSISTDESK_RELAY__SERVER__LISTEN": f"127.0.0.1:{port}",
        "ASSISTDESK_RELAY__SERVER__PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    arguments = ["--config", str(tmp_path / "relay.toml"), "serve"]
    program = [sys.executable, "-c", BLOCKER.format(blocked=BLOCKED_IN_RELAY), *arguments]
    with subprocess.Popen(
        program, env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            assert b"AssistDesk relay" in process.stdout.readline()
            for path in ("/healthz", "/readyz", "/api/v1/about", "/j/"):
                assert httpx.get(f"http://127.0.0.1:{port}{path}", trust_env=False, timeout=10).status_code == 200
        finally:
            process.terminate()
            _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert b"blocked" not in errors
