"""core/desk/views.py: which tickets a list shows, in what order."""

import itertools
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.conditions import with_hours
from assistdesk.core.desk.views import (
    CONDITIONS_MAX,
    DEFAULT_VIEWS,
    DUE_HOURS,
    FIELDS,
    FOR_ME,
    GROUP_SORTS,
    HOUR_MS,
    VALUE_CHARS_MAX,
    VALUES_MAX,
    Column,
    Condition,
    Conditions,
    GroupKey,
    Layout,
    Operator,
    Reader,
    Row,
    Scalar,
    Sort,
    SortKey,
    alive,
    at_time,
    check,
    check_layout,
    check_list,
    check_policy,
    folded,
    group_order,
    matches,
    moves,
    order_key,
    parse_sort,
    rank,
    sort_within,
    write_sort,
)
from assistdesk.core.errors import RefusedError

ME = Reader(user_id=3, group_ids=(5, 6))


def ticket(**fields: str | int | tuple[str, ...] | None) -> Row:
    row: dict[str, str | int | tuple[str, ...] | None] = {
        "id": 42,
        "status": "open",
        "is_unsolved": 1,
        "assignee_id": 3,
        "group_id": None,
        "tags": (),
        "category": "",
        "priority": None,
        "updated_at": 100,
    }
    return {**row, **fields}


def shows(key: str, row: Row, reader: Reader = ME) -> bool:
    (view,) = (view for view in DEFAULT_VIEWS if view.key == key)
    return matches(view.conditions, row, reader)


def test_a_list_leaves_deleted_tickets_out_unless_it_asks_for_them() -> None:
    row = {"status": "deleted", "priority": "low"}
    quiet = Conditions(all=(Condition(field="priority", value="low"),))
    asking = Conditions(all=(Condition(field="status", value=("solved", "deleted")),))
    apart = Conditions(all=(Condition(field="status", operator="is_not", value="deleted"),))
    reader = Reader(user_id=1)
    assert matches(quiet, row, reader)
    assert not matches(alive(quiet), row, reader)
    assert matches(alive(quiet), {**row, "status": "open"}, reader)
    assert alive(asking) == asking
    assert not matches(alive(apart), row, reader)


def test_what_is_to_do_is_mine_and_nobodys_in_my_groups_while_it_is_new_or_open() -> None:
    reader = Reader(user_id=ME.user_id, group_ids=(4, 5))
    assert DEFAULT_VIEWS[0].key == "to_do"
    assert shows("to_do", ticket(group_id=9), reader), "mine, in whatever group"
    for group_id, is_shown in ((4, True), (5, True), (9, False), (None, True)):
        assert shows("to_do", ticket(assignee_id=None, group_id=group_id), reader) is is_shown
        assert not shows("to_do", ticket(assignee_id=77, group_id=group_id), reader)
    for status, is_unsolved in (("pending", 1), ("hold", 1), ("solved", 0), ("closed", 0)):
        assert not shows("to_do", ticket(status=status, is_unsolved=is_unsolved), reader)
    assert shows("to_do", ticket(assignee_id=None, status="new"), Reader(user_id=1))
    assert not shows("to_do", ticket(assignee_id=None, group_id=4), Reader(user_id=1))


def test_lists_of_work_begin_with_what_is_due_first() -> None:
    by_due = {view.key for view in DEFAULT_VIEWS if write_sort(view.sort) == "next_due_at"}
    assert {view.key for view in DEFAULT_VIEWS} - by_due == {"pending_long", "solved", "all", "for_review", "deleted"}


@pytest.mark.parametrize(("operator", "value"), [("is_not", 1), ("is", 0), ("is", (1, 0)), ("is_empty", None)])
def test_who_a_ticket_is_for_is_asked_in_one_way_only(operator: str, value: object) -> None:
    for_me = Condition(field=FOR_ME, value=1)
    check_list(Conditions(all=(for_me,)))
    asked = Condition(field=FOR_ME, operator=operator, value=value)  # type: ignore[arg-type]
    for conditions in (Conditions(all=(asked,)), Conditions(any=(for_me,))):
        with pytest.raises(RefusedError, match="view_operator"):
            check_list(conditions)
    with pytest.raises(RefusedError, match="view_field"):
        check(Conditions(all=(for_me,)))


def test_mine_is_mine_and_unsolved() -> None:
    assert shows("mine", ticket())
    assert not shows("mine", ticket(), Reader(user_id=4))
    assert not shows("mine", ticket(status="solved", is_unsolved=0))


