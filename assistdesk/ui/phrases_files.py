"""What the agent reads about files (composer, conversation, why one does not go) and about tickets put together."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Attach files", "file.attach"),
    translate("words", "Attach files", "cmd.attach"),
    translate("words", "Drop the files here", "file.drop_here"),
    translate("words", "Files that go along", "file.strip"),
    translate("words", "{name} · {size}", "file.shown"),
    translate("words", "{name} · {size} sent", "file.sending"),
    translate("words", "{name} was not sent", "file.failed"),
    translate("words", "Do not send {name}", "file.remove"),
    translate("words", "Save {name}", "file.save"),
    translate("words", "Save file", "file.save_title"),
    translate("words", "{count} bytes", "file.bytes"),
    translate("words", "{count} KB", "file.kb"),
    translate("words", "{count} MB", "file.mb"),
    translate("words", "{count} GB", "file.gb"),
    translate("words", "{name} merged {number} into this ticket", "talk.merged"),
    translate("words", "{name} merged this ticket into {number}", "talk.merged_into"),
    translate("words", "{name} took the merge with {number} back", "talk.unmerged"),
    translate("words", "{name} split off %n messages into {number}", "talk.split", 1),
    translate("words", "{name} split off %n messages from {number} into this ticket", "talk.split_from", 1),
    translate("words", "%n messages stand in {number} now", "talk.away", 1),
    translate("words", "{name} linked this ticket to {number}", "talk.linked"),
    translate("words", "These tickets cannot be put together. Is one closed or merged already?", "cause.merge"),
    translate("words", "{name} is saved.", "cause.file_saved"),
    translate("words", "The guide is in the ticket: {count} steps, as an internal note.", "cause.guide_saved"),
    translate("words", "At most 20 files go with one message.", "cause.too_many_files"),
    translate("words", "This file cannot be read.", "cause.file_unreadable"),
    translate("words", "The file cannot be saved there.", "cause.file_unwritable"),
    translate("words", "Programs are not taken as attachments. Put it into an archive.", "cause.attachment_type"),
)
