"""Reading a recording: all that is whole plays, whatever was done to the rest (bad-inputs.md D12)."""

import contextlib
from pathlib import Path

import pytest

from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.core.session import replay as replaying
from assistdesk.core.session.recording import BlockCipher, End, Item, ItemType, Kind, Point, pack_index, parse_head
from assistdesk.core.session.replay import Mark, mark_text
from tests.assistdesk.core.screen.pictures import MONITOR, page, plain
from tests.assistdesk.core.session.recordings import FILE_KEY, OTHER, Player, blocks, frame, header, recorder, replay
from tests.vectors import make_recording

HEAD = b"\x07" * 32
KEPT = make_recording.files()
PICTURES = [plain(), page(seed=1), page(seed=2), page(seed=3)]


def made(file_id: bytes = b"\x0f" * 16) -> bytes:
    """Two restart points, one block a second, a mark in each."""
    file = recorder(file_id=file_id)
    data = file.header + file.restart(0, [MONITOR], [frame(PICTURES[0])], None)
    for number in (1, 2, 3):
        t_ms = number * 1_000
        if number == 2:
            data += file.restart(1_999, [MONITOR], [frame(PICTURES[1], 1_999)], None)
        data += file.picture(t_ms, frame(PICTURES[number], t_ms), [MONITOR.rect])
        data += file.mark(t_ms, f"mark {number}") + file.flush()
    return data + file.end(3_500, 12, HEAD)


GOOD = made()
PARTS = blocks(GOOD)
CIPHER = BlockCipher(PARTS[0], FILE_KEY)


def sealed(*made_of: tuple[Kind, int, int, bytes]) -> bytes:
    """A file of these blocks, sealed as they should be."""
    return PARTS[0] + b"".join(CIPHER.seal(*block) for block in made_of)


