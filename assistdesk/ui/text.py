"""Every sentence a person reads: keys and causes in, words in her language out.

The sentences stand in the tables ``phrases_*``; their translations are Qt Linguist files in assets/translations.
Nothing else in the program makes a sentence: windows call ``say(key, n, name=value)`` and ``explain(rule, fields)``. What
comes from a person or the line is put in as plain text between U+2068 and U+2069, so that a right-to-left name cannot
rearrange the sentence around it.

To add a sentence: one line in a table, then ``python -m tests.kit.translations``, then fill in the two .ts files.
"""

import re
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from PySide6 import QtGui  # its classes are made when they are used
from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, QTranslator

from assistdesk.core.errors import MisuseError
from assistdesk.ui.phrases import CONTEXT, Phrase

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "translations"
LANGUAGES = ("en", "es", "zh")
LANGUAGE_NAMES = {"en": "English", "es": "Español", "zh": "中文"}
NO_BREAK = "\u00a0"
COUNTED = re.compile(r"%n (?:s|seconds|min|minutes|h|hours|days)\b")
"""A table's sentence that counts in a unit; its translations have the figure and a space before the unit, too."""
MEASURED = re.compile(r"(?<=\}) (?=(?:ms|s|KB|MB|GB|kB/s)\b|毫秒|秒)")
"""The space before the unit of a value that is put in, as our languages write it."""
SPAN = re.compile(r"(?:\{\w+\}[dhms] ?)+|%n [mh]")
"""A table's sentence that is a length of time and nothing else: *2h 10m*, *12 m*."""
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
VALUE_CHARS_MAX = 300
CHINESE = (("\u3000", "\u303f"), ("\u3400", "\u9fff"), ("\uff00", "\uffef"))
KB, MB, GB = 1_000, 1_000_000, 1_000_000_000
FALLBACK = "a.bug"
COUNT_MAX = 2**31 - 1
KEYBOARD = (("Control+", "Ctrl+"), ("Mayúsculas+", "Mayús+"))
"""What Qt writes in Spanish, and what stands on the keys."""
TABLES = (
    "sign_in",
    "windows",
    "customer",
    "agent",
    "pages",
    "session",
    "causes",
    "desk",
    "files",
    "measures",
    "merging",
    "redacting",
    "people",
    "macros",
    "rules",
    "triggers",
    "forms",
    "groups",
    "statuses",
    "organizations",
    "context",
    "view",
    "chat",
    "talk",
    "head",
    "due",
    "time",
    "identity",
    "guests",
    "share",
    "calls",
    "recording",
    "refused",
    "wrap_up",
    "notices",
    "news",
    "keyboard",
)
"""``phrases_NAME``, in the order in which a sentence is looked for: the first windows find theirs before the rest is loaded."""

_read: dict[str, Phrase] = {}
_unread = list(reversed(TABLES))


def phrase_of(key: str) -> Phrase | None:
    """None: there is no such sentence. Tables are read as far as *key* needs."""
    while key not in _read and _unread:
        for phrase in import_module(f"assistdesk.ui.phrases_{_unread.pop()}").TABLE:
            if phrase.key in _read:
                raise MisuseError("phrase_twice", key=phrase.key)
            _read[phrase.key] = phrase
    return _read.get(key)


def say(key: str, n: int | None = None, /, **values: str | int) -> str:
    """The sentence *key* in the present language; *n* chooses the plural, *values* fill its placeholders.

    Raises:
        MisuseError: an unknown key, a missing *n* or a missing value.
    """
    phrase = phrase_of(key)
    if phrase is None:
        raise MisuseError("phrase_unknown", key=key)
    if phrase.is_plural and n is None:
        raise MisuseError("phrase_needs_n", key=key)
    n = _counted(n)
    sentence = QCoreApplication.translate(CONTEXT, phrase.source, phrase.key, -1 if n is None else n)
    return _filled(key, _with_units(phrase, sentence, n), values)


def say_in(language: str, key: str, n: int | None = None, **values: str | int) -> str:
    """As ``say``, in *language* whatever the program speaks: for a reply proposed to a customer. Unknown ones: English."""
    phrase = phrase_of(key)
    if phrase is None or (phrase.is_plural and n is None):
        raise MisuseError("phrase_unknown", key=key)
    n = _counted(n)
    found = _translator(language[:2]).translate(CONTEXT, phrase.source, phrase.key, -1 if n is None else n)
    sentence = (found or phrase.source).replace("%n", str(n))
    return _filled(key, _with_units(phrase, sentence, n), values)


def _counted(n: int | None) -> int | None:
    """As much as Qt can count: a relay may say any number."""
    return None if n is None else max(-COUNT_MAX, min(n, COUNT_MAX))


def in_a_row(*sentences: str) -> str:
    """Whole sentences after each other: a space between them, none where a Chinese one ends."""
    row = ""
    for sentence in filter(None, sentences):
        row += ("" if not row or _is_chinese(row[-1]) else " ") + sentence
    return row


def plain(text: str, chars_max: int = VALUE_CHARS_MAX) -> str:
    """Foreign text on one line: control characters and line breaks become spaces, length is bounded."""
    cleaned = "".join(" " if _is_control(char) else char for char in text[: chars_max + 1])
    return cleaned if len(cleaned) <= chars_max else cleaned[: chars_max - 1] + "…"


