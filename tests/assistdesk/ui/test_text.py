"""Sentences: complete in three languages, in step with the compiled files, plain, isolated, and nowhere else."""

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from assistdesk.core.errors import MisuseError
from assistdesk.core.types import Permission, Why
from assistdesk.ui import text
from assistdesk.ui.text import END_ISOLATE, ISOLATE, LANGUAGES, TABLES, Tongue, explain, key_words, say, size_words
from tests.kit import translations

ROOT = Path(__file__).resolve().parents[3]
UI = ROOT / "assistdesk" / "ui"
PLACEHOLDER = re.compile(r"\{\w+\}|%n")
PHRASES = {phrase.key: phrase for phrase in translations.phrases()}
GUESSES_HTML = re.compile(r"\b(QMessageBox|QInputDialog|QProgressDialog|QErrorMessage|QTextBrowser)\b")


def messages(language: str) -> list[ElementTree.Element]:
    return list(ElementTree.parse(translations.source_file(language)).iter("message"))


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [slot.text or "" for slot in translation.findall("numerusform")] or [translation.text or ""]


@pytest.fixture
def tongue(qapp: QApplication) -> Tongue:
    speaker = Tongue(qapp)
    speaker.use("en")
    return speaker


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    assert [line for line in translations.unfinished() if line.startswith(language)] == []
    known = {message.findtext("comment") for message in messages(language)}
    wanted = {key for key, phrase in PHRASES.items() if language != "en" or phrase.is_plural}
    assert wanted <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_same_placeholders(language: str) -> None:
    for message in messages(language):
        wanted = set(PLACEHOLDER.findall(message.findtext("source") or ""))
        for form in forms(message):
            assert form.strip(), message.findtext("comment")
            assert set(PLACEHOLDER.findall(form)) | {"%n"} == wanted | {"%n"}, form


@pytest.mark.parametrize(("language", "count"), [("en", 2), ("es", 2), ("zh", 1)])
def test_plurals_have_the_forms_of_their_language(language: str, count: int) -> None:
    assert {len(message.findall("translation/numerusform")) for message in messages(language)} <= {0, count}


def test_the_files_are_in_step_with_the_tables(tmp_path: Path) -> None:
    """lupdate would change nothing, and lrelease would make the same bytes."""
    for language in LANGUAGES:
        shutil.copy(translations.source_file(language), tmp_path)
    translations.update(tmp_path)
    for language in LANGUAGES:
        source = translations.source_file(language)
        assert keys_of(tmp_path / source.name) == keys_of(source)
        made = tmp_path / f"{language}.qm"
        program = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([str(program), str(source), "-qm", str(made), "-silent"], check=True, stdout=subprocess.DEVNULL)
        assert made.read_bytes() == source.with_suffix(".qm").read_bytes()


def keys_of(path: Path) -> set[tuple[str | None, str | None]]:
    found = ElementTree.parse(path).iter("message")
    return {(message.findtext("comment"), message.findtext("source")) for message in found}


def test_every_table_is_looked_in_and_no_sentence_stands_in_two() -> None:
    assert [f"phrases_{name}" for name in sorted(TABLES)] == [path.stem for path in translations.TABLES]
    assert len(PHRASES) == len(translations.phrases())


def test_sentences_are_short_and_calm() -> None:
    for key, phrase in PHRASES.items():
        words = [word for word in phrase.source.split() if any(char.isalpha() for char in word)]
        assert len(words) <= 20, key
        assert "!" not in phrase.source, key
        for word in ("socket", "token", "host", "exception", "server error"):
            assert word not in phrase.source.lower().split(), key


def test_singular_and_plural_are_told_apart(tongue: Tongue) -> None:
    assert say("c.code.wrong", 1) == "The code does not fit. 1 try left."
    assert say("c.code.wrong", 3) == "The code does not fit. 3 tries left."
    tongue.use("es")
    assert say("c.code.wrong", 1).endswith("Le queda 1 intento.")
    tongue.use("zh")
    assert say("c.code.wrong", 1) == "协助码不对，还可以试 1 次。"
    tongue.use("en")


def test_a_count_that_no_desk_has_is_said_too(tongue: Tongue) -> None:
    most = explain("locked", (("retry_after_s", 60 * (2**31 - 1)),)).sentence
    assert explain("locked", (("retry_after_s", 10**30),)).sentence == most
    assert "2147483647" in most.replace(",", "")


def test_the_language_is_switched_at_run_time(tongue: Tongue) -> None:
    assert say("cmd.solve") == "Solve"
    assert tongue.use("es") == "es"
    assert say("cmd.solve") == "Resolver"
    assert QLocale().language() is QLocale.Language.Spanish
    assert tongue.use("en") == "en"
    assert say("cmd.solve") == "Solve"


