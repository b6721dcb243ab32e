"""What an admin reads where the desk's own words for statuses are made, and agents where they are used."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Own statuses", "statuses.title"),
    translate(
        "words",
        "Your own words for a status, for example “With vendor” for “On hold”. Customers read their own.",
        "statuses.hint",
    ),
    translate("words", "New status", "statuses.new"),
    translate("words", "Change status", "statuses.edit"),
    translate(
        "words",
        "There are no statuses of your own yet. “New status” gives a status a name that your desk uses.",
        "statuses.none",
    ),
    translate("words", "Customers read: {words}", "statuses.customers_read"),
    translate("words", "Off", "statuses.off"),
    translate("words", "Stands for", "statuses.category"),
    translate("words", "Agents read", "statuses.agent_label"),
    translate("words", "Customers read", "statuses.customer_label"),
    translate("words", "Can be set on tickets", "statuses.active"),
    translate("words", "What it stands for is chosen once and stays.", "statuses.effect.new"),
    translate(
        "words",
        "Tickets that have it read the new words at once. Switched off, they read the shipped word.",
        "statuses.effect",
    ),
    translate("words", "Move “{title}” up", "statuses.up"),
    translate("words", "Move “{title}” down", "statuses.down"),
    translate("words", "This needs English words.", "statuses.needed"),
    translate("words", "{name} took your own word off the status", "talk.label.off"),
    translate("words", "a status of your own", "talk.label.other"),
)
