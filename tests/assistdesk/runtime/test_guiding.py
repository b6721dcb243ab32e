"""A guide's note and its pictures' names (the way into the ticket: tests/integration/test_desk_through_relay.py)."""

from assistdesk.runtime.guiding import picture_name, text_of
from assistdesk.runtime.intents_session import GuideStep


def test_each_step_is_a_line_with_its_picture_and_no_picture_is_ever_printed() -> None:
    steps = (GuideStep(1, "Öffnen", b"secret"), GuideStep(12, "", b"secret"))
    assert text_of(steps) == "1. Öffnen [step-01.png]\n12. [step-12.png]"
    assert picture_name(steps[1]) == "step-12.png"
    assert "secret" not in repr(steps)
