"""Fonts: Inter is shipped, digits are of equal width, Chinese takes Chinese shapes, no sentence has a missing glyph."""

from PySide6.QtGui import QFontMetricsF, QTextLayout

from assistdesk.ui import fonts
from assistdesk.ui.text import LANGUAGES, Tongue, say
from assistdesk.ui.theme import Look, Type
from tests.kit import translations


def glyphs(text: str, look: Look) -> list[tuple[str, list[int]]]:
    """(family, glyph numbers) of each run of *text*."""
    layout = QTextLayout(text, look.font(Type.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), list(run.glyphIndexes())) for run in layout.glyphRuns()]


def test_inter_is_shipped_with_its_licence() -> None:
    assert "Inter" in fonts.register()
    assert "SIL OPEN FONT LICENSE" in (fonts.FOLDER / "LICENSE").read_text("utf-8").upper()


def test_the_families_stand_in_their_order(look: Look) -> None:
    assert tuple(look.font(Type.BODY).families()) == fonts.FAMILIES


def test_digits_are_of_equal_width(look: Look) -> None:
    metrics = QFontMetricsF(look.font(Type.CODE))
    widths = [metrics.horizontalAdvance(str(digit) * 4) for digit in range(10)]
    assert max(widths) - min(widths) < 0.5


def test_chinese_takes_chinese_shapes(look: Look) -> None:
    families = {family for family, _numbers in glyphs("直骨令", look)}
    assert families <= {"Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC"}


def test_no_sentence_in_any_language_has_a_missing_glyph(look: Look) -> None:
    tongue = Tongue(look.parent())  # type: ignore[arg-type]
    try:
        for language in LANGUAGES:
            tongue.use(language)
            for phrase in translations.phrases():
                names = [part.partition("}")[0] for part in phrase.source.split("{")[1:]]
                sentence = say(phrase.key, 2 if phrase.is_plural else None, **dict.fromkeys(names, "Lucía 陈伟"))
                visible = "".join(char for char in sentence if char not in "\u2066\u2067\u2068\u2069")
                assert all(number != 0 for _family, numbers in glyphs(visible, look) for number in numbers), sentence
    finally:
        tongue.use("en")
