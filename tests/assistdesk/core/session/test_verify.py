"""``verify`` on good files, on every edit of them, and on what is no ledger at all."""

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as replace_struct

from assistdesk.core.crypto.attempt import Credential
from assistdesk.core.crypto.signing import Certificate, SigningKey, key_id, make_certificate
from assistdesk.core.session import events
from assistdesk.core.session.entries import (
    Detail,
    LinkMoved,
    PeerIdentity,
    SessionEnd,
    SessionOpen,
    digest_of,
    encode_entry,
)
from assistdesk.core.session.events import LinkFacts, NoteWanted, StopBy
from assistdesk.core.session.items import (
    RelayRecord,
    closing_item,
    entry_item,
    first_prev,
    head_bytes,
    head_item,
    opening_item,
    read_handshake,
    relay_item,
    split_lines,
    transcript_digest,
)
from assistdesk.core.session.verify import Outcome, Witness, compare_files, compare_relay, verify
from assistdesk.core.types import LineLimit, NoteEvent, Permission, Role, SafetyPolicy, Why
from assistdesk.core.wire.encoding import lv
from tests.assistdesk.core.session.play import AT_HOST, HOST_KEY, ROOM, VIEWER_KEY, WALL_MS, Pair, facts_of, meet

RELAY = RelayRecord(ROOM.hex(), WALL_MS + 500, WALL_MS + 90_000, 4_000, 9_000, "done")
ORGANISATION = SigningKey(b"\x55" * 32)
AGENT = SigningKey(b"\x66" * 32)


def play() -> Pair:
    pair = Pair()
    pair.share()
    pair.host.give(Permission.CONTROL)
    pair.pump()
    pair.viewer.do(NoteWanted(NoteEvent.AGENT_NOTE, "año 中 €"))
    pair.pump()
    pair.pass_time(61_000)
    return pair


def ended() -> Pair:
    pair = play()
    pair.host.do(events.StopPressed(StopBy.BUTTON))
    pair.pump()
    pair.viewer.do(events.Lost())
    return pair


GOOD = ended()
FILE = GOOD.host.file


def lines(data: bytes) -> list[bytes]:
    return list(split_lines([data]))


def sealed(parts: list[bytes]) -> list[bytes]:
    return [*parts, closing_item(hashlib.sha256(b"".join(parts)).digest())]


def test_both_ends_files_of_a_whole_session_are_good() -> None:
    for end in (GOOD.host, GOOD.viewer):
        verdict = verify(lines(end.file))
        assert (verdict.outcome, verdict.rule) == (Outcome.OK, "")
        assert verdict.countersigned_n == verdict.last_n == verdict.entries - 1
    assert compare_files(verify(lines(FILE)), verify(lines(GOOD.viewer.file))).disagreements == ()


def test_the_relays_record_may_stand_before_the_seal() -> None:
    parts = sealed([*GOOD.host.lines[:-1], relay_item(RELAY)])
    verdict = verify(parts)
    assert (verdict.outcome, verdict.relay) == (Outcome.OK, RELAY)
    assert compare_relay(verdict, RELAY).outcome is Outcome.OK
    assert verify(sealed([*parts[:-1], relay_item(RELAY)])).rule == "second_relay_record"
    assert verify(sealed([*GOOD.host.lines[:-1], relay_item(replace_room(RELAY))])).rule == "relay_room"


def replace_room(record: RelayRecord) -> RelayRecord:
    return RelayRecord("ff" * 16, record.paired_ms, record.ended_ms, 0, 0, "done")


def _line_of(at: int) -> int:
    return FILE[:at].count(b"\n") + 1


@settings(max_examples=400)
@given(at=st.integers(0, len(FILE) - 1), flip=st.integers(1, 255))
def test_D10_PR5_any_changed_byte_names_its_line(at: int, flip: int) -> None:
    edited = FILE[:at] + bytes([FILE[at] ^ flip]) + FILE[at + 1 :]
    verdict = verify(lines(edited))
    assert verdict.outcome in (Outcome.BAD, Outcome.UNREADABLE)
    assert verdict.line == _line_of(at)
    if FILE.splitlines()[verdict.line - 1][:1] == b"E" and edited[at] != 10:
        letters = [line[:1] for line in FILE.splitlines()[: verdict.line - 1]]
        if edited.splitlines()[verdict.line - 1][:2] == b"E ":
            assert verdict.n == letters.count(b"E")


