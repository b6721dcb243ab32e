"""Names of files: whatever they were, one that is safe on every system, or none; and what its ending may do."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistdesk.core.session.file_names import Risk, is_safe_name, numbered, risk_of, safe_name
from assistdesk.core.wire.encoding import is_line
from assistdesk.core.wire.message_base import FILE_NAME_BYTES

CASES = {
    "../x": "_.._x",
    "..\\x": "_.._x",
    "C:x": "C_x",
    "\\\\srv\\s": "__srv_s",
    "/abs": "_abs",
    "CON": "_CON",
    "nul.txt": "_nul.txt",
    "COM\u00b9.log": "_COM\u00b9.log",
    "a:b": "a_b",
    "..": "file",
    "~": "_~",
    "-rf": "_-rf",
    "": "file",
    " . ": "file",
    "two\nlines\0\x1b[2J": "two lines[2J",
    "invoice\u202efdp.exe": "invoicefdp.exe",
    "x.lnk": "x.lnk_",
    "desktop.ini": "desktop.ini_",
    ".bashrc": "_.bashrc",
    "end dot.": "end dot",
    "50 %.txt": "50 _.txt",
    "Año 中 €.pdf": "Año 中 €.pdf",
}


@pytest.mark.parametrize(("given_name", "safe"), CASES.items(), ids=[repr(name) for name in CASES])
def test_P3_a_name_becomes_one_that_is_safe_everywhere(given_name: str, safe: str) -> None:
    assert safe_name(given_name) == safe
    assert is_safe_name(safe)
    assert is_safe_name(given_name) == (given_name == safe)


def test_P3_a_long_name_is_cut_before_its_ending() -> None:
    assert safe_name("é" * 300 + ".pdf") == "é" * 97 + ".pdf"
    assert safe_name("x" * 150 + "." + "y" * 150) == "x" * 150 + "." + "y" * 47, "that is no ending"
    assert len(safe_name("-" * 300).encode()) <= FILE_NAME_BYTES


@settings(max_examples=300)
@given(st.text(max_size=260))
@example("." * 199 + "a.lnk")
@example("x" * 195 + ".lnk")
@example("con." + "é" * 200)
def test_P3_for_every_name(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert is_line(safe)
    assert 1 <= len(safe.encode("utf-8")) <= FILE_NAME_BYTES
    assert not set(safe) & set('/\\:*?"<>|\0')
    assert safe not in (".", "..")
    assert safe[0] not in ".~-"
    assert safe[-1] not in ". "
    assert unicodedata.is_normalized("NFC", safe)


def test_P4_a_number_stands_before_the_ending() -> None:
    assert numbered("report.pdf", 2) == "report (2).pdf"
    assert numbered("README", 12) == "README (12)"
    long = numbered("é" * 98 + ".pdf", 2)
    assert len(long.encode()) <= FILE_NAME_BYTES
    assert long.endswith("é (2).pdf")


@pytest.mark.parametrize(
    ("name", "risk"),
    [
        ("setup.EXE", Risk.PROGRAM),
        ("invoice.pdf.exe", Risk.PROGRAM),
        ("run.sh", Risk.SCRIPT),
        ("page.html", Risk.SCRIPT),
        ("photos.zip", Risk.ARCHIVE),
        ("budget.xlsm", Risk.MACRO),
        ("letter.doc", Risk.MACRO),
        ("invoice.pdf", Risk.NONE),
        ("exe", Risk.NONE),
        ("notes.txt", Risk.NONE),
    ],
)
def test_P7_what_it_may_do_is_read_from_its_last_ending(name: str, risk: Risk) -> None:
    assert risk_of(name) is risk
