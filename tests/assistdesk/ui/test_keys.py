"""ui/keys.py: the person's own keys, what nobody may set, and what a file may not do."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from assistdesk.ui.key_presses import is_letter, same_press
from assistdesk.ui.key_table import COMMANDS, command
from assistdesk.ui.keys import NAME, Keys, words_of_key
from assistdesk.ui.memory import SettingsMemory
from tests.kit.screenshots import DictMemory

pytestmark = pytest.mark.usefixtures("qapp")


def kept(letters: bool = True, **own: list[str]) -> Keys:
    """The keys of somebody who has *own* on disk; two underscores stand for a point."""
    memory = DictMemory()
    memory.put(NAME, json.dumps({"letters": letters, "own": {name.replace("__", "."): own[name] for name in own}}))
    return Keys(memory)


def test_the_usual_keys_are_keys_that_could_be_set_and_no_two_commands_of_a_window_share_one() -> None:
    keys = Keys()
    for one in COMMANDS:
        for key in one.keys:
            assert keys.refusal(one.name, key) == "", (one.name, key)
            assert keys.owner(one.name, key) is None, (one.name, key)
    assert keys.are_usual


def test_the_keys_of_experience_section_5_are_the_usual_ones() -> None:
    wanted = {
        "put_off": "Z",
        "ticket_link": "Ctrl+Shift+.",
        "end": "Ctrl+Shift+F12",
        "free": "Ctrl+Alt+Shift",
        "palette": "Ctrl+K",
    }
    assert {name: Keys().of(name)[0] for name in wanted} == wanted


def test_a_key_of_ones_own_is_in_force_at_once_is_told_and_is_there_after_a_restart(tmp_path: Path) -> None:
    told: list[int] = []
    keys = Keys(SettingsMemory(tmp_path / "windows.ini"))
    keys.changed.connect(lambda: told.append(1))
    assert keys.set("palette", 0, "Ctrl+P")
    assert keys.set("search", 1, "Shift+F")
    assert told == [1, 1]
    memory = SettingsMemory(tmp_path / "windows.ini")
    memory._settings.sync()
    again = Keys(memory)
    for each in (keys, again):
        assert each.chords("desk")["Ctrl+P"] == "palette"
        assert "Ctrl+K" not in each.chords("desk")
        assert each.letters("desk")["Shift+F"] == "search"
        assert each.of("search") == ("Ctrl+F", "Shift+F")
    assert not again.is_damaged


def test_what_is_anothers_goes_over_as_a_whole_and_comes_back_with_the_usual_keys() -> None:
    keys = Keys()
    owner = keys.owner("palette", "Ctrl+F")
    assert owner is not None
    assert owner.name == "search"
    assert keys.set("palette", 0, "Ctrl+F")
    assert (keys.of("palette"), keys.of("search")) == (("Ctrl+F",), ("S",))
    keys.reset("search")
    assert keys.of("search") == ("S",), "the other has it by her wish"
    keys.reset("palette")
    assert (keys.of("palette"), keys.of("search")) == (("Ctrl+K",), ("Ctrl+F", "S"))
    keys.set("note", 0, "Q")
    keys.reset_all()
    assert keys.are_usual


def test_the_same_key_may_do_another_thing_in_another_window() -> None:
    keys = Keys()
    assert keys.owner("view.fit", "Ctrl+K") is None
    assert keys.set("view.fit", 0, "Ctrl+K")
    assert keys.of("palette") == ("Ctrl+K",)
    owner = keys.owner("view.fit", "Ctrl+Shift+F12")
    assert owner is not None
    assert owner.name == "end", "which works in both"


@pytest.mark.parametrize("name", ["end", "free"])
def test_T4_the_two_safety_keys_are_set_otherwise_but_never_empty(name: str) -> None:
    keys = Keys()
    (usual,) = keys.of(name)
    assert not keys.set(name, 0, "")
    assert not keys.may_lose(name, usual)
    taker = "palette" if name == "end" else "view.fit"
    assert not keys.set(taker, 0, usual)
    assert keys.of(name) == (usual,)
    other = {"end": "Ctrl+Alt+F9", "free": "Ctrl+Meta"}[name]
    assert keys.set(name, 0, other)
    assert keys.of(name) == (other,)
    assert not keys.set(name, 0, "")


@pytest.mark.parametrize(
    ("name", "key", "why"),
    [
        ("end", "F12", "keys.no.end"),
        ("end", "Ctrl+E", "keys.no.end"),
        ("end", "E", "keys.no.end"),
        ("end", "Ctrl+F13", "keys.no.end"),
        ("free", "Ctrl", "keys.no.free"),
        ("free", "Ctrl+K", "keys.no.free"),
        ("free", "Shift+Ctrl", "keys.no.free"),
        ("palette", "Ctrl+Alt", "keys.no"),
        ("palette", "Space", "keys.no"),
        ("palette", "Shift+Tab", "keys.no"),
        ("palette", "Ctrl+K, Ctrl+C", "keys.no"),
        ("palette", "ctrl+k", "keys.no"),
        ("palette", "", "keys.no"),
        ("palette", "Ctrl+" + "K" * 100, "keys.no"),
        ("palette", "Ctrl+C", "keys.no.system"),
        ("note", "n", "keys.no.letter"),
        ("note", "\x07", "keys.no.letter"),
        ("note", "Shift+ ", "keys.no.letter"),
        ("send", "M", "keys.no.letter"),
        ("view.fit", "F", "keys.no.letter"),
        ("view.fit", "F5", ""),
        ("palette", "Meta+K", ""),
        ("note", "Ñ", ""),
        ("note", "?", ""),
    ],
)
def test_what_may_be_a_key_and_why_not(name: str, key: str, why: str) -> None:
    keys = Keys()
    assert keys.refusal(name, key) == why
    if why and key:
        assert not keys.set(name, 0, key)
        assert keys.are_usual


def test_single_letters_can_be_switched_off_and_then_are_shown_nowhere() -> None:
    keys = Keys()
    assert (keys.shown("search"), keys.shown("note"), keys.shown("shortcuts")) == ("Ctrl+F", "N", "F1")
    keys.use_letters(False)
    assert keys.letters("desk") == {}
    assert (keys.shown("search"), keys.shown("note"), keys.shown("shortcuts")) == ("Ctrl+F", "", "F1")
    keys.set("search", 0, "")
    assert keys.shown("search") == ""
    assert Keys().has_letters


@pytest.mark.parametrize(
    "raw",
    [
        "{",
        "[]",
        "null",
        '"Ctrl+K"',
        '{"letters": "yes"}',
        '{"own": {"palette": "Ctrl+K"}}',
        '{"own": {"palette": [1]}}',
        '{"own": {}, "run": "rm"}',
        '{"own": {"end": []}}',
        '{"own": {"end": ["E"]}}',
        '{"own": {"free": []}}',
        '{"own": {"free": ["Ctrl+Shift+F12"]}}',
        '{"own": {"palette": ["Ctrl+Shift+F12"]}}',
        '{"own": {"view.fit": ["Ctrl+Shift+F12"]}}',
        '{"own": {"palette": ["Ctrl+G"], "new": ["Ctrl+G"]}}',
        '{"own": {"palette": ["Space"]}}',
        '{"own": {"palette": ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"]}}',
        '{"own": {"palette": ["' + "K" * 9_000 + '"]}}',
    ],
)
def test_T9_a_hostile_or_broken_file_gives_the_usual_keys_and_that_is_known(raw: str) -> None:
    memory = DictMemory()
    memory.put(NAME, raw)
    keys = Keys(memory)
    assert keys.is_damaged
    assert keys.are_usual
    assert keys.has_letters
    keys.set("palette", 0, "Ctrl+P")
    assert not keys.is_damaged, "what is set now is whole"


@pytest.mark.parametrize(
    "file",
    [
        b'[General]\nkeys={"letters": true, "own": {"palette": ["Ctrl+G"]}}\n',
        b'[General]\nkeys={"own": {"palette": ["Ctrl+G"]}}\n',
        b"[General]\nkeys=@Variant(of another program)\n",
        b"\x00\xff\xfe no settings [[[\n",
    ],
)
def test_a_file_that_somebody_wrote_by_hand_and_wrongly_is_not_passed_by_in_silence(
    file: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "windows.ini"
    path.write_bytes(file)
    keys = Keys(SettingsMemory(path))
    assert keys.is_damaged
    keys.reset_all()
    memory = SettingsMemory(path)
    memory._settings.sync()
    assert not Keys(memory).is_damaged


def test_a_file_without_keys_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "windows.ini"
    path.write_bytes(b'[General]\nlook="{}"\n')
    assert not Keys(SettingsMemory(path)).is_damaged


def test_commands_of_another_version_are_passed_by() -> None:
    keys = kept(no_such=["Ctrl+P"], palette=["Ctrl+P"])
    assert not keys.is_damaged
    assert keys.of("palette") == ("Ctrl+P",)


def test_a_usual_key_that_the_person_gave_away_stays_away() -> None:
    """As with a command that is new in the program and comes with a key which is hers already."""
    keys = kept(palette=["Ctrl+N"])
    assert not keys.is_damaged
    assert keys.of("new") == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from([one.name for one in COMMANDS]),
            st.integers(0, 2),
            st.sampled_from(
                [
                    "",
                    "Ctrl+K",
                    "Ctrl+F",
                    "Ctrl+Shift+F12",
                    "Alt+F2",
                    "Ctrl+Alt+Shift",
                    "Ctrl+Alt",
                    "J",
                    "Q",
                    "F11",
                    "Ctrl+.",
                    "Ctrl+>",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_whatever_is_set_no_two_commands_of_a_window_share_a_key_the_safety_keys_stand_and_it_is_read_back(
    wishes: list[tuple[str, int, str]],
) -> None:
    memory = DictMemory()
    keys = Keys(memory)
    for name, place, key in wishes:
        keys.set(name, place, key)
    for one in COMMANDS:
        assert keys.of(one.name) or not one.is_safety
        for key in keys.of(one.name):
            assert keys.owner(one.name, key) is None
    again = Keys(memory)
    assert not again.is_damaged
    assert {one.name: again.of(one.name) for one in COMMANDS} == {one.name: keys.of(one.name) for one in COMMANDS}


def test_keys_stand_as_on_the_keyboard() -> None:
    assert words_of_key("Ctrl+Alt+Shift") == "Ctrl+Alt+Shift"
    assert words_of_key("") == ""
    assert words_of_key("J") == "J"
    assert QKeySequence(words_of_key("Ctrl+Shift+.")) == QKeySequence("Ctrl+Shift+.")


def test_a_sign_and_its_key_with_shift_are_one_press() -> None:
    assert same_press("Ctrl+>", "Ctrl+Shift+.")
    assert not same_press("Ctrl++", "Ctrl+=")
    assert same_press("Ctrl++", "Ctrl+Shift+=")
    assert not same_press("?", "Shift+/")
    assert is_letter("?")
    assert command("end").is_safety
    assert QApplication.instance() is not None
