"""What the head of a ticket says of its group, its type, its severity, its category and its language."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Give to a group", "cmd.group"),
    translate("words", "Set the type", "cmd.type"),
    translate("words", "Set the severity", "cmd.severity"),
    translate("words", "Set the category", "cmd.category"),
    translate("words", "Set the language", "cmd.language"),
    translate("words", "Group: {now}", "head.group"),
    translate("words", "Group", "head.group.menu"),
    translate("words", "No group", "head.no_group"),
    translate("words", "Type", "head.type.menu"),
    translate("words", "Severity", "head.severity.menu"),
    translate("words", "No severity", "head.no_severity"),
    translate("words", "Severity {level}", "head.severity"),
    translate("words", "Language", "head.language.menu"),
    translate("words", "Category…", "head.category.menu"),
    translate("words", "Category of {number}", "head.category.title"),
    translate("words", "Category", "head.category"),
    translate("words", "Such as licences/activation. Empty takes it away.", "head.category.hint"),
    translate("words", "Keep the category", "head.category.keep"),
)
