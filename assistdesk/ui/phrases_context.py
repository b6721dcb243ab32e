"""What a person reads of the context card: beside a ticket, in the settings, and when it fails."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "From other systems", "crm.card"),
    translate("words", "Asking the other system…", "crm.asking"),
    translate("words", "This customer has no e-mail address to ask by.", "crm.nobody"),
    translate("words", "Nothing is known of this customer there.", "crm.empty"),
    translate("words", "Ask again", "crm.again"),
    translate("words", "Asked at {time}", "crm.asked"),
    translate("words", "The other system has not given its card.", "cause.context"),
    translate("words", "The relay cannot be reached just now.", "cause.context_line"),
    translate(
        "words",
        "Its address leads into a private network. Whoever runs the relay has to allow it first.",
        "cause.context_address",
    ),
    translate("words", "The other system cannot be reached.", "cause.context_unreachable"),
    translate("words", "The certificate of the other system is not good.", "cause.context_tls"),
    translate("words", "The other system took longer than three seconds.", "cause.context_slow"),
    translate("words", "The other system leads to another address; that is not followed.", "cause.context_redirect"),
    translate(
        "words", "The other system answered with the status {answered} and without a card.", "cause.context_status"
    ),
    translate("words", "The other system did not answer with JSON.", "cause.context_type"),
    translate("words", "The answer of the other system is longer than 64 KiB.", "cause.context_size"),
    translate("words", "The answer of the other system cannot be read.", "cause.context_json"),
    translate("words", "Give a full address that begins with https://", "cause.context_no_https"),
    translate(
        "words",
        "The new secret is copied and is shown nowhere. The one before it is void.",
        "cause.context_secret_copied",
    ),
    translate("words", "Context card", "crm.set.title"),
    translate(
        "words",
        "What your CRM says of a customer, beside her tickets. Asked by e-mail address, signed; its answer is not kept.",
        "crm.set.hint",
    ),
    translate("words", "Address that is asked", "crm.set.url"),
    translate("words", "https://crm.example.com/card", "crm.set.url.hint"),
    translate("words", "Kept. It counts for every ticket that is opened now.", "crm.set.saved"),
    translate("words", "Kept. Without an address there is no card.", "crm.set.off"),
    translate("words", "Try it with a customer's e-mail address", "crm.set.email"),
    translate("words", "Whose card? Give an e-mail address.", "crm.set.email.missing"),
    translate("words", "Try it", "crm.set.try"),
    translate("words", "What it answers for {email}:", "crm.set.answered"),
    translate("words", "It answers, and knows nothing of {email}.", "crm.set.empty"),
    translate("words", "New secret…", "crm.set.secret"),
    translate(
        "words",
        "Requests are signed with it from then on. The other system refuses them until it has the new secret too.",
        "crm.set.secret.sure",
    ),
    translate("words", "Make and copy it", "crm.set.secret.make"),
)