def test_D10_numbers_inside_every_entry_changed_by_one_name_the_entry() -> None:
    """Edits that keep the line readable and canonical: only chain and signatures can find them."""
    for index, line in enumerate(GOOD.host.lines):
        if line[:1] != b"E":
            continue
        entry = json.loads(line[2:])
        for field in ("wall", "mono"):
            changed = dict(entry, **{field: entry[field] + 1})
            text = json.dumps(changed, separators=(",", ":"), ensure_ascii=False).encode()
            parts = [*GOOD.host.lines[:index], b"E " + text + b"\n", *GOOD.host.lines[index + 1 : -1]]
            verdict = verify(sealed(parts))  # even sealed anew
            assert (verdict.outcome, verdict.line, verdict.n) == (Outcome.BAD, index + 1, entry["n"])


@pytest.mark.parametrize("seed", range(30))
def test_D10_lines_deleted_swapped_or_doubled_are_found(seed: int) -> None:
    dice = random.Random(seed)
    parts = list(GOOD.host.lines)
    at = dice.randrange(len(parts) - 1)
    match seed % 3:
        case 0:
            del parts[at]
        case 1:
            parts[at], parts[at + 1] = parts[at + 1], parts[at]
        case _:
            parts.insert(at, parts[at])
    verdict = verify(parts)
    assert verdict.outcome in (Outcome.BAD, Outcome.UNREADABLE)


def test_D9_D10_a_file_that_was_cut_is_good_up_to_its_last_checkpoint() -> None:
    seen = set()
    for count in range(2, len(GOOD.host.lines)):
        verdict = verify(GOOD.host.lines[:count])
        assert verdict.outcome is Outcome.TAIL
        assert verdict.rule == "no_seal"
        seen.add(verdict.countersigned_n)
    assert max(seen) == GOOD.host.state.writer.head_n  # type: ignore[union-attr]


def test_an_end_that_was_never_countersigned_is_a_tail() -> None:
    pair = play()
    pair.cut()
    for end in (pair.host, pair.viewer):
        end.pass_time(600_001)
        verdict = verify(end.lines)
        assert (verdict.outcome, verdict.rule) == (Outcome.TAIL, "tail_not_countersigned")
        assert verdict.countersigned_n >= 4
    tail = [at for at, line in enumerate(pair.viewer.lines) if line[:1] == b"T"]
    for at in tail:
        edited = list(pair.viewer.lines)
        edited[at] = edited[at].replace(b'"why":"lost"', b'"why":"stop"')
        assert verify(sealed(edited[:-1])).line == at + 1
        swapped = [*edited[:at], edited[at].replace(b'"by":"viewer"', b'"by":"host"'), *edited[at + 1 :]]
        assert verify(swapped).rule == "tail_entry"
    again = [*pair.viewer.lines[: tail[1]], pair.viewer.lines[tail[0]], *pair.viewer.lines[tail[1] :]]
    assert verify(again).outcome is Outcome.BAD
    chain = [*pair.viewer.lines]
    good_prev = json.loads(chain[tail[1]][2:])["prev"].encode()
    chain[tail[1]] = chain[tail[1]].replace(good_prev, b"0" * 64)
    assert verify(chain).rule == "tail_chain"


def test_D10_another_sessions_heads_and_another_key_are_found() -> None:
    other = Pair()
    other.share()
    stranger = next(line for line in other.viewer.lines if line[:1] == b"H")
    at = next(index for index, line in enumerate(GOOD.host.lines) if line[:1] == b"H")
    parts = [*GOOD.host.lines[:at], stranger.replace(b'"by":"host"', b'"by":"viewer"'), *GOOD.host.lines[at:]]
    verdict = verify(parts)
    assert (verdict.rule, verdict.line) == ("head_signature", at + 1)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02" * 1000, "line_end"),
        (b"x" * 10_000_000, "line_size"),
        (b"[" * 5_000 + b"\n", "item_kind"),
        (b"O " + b"[" * 5_000 + b"\n", "item_form"),
        (b"O \xff\xfe\n", "item_form"),
        (b"O {}", "line_end"),
        (b"Z " + b"0" * 64 + b"\n", "no_opening"),
    ],
)
def test_D11_what_is_no_ledger_is_unreadable(data: bytes, rule: str) -> None:
    verdict = verify(split_lines([data]))
    assert (verdict.outcome, verdict.rule) == (Outcome.UNREADABLE, rule)


