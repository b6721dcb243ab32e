"""What a person reads where macros and saved texts are made and changed."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Saved texts and macros", "macros.title"),
    translate("words", "Chosen with / in the composer. They send nothing by themselves.", "macros.hint"),
    translate(
        "words",
        "None yet. A text spares typing, a macro also sets fields; “New text or macro” makes the first.",
        "macros.none",
    ),
    translate("words", "New text or macro", "macros.new"),
    translate("words", "Change", "macros.edit"),
    translate("words", "Change {title}", "macros.edit.of"),
    translate("words", "Text", "macros.text"),
    translate("words", "Macro", "macros.macro"),
    translate("words", "For all", "macros.shared"),
    translate("words", "Mine", "macros.mine"),
    translate("words", "Language", "macros.language"),
    translate("words", "Name", "macros.name"),
    translate("words", "Text", "macros.words"),
    translate("words", "What is put into the draft", "macros.words.hint"),
    translate("words", "Into a reply or a note", "macros.kind"),
    translate("words", "Unchanged", "macros.unchanged"),
    translate("words", "Set the status", "macros.status"),
    translate("words", "Set the priority", "macros.priority"),
    translate("words", "Give the ticket to whoever uses it", "macros.to_me"),
    translate("words", "All colleagues have it", "macros.share"),
    translate("words", "Remove", "macros.remove"),
    translate("words", "{title} goes for good. Tickets keep what it did.", "macros.remove.sure"),
    translate("words", "Keep", "macros.keep"),
    translate("words", "Please give a name and a text or a change; both in {language} at least.", "macros.missing"),
)