def plays_until(data: bytes) -> tuple[int, str]:
    """The moment up to which all of it plays, and why no further; the picture there must be the one that was recorded."""
    file = replay(data)
    contents = file.read_through()
    player = Player()
    for point in file.points[:1]:
        with contextlib.suppress(PeerError):
            player.play(file.items(point))
    if player.monitors:
        assert player.shows(PICTURES[contents.until_ms // 1_000])
    return contents.until_ms, contents.cut


def test_a_whole_file_tells_its_chapters_and_its_end() -> None:
    file = replay(GOOD)
    assert [point.t_ms for point in file.points] == [0, 1_999]
    assert (file.until_ms, file.cut) == (3_500, "")
    contents = file.read_through()
    assert contents.marks == tuple(Mark(number * 1_000, f"mark {number}") for number in (1, 2, 3))
    assert contents.end == End(len(PARTS) - 2, 2, 12, HEAD)
    assert plays_until(GOOD) == (3_000, "")


def test_playing_starts_at_the_last_restart_point_before() -> None:
    file = replay(GOOD)
    assert [file.point_before(t_ms) for t_ms in (-5, 0, 1_998, 1_999, 90_000)] == [
        *[file.points[0]] * 3,
        *[file.points[1]] * 2,
    ]
    assert replay(PARTS[0]).point_before(0) is None


def test_D12_a_cut_at_each_block_edge_and_inside_plays_what_is_whole() -> None:
    at = len(PARTS[0])
    reached = []
    for block in PARTS[1:]:
        for cut in (at, at + 1, at + 15, at + 16, at + len(block) - 1):
            until_ms, rule = plays_until(GOOD[:cut])
            assert rule in ("recording_cut", "block_head")
            reached.append(until_ms)
        at += len(block)
    assert reached == sorted(reached)
    assert set(reached) == {0, 1_000, 1_999, 2_000, 3_000}


def test_D12_a_flipped_bit_ends_it_there() -> None:
    for number, block in enumerate(PARTS[1:], 1):
        for place in (0, 5, 9, 13, 16, len(block) - 1):
            spoilt = bytearray(block)
            spoilt[place] ^= 0x40
            until_ms, rule = plays_until(b"".join([*PARTS[:number], bytes(spoilt), *PARTS[number + 1 :]]))
            assert rule, (number, place)
            assert until_ms <= max(0, parse_head(block[:16]).t_ms)


def test_D12_blocks_swapped_repeated_left_out_or_of_another_file_end_it_there() -> None:
    other = blocks(made(b"\x0e" * 16))
    two, three = PARTS[2], PARTS[3]
    for parts in (
        [*PARTS[:2], three, two, *PARTS[4:]],
        [*PARTS[:3], two, *PARTS[3:]],
        [*PARTS[:2], *PARTS[3:]],
        [*PARTS[:2], other[2], *PARTS[3:]],
        [PARTS[0], *PARTS[2:]],
    ):
        until_ms, rule = plays_until(b"".join(parts))
        assert until_ms <= 1_000
        assert rule in ("block_order", "block_damaged")


def test_D12_something_behind_the_end_is_said_and_what_is_before_it_plays() -> None:
    assert plays_until(GOOD + PARTS[-1]) == (3_000, "block_order")
    assert plays_until(GOOD + b"\0") == (3_000, "block_head")


def test_D12_an_index_that_lies_changes_nothing() -> None:
    lie = CIPHER.seal(Kind.INDEX, len(PARTS) - 3, 3_500, pack_index([Point(9, 1 << 60), Point(0, 3)]))
    lying = b"".join([*PARTS[:-2], lie, PARTS[-1]])
    assert replay(lying).points == replay(GOOD).points
    assert plays_until(lying) == (3_000, "")


def test_D12_without_its_key_it_says_so_and_a_file_that_is_no_recording_too() -> None:
    with pytest.raises(RefusedError, match="recording_key"):
        replay(GOOD, OTHER)
    for wrong in (b"", b"PNG", bytes(400), GOOD[:40]):
        with pytest.raises(PeerError, match="recording_header"):
            replay(wrong)


def test_D12_an_end_that_counts_wrong_is_no_end() -> None:
    wrong = CIPHER.seal(Kind.END, len(PARTS) - 2, 3_500, End(1, 2, 0, HEAD).pack())
    assert plays_until(b"".join([*PARTS[:-1], wrong])) == (3_000, "recording_end")


def test_D12_a_half_item_at_a_border_ends_it() -> None:
    mark = Item(ItemType.MARK, 5, b"a mark").pack()
    whole = (Kind.RESTART, 0, 5, mark)
    for rest, rule in (
        ([(Kind.ITEMS, 1, 5, mark)], "recording_cut"),
        ([(Kind.RESTART, 1, 5, mark[:9]), (Kind.ITEMS, 2, 5, mark[9:])], "item_cut"),
        ([(Kind.ITEMS, 1, 5, mark[:9])], "item_cut"),
    ):
        contents = replay(sealed(whole, *rest)).read_through()
        assert (contents.until_ms, contents.cut) == (5, rule)


def test_D12_a_file_of_countless_blocks_is_not_walked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "BLOCKS_MAX", 2)
    assert replay(GOOD).cut == "recording_blocks"


def test_D12_marks_are_lines_and_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "MARKS_MAX", 2)
    assert len(replay(GOOD).read_through().marks) == 2
    for wrong in (b"\xff", b"a\nb", "é".encode() * 201):
        with pytest.raises(PeerError, match="mark_text"):
            mark_text(wrong)
    spoilt = sealed((Kind.RESTART, 0, 5, Item(ItemType.MARK, 5, b"\xff").pack()))
    assert replay(spoilt).read_through().cut == "mark_text"


def test_a_header_alone_has_nothing_to_play() -> None:
    file = replay(header().pack())
    assert (file.points, file.cut) == ((), "recording_cut")
    assert file.read_through().until_ms == 0


@pytest.mark.parametrize("path", KEPT, ids=[path.name for path in KEPT])
def test_the_kept_recordings_are_those_that_are_made(path: Path) -> None:
    assert path.read_bytes() == KEPT[path]


def test_the_kept_recordings_have_the_answers_that_were_meant() -> None:
    answers = make_recording.build_answers()
    cuts = {name: (answers[name]["until_ms"], answers[name]["cut"]) for name in make_recording.build_files()}
    assert cuts == {
        "good.adrec": (61_000, ""),
        "edited.adrec": (0, "block_damaged"),
        "swapped.adrec": (0, "block_order"),
        "foreign.adrec": (0, "block_damaged"),
        "cut.adrec": (60_000, "recording_cut"),
        "endless.adrec": (61_000, "recording_cut"),
    }
    assert answers["good.adrec"]["canvas"] == answers["endless.adrec"]["canvas"]
