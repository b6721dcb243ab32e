"""What an admin reads where groups are made and given members, and where the desk's own settings are."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Groups", "groups.title"),
    translate("words", "Who takes tickets and chats together.", "groups.hint"),
    translate("words", "New group", "groups.new"),
    translate("words", "Change group", "groups.edit"),
    translate(
        "words",
        "There are no groups yet. One takes tickets and chats together; “New group” makes the first.",
        "groups.none",
    ),
    translate("words", "Those of the organisation or the desk", "groups.hours.none"),
    translate("words", "Nobody yet", "groups.nobody"),
    translate("words", "Line of support", "groups.tier"),
    translate("words", "First line", "groups.tier.L1"),
    translate("words", "Second line", "groups.tier.L2"),
    translate("words", "Third line", "groups.tier.L3"),
    translate("words", "External", "groups.external"),
    translate("words", "External group", "groups.external.box"),
    translate(
        "words",
        "Its agents see the tickets of their own groups only, and those that they are on.",
        "groups.external.hint",
    ),
    translate("words", "%n members", "groups.members", 1),
    translate("words", "Members", "groups.who"),
    translate("words", "Find a colleague", "groups.find"),
    translate("words", "Nobody fits.", "groups.find.nobody"),
    translate(
        "words",
        "Whoever comes sees the group's tickets at once; whoever goes may see them no more. Tickets stay where they are.",
        "groups.effect",
    ),
    translate("words", "The desk", "deskset.title"),
    translate("words", "Agents see the tickets of their own groups only", "deskset.groups"),
    translate(
        "words",
        "Of others they see those that they are put on, and their own. Lists and search follow at once.",
        "deskset.groups.hint",
    ),
    translate("words", "Solved tickets are closed by themselves", "deskset.closes"),
    translate(
        "words",
        "Whoever writes after that begins a new ticket; before, an answer reopens it. Solved again, it waits anew.",
        "deskset.closes.hint",
    ),
    translate("words", "Hours after it was last solved", "deskset.hours"),
    translate("words", "Give whole hours from 1 to {most}.", "deskset.hours.wrong"),
    translate("words", "Kept. It counts at once, for everybody.", "deskset.kept"),
    translate("words", "Nothing here is other than it is kept.", "deskset.same"),
    translate("words", "There is a group of this name already.", "cause.group_taken"),
    translate("words", "A group needs a name.", "cause.group_empty"),
    translate("words", "Somebody here cannot take tickets any more. Open the group anew.", "cause.group_no_agent"),
    translate("words", "Tickets or rules have this status. Switch it off instead.", "cause.status_in_use"),
)
