"""What an agent reads on the card after a chat or a call, beside what it says of sessions: facts, note and reply proposed."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Chat over", "wrap.chat"),
    translate("words", "Call over", "wrap.call"),
    translate("words", "Chat over, %n minutes. The note is written: please check it.", "wrap.chat.check", 1),
    translate("words", "Call over, %n minutes. The note is written: please check it.", "wrap.call.check", 1),
    translate(
        "words", "Call over; no hang-up was heard. The note is written: please check it.", "wrap.call.check.unheard"
    ),
    translate("words", "Chat with {customer} at {time}, %n minutes.", "wrap.chat.head", 1),
    translate("words", "{customer} called from {number} at {time}, %n minutes.", "wrap.call.head.in", 1),
    translate("words", "Call to {customer}, {number}, at {time}, %n minutes.", "wrap.call.head.out", 1),
    translate(
        "words",
        "{customer} called from {number} at {time}. It is not known how long they spoke.",
        "wrap.call.head.in.unheard",
    ),
    translate(
        "words",
        "Call to {customer}, {number}, at {time}. It is not known how long they spoke.",
        "wrap.call.head.out.unheard",
    ),
    translate("words", "Lines: {hers} by {customer}, {ours} by us.", "wrap.chat.lines"),
    translate("words", "First answer after {time}.", "wrap.chat.wait"),
    translate("words", "Escalated: {reason}.", "wrap.chat.escalated"),
    translate("words", "{step}: {words}", "wrap.step"),
    translate("words", "It was the wrong person", "wrap.wrong"),
    translate("words", "Wrong person: this was not {customer}.", "wrap.wrong.note"),
    translate("words", "Hello {customer}, thank you for the chat.", "wrap.chat.reply"),
    translate("words", "Hello {customer}, thank you for the call.", "wrap.call.reply"),
    translate("words", "We looked at your screen together for %n minutes.", "wrap.reply.session", 1),
)