def test_D11_a_line_without_end_is_read_in_bounded_pieces() -> None:
    def endless() -> Iterator[bytes]:
        yield b"O "
        for _ in range(1_000_000):
            yield b"a" * 4_096

    assert verify(split_lines(endless())).rule == "line_size"


def test_D11_ten_million_lines_stop_at_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistdesk.core.session.verify.MAX_LINES", 10)

    def many() -> Iterator[bytes]:
        yield from GOOD.host.lines[:10]
        while True:
            yield GOOD.host.lines[1]

    assert verify(many()).outcome is Outcome.UNREADABLE


def test_after_the_seal_nothing_may_come_and_there_is_one_opening() -> None:
    assert verify([*GOOD.host.lines, GOOD.host.lines[1]]).rule == "after_seal"
    assert verify([GOOD.host.lines[0], *GOOD.host.lines]).rule == "second_opening"


def test_an_opening_must_fit_its_own_handshake() -> None:
    opening = json.loads(GOOD.host.lines[0][2:])

    def with_opening(**changes: str) -> str:
        text = json.dumps(dict(opening, **changes), separators=(",", ":")).encode()
        return verify([b"O " + text + b"\n", *GOOD.host.lines[1:]]).rule

    assert with_opening(room="ff" * 16) == "opening_room"
    assert with_opening(m2="a2" + "00" * 32) == "handshake_commit"
    assert with_opening(m3="a3") == "handshake_layout"
    assert with_opening(m0=opening["m1"]) == "handshake_layout"
    assert with_opening(m1="a1" + "00" * 80) == "handshake_layout"
    assert with_opening(m4=opening["m4"][:-2] + "00") == "transcript"


# --- witnesses ----------------------------------------------------------------------------------------------------


def test_D10_a_forked_file_is_the_one_that_disagrees() -> None:
    other = play()
    other.pass_time(5_000)
    other.host.do(events.StopPressed(StopBy.BUTTON))
    other.pump()
    other.viewer.do(events.Lost())
    forked, good = verify(other.host.lines), verify(GOOD.host.lines)
    assert compare_files(good, forked).disagreements[0].rule == "fork"
    cut = verify(GOOD.host.lines[:6])
    unsigned = replace(forked, countersigned_n=2)
    assert compare_files(good, unsigned).disagreements[0].witness is Witness.OTHER_FILE
    assert compare_files(unsigned, good).disagreements[0].witness is Witness.THIS_FILE
    assert compare_files(cut, good).disagreements[0].witness is Witness.THIS_FILE
    assert compare_files(good, cut).disagreements[0].rule == "entries_missing"
    assert compare_files(good, cut).outcome is Outcome.BAD
    bad = verify([*GOOD.host.lines[:3], b"E {}\n"])
    assert [each.rule for each in compare_files(good, bad).disagreements] == ["entry_form", "entries_missing"]
    elsewhere = replace(good, room=bytes(16))
    assert compare_files(good, elsewhere).disagreements[0].rule == "other_session"
    nothing = verify([])
    assert compare_files(nothing, good).outcome is Outcome.UNREADABLE


def test_the_relay_disagrees_about_room_and_times() -> None:
    good = verify(GOOD.host.lines)
    late = RelayRecord("ff" * 16, WALL_MS + 400_000, WALL_MS + 900_000, 0, 0, "done")
    rules = [each.rule for each in compare_relay(good, late).disagreements]
    assert rules == ["relay_room", "relay_start", "relay_end"]
    open_still = RelayRecord(ROOM.hex(), WALL_MS, None, 0, 0, "")
    assert compare_relay(good, open_still).outcome is Outcome.OK
    assert compare_relay(replace(good, relay=RELAY), open_still).disagreements[0].rule == "relay_record"


# --- the agent ----------------------------------------------------------------------------------------------------


def certified_facts() -> LinkFacts:
    now_s = WALL_MS // 1000
    certificate = Certificate(
        key_id(ORGANISATION.public),
        7,
        bytes(16),
        AGENT.public,
        bytes(32),
        now_s - 9,
        now_s + 9,
        SafetyPolicy.OFF,
        "N",
        "A",
    )
    credential = Credential(make_certificate(certificate, ORGANISATION), AGENT)
    return facts_of(meet(credential=credential, pinned=ORGANISATION.public)[1])


