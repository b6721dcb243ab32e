"""Reads the accessibility tree of one desktop for the test kit; run by the system's Python, which has the GObject bindings.

usage: /usr/bin/python3 atspi_reader.py      (a line with JSON in, a line with JSON out)
    {"do": "dump"}                      -> every showing node: role, name, value text, states, box [x, y, w, h], pid
    {"do": "node", "node": [..path]}    -> one of them as it is now, null where there is none
    {"do": "press", "node": [..path]}   -> its first action
What a screen reader would meet is what this reads: a control without a name cannot be found here.
"""

import json
import sys
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


def walk(node: Any, path: list[int], out: list[dict[str, Any]]) -> None:
    if node is None or len(path) > DEPTH_MAX:
        return
    try:
        if len(path) > 1 and not is_seen(node):
            return
        if path:
            out.append(describe(node, path))
        for index in range(node.get_child_count()):
            walk(node.get_child_at_index(index), [*path, index], out)
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
            if request["do"] == "dump":
                out: Any = []
                desktop = Atspi.get_desktop(0)
                desktop.clear_cache()
                walk(desktop, [], out)
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
