"""The parser rule: a value or a refusal, nothing else, whatever the bytes; with a bound on memory."""

import random
import tracemalloc

import pytest

from tests.fuzz.__main__ import main
from tests.fuzz.mutation import NASTY, mutated
from tests.fuzz.parser import Parser
from tests.fuzz.parsers import PARSERS

MUTATIONS = 150
MEMORY_BYTES = 32 * 1024 * 1024

every_parser = pytest.mark.parametrize("parser", PARSERS, ids=[parser.name for parser in PARSERS])


def is_taken(parser: Parser, data: bytes) -> bool:
    try:
        parser.parse(data)
    except parser.refuses:
        return False
    return True


def test_every_parser_has_a_name_of_its_own() -> None:
    assert len({parser.name for parser in PARSERS}) == len(PARSERS)


@every_parser
def test_a_parser_takes_its_good_examples(parser: Parser) -> None:
    assert parser.examples
    assert all(is_taken(parser, example) for example in parser.examples)


@every_parser
def test_F7_the_same_garbage_never_breaks_a_parser(parser: Parser) -> None:
    tracemalloc.start()
    try:
        for garbage in NASTY:
            is_taken(parser, garbage)
        assert tracemalloc.get_traced_memory()[1] < MEMORY_BYTES
    finally:
        tracemalloc.stop()


@every_parser
def test_changed_good_input_never_breaks_a_parser(parser: Parser) -> None:
    source = random.Random(parser.name)
    for _ in range(MUTATIONS):
        is_taken(parser, mutated(source.choice(parser.examples)[:4_000], source))


@every_parser
def test_every_cut_of_short_good_input_never_breaks_a_parser(parser: Parser) -> None:
    example = min(parser.examples, key=len)[:200]
    for size in range(0, len(example), 1 + len(example) // 50):
        is_taken(parser, example[:size])


def test_the_long_run_lists_its_targets_and_feeds_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == sorted(parser.name for parser in PARSERS)
    assert main(["record", "0.05"]) == 0
    assert "nothing escaped" in capsys.readouterr().out
