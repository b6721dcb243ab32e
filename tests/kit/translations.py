"""Brings the Linguist files of assets/translations in step with the sentence tables, and compiles them.

``python -m tests.kit.translations [WORDS.tsv]``: runs pyside6-lupdate over ``assistdesk/ui/phrases_*.py``, fills in what a
words file holds (tab separated: key, English forms, Spanish forms, Chinese; forms of a plural parted by `` // ``), runs
pyside6-lrelease, and says which sentences are still without a translation. Exit status 1 while any is.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from importlib import import_module
from pathlib import Path

from assistdesk.ui.phrases import Phrase

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assistdesk" / "assets" / "translations"
TABLES = tuple(sorted((ROOT / "assistdesk" / "ui").glob("phrases_*.py")))
LANGUAGES = ("en", "es", "zh")
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def phrases() -> list[Phrase]:
    """Every sentence of every table."""
    return [phrase for path in TABLES for phrase in import_module(f"assistdesk.ui.{path.stem}").TABLE]


def source_file(language: str) -> Path:
    return FOLDER / f"assistdesk_{language}.ts"


def update(folder: Path = FOLDER) -> None:
    """Run lupdate: new sentences come in, gone ones go out. English keeps plurals only."""
    for language in LANGUAGES:
        only = ["-pluralonly"] if language == "en" else []
        _run(
            "pyside6-lupdate",
            *(str(path.relative_to(ROOT)) for path in TABLES),
            "-ts",
            str(folder / f"assistdesk_{language}.ts"),
            "-source-language",
            "en_GB",
            "-target-language",
            {"en": "en_GB", "es": "es_ES", "zh": "zh_CN"}[language],
            "-no-obsolete",
            "-locations",
            "none",
            *only,
        )


def fill(words: Path) -> None:
    """Put the translations of *words* in."""
    rows = [line.split("\t") for line in words.read_text("utf-8").splitlines() if "\t" in line]
    for column, language in enumerate(LANGUAGES, start=1):
        given = {row[0]: row[column].split(" // ") for row in rows}
        tree = ElementTree.parse(source_file(language))
        for message in tree.iter("message"):
            forms = given.get(message.findtext("comment") or "")
            if forms is not None:
                _put(message, forms)
        ElementTree.indent(tree, "    ")
        body = ElementTree.tostring(tree.getroot(), encoding="unicode")
        source_file(language).write_text(DECLARATION + body + "\n", encoding="utf-8")


def release(folder: Path = FOLDER) -> None:
    """Compile every .ts into the .qm beside it."""
    for language in LANGUAGES:
        made = folder / f"assistdesk_{language}.qm"
        _run("pyside6-lrelease", str(source_file(language)), "-qm", str(made), "-silent")


def unfinished() -> list[str]:
    """``language: key`` of every sentence without a finished translation."""
    missing: list[str] = []
    for language in LANGUAGES:
        for message in ElementTree.parse(source_file(language)).iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                missing.append(f"{language}: {message.findtext('comment')}")
    return missing


def _put(message: ElementTree.Element, forms: list[str]) -> None:
    translation = message.find("translation")
    if translation is None:
        return
    translation.attrib.pop("type", None)
    slots = translation.findall("numerusform")
    if slots:
        for place, slot in enumerate(slots):
            slot.text = forms[min(place, len(forms) - 1)]
    else:
        translation.text = forms[0]


def _run(program: str, *arguments: str) -> None:
    found = Path(sys.executable).parent / program
    subprocess.run([str(found), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    update()
    for words in sys.argv[1:]:
        fill(Path(words))
    if sys.argv[1:]:
        update()  # writes the files as it always does: a change shows its sentences and nothing else
    release()
    missing = unfinished()
    for line in missing:
        print(line)
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
