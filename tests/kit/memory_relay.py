"""A relay without process, socket or database: rooms and codes as relay.md section 4 says, for tests of the two ends.

Only what the ends of a session use of it. The integration tests run the same stories against the real one.
"""

import asyncio
import base64
import os
from dataclasses import dataclass, field

from assistdesk.core.desk import session_shapes, shapes
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control
from tests.kit.memory_link import MemoryLink


@dataclass
class Room:
    id: str
    nameplate: str
    ticket_id: int
    epoch: int = 1
    node: str = "ws://memory"
    state: str = "created"
    tries: int = 0
    pairing: int = 0
    legs: dict[str, MemoryLink] = field(default_factory=dict)
    left: dict[str, MemoryLink] = field(default_factory=dict)
    """Of the node that the room was told to leave."""
    reports: dict[str, session_shapes.ReportIn] = field(default_factory=dict)
    outcome: str = ""
    closed: list[tuple[str, int | None]] = field(default_factory=list)


class MemoryRelay:
    """``dial`` and the calls of the ``Desk`` port that sessions need."""

    def __init__(self) -> None:
        self.rooms: dict[str, Room] = {}
        self.is_down = False
        self.claims = 0
        self.asked_back = 0
        self.dead_nodes: set[str] = set()
        self.links: list[MemoryLink] = []

    # --- control --------------------------------------------------------------------------------------------------

    async def about(self) -> control.About:
        self._up()
        return control.About(organisation="Talleres Norte")

    async def make_code(self, ticket_id: int) -> control.CodeMade:
        self._up()
        room_id = base64.b32encode(os.urandom(16)).decode().rstrip("=").lower()
        room = Room(room_id, str(1000 + len(self.rooms)), ticket_id)
        self.rooms[room_id] = room
        return self._made(room)

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer:
        self._up()
        at = shapes.to_rfc3339(0)
        ticket = shapes.TicketOut(
            id=ticket_id, subject="Invoice export freezes", status="open", requester_id=9, submitter_id=9,
            created_at=at, updated_at=at, seq=1, row_version=1,
        )  # fmt: skip
        return shapes.TicketAnswer(
            ticket=ticket, users=(shapes.UserOut(id=9, role="customer", name="Lucía Fernández"),)
        )

    async def retry(self, room: str) -> control.CodeMade:
        self._up()
        known = self.rooms[room]
        if known.state not in ("created", "claimed"):
            raise RefusedError("room_over", status=410)
        if known.state == "claimed":
            known.state, known.epoch = "created", known.epoch + 1
        return self._made(known)

    async def claim(self, nameplate: str) -> control.Claimed:
        self._up()
        self.claims += 1
        room = next((r for r in self.rooms.values() if r.nameplate == nameplate and r.state == "created"), None)
        if room is None:
            raise RefusedError("code_unknown", status=404)
        room.state = "claimed"
        return control.Claimed(
            room=room.id,
            epoch=room.epoch,
            url="ws://memory",
            token=f"{room.id} host",
            session_pass=f"pass {room.id}",
        )

    async def confirm(self, room: str) -> None:
        self._up()
        self.rooms[room].state = "confirmed"

    async def cancel(self, room: str) -> None:
        self._up()
        self._end(self.rooms[room], "cancelled")

    async def rejoin(self, room: str, lost_epoch: int, session_pass: str | None = None) -> control.Rejoined:
        self._up()
        self.asked_back += 1
        known = self.rooms[room]
        if known.state == "ended":
            raise RefusedError("room_over", status=410)
        role = "viewer" if session_pass is None else "host"
        if known.node in self.dead_nodes and lost_epoch == known.epoch:
            known.node, known.epoch = f"{known.node}-next", known.epoch + 1
        return control.Rejoined(room=room, epoch=known.epoch, url=known.node, token=f"{room} {role}")

    async def report(
        self, room: str, report: session_shapes.ReportIn, session_pass: str | None = None
    ) -> session_shapes.ReportAnswer:
        self._up()
        self.rooms[room].reports[report.end] = report
        return session_shapes.ReportAnswer(
            accepted=True, witness="both" if len(self.rooms[room].reports) == 2 else "agent"
        )

    # --- data -----------------------------------------------------------------------------------------------------

    def make_link(self) -> MemoryLink:
        """One end's leg; a relay that keeps no rule makes other ones."""
        return MemoryLink()

    async def dial(self, url: str, token: str) -> MemoryLink:
        self._up()
        room_id, role = token.split()
        room = self.rooms[room_id]
        if url in self.dead_nodes:
            raise LinkError("unreachable")
        if url != room.node:
            raise LinkError("refused_by_relay", status=421)
        if room.state == "ended":
            raise LinkError("refused_by_relay", status=401)
        leg = self.make_link()
        self.links.append(leg)
        old = room.legs.pop(role, None)
        if old is not None and not old.is_closed:
            old.end(4409)
            for other in room.legs.values():  # both meet anew
                other.end(4410)
        room.legs[role] = leg
        alive = {name: link for name, link in room.legs.items() if not link.is_closed}
        room.legs = alive
        if len(alive) == 2:
            room.pairing += 1
            one, other = alive.values()
            one.peer, other.peer = other, one
            for name, link in alive.items():
                link.tell(control.Paired(pairing=room.pairing, rejoin=f"{room_id} {name}"))
        else:
            leg.tell(control.Waiting(rejoin=token))
        await asyncio.sleep(0)
        return leg

    def cut(self, room: str) -> None:
        """The line breaks for both, without a word."""
        for leg in self.rooms[room].legs.values():
            leg.end(None)
        self.rooms[room].legs.clear()

    def move(self, room: str, node: str, *, lets_go: bool = False) -> None:
        """A planned move: both hear where to and meet there. The old node serves them until they leave; with *lets_go* not
        even so long."""
        moved = self.rooms[room]
        moved.node, moved.epoch = node, moved.epoch + 1
        moved.left, moved.legs = moved.legs or moved.left, {}
        for role, leg in moved.left.items():
            leg.tell(control.Move(url=node, token=f"{room} {role}", epoch=moved.epoch))
            if lets_go:
                leg.end(4412)

    def kill(self, room: str) -> None:
        """The room's node is gone, and the line with it."""
        self.dead_nodes.add(self.rooms[room].node)
        self.cut(room)

    def _made(self, room: Room) -> control.CodeMade:
        return control.CodeMade(
            room=room.id,
            nameplate=room.nameplate,
            epoch=room.epoch,
            url="ws://memory",
            token=f"{room.id} viewer",
            expires_in_s=600,
        )

    def _end(self, room: Room, outcome: str) -> None:
        room.state, room.outcome = "ended", outcome
        for leg in room.legs.values():
            leg.end(4411)

    def _up(self) -> None:
        if self.is_down:
            raise LinkError("unreachable")
