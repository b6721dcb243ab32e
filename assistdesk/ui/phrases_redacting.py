"""What the agent reads before words or files are erased for good."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Erase these words…", "erase.menu"),
    translate("words", "Erase {name}…", "erase.menu.file"),
    translate("words", "Erase these words for good?", "erase.title"),
    translate("words", "Erase this file for good?", "erase.title.file"),
    translate("words", "{author}, {time}", "erase.said"),
    translate("words", "What will be erased", "erase.list"),
    translate("words", "Nobody can undo this.", "erase.no_way_back"),
    translate("words", "That {author} said something here, and when, stays.", "erase.stays"),
    translate("words", "The words beside it stay.", "erase.stays.words"),
    translate(
        "words",
        "Whoever has read it may remember it. Copies that were saved, and older backups, keep it.",
        "erase.copies",
    ),
    translate("words", "Erase its %n files too", "erase.files", 1),
    translate("words", "Erase for good", "erase.do"),
    translate("words", "The words are erased for good.", "cause.words_erased"),
    translate("words", "The file is erased for good.", "cause.files_erased"),
    translate("words", "This file is not here any more.", "cause.redact_files"),
)
