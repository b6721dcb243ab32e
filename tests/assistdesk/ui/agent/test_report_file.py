"""The file of the reports in the agent's language: every line has its name, no name twice."""

import pytest
from msgspec.structs import replace

from assistdesk.core.desk.measure_shapes import NAMED, file_rows
from assistdesk.ui.agent.report_file import file_words
from assistdesk.ui.theme import Look
from tests.kit import measure_snapshots
from tests.kit.snapshots import NOW_MS

WEEK = measure_snapshots.week(NOW_MS).answer


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_every_line_has_a_name_of_its_own(look: Look, language: str) -> None:
    assert WEEK is not None
    look.set(replace(look.settings, language=language))
    words = file_words(WEEK)
    assert len(words.headings) == len(set(words.headings)) == len(NAMED)
    keys, names = [key for key, _, _ in words.rows], [name for _, name, _ in words.rows]
    assert keys == [row.key for row in file_rows(WEEK)]
    assert all(names)
    assert len(set(names)) == len(names)
    assert not [name for name, key in zip(names, keys, strict=True) if name == key and "." in key]
    isolates = set("\u2066\u2067\u2068\u2069")
    assert not isolates & set("".join((*words.headings, *names)))
