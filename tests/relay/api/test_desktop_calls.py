"""Trap 26: everything that a button of the desktop program does is a call of the described API, and it reaches no store."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import assistdesk
from tests.relay.api.conftest import Desk

PROGRAM = Path(assistdesk.__file__).parent
CALLERS = (*sorted((PROGRAM / "adapters" / "desk_api").glob("*.py")), PROGRAM / "runtime" / "writing.py")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PREFIX = "/api/v1"


def text_of(node: ast.expr | None, names: dict[str, ast.expr]) -> str:
    """A path as it is written, with ``{}`` for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in values)  # type: ignore[misc]
        case ast.BinOp(left=left):
            return text_of(left, names)
        case ast.Name(id=name) if name in names:
            return text_of(names.pop(name), names)
        case _:
            return ""


def calls_in(function: ast.AST) -> Iterator[tuple[str, str]]:
    names = {
        target.id: one.value
        for one in ast.walk(function)
        if isinstance(one, ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    for one in ast.walk(function):
        match one:
            case ast.Call(func=ast.Attribute(attr="_saved"), args=[path, *_]):
                yield "POST", text_of(path, dict(names))
                yield "PUT", text_of(path, dict(names)) + "/{}"
            case ast.Call(args=[ast.Constant(value=str(method)), path, *_]) if method in METHODS:
                yield method, text_of(path, dict(names))


def calls() -> set[tuple[str, str]]:
    """Method and path of every call that stands in the program."""
    found = set()
    for path in CALLERS:
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                found |= {(method, bare(text)) for method, text in calls_in(function)}
    return {(method, text) for method, text in found if text.startswith("/")}


def bare(text: str) -> str:
    """Without the relay's own beginning and without a query, also one that is filled in at the end."""
    return re.sub(r"(?<=[^/])\{\}$", "", text.removeprefix("{}{}").partition("?")[0])


def test_T26_every_call_of_the_program_is_described(desk: Desk) -> None:
    described = [
        (method.upper(), re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path.removeprefix(PREFIX).rstrip("/") + "/?")))
        for path, methods in desk.stranger.get("/schema")["paths"].items()
        for method in methods
    ]
    made = calls()
    assert len(made) > 70
    assert {("PUT", "/tickets/{}"), ("POST", "/views"), ("PUT", "/views/{}"), ("POST", "/uploads")} <= made
    assert ("GET", "/tickets/{}/log") in made
    undescribed = {
        (method, path)
        for method, path in made
        if not any(method == known and form.fullmatch(path.replace("{}", "1")) for known, form in described)
    }
    assert undescribed == set()


def test_T26_a_call_that_is_not_described_would_be_found() -> None:
    written = ast.parse(
        "async def f(self, n):\n"
        '    path = f"/x/{n}?a={n}"\n    await self._signed("PUT", path)\n    await self._saved("/y", n)\n'
    )
    assert set(calls_in(written)) == {("PUT", "/x/{}?a={}"), ("POST", "/y"), ("PUT", "/y/{}")}


def test_T26_every_described_method_stands_on_the_page(desk: Desk) -> None:
    page = desk.stranger.request("GET", "/schema/page").text
    for path, methods in desk.stranger.get("/schema")["paths"].items():
        for method in methods:
            assert f'<b class="{method}">{method.upper()}</b><code>{path}</code>' in page


def test_T26_the_program_imports_neither_the_relay_nor_what_keeps_its_desk() -> None:
    own_file = PROGRAM / "adapters" / "local_store.py"
    for path in PROGRAM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            named = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in named:
                assert name.split(".")[0] not in ("relay", "sqlalchemy", "alembic", "asyncpg", "aiosqlite"), path
                assert name.split(".")[0] != "sqlite3" or path == own_file, path
