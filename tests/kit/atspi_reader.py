"""Reads the accessibility tree of one desktop for the test kit; run by the system's Python, which has the GObject bindings.

usage: /usr/bin/python3 atspi_reader.py      (a line with JSON in, a line with JSON out)
    {"do": "dump"}                      -> every showing node: role, name, value text, states, box [x, y, w, h], pid
    {"do": "find", "words": .., "role": .., "as_read": {..}}
                                        -> as dump, but only nodes whose role contains *role* and whose name or text the regular
                                           expression *words* is found in, each character read *as_read* says (null: not). Of
                                           the others no more is asked than that takes: each question is one more for the
                                           program read
    {"do": "node", "node": [..path]}    -> one of them as it is now, null where there is none
    {"do": "press", "node": [..path]}   -> its first action
What a screen reader would meet is what this reads: a control without a name cannot be found here.
"""

import json
import re
import sys
from collections.abc import Callable
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = ("SHOWING", "VISIBLE", "FOCUSED", "ENABLED", "SENSITIVE", "CHECKED", "SELECTED", "EDITABLE", "ACTIVE")
TEXT_MAX = 20_000
DEPTH_MAX = 40


def text_of(node: Any) -> str | None:
    try:
        face = node.get_text_iface()
        if face is None:
            return None
        return str(Atspi.Text.get_text(face, 0, min(Atspi.Text.get_character_count(face), TEXT_MAX)))
    except GLib.Error:
        return None


def is_seen(node: Any) -> bool:
    """What stands in something hidden is hidden, too: it is not walked into. A state that was read while it was hidden may be
    an old one, so what seems to be is asked again."""
    if node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return True
    node.clear_cache()
    return bool(node.get_state_set().contains(Atspi.StateType.VISIBLE))


def words_of(name: str, text: str) -> str:
    """What is read aloud of a node."""
    return f"{name}\n{text}" if text and text != name else name


def matcher(request: dict[str, Any]) -> Callable[[Any], bool]:
    """What finds the nodes that a ``find`` asks for."""
    pattern = re.compile(request["words"], re.IGNORECASE)
    as_read = {int(code): read for code, read in request["as_read"].items()}

    def matches(node: Any) -> bool:
        if request["role"] not in node.get_role_name():
            return False
        name, text = (node.get_name() or "").translate(as_read), (text_of(node) or "").translate(as_read)
        return pattern.search(words_of(name, text)) is not None

    return matches


def describe(node: Any, path: list[int]) -> dict[str, Any]:
    states = node.get_state_set()
    names = [name for name in STATES if states.contains(getattr(Atspi.StateType, name))]
    box = None
    face = node.get_component_iface()
    if face is not None:
        rect = Atspi.Component.get_extents(face, Atspi.CoordType.SCREEN)
        box = [rect.x, rect.y, rect.width, rect.height]
    return {
        "path": path,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "text": text_of(node),
        "states": names,
        "box": box,
        "pid": node.get_process_id(),
    }


def walk(node: Any, path: list[int], out: list[dict[str, Any]], wanted: Callable[[Any], bool]) -> None:
    """Add to *out* what is *wanted* of *node* and all in it that is not hidden."""
    if node is None or len(path) > DEPTH_MAX:
        return
    try:
        if len(path) > 1 and not is_seen(node):
            return
        if path and wanted(node):
            out.append(describe(node, path))
        for index in range(node.get_child_count()):
            walk(node.get_child_at_index(index), [*path, index], out, wanted)
    except GLib.Error:
        return


def find(path: list[int]) -> Any:
    node = Atspi.get_desktop(0)
    for index in path:
        node = node.get_child_at_index(index)
        if node is None:
            return None
    return node


def press(path: list[int]) -> bool:
    node = find(path)
    face = node.get_action_iface() if node is not None else None
    return bool(face is not None and Atspi.Action.do_action(face, 0))


def main() -> None:
    Atspi.init()
    Atspi.set_timeout(2000, 8000)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] in ("dump", "find"):
                wanted = matcher(request) if request["do"] == "find" else lambda _node: True
                out: Any = []
                desktop = Atspi.get_desktop(0)
                desktop.clear_cache()
                walk(desktop, [], out, wanted)
            elif request["do"] == "node":
                node = find(request["node"])
                if node is not None:
                    node.clear_cache()
                out = None if node is None else describe(node, request["node"])
            else:
                out = press(request["node"])
        except GLib.Error as error:
            out = {"error": str(error)}
        print(json.dumps(out), flush=True)


main()
