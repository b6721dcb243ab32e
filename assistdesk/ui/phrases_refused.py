"""What the agent reads of a new ticket or follow-up that came back."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Not sent", "refused.strip"),
    translate("words", "“{subject}” for {name} was not sent.", "refused.new"),
    translate("words", "“{subject}”, a follow-up of {number}, was not sent.", "refused.follow"),
    translate("words", "“{subject}” was not sent.", "refused.nameless"),
    translate("words", "No subject", "refused.untitled"),
    translate("words", "It was closed before; all that you typed is kept.", "cause.set_aside"),
    translate("words", "The program ended before; all that you typed is kept.", "cause.cut_short"),
    translate("words", "{field}: {why}", "refused.at"),
    translate("words", "%n more were not sent.", "refused.more", 1),
    translate("words", "Open “{subject}”", "refused.open"),
    translate("words", "Discard", "refused.discard"),
    translate("words", "Discard “{subject}”", "refused.discard.name"),
    translate("words", "This is too long.", "refused.too_long"),
    translate("words", "This cannot be chosen any more.", "refused.not_allowed"),
    translate("words", "Open what was not sent", "cmd.refused"),
    translate("words", "“{subject}” is discarded.", "cause.refused_discarded"),
    translate("words", "Not kept before the program ended", "left.title"),
    translate(
        "words",
        "You were typing this. Copy what you still need; until you discard it, it is shown again at each start.",
        "left.hint",
    ),
)
