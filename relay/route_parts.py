"""Builds what the routes are given: the desk's use cases over one store, with the rates that some routes have for themselves.

Used by the composition root alone. Nothing is decided here.
"""

import functools
import hmac
import secrets

from assistdesk.core.desk.triggers import TimeRule, Trigger
from relay.api.parts import Parts, RouteLimits
from relay.build import Door
from relay.desk.anchors import Anchors
from relay.desk.answering import Answering
from relay.desk.api_tokens import ApiTokens
from relay.desk.attachments import Attachments
from relay.desk.bulk import Bulk
from relay.desk.chat_desk import ChatDesk
from relay.desk.context_cards import ContextCards
from relay.desk.deleting import Deleting
from relay.desk.desk_settings import DeskSettings
from relay.desk.erased import Erased
from relay.desk.erasing import Erasing
from relay.desk.escalating import Escalating
from relay.desk.forms import Forms
from relay.desk.groups import Groups
from relay.desk.inboxes import Inboxes
from relay.desk.invitations import Invitations
from relay.desk.macros import Macros
from relay.desk.measures import Measures
from relay.desk.merging import Merging
from relay.desk.organizations import Organizations
from relay.desk.participants import Participants
from relay.desk.people import People
from relay.desk.reading import Reading
from relay.desk.redacting import Redacting
from relay.desk.requesters import Requesters
from relay.desk.room_records import RoomRecords
from relay.desk.rules import Rules
from relay.desk.search import Search
from relay.desk.sessions_log import SessionsLog
from relay.desk.solving import Solving
from relay.desk.splitting import Splitting
from relay.desk.statuses import Statuses
from relay.desk.tags import Tags
from relay.desk.ticket_logs import TicketLogs
from relay.desk.ticket_pages import TicketPages
from relay.desk.tickets import Tickets
from relay.desk.time_entries import TimeEntries
from relay.desk.transcripts import Transcripts
from relay.desk.triggers import Triggers
from relay.desk.view_edits import ViewEdits
from relay.desk.views import Views
from relay.desk.wrap_ups import WrapUps
from relay.figures import Figures
from relay.ops.audit import AuditLog
from relay.sessions.directory import RoomDirectory
from relay.sessions.limits import AddressLimit, BucketTable, Rate, read_networks
from relay.shares import (
    ask_rates,
)
from relay.state import Secrets
from relay.store import erasure_marks
from relay.store.erasure_marks import ErasureMarks

SEARCHES_PER_MIN = 100
EXPORTS_PER_MIN = 20
CHAT_NEWS_PER_MIN = 120
KEY_READS_PER_MIN = 60
SEED_KEY = b"what is told again"


def build_parts(
    door: Door,
    figures: Figures,
    secret: Secrets,
    cursor_key: bytes,
    *,
    attachments: Attachments,
    anchors: Anchors,
    directory: RoomDirectory,
    records: RoomRecords,
) -> Parts:
    """*cursor_key* signs cursors; *door* and *figures* are of the same relay."""
    config, store, now_ms = figures.config, figures.store, figures.clock.now_ms
    limits = config.limits

    def end_sockets(user_id: int) -> None:
        """Her rights are others now: her apps come back with them."""
        door.hub.end_of(user_id, "rights")

    return Parts(
        store=store,
        guard=door.guard,
        sign_in=door.sign_in,
        api_tokens=ApiTokens(store, AuditLog()),
        tickets=Tickets(store, secrets.token_bytes),
        ticket_pages=TicketPages(store, cursor_key),
        comments=door.comments,
        attachments=attachments,
        merging=Merging(store, secrets.token_bytes),
        splitting=Splitting(store, secrets.token_bytes),
        escalating=Escalating(store, secrets.token_bytes),
        deleting=Deleting(store, secrets.token_bytes),
        redacting=Redacting(store, secrets.token_bytes),
        erasing=Erasing(
            store,
            AuditLog(),
            Erased(
                store,
                ErasureMarks(config.state_dir / erasure_marks.NAME),
                cursor_key,
                now_ms=now_ms,
            ),
            secrets.token_bytes,
            rights_changed=end_sockets,
            counted=functools.partial(figures.metrics.count, "erasures"),
        ),
        participants=Participants(store, secrets.token_bytes),
        requesters=Requesters(store, secrets.token_bytes),
        time_entries=TimeEntries(store, secrets.token_bytes),
        reading=Reading(store, secrets.token_bytes, config.server.public_url),
        answering=Answering(store, secrets.token_bytes),
        solving=Solving(store, door.chats),
        transcripts=Transcripts(store),
        ticket_logs=TicketLogs(store, now_ms=now_ms),
        inboxes=Inboxes(store),
        organizations=Organizations(store, AuditLog(), cursor_key),
        groups=Groups(store, end_sockets),
        chats=door.chats,
        chat_desk=ChatDesk(store, door.chats),
        calls=door.calls,
        letters=door.letters,
        wrap_ups=WrapUps(store, door.chats),
        measures=Measures(store, now_ms=now_ms, going=door.attendance.going),
        views=Views(store, cursor_key, now_ms=now_ms),
        view_edits=ViewEdits(store),
        bulk=Bulk(store, secrets.token_bytes),
        macros=Macros(store),
        triggers=Triggers(store, AuditLog(), Trigger, now_ms=now_ms),
        time_rules=Triggers(store, AuditLog(), TimeRule, now_ms=now_ms),
        forms=Forms(store),
        statuses=Statuses(store),
        context_cards=ContextCards(store, AuditLog(), door.outgoing.post, secrets.token_bytes, now_ms=now_ms),
        desk_settings=DeskSettings(store, AuditLog(), end_sockets),
        anchors=anchors,
        search=Search(store, cursor_key),
        tags=Tags(store),
        rules=Rules(store),
        people=People(store, AuditLog(), cursor_key, end_sockets),
        invitations=Invitations(store, AuditLog(), door.passwords, secrets.token_bytes),
        sessions_log=SessionsLog(store),
        directory=directory,
        records=records,
        limits=RouteLimits(
            sign_ins=AddressLimit({64: Rate(limits.sign_ins_per_5min_ip, 300)}, exempt=read_networks(limits.exempt)),
            strangers=door.strangers,
            searches=BucketTable(Rate(SEARCHES_PER_MIN, 60)),
            exports=BucketTable(Rate(EXPORTS_PER_MIN, 60)),
            asks=AddressLimit(ask_rates(config), exempt=read_networks(limits.exempt)),
            chat_lines=BucketTable(Rate(limits.chat_per_10s, 10)),
            chat_typing=BucketTable(Rate(limits.chat_per_10s, 10)),
            chat_news=BucketTable(Rate(CHAT_NEWS_PER_MIN, 60)),
            key_reads=BucketTable(Rate(KEY_READS_PER_MIN, 60)),
        ),
        ops_token=secret.ops_token,
        seed_key=hmac.digest(secret.node_key, SEED_KEY, "sha256"),
        now_ms=now_ms,
        monotonic_s=figures.clock.monotonic_s,
        about=figures.read_about,
        status=figures.read_status,
    )