def units_of(text: str) -> int:
    """How many places *text* takes in Qt's own counting (UTF-16), where a sign beyond the first plane takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def isolated(text: str) -> str:
    """Foreign text that cannot turn the text around it: isolates of its own are closed inside."""
    opened = sum(text.count(mark) for mark in "\u2066\u2067\u2068")
    closed = text.count(END_ISOLATE)
    embedded = sum(text.count(mark) for mark in "\u202a\u202b\u202d\u202e")
    popped = text.count("\u202c")
    return ISOLATE + text + "\u202c" * max(0, embedded - popped) + END_ISOLATE * max(0, opened - closed) + END_ISOLATE


def without_isolates(sentence: str) -> str:
    """A sentence that leaves the program as a text of its own."""
    return "".join(char for char in sentence if char not in "\u2066\u2067\u2068\u2069")


class Explained(NamedTuple):
    """A cause in words; ``detail`` is what *Copy details* copies: rule and fields, no secret, not translated."""

    sentence: str
    detail: str


def clock_time(at_ms: int) -> str:
    """``10:21`` in the person's own zone and manner."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(at_ms).time(), "HH:mm")


def size_words(size_bytes: int) -> str:
    """``12 KB``, as this language writes numbers; a kilobyte is 1,000 bytes."""
    locale = QLocale()
    if size_bytes < KB:
        return say("file.bytes", count=locale.toString(size_bytes))
    if size_bytes < MB:
        return say("file.kb", count=locale.toString(round(size_bytes / KB)))
    if size_bytes < GB:
        return say("file.mb", count=locale.toString(size_bytes / MB, "f", 1))
    return say("file.gb", count=locale.toString(size_bytes / GB, "f", 1))


def key_words(keys: str) -> str:
    """A key text such as ``Ctrl+Shift+F12`` as it stands on this language's keyboard; empty when it is none."""
    named = QtGui.QKeySequence(keys).toString(QtGui.QKeySequence.SequenceFormat.NativeText)
    for long, short in KEYBOARD:
        named = named.replace(long, short)
    return named


def explain(rule: str, fields: tuple[tuple[str, str | int], ...] = ()) -> Explained:
    """The sentence for a cause; an unknown rule, or one whose fields do not fit its sentence, says a.bug."""
    detail = " ".join((rule, *(f"{name}={plain(str(value), 120)}" for name, value in fields)))
    given = dict(fields)
    phrase = phrase_of(f"cause.{rule}") or phrase_of(rule)
    if phrase is None:
        return Explained(say(FALLBACK), detail)
    number = given.pop("n", None)
    wait_s = given.get("retry_after_s")
    if number is None and phrase.is_plural and isinstance(wait_s, int):
        number = max(1, -(-wait_s // 60))
    try:
        return Explained(say(phrase.key, number if isinstance(number, int) else None, **given), detail)
    except MisuseError:
        return Explained(say(FALLBACK), detail)


def knows(rule: str) -> bool:
    """Is there a sentence of its own for this rule?"""
    return phrase_of(f"cause.{rule}") is not None or phrase_of(rule) is not None


class Tongue:
    """Installs the language of the program: the person's, else the system's, else English. Switchable at run time."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language = ""

    def use(self, language: str = "") -> str:
        """Speak *language* ("" = the system's) from now on; return the one taken. Windows must be rebuilt afterwards."""
        chosen = language if language in LANGUAGES else system_language()
        if chosen == self.language:
            return chosen
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(locale_of(chosen))
        qt_name = f"qtbase_{'zh_CN' if chosen == 'zh' else chosen}"
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((qt_name, qt_folder), (f"assistdesk_{chosen}", str(FOLDER))):
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
        self.language = chosen
        return chosen


def system_language() -> str:
    """The first language of the system that we speak, else English."""
    for name in QLocale.system().uiLanguages():
        short = name.replace("_", "-").split("-")[0]
        if short in LANGUAGES:
            return short
    return "en"


def locale_of(language: str) -> QLocale:
    match language:
        case "es":
            return QLocale(QLocale.Language.Spanish, QLocale.Country.Spain)
        case "zh":
            return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        case _:
            return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


@lru_cache(maxsize=len(LANGUAGES))
def _translator(language: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"assistdesk_{language if language in LANGUAGES else 'en'}", str(FOLDER))
    return translator


def _with_units(phrase: Phrase, sentence: str, n: int | None) -> str:
    """Figures stay on one line with their units."""
    if n is not None and COUNTED.search(phrase.source):
        sentence = sentence.replace(f"{n} ", f"{n}{NO_BREAK}", 1)
    if SPAN.fullmatch(phrase.source):
        return sentence.replace(" ", NO_BREAK)
    return MEASURED.sub(NO_BREAK, sentence)


def _filled(key: str, sentence: str, values: dict[str, str | int]) -> str:
    parts = sentence.split("{")
    out = parts[0]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        if not closed or name not in values:
            raise MisuseError("phrase_needs_value", key=key, name=name)
        value = values[name]
        shown = str(value) if isinstance(value, int) else plain(value)
        if _is_spaced_chinese(out[-2:], shown[:1]):
            out = out[:-1]
        if _is_spaced_chinese(shown[-1:] + rest[:1], rest[1:2]):
            rest = rest[1:]
        out += (shown if isinstance(value, int) else isolated(shown)) + rest
    return out


def _is_spaced_chinese(before: str, after: str) -> bool:
    """A space that stands for Latin names, where there is none: Chinese signs on both its sides."""
    return len(before) == 2 and before[1] == " " and _is_chinese(before[0]) and _is_chinese(after)


def _is_chinese(char: str) -> bool:
    """Signs of Chinese, its stops and its wide marks."""
    return any(first <= char <= last for first, last in CHINESE)


def _is_control(char: str) -> bool:
    return ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char in "\u2028\u2029"
