"""The picture of one signed-in agent's desk: its parts' views, put together."""

from msgspec.structs import replace

from assistdesk.runtime.account_parts import AccountParts
from assistdesk.runtime.conversation import Conversation
from assistdesk.runtime.snapshot import AgentSnapshot, TicketRow, TicketView
from assistdesk.runtime.snapshot_people import ParticipantView
from assistdesk.runtime.snapshot_session import Colleague


def picture(parts: AccountParts, snapshot: AgentSnapshot) -> AgentSnapshot:
    """*snapshot* with all that the account's desk shows; its ``link`` is the live line's view."""
    conversation = parts.open_ticket.conversation
    return replace(
        snapshot,
        link=replace(snapshot.link, unsent=parts.writing.unsent),
        refused=parts.beginning.view,
        left=parts.left.view,
        views=parts.tickets.views,
        tickets=parts.notices.mark_all(parts.tickets.view(parts.open_id())),
        ticket=_ticket(parts, conversation) if conversation is not None else None,
        session=replace(parts.sessions.view(parts.open_id()), colleagues=_colleagues(parts)),
        colleague_asks=parts.letters.asks,
        queue=parts.chats.view,
        calls=parts.calls.view,
        measures=parts.measures.view,
        palette=parts.tickets.recent(),
        agents=parts.people.agents(),
        schedules=parts.tickets.schedules,
        bulk=parts.bulk.view or parts.merging.many,
        macros=parts.macros.known,
        macro_preview=parts.macros.preview,
        found_tickets=parts.finder.found,
        merge_asked=parts.merging.asked,
        escalating=parts.escalating.view,
        splitting=parts.splitting.view,
        link_asked=parts.linking.asked,
        time_asked=parts.time.asked,
        rules=parts.rules.view,
        triggers=parts.triggers.view,
        view_editing=parts.view_desk.view,
        people_found=parts.people_desk.view,
        person_asked=parts.people_desk.asked,
        requester_asked=parts.requesters.asked,
        tags_found=parts.tags.view,
        inbox=parts.inbox.view,
        organizations=parts.organizations.view,
        customer=parts.organizations.customer,
        forms=parts.forms.view,
        groups=parts.groups.view,
        desk_settings=parts.desk_settings.view,
        statuses=parts.statuses.view,
        context=parts.context.view,
        context_setting=parts.context.setting,
    )


def _colleagues(parts: AccountParts) -> tuple[Colleague, ...]:
    """Whose apps may be asked for a code; whether one is open now is the relay's to say."""
    if not parts.letters.can_ask:
        return ()
    others = (each for each in parts.people.agents() if each.user_id != parts.account.user_id)
    return tuple(Colleague(each.user_id, each.name) for each in others)


def _ticket(parts: AccountParts, conversation: Conversation) -> TicketView:
    ticket_id = conversation.ticket_id
    known = parts.tickets.knows(ticket_id)
    row = parts.tickets.row(ticket_id) if known else TicketRow(ticket_id, "", parts.people.view(0), "")
    return TicketView(
        row=parts.notices.mark(row),
        items=conversation.items,
        has_older=conversation.has_older,
        loading=conversation.loading,
        loading_since_ms=conversation.loading_since_ms,
        error=conversation.error,
        gone=conversation.is_gone,
        draft=parts.drafts.view(ticket_id, parts.open_ticket.mode),
        uploads=parts.files.views(ticket_id),
        pending=parts.writing.pending(ticket_id),
        collision=parts.writing.collision(ticket_id),
        clash=parts.writing.clash(ticket_id),
        presence=parts.tickets.presence(ticket_id),
        earlier_sessions=conversation.earlier_sessions,
        chat=parts.chats.chat_in(ticket_id),
        agents=parts.people.agents(),
        named=tuple(parts.people.view(user_id) for user_id in sorted(conversation.named)),
        explained=parts.explaining.view(ticket_id),
        clocks=parts.tickets.clocks(ticket_id),
        links=conversation.links,
        participants=tuple(
            ParticipantView(parts.people.view(one.user_id), one.role, one.may_reply)
            for one in conversation.participants
        ),
        may=parts.open_ticket.rights,
        groups=parts.chats.view.groups,
        statuses=parts.statuses.view.words,
        fields=parts.writing.fields(ticket_id, conversation.form_id, conversation.custom),
    )
