"""Snapshots of every state of the customer's window, made by hand: for tests and for the pictures people look at."""

from assistdesk.core.desk.session_shapes import GrantSpan, SessionReport
from assistdesk.core.types import Monitor, Permission, PermissionState, SafetyPolicy
from assistdesk.runtime.snapshot_customer import (
    AgentIdentity,
    AskView,
    ChatLineView,
    ChatPhase,
    Check,
    CustomerChatView,
    CustomerPhase,
    CustomerSnapshot,
    HiddenView,
    HideableWindow,
    OwnRecordingView,
    ReturnView,
    SheetView,
    SolvedView,
)
from assistdesk.runtime.snapshot_parts import Cause, Meter, PermissionView
from assistdesk.runtime.snapshot_share import ClipOffer, FileRow, ShareView

NOW_MS = 1_772_359_200_000
ONE = (Monitor(0, 0, 0, 1920, 1080, primary=True),)
TWO = (*ONE, Monitor(1, 1920, 0, 1280, 1024))
VERIFIED = AgentIdentity("Ana Ruiz", "Talleres Norte", True)
CLAIMED = AgentIdentity("Ana Ruiz", "Talleres Norte", False, "no_certificate")
SUBJECT = "Invoice export freezes at 80 %"
REPORT = SessionReport(
    session_id="41a0cd2833b60f67fa6283d3b615ad7f",
    started_at_ms=NOW_MS - 724_000,
    ended_at_ms=NOW_MS,
    agent_name="Ana Ruiz",
    permissions=(GrantSpan(permission="view", grant=1, from_ms=0, to_ms=724_000, seconds=700),),
)
VIEW_ON = PermissionView(Permission.VIEW, PermissionState.ON, 2_876)
CONTROL_ON = PermissionView(Permission.CONTROL, PermissionState.ON, 552)
CLIPBOARD_ON = PermissionView(Permission.CLIPBOARD, PermissionState.ON, 841)
FILES_ON = PermissionView(Permission.FILES, PermissionState.ON, 841)
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
FILES = (
    FileRow(2, "informe.pdf", 912_384, True, "done", 912_384, sha256=SHA256),
    FileRow(4, "foto del error.png", 24_117_248, True, "running", 9_437_184, 1_258_291, 12, SHA256),
    FileRow(1, "Actualización 2026.exe", 18_350_080, False, "offered", sha256=SHA256, risk="program"),
    FileRow(6, "viejo.zip", 1_048_576, True, "failed", 4_096, sha256=SHA256, why="denied", risk="archive"),
)
CONTROL_HELD = PermissionView(Permission.CONTROL, PermissionState.HELD, 552, "local_input")
RECORD_ON = PermissionView(Permission.RECORD, PermissionState.ON, 3_540)
CODE = "4829157309"


def _with(phase: CustomerPhase, **fields: object) -> CustomerSnapshot:
    known: dict[str, object] = {
        "organisation": "Talleres Norte", "phone": "+34 944 000 111", "made_at_ms": NOW_MS, "monitors": ONE
    }  # fmt: skip
    return CustomerSnapshot(phase=phase, **(known | fields))  # type: ignore[arg-type]


def sheet(agent: AgentIdentity, armed_in_s: int = 0, policy: SafetyPolicy = SafetyPolicy.ASKED) -> CustomerSnapshot:
    asked = SheetView(agent, 1042, SUBJECT, safety_number="963794", safety_policy=policy, armed_in_s=armed_in_s)
    return _with(CustomerPhase.SHEET, sheet=asked, agent=agent)


def _live(phase: CustomerPhase, **fields: object) -> CustomerSnapshot:
    known: dict[str, object] = {
        "agent": VERIFIED, "subject": SUBJECT, "permissions": (VIEW_ON,), "shared_monitors": (0,),
        "started_at_ms": NOW_MS - 724_000, "watchers": ("Ana Ruiz",), "meter": Meter(38, 24, 120),
    }  # fmt: skip
    return _with(phase, **(known | fields))


