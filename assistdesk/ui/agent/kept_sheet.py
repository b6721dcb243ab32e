"""A sheet of one thing with fields: it sends only what is other than what was seen, and shows a colleague's value beside mine.

Refuses to know what the fields mean.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from assistdesk.runtime.snapshot_parts import Cause
from assistdesk.ui.agent.rule_sheet import RuleSheet
from assistdesk.ui.text import explain, plain, say
from assistdesk.ui.theme import Look
from assistdesk.ui.widgets.fields import Choice, Field

SHOWN_CHARS = 200
Reader = Callable[[Any], str]


class KeptSheet(RuleSheet):
    """``values`` are all fields as the relay knows them, ``captions`` their names, ``readers`` say a value of theirs in words;
    ``parts``: where a refused one stands. ``base``: the thing as it was seen, None for a new one."""

    base: Any = None
    captions: dict[str, str]
    parts: dict[str, QWidget]
    readers: dict[str, Reader]

    def values(self) -> dict[str, Any]:
        raise NotImplementedError

    def differing(self) -> dict[str, Any]:
        """What is other than in ``base``; of a new one, what is filled in."""
        if self.base is None:
            return {name: value for name, value in self.values().items() if value not in (None, "", (), False)}
        return {name: value for name, value in self.values().items() if value != getattr(self.base, name)}

    def newest(self) -> Any:
        """The thing as it stands now, None where that is not known."""
        raise NotImplementedError

    def fill(self, kept: Any, /) -> None:
        """Write what *kept* has into the fields."""
        raise NotImplementedError

    def say_conflict(self, theirs: msgspec.Struct, mine: dict[str, Any]) -> None:
        """A colleague was faster: both values of each field that I meant to change and that is other there; the fields that I
        left alone become as they are there."""
        self.fill(msgspec.structs.replace(theirs, **mine))
        lines = [
            say(
                "kept.conflict.line",
                field=self.captions[name],
                theirs=self._shown(name, getattr(theirs, name)),
                mine=self._shown(name, value),
            )
            for name, value in mine.items()
            if value != getattr(theirs, name)
        ]
        self.refuse("\n".join((say("kept.conflict"), *lines)))

    def _shown(self, name: str, value: Any) -> str:
        return plain(self.readers.get(name, words_of)(value), SHOWN_CHARS) or say("kept.nothing")

    def show_refusal(self, refused: Cause) -> None:
        """What a colleague changed meanwhile; else at the field that the relay names, else at the end."""
        theirs = self.newest() if refused.rule == "row_version" else None
        if theirs is not None:
            mine = self.differing()
            self.base = theirs
            self.say_conflict(theirs, mine)
            return
        fields = dict(refused.fields)
        name = str(fields.get("field", "")).rpartition(".")[2]
        part = self.parts.get(name.partition("[")[0])
        if part is None or refused.rule != "invalid":
            super().show_refusal(refused)
            return
        code = str(fields.get("code", ""))
        sentence = say(f"kept.{code}") if code in CODES else explain(refused.rule).sentence
        if isinstance(part, Field):
            part.set_error(sentence)
        else:
            self.refuse(sentence)
        part.setFocus()


CODES = frozenset(("taken", "empty", "malformed", "other", "unknown"))


def words_of(value: Any) -> str:
    """A value for a person to read."""
    if isinstance(value, tuple):
        return ", ".join(value)
    return "" if value is None else str(value)


def list_of(text: str) -> tuple[str, ...]:
    """What is typed between commas, each once."""
    found = (" ".join(one.split()) for one in text.replace(";", ",").replace("，", ",").split(","))
    return tuple(dict.fromkeys(one for one in found if one))


# --- a choice among things that have names ------------------------------------------------------------------------

Names = tuple[tuple[int, str], ...]
"""Numbers and names of what can be chosen."""
CHOICE_CHARS = 60


def names_choice(look: Look, caption: str, none: str, names: Names) -> Choice:
    """One of *names* or none of them; *caption* and *none* are keys of sentences."""
    options = (("", say(none)), *((str(number), plain(name, CHOICE_CHARS)) for number, name in names))
    return Choice(look, say(caption), options)


def choose_number(choice: Choice, number: int | None) -> None:
    """One that is not known yet is offered by its number, so that it stays what it is."""
    if number is not None and choice.box.findData(str(number)) < 0:
        choice.box.addItem(say("orgs.number", number=number), str(number))
    choice.choose("" if number is None else str(number))


def chosen_number(choice: Choice) -> int | None:
    return int(choice.value() or 0) or None


def number_words(choice: Choice, number: int | None) -> str:
    place = choice.box.findData("" if number is None else str(number))
    return choice.box.itemText(place) if place >= 0 else say("orgs.number", number=number or 0)
