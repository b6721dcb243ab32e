"""The slice decoder's fuzz target: the kept corpus, and a short run, in every test run."""

from pathlib import Path

import pytest

from tests.fuzz.slices import CORPUS, EXAMPLES_A_ROUND, dumped, loaded, one_round, play

KEPT = sorted(CORPUS.glob("*.bin"))


def test_the_corpus_is_there_and_small() -> None:
    assert KEPT
    assert sum(file.stat().st_size for file in KEPT) < 256 * 1024


@pytest.mark.parametrize("file", KEPT, ids=[file.stem for file in KEPT])
def test_I11_a_kept_conversation_breaks_no_rule(file: Path) -> None:
    messages = loaded(file.read_bytes())
    assert dumped(messages) == file.read_bytes()
    taken = play(messages)
    assert (taken == len(messages)) is file.stem.startswith("good"), (
        "what was good stays good, what was refused stays refused"
    )


def test_I11_new_conversations_break_no_rule_and_get_far() -> None:
    played, taken = one_round(1)
    assert played >= EXAMPLES_A_ROUND
    assert taken * 4 > played * 5, "many get past their first slice"
