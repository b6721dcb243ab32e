"""The shipped font Inter, the families behind it, and digits of equal width (experience.md section 3.3).

Without a Chinese family named, Qt takes Japanese shapes in a non-Chinese locale: so the order of families is fixed here and
used everywhere.
"""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "fonts"
FAMILIES = ("Inter", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Noto Color Emoji")
WEIGHTS = {
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
    700: QFont.Weight.Bold,
}


def register() -> tuple[str, ...]:
    """Make the shipped files known to Qt; return the families they hold. Needs a QGuiApplication."""
    found: set[str] = set()
    for path in sorted(FOLDER.glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number >= 0:
            found.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(found))


def font(size_px: int, weight: int = 400) -> QFont:
    """Our font in *size_px* (> 0), with tabular digits."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(size_px)
    made.setWeight(WEIGHTS[weight])
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setFeature(QFont.Tag("calt"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made