def test_the_other_shipped_views() -> None:
    assert shows("unassigned", ticket(assignee_id=None))
    assert not shows("unassigned", ticket())
    assert shows("waiting", ticket(status="pending"))
    assert not shows("waiting", ticket())
    assert shows("unsolved", ticket(assignee_id=8))
    assert shows("all", ticket(status="solved", is_unsolved=0))
    assert not shows("all", ticket(status="deleted"))
    assert shows("for_review", ticket(flagged=1, status="closed", is_unsolved=0))
    assert not shows("for_review", ticket(flagged=0))
    assert not shows("for_review", ticket(flagged=1, status="deleted"))


def test_every_shipped_view_is_allowed_and_has_its_own_key_and_number() -> None:
    for view in DEFAULT_VIEWS:
        check_list(view.conditions)
    assert len({view.key for view in DEFAULT_VIEWS}) == len({view.id for view in DEFAULT_VIEWS}) == len(DEFAULT_VIEWS)


@pytest.mark.parametrize(
    ("operator", "value", "field", "row_value", "expected"),
    [
        ("is", "open", "status", "open", True),
        ("is", ("open", "new"), "status", "new", True),
        ("is", None, "priority", None, False),
        ("is_not", "open", "status", "new", True),
        ("is_not", "open", "priority", None, True),
        ("is_not", "open", "status", "open", False),
        ("less_than", 101, "updated_at", 100, True),
        ("less_than", 100, "updated_at", 100, False),
        ("less_than", "x", "updated_at", 100, False),
        ("greater_than", 99, "updated_at", 100, True),
        ("greater_than", 99, "solved_at", None, False),
        ("includes", "vip", "tags", ("a", "vip"), True),
        ("includes", ("x", "y"), "tags", ("a",), False),
        ("not_includes", "vip", "tags", ("a",), True),
        ("not_includes", "vip", "tags", ("vip",), False),
        ("is_empty", None, "tags", (), True),
        ("is_empty", None, "category", "", True),
        ("is_empty", None, "assignee_id", 3, False),
        ("is_not_empty", None, "assignee_id", 3, True),
        ("is_not_empty", None, "category", "", False),
        ("is", "my_groups", "group_id", 6, True),
        ("is", "my_groups", "group_id", 7, False),
        ("is", "me", "status", "me", True),
    ],
)
def test_each_operator(operator: Operator, value: object, field: str, row_value: object, expected: bool) -> None:
    condition = Condition(field=field, operator=operator, value=value)  # type: ignore[arg-type]
    row: Row = {field: row_value}  # type: ignore[dict-item]
    assert matches(Conditions(all=(condition,)), row, ME) is expected


def test_any_needs_one_and_all_needs_each() -> None:
    solved, mine = Condition(field="status", value="solved"), Condition(field="assignee_id", value="me")
    assert matches(Conditions(any=(solved, mine)), ticket(), ME)
    assert not matches(Conditions(all=(solved, mine)), ticket(), ME)
    assert not matches(Conditions(any=(solved,)), ticket(), ME)
    assert matches(Conditions(), ticket(), ME)


