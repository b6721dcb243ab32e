"""What changes of kept things have in common: which fields a request sets, whether it knows the thing as it is (desk.md
section 4, row version), and another order."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import UNSET

from assistdesk.core.desk.shapes_conflicts import Conflict, FieldConflict
from relay.desk.refusals import ConflictError, FieldsError

NO_FIELDS = frozenset(("row_version",))


class Placed(Protocol):
    """One of several that have an order."""

    @property
    def id(self) -> int: ...

    @property
    def position(self) -> int: ...


P = TypeVar("P", bound=Placed)


def fields_of(given: msgspec.Struct) -> dict[str, Any]:
    """The fields that a request sets."""
    names = (name for name in given.__struct_fields__ if name not in NO_FIELDS)
    return {name: value for name in names if (value := getattr(given, name)) is not UNSET}


def check_version(row_version: int | None, held: msgspec.Struct, wanted: dict[str, Any]) -> dict[str, Any]:
    """What of *wanted* is another than *held*. Raises ConflictError ``row_version``: the thing was changed after the version
    that the writer knew, and something would be written over."""
    changed = {name: value for name, value in wanted.items() if getattr(held, name) != value}
    if changed and row_version not in (None, held.row_version):  # type: ignore[attr-defined]  # what is versioned has one
        fields = tuple(
            FieldConflict(
                field=name,
                mine=msgspec.Raw(msgspec.json.encode(value)),
                theirs=msgspec.Raw(msgspec.json.encode(getattr(held, name))),
            )
            for name, value in changed.items()
        )
        raise ConflictError("row_version", Conflict(fields=fields))
    return changed


def moved(ids: Sequence[int], every: Iterable[P]) -> list[tuple[int, P]]:
    """Those of *every* that stand elsewhere in this order, with their new places. Raises FieldsError: *ids* are not exactly
    those that there are."""
    there = {one.id: one for one in every}
    if sorted(ids) != sorted(there):
        raise FieldsError(ids="not_all")
    return [(place, there[which]) for place, which in enumerate(ids) if there[which].position != place]