def test_keys_are_named_as_the_keyboard_of_the_language_names_them(tongue: Tongue) -> None:
    named = {}
    for language in LANGUAGES:
        tongue.use(language)
        named[language] = key_words("Ctrl+Shift+F12")
    tongue.use("en")
    assert (named["en"], named["es"], key_words("")) == ("Ctrl+Shift+F12", "Ctrl+Mayús+F12", "")


def test_an_unknown_language_is_the_systems_or_english(tongue: Tongue) -> None:
    assert tongue.use("xx") in LANGUAGES
    tongue.use("en")


def test_a_reply_can_be_proposed_in_the_customers_language(tongue: Tongue) -> None:
    assert "Miramos juntos su pantalla" in text.say_in("es-MX", "wrap.reply", 12, customer="Lucía")
    assert "We looked at your screen together for 1\u00a0minute." in text.say_in("fr", "wrap.reply", 1, customer="Luc")
    with pytest.raises(MisuseError):
        text.say_in("es", "wrap.reply", customer="Lucía")


@pytest.mark.parametrize(
    ("language", "counted", "measured"),
    [
        ("en", "12\u00a0minutes", "38\u00a0ms"),
        ("es", "12\u00a0minutos", "38\u00a0ms"),
        ("zh", "12\u00a0分钟", "38\u00a0毫秒"),
    ],
)
def test_a_figure_stays_on_one_line_with_its_unit(tongue: Tongue, language: str, counted: str, measured: str) -> None:
    tongue.use(language)
    said, line, places = text.say("a.wrap", 12), text.say("wrap.line", ms=38), text.say("q.limit", 12)
    tongue.use("en")
    assert counted in said
    assert measured in line
    assert "\u00a0" not in places, "what is no unit may stand on the next line"


@pytest.mark.parametrize(
    ("language", "hours", "days", "age"),
    [
        ("en", "2h\u00a010m", "3d\u00a04h", "12\u00a0m"),
        ("es", "2\u00a0h\u00a010\u00a0min", "3\u00a0d\u00a04\u00a0h", "12\u00a0min"),
        ("zh", "2小时10分", "3天4小时", "12\u00a0分"),
    ],
)
def test_a_length_of_time_stays_on_one_line(tongue: Tongue, language: str, hours: str, days: str, age: str) -> None:
    tongue.use(language)
    said = text.say("clock.hours", hours=2, minutes=10), text.say("clock.days", days=3, hours=4)
    aged = text.say("age.minutes", 12)
    tongue.use("en")
    assert said == (hours, days)
    assert aged.startswith(age)


def test_foreign_text_stands_between_isolates(tongue: Tongue) -> None:
    said = say("a.wait", customer="مريم")
    assert said == f"Waiting for {ISOLATE}مريم{END_ISOLATE}"


@given(st.text(max_size=400))
def test_foreign_text_cannot_leave_its_place(name: str) -> None:
    said = say("a.reading", customer=name)
    inside = said[: said.rindex(" is reading the request")]
    assert inside.startswith(ISOLATE)
    assert inside.endswith(END_ISOLATE)
    depth = 0
    for place, char in enumerate(inside):
        depth += (char in "\u2066\u2067\u2068") - (char == END_ISOLATE and depth > 0)
        if depth == 0:
            assert set(inside[place + 1 :]) <= {END_ISOLATE}
    assert not any(ord(char) < 0x20 for char in said)
    assert len(said) < 2_000


def test_braces_in_a_name_are_not_placeholders(tongue: Tongue) -> None:
    assert "{org} %n" in say("a.wait", customer="{org} %n")


@pytest.mark.parametrize("call", [{"key": "no.such"}, {"key": "c.code.wrong"}, {"key": "a.wait"}])
def test_a_wrong_call_is_our_own_bug(call: dict[str, str]) -> None:
    with pytest.raises(MisuseError):
        say(call["key"])


def test_sizes_are_said_in_words_of_a_thousand_bytes(tongue: Tongue) -> None:
    sizes = (0, 999, 12_400, 1_940_000, 4_294_967_296)
    assert [text.without_isolates(size_words(size)) for size in sizes] == [
        "0 bytes",
        "999 bytes",
        "12\u00a0KB",
        "1.9\u00a0MB",
        "4.3\u00a0GB",
    ]


def test_an_unknown_cause_says_that_the_work_is_saved_and_keeps_its_details(tongue: Tongue) -> None:
    told = explain("never_heard_of", (("status", 418), ("why", "a\nb")))
    assert told.sentence == say("a.bug")
    assert told.detail == "never_heard_of status=418 why=a b"


def test_a_cause_with_a_time_says_the_minutes(tongue: Tongue) -> None:
    assert explain("locked", (("retry_after_s", 610),)).sentence == "Too many tries. Wait 11\u00a0minutes."
    assert explain("locked", (("n", 1),)).sentence == "Too many tries. Wait 1\u00a0minute."