def test_conditions_without_meaning_are_refused() -> None:
    for condition, rule in (
        (Condition(field="password"), "view_field"),
        (Condition(field="tags", operator="is", value="x"), "view_operator"),
        (Condition(field="status", operator="includes", value="x"), "view_operator"),
    ):
        with pytest.raises(RefusedError, match=rule):
            check(Conditions(any=(condition,)))
    with pytest.raises(RefusedError, match="view_conditions"):
        check(Conditions(all=(Condition(field="status"),) * (CONDITIONS_MAX + 1)))
    for values in ((1,) * (VALUES_MAX + 1), ("x" * (VALUE_CHARS_MAX + 1),)):
        with pytest.raises(RefusedError, match="view_conditions"):
            check_list(Conditions(any=(Condition(field="subject", value=values),)))
    half = Condition(field="id", operator="less_than", value=(1,) * (VALUES_MAX // 2))
    check(Conditions(all=(half, half)))
    with pytest.raises(RefusedError, match="view_conditions"):
        check(Conditions(all=(half, half), any=(half,)))
    check(Conditions(all=(Condition(field="tags", operator="is_empty"),)))
    assert "password" not in FIELDS


ROWS = st.builds(
    lambda number, priority, status, due, updated: ticket(
        id=number, priority=priority, status=status, next_due_at=due, updated_at=updated, created_at=updated - 1
    ),
    st.integers(1, 99),
    st.sampled_from((None, "low", "normal", "high", "urgent")),
    st.sampled_from(("new", "open", "solved", "deleted")),
    st.one_of(st.none(), st.integers(1, 9)),
    st.integers(1, 9),
)


@given(
    rows=st.lists(ROWS, max_size=12),
    key=st.sampled_from(("updated_at", "next_due_at", "priority", "status", "id", "created_at")),
)
def test_nulls_come_last_either_way_and_the_id_breaks_ties(rows: list[Row], key: str) -> None:
    for descending in (True, False):
        sort = Sort(key=key, descending=descending)  # type: ignore[arg-type]
        ordered = sorted(rows, key=lambda row: order_key(sort, row))
        ranks = [rank(sort.key, row) for row in ordered]
        known = [value for value in ranks if value is not None]
        assert ranks == known + [None] * (len(ranks) - len(known))
        assert known == sorted(known, reverse=descending)
        for one, other in itertools.pairwise(ordered):
            if rank(sort.key, one) == rank(sort.key, other):
                assert (one["id"] >= other["id"]) if descending else (one["id"] <= other["id"])  # type: ignore[operator]


def test_a_list_by_status_begins_with_what_is_new() -> None:
    ranks = [rank("status", {"status": status}) for status in ("new", "open", "pending", "hold", "solved", "closed")]
    assert ranks == list(range(len(ranks)))


def test_a_list_by_priority_begins_with_what_is_urgent() -> None:
    ranks = [rank("priority", {"priority": priority}) for priority in ("urgent", "high", "normal", "low", None)]
    assert ranks == [0, 1, 2, 3, None]


def test_a_sort_is_read_as_rest_writes_it() -> None:
    assert parse_sort("-updated_at") == Sort()
    assert parse_sort("priority") == Sort(key="priority", descending=False)
    assert [write_sort(parse_sort(text)) for text in ("-id", "status")] == ["-id", "status"]
    for text in ("", "-", "password", "--id", "id desc"):
        with pytest.raises(RefusedError, match="sort_key"):
            parse_sort(text)


def test_a_list_shows_each_column_once() -> None:
    check_layout(Layout())
    check_layout(Layout(columns=get_args(Column)))
    with pytest.raises(RefusedError, match="view_columns"):
        check_layout(Layout(columns=("id", "subject", "id")))


@pytest.mark.parametrize("group_by", [None, *get_args(GroupKey)])
@pytest.mark.parametrize("key", get_args(SortKey))
def test_within_groups_the_order_is_one_that_has_an_index(group_by: GroupKey | None, key: SortKey) -> None:
    for descending in (True, False):
        sort = Sort(key=key, descending=descending)
        within = sort_within(sort, group_by)
        assert (within == sort) is (group_by is None or (key in GROUP_SORTS and key != group_by))
        assert group_by is None or (within.key in GROUP_SORTS and within.key != group_by)
        assert key != "id" or group_by is None or within == Sort(key="created_at", descending=descending)


def test_groups_stand_by_rank_or_by_name_and_nobody_comes_last() -> None:
    def order(group_by: GroupKey, *groups: tuple[str | int | None, str]) -> list[str | int | None]:
        return [value for value, _name in sorted(groups, key=lambda group: group_order(group_by, *group))]

    assert order("status", ("solved", ""), ("new", ""), ("hold", "")) == ["new", "hold", "solved"]
    assert order("priority", (None, ""), ("low", ""), ("urgent", "")) == ["urgent", "low", None]
    for group_by in ("assignee_id", "group_id", "org_id"):
        assert order(group_by, (None, ""), (7, "Bo"), (9, "ana"), (8, "Ana")) == [8, 9, 7, None]


def test_a_field_of_the_desks_own_is_one_whatever_it_is_called_and_nothing_else_is() -> None:
    check(Conditions(all=(Condition(field="custom.serial_number", operator="is_not_empty"),)))
    for name in ("custom.", "custom.Serial", "custom.a.b", "customer", "custom.a;"):
        with pytest.raises(RefusedError, match="view_field"):
            check(Conditions(all=(Condition(field=name, value="x"),)))
    assert matches(
        Conditions(all=(Condition(field="custom.seats", operator="greater_than", value=2),)), {"custom.seats": 3}, ME
    )


@pytest.mark.parametrize(
    ("field", "here", "operator", "value", "holds"),
    [
        ("custom.until", "2026-12-24", "less_than", "2027-01-01", True),
        ("custom.until", "2026-12-24", "less_than", "2026-12-24", False),
        ("custom.until", "2026-12-24", "greater_than", ("2027-01-01", "2025-01-01"), True),
        ("custom.until", "2026-12-24", "greater_than", 5, False),
        ("custom.until", None, "less_than", "2027-01-01", False),
        ("subject", "a", "less_than", "b", False),
        ("id", 3, "less_than", "9", False),
    ],
)
def test_days_of_own_fields_are_before_and_after_each_other_and_other_texts_are_not(
    field: str, here: Scalar, operator: Operator, value: Scalar, holds: bool
) -> None:
    conditions = Conditions(all=(Condition(field=field, operator=operator, value=value),))
    assert matches(conditions, {field: here}, ME) is holds


def hours(name: str, operator: Operator, value: Scalar | tuple[Scalar, ...]) -> Conditions:
    return Conditions(all=(Condition(field=f"hours_since.{name}", operator=operator, value=value),))


@given(
    age_ms=st.none() | st.integers(0, 6 * HOUR_MS),
    operator=st.sampled_from(("less_than", "greater_than")),
    value=st.integers(-1, 6) | st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_hours_since_a_time_are_a_question_about_that_time(
    age_ms: int | None, operator: Operator, value: int | tuple[int, int]
) -> None:
    now_ms = 1_772_000_000_123
    at_ms = None if age_ms is None else now_ms - age_ms
    asked, row = hours("solved", operator, value), {"solved_at": at_ms}
    timed = at_time(asked, now_ms)
    assert [one.field for one in timed.all] == ["solved_at"]
    assert matches(timed, row, ME) == matches(asked, with_hours(row, now_ms), ME)


@given(
    left_ms=st.none() | st.integers(-6 * HOUR_MS, 6 * HOUR_MS),
    operator=st.sampled_from(("less_than", "greater_than")),
    value=st.integers(-6, 6) | st.tuples(st.integers(0, 6), st.integers(0, 6)),
)
def test_hours_until_what_is_due_are_a_question_about_that_time(
    left_ms: int | None, operator: Operator, value: int | tuple[int, int]
) -> None:
    now_ms = 1_772_000_000_123
    row = {"due_at": None if left_ms is None else now_ms + left_ms}
    asked = Conditions(all=(Condition(field=DUE_HOURS, operator=operator, value=value),))
    timed = at_time(asked, now_ms)
    assert (moves(asked), [one.field for one in timed.all]) == (True, ["due_at"])
    assert matches(timed, row, ME) == matches(asked, with_hours(row, now_ms), ME)
    overdue = Conditions(all=(Condition(field=DUE_HOURS, operator="less_than", value=0),))
    check_list(overdue)
    assert matches(at_time(overdue, now_ms), row, ME) == (left_ms is not None and left_ms < 0)


def test_a_list_that_time_alone_changes_is_known_and_any_other_stays_as_it_is() -> None:
    still = Conditions(all=(Condition(field="status", value="open"),))
    moving = msgspec.structs.replace(still, any=hours("pending", "greater_than", 720).all)
    assert (moves(still), moves(moving)) == (False, True)
    assert at_time(still, 5) is still
    waits = Condition(field="status", value="pending")
    asked = hours("pending", "less_than", 1)
    assert at_time(asked, 0).all[0] == waits, "only who waits has waited for hours"
    assert at_time(msgspec.structs.replace(asked, all=(*asked.all, waits)), 0).all.count(waits) == 1
    assert at_time(moving, 0).all == still.all
    assert [view.key for view in DEFAULT_VIEWS if moves(view.conditions)] == ["pending_long"]


@pytest.mark.parametrize(
    ("operator", "value"),
    [
        ("is", 3),
        ("less_than", "3"),
        ("greater_than", (1, None)),
        ("is_empty", None),
        ("less_than", -1),
        ("less_than", 10**9),
    ],
)
def test_hours_are_more_or_fewer_and_nothing_else(operator: Operator, value: Scalar) -> None:
    check_list(hours("created", "less_than", (3, 4)))
    with pytest.raises(RefusedError, match="view_operator"):
        check_list(hours("created", operator, value))
    with pytest.raises(RefusedError, match="view_field"):
        check_list(hours("moved", "less_than", 3))
    with pytest.raises(RefusedError, match="view_field"):  # a policy does not look at the time
        check(hours("created", "less_than", 3))


def test_each_condition_is_asked_whether_all_or_any_have_to_hold() -> None:
    every, some = Condition(field="id", value=1), Condition(field="priority", value="high")
    assert Conditions(all=(every,), any=(some,)).each == (every, some)


def test_of_addresses_the_case_does_not_count_and_of_all_else_it_does() -> None:
    email = Condition(field="email", value=(" Ana@X.example", None, 7))
    domain, plan = Condition(field="domain", value="Straße.EXAMPLE "), Condition(field="plan", value="Gold")
    assert folded(Conditions(all=(email, plan), any=(domain,))) == Conditions(
        all=(Condition(field="email", value=("ana@x.example", None, 7)), plan),
        any=(Condition(field="domain", value="strasse.example"),),
    )


@pytest.mark.parametrize("field", ["sla", "chat", "for_me", "sla.first_reply_time.state", "hours_since.created"])
def test_a_policy_asks_for_nothing_that_follows_from_it_or_moves_by_itself(field: str) -> None:
    check_policy(Conditions(all=(Condition(field="severity", value=1), Condition(field="email", value="a@b"))))
    operator: Operator = "includes" if field == "chat" else "is"
    with pytest.raises(RefusedError, match="view_field"):
        check_policy(Conditions(any=(Condition(field=field, operator=operator, value=1),)))
