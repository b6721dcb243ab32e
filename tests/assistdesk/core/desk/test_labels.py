"""core/desk/labels.py: trap 20 as far as words go."""

from assistdesk.core.desk.labels import StatusLabel, own_label, status_label
from assistdesk.core.desk.model import Side
from assistdesk.core.desk.model_service import StatusDef

VENDOR = StatusDef(
    id=1, category="hold", agent_label={"en": "With vendor"}, customer_label={"en": "In work", "es": "En curso"}
)


def test_trap_20_hold_reads_open_for_the_customer_and_hold_for_staff() -> None:
    assert status_label("hold", None, Side.THEIRS, "en", "en") == StatusLabel("open")
    assert status_label("hold", None, Side.OURS, "en", "en") == StatusLabel("hold")
    assert status_label("closed", None, Side.THEIRS, "en", "en") == StatusLabel("solved")


def test_trap_20_a_desk_s_own_word_stands_on_both_sides_in_their_language() -> None:
    assert status_label("hold", VENDOR, Side.THEIRS, "es-MX", "en") == StatusLabel("open", "En curso")
    assert status_label("hold", VENDOR, Side.OURS, "es", "en") == StatusLabel("hold", "With vendor")


def test_the_sides_read_their_own_texts_in_every_language() -> None:
    assert own_label("hold", VENDOR, Side.THEIRS) == VENDOR.customer_label
    assert own_label("hold", VENDOR, Side.OURS) == VENDOR.agent_label
    assert own_label("open", VENDOR, Side.OURS) == own_label("hold", None, Side.OURS) == {}


def test_an_own_word_that_no_longer_fits_is_not_shown() -> None:
    retired = StatusDef(id=2, category="hold", agent_label={"en": "x"}, customer_label={"en": "x"}, active=False)
    assert status_label("solved", VENDOR, Side.OURS, "en", "en") == StatusLabel("solved")
    assert status_label("hold", retired, Side.OURS, "en", "en") == StatusLabel("hold")
