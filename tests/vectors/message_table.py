"""The table of protocol.md section 9, copied by hand, and for each type its smallest, largest and wrong values.

It is written down a second time on purpose: a bound changed in the code alone makes tests fail.
"""

from dataclasses import dataclass
from typing import Any

from assistdesk.core.wire.channel import Channel

WHY = [
    "stop",
    "ended",
    "panic",
    "not_mine",
    "denied",
    "timeout",
    "revoked",
    "given_back",
    "expired",
    "lapsed",
    "paused",
    "own_window",
    "local_input",
    "locked",
    "suspended",
    "no_capture",
    "lost",
    "scope",
    "policy",
    "bad_item",
    "too_big",
    "disk",
    "integrity",
    "rule",
    "moved",
    "handed_over",
    "quit",
    "other",
]

TABLE = """
control both ready sid:b16 name:name os:line lang:lang can:u32 head_n:u32 head:b32
control both ping n:u64
control both pong n:u64
control both bye why:why last:u32x7 head_n:u32 head:b32
control both safety result:enum(different,different)
control host sheet stage:enum(warning,identity,safety,sharing)
control host pause on:bool why:why
control viewer perm.ask id:u32 perm:perm scope:scope reason:line
control viewer perm.cancel id:u32
control viewer perm.giveup perm:perm
control host perm.state perm:perm state:enum(off,asked,on,held) grant:u32 scope:scope left_s:int(0,43200) why:why
control viewer view.want monitors:monitors max_fps:int(1,120) max_kbps:int(64,4294967295)
control viewer view.refresh monitor:refresh
control viewer received bytes:u64 at:u32
control viewer painted frame:u32 decode_us:u32 backlog:u8
control both meter rtt_ms:u32 kbps:u32 fps:u8 limit:enum(none,host_line,viewer_line,host_cpu,viewer_cpu)
control both rec.state grant:u32 on:bool
control viewer invite.ask id:u32 kind:enum(invite,hand_over) code:digits name:name reason:line
control host invite.answer id:u32 ok:bool why:why
input viewer ptr.move grant:u32 monitor:u8 x:u16 y:u16
input viewer ptr.click grant:u32 monitor:u8 x:u16 y:u16
input viewer ptr.draw grant:u32 monitor:u8 shape:enum(arrow,box,path,number) points:points colour:int(0,7) life_s:int(0,60) label:line
input viewer ptr.clear grant:u32
input viewer in.move grant:u32 monitor:u8 x:u16 y:u16
input viewer in.button grant:u32 button:int(1,8) down:bool monitor:u8 x:u16 y:u16
input viewer in.wheel grant:u32 dx:i16 dy:i16
input viewer in.key grant:u32 key:u16 down:bool
input viewer in.text grant:u32 text:body(1024)
input viewer in.release grant:u32
input host cursor.pos monitor:u8 x:u16 y:u16 shape:u16 visible:bool
input host cursor.shape id:u16 w:side h:side hot_x:hot hot_y:hot pixels:pixels
chat both chat.say id:b16 text:body(8192) wall:u64
chat both chat.ack id:b16
clipboard both clip.push grant:u32 id:u32 text:body(262144)
clipboard both clip.result id:u32 ok:bool why:why
file both file.offer grant:u32 id:u32 name:filename size:size sha256:b32
file both file.answer id:u32 ok:bool start:size why:why
file both file.data grant:u32 id:u32 offset:size data:bytes(1,16000)
file both file.done id:u32
file both file.cancel id:u32
file both file.result id:u32 ok:bool why:why
ledger host led.entry n:u32 line:bytes(0,4096)
ledger viewer led.note id:u32 ev:enum(file.saved,clip.used,rec.on,rec.off,rec.done,agent.note) text:line num:u64 hash:b32
ledger both led.head n:u32 hash:b32 sig:b64
"""  # noqa: E501

BAD_CHARACTERS = "\0\x1b\x7f\x85\u00ad\u200b\u2028\u2029\ufeff\ue000"
BIDI_OVERRIDE = "\u202e"


@dataclass(frozen=True)
class Row:
    channel: Channel
    sender: str
    tag: str
    fields: dict[str, str]

    @property
    def class_name(self) -> str:
        return "".join(word.capitalize() for word in self.tag.replace(".", "_").split("_"))


def rows() -> list[Row]:
    found = []
    for line in TABLE.strip().splitlines():
        channel, sender, tag, *fields = line.split(" ")
        found.append(Row(Channel[channel.upper()], sender, tag, dict(field.split(":") for field in fields)))
    return found


