"""A colleague whom the agent asks in: the agent's dialog and news, the customer's card, who else looks."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "Invite a colleague, or hand over", "g.open"),
    translate("words", "A colleague beside you, or in your place", "g.title"),
    translate("words", "Your colleague opens this ticket, starts a session and reads the code to you.", "g.how"),
    translate("words", "The customer is asked and sees that name. Your permissions do not pass on.", "g.how.2"),
    translate("words", "Name, as the customer shall read it", "g.name"),
    translate("words", "Code of the colleague", "g.code"),
    translate("words", "Invite", "g.invite"),
    translate("words", "Hand over", "g.hand_over"),
    translate("words", "Your colleague only looks; you stay.", "g.invite.tip"),
    translate("words", "Your session ends once your colleague sees the screen.", "g.hand_over.tip"),
    translate("words", "Ask the customer", "g.send"),
    translate("words", "Please say who it is.", "g.name.missing"),
    translate("words", "This is no session code. Please check the digits.", "g.code.bad"),
    translate("words", "{customer} is asked about {name}…", "g.asking"),
    translate("words", "{customer} said yes to {name}.", "g.yes"),
    translate("words", "{customer} did not let {name} in.", "g.no"),
    translate("words", "{name} cannot be asked in just now.", "g.not_now"),
    translate("words", "Who", "g.who"),
    translate("words", "Somebody who reads a code to me", "g.who.aloud"),
    translate(
        "words", "Your colleague's AssistDesk is asked. The code comes by itself, sealed for yours.", "g.how.sealed"
    ),
    translate("words", "{name} is asked to join…", "g.fetching"),
    translate("words", "{name} cannot join just now.", "g.alone.colleague_no"),
    translate("words", "AssistDesk is not open at {name}'s.", "g.alone.agent_away"),
    translate("words", "What came from {name} is not signed by your organisation.", "g.alone.letter_not_verified"),
    # the colleague
    translate("words", "Asks of colleagues", "g.strip"),
    translate("words", "{name} asks you to look on in the session of AD-{number}.", "g.strip.invite"),
    translate("words", "{name} asks you to take over the session of AD-{number}.", "g.strip.hand_over"),
    translate("words", "Join", "g.strip.join"),
    translate("words", "Not now", "g.strip.no"),
    # the customer
    translate("words", "{agent} asks: may {name} look at your screen as well?", "g.card.invite"),
    translate("words", "{agent} asks: may {name} take over?", "g.card.hand_over"),
    translate("words", "Only to look. What {agent} may do does not pass on.", "g.card.only"),
    translate("words", "Once {name} sees your screen, {agent} no longer does.", "g.card.instead"),
    translate("words", "A second page, from {name}, then asks you once more.", "g.card.next"),
    translate("words", "{agent} asked to let this colleague look as well.", "g.sheet"),
    translate("words", "Also here", "g.also"),
    translate("words", "Connecting…", "g.joining"),
    translate("words", "Waits for your answer", "g.waits"),
    translate("words", "Sees your screen", "g.looking"),
    translate("words", "Sees nothing just now", "g.held"),
    translate("words", "End", "g.end"),
    translate("words", "End the session of {name}", "g.end.name"),
)
