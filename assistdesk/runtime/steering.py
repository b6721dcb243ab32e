"""The agent's hands in Control: what she did over the picture, as messages under the grant that is on now.

A grant that is not on is not used: what she does then goes nowhere, and the window says why. Refuses to know windows and
keys' meanings.
"""

from typing import Final

from assistdesk.core.session.viewer_state import ViewerState
from assistdesk.core.types import Permission, PermissionState
from assistdesk.core.wire.encoding import to_body
from assistdesk.core.wire.message_base import TYPED_BYTES
from assistdesk.core.wire.messages import InButton, InKey, InMove, InRelease, InText, InWheel, Message
from assistdesk.runtime.intents_session import LetGo, PointAt, PressButton, PressKey, TurnWheel, TypeText

Steering = PointAt | PressButton | TurnWheel | PressKey | TypeText | LetGo
I16_MAX: Final = 32_767
TEXT_BYTES_MAX: Final = 65_536
"""Of one composed text; nobody types more at once."""


def messages_of(intent: Steering, state: ViewerState) -> tuple[Message, ...]:
    """What to send for it; nothing while Control is not on."""
    control = state.mirror(Permission.CONTROL)
    if control.state is not PermissionState.ON:
        return ()
    grant = control.grant
    match intent:
        case PointAt(monitor, x, y):
            return (InMove(grant, monitor, x, y),)
        case PressButton(button, is_down, monitor, x, y):
            return (InButton(grant, button, is_down, monitor, x, y),)
        case TurnWheel(dx, dy):
            return (InWheel(grant, _bounded(dx), _bounded(dy)),)
        case PressKey(usage, is_down):
            return (InKey(grant, usage, is_down),)
        case TypeText(text):
            return tuple(InText(grant, piece) for piece in pieces(text))
        case LetGo():
            return (InRelease(grant),)


def pieces(text: str, bytes_max: int = TYPED_BYTES) -> tuple[str, ...]:
    """What of *text* may travel, cut between characters into pieces that one message holds."""
    found, piece, size = [], "", 0
    for character in to_body(text, TEXT_BYTES_MAX):
        length = len(character.encode("utf-8"))
        if size + length > bytes_max:
            found.append(piece)
            piece, size = "", 0
        piece += character
        size += length
    return (*found, piece) if piece else tuple(found)


def _bounded(turn: int) -> int:
    return max(-I16_MAX, min(turn, I16_MAX))