def _arguments(kind: str) -> list[str]:
    return kind[kind.index("(") + 1 : -1].split(",")


def _integer(low: int, high: int) -> tuple[Any, Any, list[Any]]:
    wrong: list[Any] = [low - 1, "1", None, True, 1.0]
    return low, high, wrong + ([high + 1] if high < 2**64 - 1 else [])


def _octets(low: int, high: int) -> tuple[Any, Any, list[Any]]:
    wrong: list[Any] = [b"\xff" * (high + 1), "x" * high, None]
    return bytes(low), b"\xff" * high, wrong + ([bytes(low - 1)] if low else [])


def _text(limit: int) -> tuple[Any, Any, list[Any]]:
    wrong: list[Any] = [f"a{bad}b" for bad in BAD_CHARACTERS + BIDI_OVERRIDE + "\n\t"]
    return "", "é" * limit, [*wrong, "e\u0301", "x" * (limit + 1), b"x", None]


def values(kind: str) -> tuple[Any, Any, list[Any]]:
    """Smallest, largest and wrong values of a type of the table."""
    scope = {"monitors": (), "bits": 0}
    match kind.split("(")[0]:
        case "u8" | "u16" | "u32" | "u64" as name:
            return _integer(0, 2 ** int(name[1:]) - 1)
        case "i16":
            return _integer(-(2**15), 2**15 - 1)
        case "int":
            return _integer(*map(int, _arguments(kind)))
        case "size":
            return _integer(0, 4 * 2**30)
        case "side":
            return _integer(1, 128)
        case "hot":
            return 0, 127, [-1, 128, 256, "0"]
        case "pixels":
            return bytes(4), b"\xff" * (128 * 128 * 4), [b"", bytes(3), bytes(5), "abcd"]
        case "refresh":
            return 0, 255, [-1, 8, 254, 256, None]
        case "b16" | "b32" | "b64" as name:
            return _octets(int(name[1:]), int(name[1:]))
        case "bytes":
            return _octets(*map(int, _arguments(kind)))
        case "bool":
            return False, True, [0, 1, None, "true"]
        case "name":
            return _text(64)
        case "line":
            return _text(200)
        case "filename":
            smallest, _, wrong = _text(200)
            return smallest, "é" * 100, [*wrong, "é" * 101]
        case "lang":
            return "", "zh-Hant-TW-x-abc", ["x" * 17, "é", "a\n", None]
        case "digits":
            return "4829157309", "999999999999", ["482915730", "4829157309000", "48291573O9", "４829157309", 4829157309]
        case "body":
            limit = int(_arguments(kind)[0])
            wrong = [f"a{bad}b" for bad in BAD_CHARACTERS + "\r"]
            return (
                "",
                "é\n\t\u202e" + "x" * (limit - 7),
                [*wrong, "x" * (limit + 1), "é" * (limit // 2 + 1), "e\u0301", None],
            )
        case "enum":
            names = _arguments(kind)
            return names[0], names[-1], ["", "other_thing", 1, None]
        case "why":
            return WHY[0], WHY[-1], ["", "because", 1]
        case "perm":
            return 1, 64, [0, 3, 128, "view"]
        case "scope":
            bad = [
                {"monitors": tuple(range(9)), "bits": 0},
                {"monitors": (256,), "bits": 0},
                {"monitors": (), "bits": 256},
            ]
            partial = [{"bits": 0}, {"monitors": ()}, {**scope, "more": 0}, {"bits": 0, "monitors": ()}, ()]
            return scope, {"monitors": tuple(range(8)), "bits": 255}, [*bad, *partial]
        case "monitors":
            return (), tuple(range(8)), [tuple(range(9)), (-1,), (256,), (True,), {}]
        case "points":
            return ((0, 0),), ((65535, 65535),) * 64, [(), ((0, 0),) * 65, ((0,),), ((0, 0, 0),), ((0, 65536),)]
        case "u32x7":
            return (0,) * 7, (2**32 - 1,) * 7, [(0,) * 6, (0,) * 8, (0,) * 6 + (2**32,)]
    raise LookupError(kind)


def plain(row: Row, which: int) -> dict[str, Any]:
    """A message as plain values: 0 smallest, 1 largest."""
    return {"t": row.tag, **{name: values(kind)[which] for name, kind in row.fields.items()}}


def violations(row: Row) -> list[tuple[str, dict[str, Any]]]:
    """For each field and each wrong value the message that is smallest but for it."""
    return [(name, {**plain(row, 0), name: wrong}) for name, kind in row.fields.items() for wrong in values(kind)[2]]
