"""Who the agent is: why a name could not be checked, and what is wrong with a certificate."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "No certificate was shown.", "id.no_certificate"),
    translate("words", "No organisation's key is set on this computer to check it by.", "id.no_pinned_key"),
    translate("words", "The certificate shown is damaged.", "id.layout"),
    translate("words", "The certificate holds a name that no certificate may hold.", "id.name"),
    translate("words", "The certificate is from another organisation.", "id.other_organisation"),
    translate("words", "The certificate is forged: its signature does not fit.", "id.signature"),
    translate("words", "The certificate is not valid yet. Is your clock right?", "id.early"),
    translate("words", "The certificate has expired.", "id.expired"),
    translate("words", "The certificate is made out for too long.", "id.too_long"),
    translate(
        "words", "Your certificate cannot be read. Customers will read “not verified”.", "cause.certificate_unreadable"
    ),
    translate(
        "words",
        "Your certificate is for another computer. Customers will read “not verified”.",
        "cause.certificate_not_ours",
    ),
    translate("words", "Your certificate has expired. Customers will read “not verified”.", "cause.certificate_over"),
)