def certified(organisation: SigningKey = ORGANISATION, agent_key: SigningKey = AGENT) -> Pair:
    now_s = WALL_MS // 1000
    certificate = Certificate(
        key_id(organisation.public),
        7,
        bytes(16),
        AGENT.public,
        bytes(32),
        now_s - 1000,
        now_s + 86_400,
        SafetyPolicy.OFF,
        "Nordwind",
        "Nora Lindqvist",
    )
    at_viewer, at_host = meet(
        credential=Credential(make_certificate(certificate, organisation), agent_key), pinned=ORGANISATION.public
    )
    pair = Pair()
    pair.viewer.do(events.Paired())
    pair.host.join(facts_of(at_host))
    pair.viewer.do(events.HandshakeDone(facts_of(at_viewer)))
    pair.pump()
    pair.host.do(events.Denied(1))
    pair.pump()
    pair.viewer.do(events.Lost())
    return pair


def test_a_verified_agent_is_verified_again_offline() -> None:
    pair = certified()
    assert b'"verified":true' in pair.host.file
    assert verify(pair.host.lines).outcome is Outcome.OK
    assert verify(pair.host.lines, ORGANISATION.public).outcome is Outcome.OK
    assert verify(pair.host.lines, AGENT.public).rule == "identity"
    assert verify(pair.viewer.lines, ORGANISATION.public).outcome is Outcome.OK


def test_an_agent_of_another_organisation_stays_not_verified() -> None:
    pair = certified(SigningKey(b"\x57" * 32))
    assert b"other_organisation" in pair.host.file
    assert verify(pair.host.lines, ORGANISATION.public).outcome is Outcome.OK


@pytest.mark.parametrize(
    ("before", "after"),
    [(b'"verified":false,"reason":"no_certificate"', b'"verified":true,"reason":"verified"')],
)
def test_a_host_cannot_claim_a_verified_agent_without_a_certificate(before: bytes, after: bytes) -> None:
    verdict = verify([line.replace(before, after) for line in GOOD.host.lines])
    assert (verdict.outcome, verdict.n) == (Outcome.BAD, 1)


def test_a_host_cannot_rename_a_verified_agent() -> None:
    verdict = verify([line.replace(b"Nora Lindqvist", b"Eva Lindqvist") for line in certified().host.lines])
    assert (verdict.rule, verdict.n) == ("identity", 1)
    assert VIEWER_KEY.public != AGENT.public


# --- files made up line by line -----------------------------------------------------------------------------------


Spoil = Callable[[int, bytes], bytes]
Fact = tuple[str, Detail, Role, int]


def made_up(*facts: Fact, heads: bool = True, spoil: Spoil | None = None) -> list[bytes]:
    """A file whose chain is right by construction; ``spoil`` may change one entry's line before the next is chained."""
    parts = [opening_item(ROOM, AT_HOST.transcript)]
    prev = first_prev(AT_HOST.session_id, AT_HOST.th)
    for n, (ev, detail, by, mono_ms) in enumerate(facts):
        line = encode_entry(AT_HOST.session_id, n, prev, by, WALL_MS, mono_ms, ev, detail)
        prev = digest_of(line)
        parts.append(entry_item(spoil(n, line) if spoil else line))
        if heads:
            signature = HOST_KEY.sign(head_bytes(AT_HOST.session_id, Role.HOST, n, prev))
            parts.append(head_item(n, prev, Role.HOST, signature))
    return parts


OPEN = SessionOpen(ROOM.hex(), 1, False, 0x7F, "typed", SafetyPolicy.ASKED, transcript_digest(AT_HOST.transcript).hex())
FIRST = ("session.open", OPEN, Role.HOST, 0)
MOVED = ("link.moved", LinkMoved(), Role.HOST, 5)
END = ("session.end", SessionEnd(Why.STOP, "host", 0, 0, 0, 0, 0, 0, LineLimit.NONE), Role.HOST, 9)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ((MOVED,), "first_entry"),
        ((FIRST, END, MOVED), "entry_after_end"),
        ((FIRST, ("link.moved", LinkMoved(), Role.VIEWER, 5)), "entry_author"),
        ((FIRST, MOVED, ("link.moved", LinkMoved(), Role.HOST, 4)), "entry_order"),
    ],
)
def test_D10_a_chain_that_fits_but_breaks_a_rule_is_bad(facts: tuple[Fact, ...], rule: str) -> None:
    assert verify(made_up(*facts)).rule == rule


