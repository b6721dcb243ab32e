"""Tokens, contrast, the palette, one style sheet, and a look that follows what a person chose."""

import itertools

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from assistdesk.ui import theme
from assistdesk.ui.theme import (
    AVATARS,
    DARK,
    LIGHT,
    Density,
    Look,
    Scheme,
    Settings,
    Tokens,
    Tone,
    settings_from,
    settings_text,
)
from assistdesk.ui.widgets.chips import Chip

SCHEMES = {"light": LIGHT, "dark": DARK}
BACKS = ("bg", "surface", "raised", "subtle", "bubble", "sel")
INKS = ("text", "muted", "faint")
SOFT = (("ok", "ok_soft"), ("warn", "warn_soft"), ("danger", "danger_soft"), ("primary_text", "primary_soft"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [value / 255 for value in QColor(colour).getRgb()[:3]]  # type: ignore[index]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_on_every_background(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    for ink, back in itertools.product((*INKS, "primary_text", "ok", "warn", "danger"), BACKS):
        assert contrast(getattr(tokens, ink), getattr(tokens, back)) >= 4.5, (ink, back)
    for ink, back in SOFT:
        assert contrast(getattr(tokens, ink), getattr(tokens, back)) >= 4.5, (ink, back)
    for ink in ("text", "muted"):
        for back in ("primary_soft", "warn_soft", "danger_soft", "ok_soft"):
            assert contrast(getattr(tokens, ink), getattr(tokens, back)) >= 4.5, (ink, back)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_on_filled_buttons_can_be_read(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    for back in (tokens.primary, tokens.primary_hover, tokens.danger_btn, tokens.danger_hover):
        assert contrast("#FFFFFF", back) >= 4.5
    for back in AVATARS:
        assert contrast("#FFFFFF", back) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_parts_that_must_be_seen_are_seen(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    for part, back in itertools.product(("outline", "focus", "ok_dot", "warn_dot"), ("bg", "surface", "raised", "sel")):
        assert contrast(getattr(tokens, part), getattr(tokens, back)) >= 3, (part, back)
    assert contrast(tokens.rail_icon, tokens.rail) >= 3
    assert contrast(tokens.rail_icon, tokens.rail_sel) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_every_tone_is_readable(tokens: Tokens) -> None:
    for tone in Tone:
        back, ink = theme.tone_colours(tokens, tone)
        assert contrast(back, ink) >= 4.5, tone


def test_the_palette_says_the_same_colours_as_the_tokens() -> None:
    made = theme.palette(DARK)
    assert made.color(QPalette.ColorRole.Base).name().upper() == DARK.surface
    assert made.color(QPalette.ColorRole.Text).name().upper() == DARK.text
    assert made.color(QPalette.ColorRole.Highlight).name().upper() == DARK.primary


def test_the_style_sheet_has_no_hole_and_no_shadow() -> None:
    sheet = theme.style_sheet(LIGHT, lambda px: px)
    assert "%(" not in sheet
    assert "shadow" not in sheet
    assert "font-size" not in sheet


def test_light_and_dark_can_be_forced_and_are_told(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed, timeout=2_000):
        look.set(Settings(scheme=Scheme.DARK, language="en"))
    assert look.tokens is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    look.set(Settings(scheme=Scheme.LIGHT, language="en"))
    assert look.tokens is LIGHT


def test_the_desktops_own_scheme_is_followed(look: Look, qapp: QApplication) -> None:
    look.set(Settings(scheme=Scheme.SYSTEM, language="en"))
    assert look.is_dark is (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def test_the_same_settings_again_change_nothing(look: Look) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(True))
    look.set(look.settings)
    assert not told


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (100, 100), (900, 200)])
def test_letters_stay_between_80_and_200_percent(asked: int, given: int) -> None:
    assert Settings(font_percent=asked).font_percent == given


def test_settings_survive_being_written_down() -> None:
    kept = Settings(Scheme.DARK, Density.COMPACT, 125, True, "zh")
    assert settings_from(settings_text(kept)) == kept


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"scheme": "pink"}', '{"font_percent": "x"}', '{"unknown": 1}'])
def test_odd_settings_fall_back_to_the_defaults(text: str | None) -> None:
    assert settings_from(text) == Settings()


def test_a_pill_is_round_at_its_corners(look: Look, qtbot: QtBot) -> None:
    chip = Chip(look, "Live", Tone.OK, "dot")
    qtbot.addWidget(chip)
    image = QImage(chip.sizeHint(), QImage.Format.Format_ARGB32)
    image.fill(QColor("#FF00FF"))
    chip.resize(chip.sizeHint())
    chip.render(image)
    assert image.pixelColor(0, 0) == QColor("#FF00FF") or image.pixelColor(0, 0).name() != look.tokens.ok_soft.lower()
    assert image.pixelColor(chip.width() // 2, 1).name() == look.tokens.ok_soft.lower()


def test_restyling_is_seen(look: Look, qtbot: QtBot) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    button.resize(80, 40)
    button.show()
    before = button.grab().toImage().pixelColor(6, 20).name()
    theme.restyle(button, "kind", "danger")
    assert button.grab().toImage().pixelColor(6, 20).name() != before


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_choice_shows_that_it_opens(look: Look, qtbot: QtBot, scheme: Scheme) -> None:
    look.set(msgspec.structs.replace(look.settings, scheme=scheme))
    box = QComboBox()
    box.addItem("")
    box.resize(120, 36)
    qtbot.addWidget(box)
    box.show()
    image = box.grab().toImage()
    empty = image.pixelColor(40, image.height() // 2)
    inside = [image.pixelColor(x, y) for x in range(90, 116) for y in range(8, image.height() - 8)]
    contrasts = [contrast(colour.name(), empty.name()) for colour in inside]
    look.set(msgspec.structs.replace(look.settings, scheme=Scheme.LIGHT))
    assert max(contrasts) >= 3
