"""The session's own chat, at both ends."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Chat", "st.open"),
    translate("words", "Chat, %n new lines", "st.open.new", 1),
    translate("words", "Chat with {name}", "st.title"),
    translate("words", "Close the chat", "st.close"),
    translate("words", "Back to the session", "st.back"),
    translate(
        "words",
        "Sealed on the way; then kept in the ticket, where colleagues and the relay's admin can read it.",
        "st.kept.agent",
    ),
    translate(
        "words",
        "Sealed on the way; then kept with your request, where the support team and their admin can read it.",
        "st.kept.customer",
    ),
    translate("words", "Never write passwords here.", "st.passwords"),
    translate("words", "Write to {name}", "st.hint"),
    translate("words", "You", "st.you"),
    translate("words", "Send", "st.send"),
    translate("words", "Waits for the line", "st.unsent"),
    translate("words", "Sent", "st.sent"),
    translate("words", "Delivered", "st.delivered"),
    translate("words", "Too long: {size} of {bytes_max} bytes. Please send it in parts.", "st.long"),
    # causes
    translate("words", "Too long: at most {bytes_max} bytes. Please send it in parts.", "cause.talk_long"),
    translate("words", "There is nothing in it to send.", "cause.talk_empty"),
    translate("words", "That was 20 lines in 10 seconds. Please wait a moment.", "cause.talk_fast"),
    translate("words", "This chat holds no more. Please go on by telephone.", "cause.talk_full"),
)