def test_D10_without_heads_the_neighbours_tell_which_line_was_edited() -> None:
    def later(at: int) -> Spoil:
        return lambda n, line: line.replace(b'"wall":17', b'"wall":18') if n == at else line

    four = (FIRST, MOVED, MOVED, MOVED)
    for n in (0, 1, 2):
        assert verify(made_up(*four, heads=False, spoil=later(n))).n == n
    assert verify(made_up(*four, heads=False)).outcome is Outcome.TAIL


def test_D10_a_head_behind_a_broken_place_tells_as_well() -> None:
    parts = made_up(FIRST, MOVED)
    # the last entry names another predecessor, and its head says that it is as signed: then the one before was edited
    line = encode_entry(AT_HOST.session_id, 1, b"\x01" * 32, Role.HOST, WALL_MS, 5, "link.moved", LinkMoved())
    digest = digest_of(line)
    head = head_item(1, digest, Role.HOST, HOST_KEY.sign(head_bytes(AT_HOST.session_id, Role.HOST, 1, digest)))
    assert verify([parts[0], parts[1], entry_item(line), head]).n == 0
    # a false head behind it leaves the entry to blame
    false = head_item(1, digest, Role.HOST, bytes(64))
    assert verify([parts[0], parts[1], entry_item(line), false]).n == 1
    # nothing behind it: the place is named by its first half
    assert verify([parts[0], parts[1], entry_item(line)]).n == 0
    assert verify([parts[0], parts[1], entry_item(line), closing_item(bytes(32))]).n == 0
    assert verify([*parts, parts[2].replace(b'"n":0', b'"n":7')]).rule == "head_signature"
    far = head_item(7, digest, Role.HOST, HOST_KEY.sign(head_bytes(AT_HOST.session_id, Role.HOST, 7, digest)))
    assert verify([*parts, far]).rule == "head_number"
    other = encode_entry(bytes(16), 1, digest_of(parts[1][2:-1]), Role.HOST, WALL_MS, 5, "link.moved", LinkMoved())
    assert verify([parts[0], parts[1], entry_item(other)]).rule == "entry_session"
    said = PeerIdentity(False, "no_certificate", "", "", 0, "")
    cut = encode_entry(AT_HOST.session_id, 1, b"\x01" * 32, Role.HOST, WALL_MS, 5, "peer.identity", said)
    assert verify([parts[0], parts[1], entry_item(cut)]).rule == "entry_chain"


@pytest.mark.parametrize(("at", "rule"), [(34, "certificate"), (-40, "agent_signature")])
def test_D10_a_certificate_or_agent_signature_that_does_not_fit_is_bad(at: int, rule: str) -> None:
    """The liar makes everything else fit: commit, transcript, chain."""
    at_viewer = certified_facts().transcript
    m0, m1, _, m3, m4 = at_viewer
    length = int.from_bytes(m4[34:36], "big")
    ident = bytearray(m4[36 : 36 + length])
    ident[at] ^= 1
    m4 = m4[:36] + bytes(ident) + m4[36 + length :]
    sid = hashlib.sha512(lv(b"AssistDesk/1", m0, m1)).digest()[:32]
    m2 = b"\xa2" + hashlib.sha256(lv(b"AssistDesk/1 commit", sid, bytes(ident), m4[1:34])).digest()
    messages = (m0, m1, m2, m3, m4)
    opening = replace_struct(OPEN, transcript=transcript_digest(messages).hex())
    prev = first_prev(AT_HOST.session_id, read_handshake(messages).th)
    first = encode_entry(AT_HOST.session_id, 0, prev, Role.HOST, WALL_MS, 0, "session.open", opening)
    said = PeerIdentity(True, "", "Nora Lindqvist", "Nordwind", 7, "")
    second = encode_entry(AT_HOST.session_id, 1, digest_of(first), Role.HOST, WALL_MS, 0, "peer.identity", said)
    verdict = verify([opening_item(ROOM, messages), entry_item(first), entry_item(second)])
    assert (verdict.rule, verdict.line) == (rule, 1)
