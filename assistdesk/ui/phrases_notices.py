"""What a person reads where notices of a ticket are put off, and of links to tickets."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Put off its notices, or take that back", "cmd.put_off"),
    translate("words", "Copy a link to the ticket", "cmd.ticket_link"),
    translate("words", "No notices of this ticket", "put_off.menu"),
    translate("words", "Put off", "put_off.button"),
    translate("words", "For an hour", "put_off.hour"),
    translate("words", "Until this afternoon", "put_off.afternoon"),
    translate("words", "Until tomorrow morning", "put_off.tomorrow"),
    translate("words", "Until next week", "put_off.week"),
    translate("words", "Put off until {time}", "put_off.until"),
    translate("words", "{words}. Press to take it back.", "put_off.back"),
    translate("words", "AD-{number} is back, as you wished: {subject}", "cause.put_off_over"),
    translate("words", "AD-{number} is put off no more.", "cause.put_off_taken_back"),
    translate("words", "{count} tickets are put off. Take some back first.", "cause.put_off_full"),
    translate(
        "words",
        "The link to AD-{number} is copied. It opens in your colleagues' AssistDesk.",
        "cause.ticket_link_copied",
    ),
    translate("words", "This link leads to no ticket. Nothing was opened.", "cause.ticket_link"),
    translate("words", "This link leads to another desk's ticket. Nothing was opened.", "cause.ticket_link_elsewhere"),
)
