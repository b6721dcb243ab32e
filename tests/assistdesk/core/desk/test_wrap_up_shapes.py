"""core/desk/wrap_up_shapes.py: a wrap-up is read as it was written, and what names no chat and no call is refused."""

import msgspec
import pytest

from assistdesk.core.desk.wrap_up_shapes import CallPart, ChatPart, WrapUpList, WrapUpOut

STAMP = "2026-03-01T10:00:00.000Z"
CHAT = ChatPart(outcome="dropped", ended_by="customer", escalation="abuse", customer_lines=2, agent_lines=1, wait_s=40)
CALL = CallPart(direction="out", number="112")


@pytest.mark.parametrize(("touch", "part"), [("chat:5", {"chat": CHAT}), ("call:7", {"call": CALL})])
def test_an_open_wrap_up_is_read_as_it_was_written(touch: str, part: dict[str, object]) -> None:
    one = WrapUpOut(touch=touch, ticket_id=42, started_at=STAMP, ended_at=STAMP, rooms=("r",), **part)  # type: ignore[arg-type]
    told = WrapUpList(wrap_ups=(one,))
    assert msgspec.json.decode(msgspec.json.encode(told), type=WrapUpList) == told


@pytest.mark.parametrize("touch", ["", "chat:", "chat:0", "call:x", "session:r", "chat:5 "])
def test_what_names_no_chat_and_no_call_is_refused(touch: str) -> None:
    told = {"touch": touch, "ticket_id": 42, "started_at": STAMP, "ended_at": STAMP}
    with pytest.raises(msgspec.ValidationError, match="touch"):
        msgspec.convert(told, WrapUpOut)
