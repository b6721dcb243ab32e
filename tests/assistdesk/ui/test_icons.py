"""Icons: all are shipped, none is left over, and they take the colour and the sharpness that is asked for."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from assistdesk.ui import icons
from assistdesk.ui.theme import QSS_ICONS, Look

UI = Path(icons.__file__).parent
SHIPPED = {path.stem for path in icons.FOLDER.glob("*.svg")}
IN_STYLE_SHEET = {file for _, file in QSS_ICONS}
NAME = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"')


def named_in_source() -> set[str]:
    return {name for path in UI.rglob("*.py") for name in NAME.findall(path.read_text("utf-8"))}


def test_every_shipped_icon_is_used() -> None:
    used = named_in_source() | IN_STYLE_SHEET
    assert SHIPPED - used == set()


def test_the_licence_is_shipped_with_them() -> None:
    assert "ISC" in (icons.FOLDER / "LICENSE").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(SHIPPED - IN_STYLE_SHEET))
def test_every_icon_takes_a_colour(qapp: QApplication, name: str) -> None:
    text = icons.svg(name, "#12AB34")
    assert b"currentColor" not in text
    image = icons.draw(name, "#12AB34", 24, 2.0).toImage()
    assert any(image.pixelColor(x, y).name() == "#12ab34" for x in range(48) for y in range(48))


def test_an_icon_is_sharp_at_both_scales(look: Look) -> None:
    icon = look.icon("inbox", "#000000", 18)
    assert {size.width() for size in icon.availableSizes()} >= {18, 36} or len(icon.availableSizes()) == 2
    assert icon.pixmap(18, 18).width() == 18


def test_a_disabled_icon_is_grey(look: Look) -> None:
    icon = look.icon("inbox", "#FF0000", 24)
    image: QImage = icon.pixmap(24, 24, QIcon.Mode.Disabled).toImage()
    colours = {
        image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() == 255
    }
    assert QColor("#FF0000").name() not in colours


def test_an_icon_that_is_not_shipped_is_our_own_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icons.svg("no-such-icon", "#000000")
