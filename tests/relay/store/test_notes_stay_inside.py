"""Rule G4, bad-inputs.md T11: notes have a repository of their own, and only the staff side of the desk may import it."""

import ast
import functools
import re
from pathlib import Path

import relay

ROOT = Path(relay.__file__).parent
STAFF_SIDE = frozenset(
    f"relay.desk.{name}" for name in ("deleting", "redacting", "search", "shown", "ticket_logs", "words")
)
"""Use cases that answer staff, and those that erase. A module that sends outward (mail, customers, tellings, transcripts)
never joins them."""
OUTWARD_WORDS = ("mail", "customer", "outward", "transcript", "telling", "webhook", "public")


@functools.cache
def imports_of(path: Path) -> frozenset[str]:
    """Names of modules a file imports, also one by one out of their package."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return frozenset(found)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)


def importers(name: str) -> set[str]:
    return {module_of(path) for path in ROOT.rglob("*.py") if name in imports_of(path)}


def test_T11_only_the_staff_side_imports_the_repository_of_notes() -> None:
    assert importers("relay.store.notes") == STAFF_SIDE


def test_T11_the_table_of_notes_is_named_in_its_repository_and_nowhere_else() -> None:
    named = re.compile(r"tables\.note\b|tables import .*\bnote\b|\b(FROM|INTO|UPDATE|JOIN) note\b")
    users = {module_of(path) for path in ROOT.rglob("*.py") if named.search(path.read_text())}
    assert users == {"relay.store.notes"}


def test_T11_no_outward_module_reaches_notes_through_another() -> None:
    graph = {module_of(path): imports_of(path) for path in ROOT.rglob("*.py")}
    outward = {name for name in graph if any(word in name.rpartition(".")[2] for word in OUTWARD_WORDS)}
    for start in outward:
        seen, todo = set(), [start]
        while todo:
            here = todo.pop()
            if here in seen or here not in graph:
                continue
            seen.add(here)
            todo += graph[here]
        assert "relay.store.notes" not in seen, start


def test_replies_know_nothing_of_notes() -> None:
    assert "relay.store.notes" not in imports_of(ROOT / "store" / "replies.py")
    assert "note" not in (ROOT / "store" / "replies.py").read_text().replace("notes;", "").replace("a note", "").split()
