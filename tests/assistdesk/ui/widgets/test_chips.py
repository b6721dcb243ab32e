"""Chips: what stands in one that has less room than its words."""

from assistdesk.ui.theme import Look, Tone
from assistdesk.ui.widgets.chips import ChipSpec, chip_width, fitted


def test_a_chip_gives_up_its_mark_and_then_the_end_of_its_words(look: Look) -> None:
    whole = ChipSpec("On hold", Tone.NEUTRAL, "pause")
    bare = whole._replace(mark="")
    wide, narrow = chip_width(look, whole, small=True), chip_width(look, bare, small=True)
    assert fitted(look, whole, wide, small=True) == whole
    assert fitted(look, whole, wide - 1, small=True) == bare
    cut = fitted(look, whole, narrow - 6, small=True)
    assert (cut.mark, cut.text[-1], cut.text[:2]) == ("", "…", "On")
    assert chip_width(look, cut, small=True) <= narrow - 6
