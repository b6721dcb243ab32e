"""core/desk/attached.py: a stranger's file name becomes one that may be shown and saved under; programs are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.attached import NAME_BYTES, NAMELESS, is_program, safe_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("invoice.pdf", "invoice.pdf"),
        ("Factura nº 12 – año.pdf", "Factura nº 12 – año.pdf"),
        ("发票.pdf", "发票.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\secret.txt", "secret.txt"),
        ("file:stream.txt", "stream.txt"),
        ("a\r\nSet-Cookie: x=1.txt", "x=1.txt"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("...", NAMELESS),
        ("", NAMELESS),
        ("/", NAMELESS),
        (" .hidden. ", "hidden"),
        ('what?"<now>*|.txt', "what___now___.txt"),
        ("nul\x00l.txt", "null.txt"),
    ],
)
def test_a_name_loses_folders_marks_and_devices(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=400))
def test_every_text_becomes_a_name_that_is_safe_and_stays_it(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name.encode()) <= NAME_BYTES + 1
    assert not set(name) & set('/\\:<>"|?*\x00\r\n')
    assert name.strip(". ") == name
    assert safe_name(name) == name


def test_a_long_name_keeps_its_ending_and_a_long_ending_is_cut_too() -> None:
    assert safe_name("文" * 140 + ".pdf").endswith("文.pdf")
    assert len(safe_name("a." + "文" * 140).encode()) <= NAME_BYTES


@pytest.mark.parametrize(
    "name", ["setup.exe", "invoice.pdf.EXE", "run.ps1 ", "a.lnk.", "x/y.com", "photo\u202egpj.scr"]
)
def test_a_program_is_one_whatever_stands_before_its_ending(name: str) -> None:
    assert is_program(name)


@pytest.mark.parametrize("name", ["invoice.pdf", "exe", "com", "notes.exe.txt", "archive.zip", "photo.jpeg", ""])
def test_what_no_double_click_runs_is_taken(name: str) -> None:
    assert not is_program(name)