def test_a_cause_whose_fields_are_missing_falls_back(tongue: Tongue) -> None:
    assert explain("code_copied").sentence == say("a.bug")


def test_every_refusal_of_the_relay_has_a_sentence() -> None:
    """What ``relay.api.problems`` can answer, read from its source: the app never imports the relay."""
    tree = ast.parse((ROOT / "relay" / "api" / "problems.py").read_text("utf-8"))
    rules = {
        key.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(key.value, str) and isinstance(value, ast.Tuple)
    }
    ours = {"method_not_allowed", "wrong_media_type", "key_reused", "cursor_malformed", "origin_refused"}
    ours |= {rule for rule in rules if rule.startswith("idempotency")}
    assert len(rules) > 20
    assert {rule for rule in rules - ours if not text.knows(rule)} == set()


def test_every_refusal_that_the_lines_adapters_give_has_a_sentence() -> None:
    found: set[str] = set()
    for path in (ROOT / "assistdesk" / "adapters" / "desk_api").rglob("*.py"):
        found |= set(re.findall(r"(?:LinkError|RefusedError)\(\s*\"([a-z_]+)\"", path.read_text("utf-8")))
    assert {rule for rule in found if not text.knows(rule)} == set()


def test_whatever_a_toast_of_the_agents_says_has_a_sentence() -> None:
    """A rule without one would read as a fault of ours."""
    found: set[str] = set()
    for path in (ROOT / "assistdesk" / "runtime").glob("*.py"):
        found |= set(re.findall(r"toasts\.say\(\s*\"([a-z_]+)\"", path.read_text("utf-8")))
    assert len(found) > 10
    assert {rule for rule in found if not text.knows(rule)} == set()


def test_every_permission_status_and_reason_has_its_word() -> None:
    assert {f"perm.{permission.name.lower()}" for permission in Permission} <= PHRASES.keys()
    for status in ("new", "open", "pending", "hold", "solved", "closed"):
        assert f"status.{status}" in PHRASES
    for why in (
        "stop",
        "ended",
        "panic",
        "not_mine",
        "denied",
        "timeout",
        "expired",
        "lost",
        "integrity",
        "rule",
        "quit",
    ):
        assert Why(why)
        assert f"end.{why}" in PHRASES


def test_every_sentence_that_is_said_exists() -> None:
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    assert first.value in PHRASES, (path.name, first.value)


def test_T2_only_our_labels_show_words_and_nothing_guesses_html() -> None:
    for path in UI.rglob("*.py"):
        source = path.read_text("utf-8")
        assert not GUESSES_HTML.search("\n".join(_code(source))), path
        if path.name != "labels.py":
            assert "QLabel(" not in source, path
            tips = source.replace("self._icon.setToolTip(tip)", "") if path.name == "tray.py" else source
            assert ".setToolTip(" not in tips, path  # the tray's icon is no widget; what it is given is ours, see below
        assert "RichText" not in source, path
        assert "setHtml" not in source, path


def test_T2_the_trays_tip_is_a_sentence_of_ours_without_anything_put_in() -> None:
    asked = [
        ast.unparse(node.args[0])
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("tray.offer")
    ]
    assert sorted(asked) == ["'AssistDesk'", "say('tray.sharing')"]


def _code(source: str) -> list[str]:
    return [line for line in source.splitlines() if not line.lstrip().startswith("#")]


def test_T2_no_sentence_stands_outside_the_tables() -> None:
    """A literal with a space between two words of letters, handed to a widget, is a sentence."""
    sentence = re.compile(r"^[A-Z][a-z]+ [a-z]+ ")
    for path in UI.rglob("*.py"):
        if path.name.startswith("phrases"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                assert not sentence.match(node.value), (path.name, node.value)


@pytest.mark.parametrize(
    ("name", "said"),
    [("陈伟", "陈伟接手了工单"), ("Ana Ruiz", "Ana Ruiz 接手了工单"), ("陈伟 A", "陈伟 A 接手了工单")],
)
def test_chinese_parts_a_latin_name_from_its_signs_and_no_chinese_one(tongue: Tongue, name: str, said: str) -> None:
    tongue.use("zh")
    assert text.without_isolates(say("talk.took", name=name)) == said
    tongue.use("en")
    assert text.without_isolates(say("talk.took", name=name)) == f"{name} took the ticket"


def test_sentences_stand_after_each_other_as_their_language_writes_them() -> None:
    assert text.in_a_row("Counts day and night.", "", "Two holidays.") == "Counts day and night. Two holidays."
    assert text.in_a_row("全天计时。", "2 个节假日暂停。") == "全天计时。2 个节假日暂停。"
    assert text.in_a_row() == ""
