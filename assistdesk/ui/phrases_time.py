"""What is said of time that was spent on a ticket and written down by hand."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Log time…", "cmd.log_time"),
    translate("words", "Time spent on {number}", "time.title"),
    translate("words", "How long", "time.length"),
    translate("words", "Minutes, or 1:30", "time.length.hint"),
    translate("words", "Say how long: minutes, or hours and minutes as 1:30, at most 24 hours.", "time.length.bad"),
    translate("words", "Began", "time.from"),
    translate("words", "Such as 2026-12-24 09:00. Empty: it ended just now.", "time.from.hint"),
    translate("words", "What for", "time.kind"),
    translate("words", "Work", "time.kind.work"),
    translate("words", "Travel", "time.kind.travel"),
    translate("words", "Other", "time.kind.other"),
    translate(
        "words",
        "Calls, chats and sessions count by themselves. What overlaps counts once. The customer reads nothing of it.",
        "time.effect",
    ),
    translate("words", "Log time", "time.do"),
    translate("words", "Written down by you", "time.own"),
    translate("words", "{time}, {kind}, from {start}", "time.entry"),
    translate("words", "Take back", "time.take_back"),
    translate("words", "Take back: {entry}", "time.take_back.of"),
    translate("words", "{name} logged {time} ({kind})", "talk.time"),
    translate("words", "{name} took back time that was logged", "talk.time.back"),
    translate("words", "Time is logged on AD-{number}.", "cause.time_logged"),
    translate("words", "The time on AD-{number} is taken back.", "cause.time_taken_back"),
    translate("words", "This time was taken back already.", "cause.time_gone"),
    translate("words", "This time cannot have been spent on this ticket.", "cause.time_spent"),
    translate("words", "The time ends before it begins.", "cause.time_spent_empty"),
    translate("words", "Log at most 24 hours at once.", "cause.time_spent_long"),
    translate("words", "This time is still to come.", "cause.time_spent_future"),
    translate("words", "That is more than a week before the ticket came.", "cause.time_spent_early"),
    translate("words", "So much time is written down here that no more fits.", "cause.time_spent_many"),
)
