"""What is said of a task's due date: in the head, in lists, in the conversation."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Set the due date", "cmd.due"),
    translate("words", "Due date…", "due.menu"),
    translate("words", "Due {time}", "due.at"),
    translate("words", "Due tomorrow {time}", "due.tomorrow"),
    translate("words", "Due now", "due.now"),
    translate("words", "{time} overdue", "due.over"),
    translate("words", "%n d", "due.days", 1),
    translate("words", "No due date", "due.no"),
    translate("words", "Due date: {now}", "due.said"),
    translate("words", "Today", "due.today"),
    translate("words", "Tomorrow", "due.choose_tomorrow"),
    translate("words", "Next Monday", "due.monday"),
    translate("words", "In a week", "due.week"),
    translate("words", "Another day or time…", "due.other"),
    translate("words", "Take the due date away", "due.none"),
    translate("words", "Only a task has one: this becomes a task.", "due.makes_task"),
    translate("words", "Due date of {number}", "due.title"),
    translate("words", "Such as 2026-12-24 09:00. Empty takes it away.", "due.hint"),
    translate("words", "Such as 2026-12-24 09:00", "due.example"),
    translate("words", "Keep the due date", "due.keep"),
    translate("words", "Give a day of the years 2000 to 2099.", "due.bad"),
    translate("words", "{name} set the due date to {time}", "talk.due"),
    translate("words", "{name} took the due date away", "talk.due.none"),
    translate("words", "Soon due: {time}", "talk.due.soon"),
    translate("words", "It was due: {time}", "talk.due.over"),
)
