"""What a command prints cannot move a terminal, and a QR code is the one that was meant."""

import io
import json
import unicodedata

import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from relay.commands.output import Output, clean, draw_qr, table


@settings(max_examples=100)
@given(st.text(max_size=100))
def test_T5_every_text_becomes_one_harmless_line(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert not any(unicodedata.category(letter) in ("Cc", "Cf", "Cs") for letter in cleaned)


@settings(max_examples=50)
@given(st.text(max_size=30), st.text(max_size=30))
def test_json_is_exactly_one_document(key: str, value: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    output = Output(is_json=True, out=out, err=err)
    output.show({key: value}, ["not shown"])
    assert json.loads(out.getvalue()) == {key: value}
    assert out.getvalue().isascii()
    output.complain("rule", value)
    assert json.loads(err.getvalue())["error"] == "rule"


def test_columns_are_as_wide_as_they_must_be() -> None:
    assert table([("a", "bbb"), ("cccc", "d")], ("X", "YY")) == ["X     YY", "a     bbb", "cccc  d"]


@settings(max_examples=20)
@given(st.text("abcdefghij0123456789:/?=&%", min_size=1, max_size=120))
def test_the_picture_is_the_code(text: str) -> None:
    lines = draw_qr(text)
    assert len({len(line) for line in lines}) == 1
    halves = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
    rows = [[halves[sign][half] for sign in line] for line in lines for half in (0, 1)]
    wanted = [[int(module) for module in row] for row in segno.make(text, error="m", micro=False).matrix]
    size = len(wanted)
    assert [row[2 : 2 + size] for row in rows[2 : 2 + size]] == wanted
    assert sum(map(sum, rows)) == sum(map(sum, wanted))