HIDING = HiddenView(
    True,
    (
        HideableWindow(1, "Facturas 2026 — Contabilidad", "Contabilidad"),
        HideableWindow(2, "Passwords.kdbx – KeePassXC", "KeePassXC", True),
        HideableWindow(3, "Correo: nómina de septiembre <b>Lucía</b>", "Thunderbird", True),
    ),
    areas=2,
)
STATES: dict[str, CustomerSnapshot] = {
    "home": _with(CustomerPhase.HOME),
    "home-half": _with(CustomerPhase.HOME, code=CODE[:7]),
    "mistype": _with(CustomerPhase.HOME, code="4829157306", problem=Cause("code_check")),
    "dead-code": _with(CustomerPhase.HOME, problem=Cause("code_unknown")),
    "by-link": _with(CustomerPhase.HOME, code=CODE, code_by_link=True),
    "offline": _with(CustomerPhase.HOME, online=False),
    "check-wayland": _with(CustomerPhase.HOME, checks=(Check("wayland"),)),
    "return-verified": _with(CustomerPhase.HOME, offered_return=ReturnView(VERIFIED, 1042, SUBJECT)),
    "return-not-verified": _with(CustomerPhase.HOME, offered_return=ReturnView(CLAIMED, 1042, SUBJECT)),
    "joining": _with(CustomerPhase.JOINING),
    "sheet-verified-armed": sheet(VERIFIED),
    "sheet-not-verified-arming": sheet(CLAIMED, armed_in_s=4),
    "sheet-safety-required": sheet(VERIFIED, policy=SafetyPolicy.REQUIRED),
    "sharing": _live(CustomerPhase.SHARING),
    "own-recording": _live(CustomerPhase.SHARING, recording=OwnRecordingView(True, NOW_MS - 60_000)),
    "own-recording-kept": _live(
        CustomerPhase.SHARING, recording=OwnRecordingView(True, None, "/home/lucia/20261126-092112-own.adrec")
    ),
    "recording": _live(CustomerPhase.SHARING, permissions=(VIEW_ON, RECORD_ON)),
    "ask-record": _live(CustomerPhase.SHARING, asks=(AskView(9, (Permission.RECORD,), minutes=60, armed_in_s=0),)),
    "sharing-control": _live(CustomerPhase.SHARING, permissions=(VIEW_ON, CONTROL_ON)),
    "held-local": _live(CustomerPhase.SHARING, permissions=(VIEW_ON, CONTROL_HELD)),
    "ask-resume": _live(
        CustomerPhase.SHARING, asks=(AskView(7, (Permission.RESUME,), minutes=0, armed_in_s=0, may_restart=True),)
    ),
    "ask-control": _live(CustomerPhase.SHARING, asks=(AskView(7, (Permission.CONTROL,), armed_in_s=0),)),
    "ask-control-arming": _live(
        CustomerPhase.SHARING, agent=CLAIMED, asks=(AskView(7, (Permission.CONTROL,), armed_in_s=1),)
    ),
    "ask-clipboard": _live(
        CustomerPhase.SHARING, asks=(AskView(8, (Permission.CLIPBOARD,), armed_in_s=0, directions=(3,)),)
    ),
    "ask-bundle": _live(
        CustomerPhase.SHARING,
        asks=(
            AskView(
                8,
                (Permission.POINT, Permission.CONTROL, Permission.CLIPBOARD, Permission.FILES),
                armed_in_s=0,
                directions=(0, 0, 3, 2),
                minutes_offered=(15,),
            ),
        ),
    ),
    "sharing-clipboard": _live(
        CustomerPhase.SHARING,
        permissions=(VIEW_ON, CLIPBOARD_ON),
        share=ShareView(True, True, ClipOffer(3, "Año 中 € [RLO]\n␛[2J echo", 17, ("escapes", "bidi")), "used"),
    ),
    "sharing-hiding": _live(CustomerPhase.SHARING, hidden=HIDING),
    "ask-files": _live(CustomerPhase.SHARING, asks=(AskView(9, (Permission.FILES,), armed_in_s=0, directions=(3,)),)),
    "sharing-files": _live(
        CustomerPhase.SHARING,
        permissions=(VIEW_ON, FILES_ON),
        share=ShareView(may_send_files=True, may_get_files=True, files=FILES, downloads="/home/lucia/Downloads"),
    ),
    "paused": _live(CustomerPhase.PAUSED),
    "lost": _live(CustomerPhase.LOST, seconds_lost=12),
    "back": _live(CustomerPhase.BACK, back_in_s=5),
    "stopped": _live(CustomerPhase.OVER, ended_why="stop", ended_at_ms=NOW_MS, report=REPORT),
    "over-solvable": _live(
        CustomerPhase.OVER, ended_why="stop", ended_at_ms=NOW_MS, report=REPORT, solved=SolvedView("ask")
    ),
    "over-solved": _live(
        CustomerPhase.OVER, ended_why="stop", ended_at_ms=NOW_MS, report=REPORT, solved=SolvedView("done")
    ),
    "not-mine": _live(CustomerPhase.OVER, ended_why="not_mine", ended_at_ms=NOW_MS),
    "different": _live(CustomerPhase.OVER, ended_why="different", ended_at_ms=NOW_MS),
    "broken": _live(CustomerPhase.OVER, ended_why="integrity", ended_at_ms=NOW_MS, report=REPORT),
}

