"""The system's dialogs for files and folders. Nothing waits for one: it stands over its window, and what asked for it may be
built anew or go meanwhile.

Each is a child of the window that *asker* stands in, ends with it, and calls *then* with what was chosen; cancelled, with
nothing at all.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(asker: QWidget, title: str, then: Callable[[tuple[str, ...]], object]) -> QFileDialog:
    """Files that are there, one or more."""
    dialog = _dialog(asker, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda paths: then(tuple(paths)))
    dialog.open()
    return dialog


def choose_folder(asker: QWidget, title: str, start: str, then: Callable[[str], object]) -> QFileDialog:
    """A folder; *start* is shown first."""
    dialog = _dialog(asker, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setDirectory(start)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog


def choose_name(
    asker: QWidget, title: str, proposed: Path, then: Callable[[str], object], kinds: Sequence[tuple[str, str]] = ()
) -> QFileDialog:
    """A file to write, *proposed* unless another is chosen; the dialog asks before one is written over. *kinds*: what can be
    chosen from, each as filter and suffix; the first is proposed, and a name without a suffix gets the chosen one's."""
    dialog = _dialog(asker, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kinds:
        suffixes = dict(kinds)
        dialog.setNameFilters(list(suffixes))
        dialog.setDefaultSuffix(kinds[0][1])
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
    dialog.setDirectory(str(proposed.parent))
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog


def _dialog(asker: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(asker.window(), title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
