"""Every refusal has words; one without says its rule and fields."""

import re
from pathlib import Path

from assistdesk.core.errors import RefusedError
from relay.commands.sentences import _SENTENCES, sentence_of

ROOT = Path(__file__).resolve().parents[3]


def test_a_sentence_is_filled_with_the_error_s_fields() -> None:
    error = RefusedError("config_unknown_key", key="a.b", given_in="/etc/x")
    assert "a.b in /etc/x" in sentence_of(error)
    assert sentence_of(RefusedError("config_unknown_key")).startswith("unknown key ?")


def test_an_unforeseen_rule_speaks_for_itself() -> None:
    assert sentence_of(RefusedError("never_heard", file="x", none=None)) == "never heard: file x, none None"
    assert sentence_of(RefusedError("never_heard")) == "never heard"


def test_every_rule_of_the_configuration_has_a_sentence() -> None:
    source = (ROOT / "relay" / "config.py").read_text() + (ROOT / "relay" / "state.py").read_text()
    rules = set(re.findall(r'"((?:config|state)_[a-z_]+)"', source))
    assert rules - set(_SENTENCES) == set()