ASKED_AT_MS = NOW_MS - 150_000
LINES = (
    ChatLineView("hers", "Lucía Fernández", "Hola, al exportar las facturas se para en el 80 %.", ASKED_AT_MS),
    ChatLineView("joined", "Ana Ruiz", "", NOW_MS - 90_000),
    ChatLineView("ours", "Ana Ruiz", "Buenos días, Lucía. ¿Desde cuándo le pasa?", NOW_MS - 80_000),
    ChatLineView("hers", "Lucía Fernández", "Desde ayer.\n<b>También</b> en el otro ordenador.", NOW_MS - 60_000),
    ChatLineView("hers", "Lucía Fernández", "¿Sigue ahí?", 0, False),
)


def chat(phase: ChatPhase, **fields: object) -> CustomerSnapshot:
    known: dict[str, object] = {"name": "Lucía Fernández", "language": "es", "ticket_id": 1042}
    shown = CustomerChatView(phase=phase, **(known | fields))  # type: ignore[arg-type]
    return _with(CustomerPhase.HOME, chat=shown)


TALKING: dict[str, object] = {"lines": LINES, "agent_name": "Ana Ruiz", "is_agent_here": True}
STATES |= {
    "ask": chat(ChatPhase.FORM, name="", waiting=3, estimate_s=250),
    "ask-filled": chat(ChatPhase.FORM, question=SUBJECT, busy=True),
    "ask-closed": chat(ChatPhase.FORM, question=SUBJECT, closed="nobody"),
    "ask-hours": chat(ChatPhase.FORM, question=SUBJECT, closed="out_of_hours", opens_at_ms=1_772_438_400_000),
    "ask-full": chat(ChatPhase.FORM, question=SUBJECT, closed="full"),
    "ask-offline": chat(ChatPhase.FORM, question=SUBJECT, online=False, busy=True),
    "ask-refused": _with(
        CustomerPhase.HOME, chat=CustomerChatView(ChatPhase.FORM, question=SUBJECT, problem=Cause("too_many"))
    ),
    "chat-waiting": chat(ChatPhase.WAITING, lines=LINES[:1], position=3, estimate_s=250),
    "chat-next": chat(ChatPhase.WAITING, lines=LINES[:1], position=1),
    "chat-active": chat(ChatPhase.ACTIVE, **TALKING),
    "chat-typing": chat(ChatPhase.ACTIVE, **TALKING, is_agent_typing=True),
    "chat-agent-gone": chat(ChatPhase.ACTIVE, **(TALKING | {"is_agent_here": False})),
    "chat-offline": chat(ChatPhase.ACTIVE, **(TALKING | {"online": False})),
    "chat-offer": chat(ChatPhase.ACTIVE, **TALKING, offer_by="Ana Ruiz"),
    "chat-over": chat(
        ChatPhase.OVER, lines=(*LINES[:4], ChatLineView("ended", "Ana Ruiz", "", NOW_MS)), outcome="completed"
    ),
    "chat-nobody": chat(
        ChatPhase.WAITING, lines=LINES[:1], position=1, is_anyone_here=False, opens_at_ms=NOW_MS + 57_600_000
    ),
    "chat-solvable": chat(ChatPhase.ACTIVE, **TALKING, may_solve=True),
    "chat-over-solvable": chat(
        ChatPhase.OVER,
        lines=(*LINES[:4], ChatLineView("ended", "Ana Ruiz", "", NOW_MS)),
        outcome="completed",
        may_solve=True,
    ),
    "chat-solving": chat(ChatPhase.ACTIVE, **TALKING, is_solving=True),
    "chat-solved": chat(
        ChatPhase.OVER,
        lines=(*LINES[:4], ChatLineView("ended", "Ana Ruiz", "", NOW_MS)),
        outcome="completed",
        status="solved",
    ),
    "chat-follows": chat(ChatPhase.WAITING, lines=LINES[:1], position=1, follows=987, may_solve=True),
    "ask-goes-on": chat(ChatPhase.FORM, goes_on=1042),
    "chat-mail": chat(ChatPhase.OVER, lines=(LINES[0], ChatLineView("ended", "", "", NOW_MS)), outcome="offline"),
}
