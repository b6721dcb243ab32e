"""What a person wants of a view made of conditions (``intents`` says what an intent is)."""

from assistdesk.core.desk.shapes_rules import PreviewIn, ViewIn
from assistdesk.runtime.intent import Intent


class ReadView(Intent, frozen=True):
    view_id: int


class CountView(Intent, frozen=True):
    """How many tickets would it have? ``form``: whose answer ``ViewEditing`` names."""

    form: int
    preview: PreviewIn


class KeepView(Intent, frozen=True):
    """``view_id`` 0: a new one. ``form``: as in ``CountView``."""

    form: int
    view_id: int
    view: ViewIn
