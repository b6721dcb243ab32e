"""core/desk/states.py: every (status, change, actor) cell of desk.md section 2, against a table written by hand."""

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.events import Change, Create, Event, MergedInto, Seen, Unmerged
from assistdesk.core.desk.model import Side, Ticket, side_of
from assistdesk.core.desk.shapes import Status
from assistdesk.core.desk.states import (
    Actor,
    AnyChange,
    Assign,
    AssigneeLeftGroup,
    CustomerSolved,
    Delete,
    InternalNote,
    MergeInto,
    PublicComment,
    Refusal,
    Restore,
    SetField,
    SetGroup,
    SetStatus,
    TimeClose,
    Unmerge,
    Who,
    apply,
    create,
    may_solve,
    rights,
    step,
    steps,
)

STATUSES: tuple[Status, ...] = ("new", "open", "pending", "hold", "solved", "closed", "deleted")
UNSOLVED = ("new", "open", "pending", "hold")
ACTORS = {
    "customer": Actor(Who.CUSTOMER, 1),
    "agent": Actor(Who.AGENT, 2),
    "deleter": Actor(Who.AGENT, 2, may_delete=True),
    "admin": Actor(Who.ADMIN, 3),
    "expert": Actor(Who.EXPERT, 4),
    "replying": Actor(Who.EXPERT, 4, may_reply=True),
    "bot": Actor(Who.BOT, 5),
    "system": Actor(Who.SYSTEM),
}
STAFF = ("agent", "deleter", "admin")
MACHINES = ("bot", "system")
HANDLERS = STAFF + MACHINES


def ticket(status: Status, **fields: object) -> Ticket:
    made = Ticket(
        id=42,
        created_at=0,
        updated_at=0,
        subject="s",
        status=status,
        requester_id=1,
        submitter_id=1,
        assignee_id=7,
        group_id=8,
        priority="normal",
        status_before="pending",
    )
    return msgspec.structs.replace(made, **fields)


CHANGES: dict[str, AnyChange] = {
    "assign": Assign(9),
    "unassign": Assign(None),
    "group": SetGroup(11),
    "group_away": SetGroup(11, keeps_assignee=False),
    "left_group": AssigneeLeftGroup(),
    "to_new": SetStatus("new"),
    "to_open": SetStatus("open"),
    "to_pending": SetStatus("pending"),
    "to_hold": SetStatus("hold"),
    "to_solved": SetStatus("solved"),
    "to_closed": SetStatus("closed"),
    "to_deleted": SetStatus("deleted"),
    "comment": PublicComment(),
    "auto_comment": PublicComment(auto=True),
    "note": InternalNote(),
    "tags": SetField("tags", (), ("vip",)),
    "category": SetField("category", "", "licences"),
    "no_priority": SetField("priority", "normal", None),
    "this_solved_it": CustomerSolved(),
    "time_close": TimeClose(),
    "merge": MergeInto(43),
    "merge_itself": MergeInto(42),
    "unmerge": Unmerge(),
    "delete": Delete(),
    "restore": Restore(),
}


def expected(status: str, change: str, who: str) -> tuple[str, str]:
    """("to", status after) or ("no", rule), as the table says in words."""
    if change == "restore":
        if who not in ("deleter", "admin"):
            return "no", "not_allowed"
        return ("to", "pending") if status == "deleted" else ("no", "not_deleted")
    if status == "deleted":
        return "no", "deleted"
    if change == "delete":
        return ("to", "deleted") if who in ("deleter", "admin") else ("no", "not_allowed")
    if change in ("comment", "auto_comment"):
        if who == "expert":
            return "no", "not_allowed"
        if status == "closed":
            return "no", "follow_up" if who == "customer" else "closed"
        reopens = who == "customer" and change == "comment" and status in ("pending", "hold", "solved")
        return "to", "open" if reopens else status
    if change == "note":
        if who == "customer":
            return "no", "not_allowed"
        return ("no", "closed") if status == "closed" and who != "system" else ("to", status)
    if change == "this_solved_it":
        if who != "customer":
            return "no", "not_allowed"
        if status in UNSOLVED:
            return "to", "solved"
        return "no", "closed" if status == "closed" else "not_unsolved"
    if change == "time_close":
        if who != "system":
            return "no", "never_by_hand"
        return ("to", "closed") if status == "solved" else ("no", "not_solved")
    if change == "unmerge":
        return ("no", "not_merged") if who in STAFF else ("no", "not_allowed")
    if who not in HANDLERS:
        return "no", "not_allowed"
    if change == "tags":
        return "to", status
    if change == "no_priority":
        return "no", "priority_required"
    if status == "closed":
        return "no", "closed"
    if change.startswith("merge"):
        if who not in STAFF:
            return "no", "not_allowed"
        return ("no", "itself") if change == "merge_itself" else ("to", "closed")
    if change in ("to_closed", "to_deleted"):
        return "no", "never_by_hand"
    if change == "to_new":
        return ("to", "new") if status == "new" else ("no", "never_new")
    if change.startswith("to_"):
        return "to", change.removeprefix("to_")
    if change == "assign":
        return "to", "open" if status == "new" else status
    return "to", status


@pytest.mark.parametrize(("status", "who"), list(itertools.product(STATUSES, ACTORS)), ids="-".join)
def test_every_cell_of_the_table(status: Status, who: str) -> None:
    for name, change in CHANGES.items():
        before = ticket(status)
        answer = step(before, change, ACTORS[who])
        verdict, outcome = expected(status, name, who)
        if isinstance(answer, Refusal):
            assert (name, verdict, outcome) == (name, "no", answer.rule)
            continue
        after = before
        for event in answer:
            after = apply(after, event)
        assert (name, verdict, outcome) == (name, "to", after.status)


@pytest.mark.parametrize("who", ["agent", "deleter", "admin", "expert", "replying"])
def test_what_ours_are_offered_is_what_the_table_lets_them_do(who: str) -> None:
    actor, open_ticket = ACTORS[who], ticket("open")
    asked = {
        "note": InternalNote(),
        "reply": PublicComment(),
        "change": SetStatus("pending"),
        "delete": Delete(),
    }
    allowed = [right for right, change in asked.items() if not isinstance(step(open_ticket, change, actor), Refusal)]
    assert list(rights(actor)) == allowed


def test_nobody_else_has_rights_to_a_ticket_s_inside() -> None:
    assert [rights(ACTORS[who]) for who in ("customer", *MACHINES)] == [(), (), ()]


def test_N1_theirs_and_machines_make_it_new() -> None:
    for who in ("customer", "bot", "system"):
        assert create(ACTORS[who]) == [Create(value="new")]
    assert create(ACTORS["bot"], assignee_id=9) == [
        Create(value="open"),
        Change(field="assignee_id", previous=None, value=9),
    ]
    assert create(ACTORS["customer"], status="open") == Refusal("not_allowed")
    assert create(ACTORS["customer"], assignee_id=9) == Refusal("not_allowed")
    assert create(ACTORS["expert"]) == Refusal("not_allowed")


def test_N2_ours_may_choose_and_a_call_may_be_solved_while_talking() -> None:
    agent = ACTORS["agent"]
    assert create(agent) == [Create(value="new")]
    assert create(agent, assignee_id=9) == [Create(value="open"), Change(field="assignee_id", previous=None, value=9)]
    assert create(agent, status="pending") == [Create(value="pending")]
    assert create(agent, status="solved") == [
        Create(value="solved"),
        Change(field="assignee_id", previous=None, value=2),
    ]
    for status in ("closed", "deleted"):
        assert create(agent, status=status) == Refusal("never_by_hand")


def test_N3_a_group_alone_leaves_it_new() -> None:
    assert step(ticket("new", assignee_id=None), SetGroup(11), ACTORS["agent"]) == [
        Change(field="group_id", previous=8, value=11)
    ]


def test_N6_the_solver_becomes_the_assignee_and_fields_must_be_filled() -> None:
    nobodys = ticket("open", assignee_id=None)
    assert step(nobodys, SetStatus("solved"), ACTORS["agent"]) == [
        Change(field="assignee_id", previous=None, value=2),
        Change(field="status", previous="open", value="solved"),
    ]
    assert step(nobodys, SetStatus("solved", missing=("category",)), ACTORS["agent"]) == Refusal(
        "required_fields", ("category",)
    )


def test_N7_the_customer_solves_without_touching_the_assignee() -> None:
    assert step(ticket("open", assignee_id=None), CustomerSolved(), ACTORS["customer"]) == [
        Change(field="status", previous="open", value="solved"),
        Change(field="solved_by", previous=None, value="customer"),
    ]


def test_only_who_asked_says_that_it_is_solved_and_only_where_it_is_not() -> None:
    for status in STATUSES:
        assert may_solve(ticket(status), 1) is (status in UNSOLVED)
        assert not may_solve(ticket(status), 6)
    assert step(ticket("open"), CustomerSolved(), Actor(Who.CUSTOMER, 6)) == Refusal("not_allowed")


def test_N11_unmerge_gives_the_status_before_back() -> None:
    answer = steps(ticket("hold"), [MergeInto(43)], ACTORS["agent"])
    assert not isinstance(answer, Refusal)
    events, merged = answer
    assert events == [MergedInto(target_id=43), Change(field="status", previous="hold", value="closed")]
    assert (merged.status, merged.merged_into) == ("closed", 43)
    assert step(merged, MergeInto(44), ACTORS["agent"]) == Refusal("merged")
    back = steps(merged, [Unmerge()], ACTORS["agent"])
    assert not isinstance(back, Refusal)
    assert back[0] == [Unmerged(other_id=43), Change(field="status", previous="closed", value="hold")]
    assert (back[1].status, back[1].merged_into) == ("hold", None)


def test_N12_restore_gives_the_old_status_back() -> None:
    answer = steps(ticket("solved"), [Delete()], ACTORS["admin"])
    assert not isinstance(answer, Refusal)
    back = steps(answer[1], [Restore()], ACTORS["admin"])
    assert not isinstance(back, Refusal)
    assert back[1].status == "solved"
    assert step(ticket("deleted", status_before=None), Restore(), ACTORS["admin"]) == [
        Change(field="status", previous="deleted", value="open")
    ]


def after(start: Ticket, *changes: AnyChange) -> Ticket:
    """What an admin makes of it, one update after the other."""
    for change in changes:
        answer = steps(start, [change], ACTORS["admin"])
        assert not isinstance(answer, Refusal)
        start = answer[1]
    return start


def test_a_merged_ticket_that_was_deleted_and_restored_is_unmerged_to_the_status_before_the_merge() -> None:
    restored = after(ticket("hold"), MergeInto(43), Delete(), Restore())
    assert (restored.status, restored.merged_into) == ("closed", 43)
    again = after(restored, Delete(), Restore(), Unmerge())
    assert (again.status, again.merged_into) == ("hold", None)
    assert after(ticket("closed", status_before="solved"), Delete(), Restore(), Delete(), Restore()).status == "closed"


@pytest.mark.parametrize("before", ["deleted", "closed", None])
def test_a_merged_ticket_whose_status_before_is_lost_is_unmerged_to_open(before: Status | None) -> None:
    """Rows of older versions: a restore had put the deletion in the place of what the merge remembered."""
    assert after(ticket("closed", merged_into=43, status_before=before), Unmerge()).status == "open"
    assert after(ticket("deleted", merged_into=43, status_before="closed"), Restore()).status == "closed"


def test_an_unmerge_of_another_ticket_leaves_a_merged_one_where_it_is() -> None:
    assert apply(ticket("closed", merged_into=43), Unmerged(other_id=44)).merged_into == 43


def test_N13_the_system_may_solve_without_an_assignee() -> None:
    assert step(ticket("pending", assignee_id=None), SetStatus("solved"), ACTORS["system"]) == [
        Change(field="status", previous="pending", value="solved")
    ]


def test_the_assignee_who_left_the_group_is_cleared_and_the_group_stays() -> None:
    assert step(ticket("open"), AssigneeLeftGroup(), ACTORS["system"]) == [
        Change(field="assignee_id", previous=7, value=None)
    ]
    assert step(ticket("open"), SetGroup(11, keeps_assignee=False), ACTORS["agent"]) == [
        Change(field="group_id", previous=8, value=11),
        Change(field="assignee_id", previous=7, value=None),
    ]


def test_what_changes_nothing_makes_no_event() -> None:
    for change in (
        Assign(7),
        SetGroup(8),
        SetStatus("open"),
        SetField("tags", (), ()),
        SetField("priority", None, None),
    ):
        assert step(ticket("open", priority=None), change, ACTORS["agent"]) == []


def test_a_closed_ticket_takes_tags_subject_and_priority_only() -> None:
    for field in ("tags", "subject", "priority"):
        assert step(ticket("closed"), SetField(field, "a", "b"), ACTORS["agent"]) == [
            Change(field=field, previous="a", value="b")
        ]
    assert step(ticket("closed"), SetField("category", "a", "b"), ACTORS["agent"]) == Refusal("closed")


DUE = 1_772_000_000_000


def test_a_task_alone_has_a_due_date() -> None:
    due = SetField("due_at", None, DUE)
    for kind in (None, "incident"):
        assert step(ticket("open", type=kind), due, ACTORS["agent"]) == Refusal("not_a_task")
    given = Change(field="due_at", previous=None, value=DUE)
    assert step(ticket("open", type="task"), due, ACTORS["agent"]) == [given]
    as_task = steps(ticket("open"), [SetField("type", None, "task"), due], ACTORS["agent"])
    assert not isinstance(as_task, Refusal)
    assert (as_task[1].type, as_task[1].due_at) == ("task", DUE)
    assert step(as_task[1], SetField("due_at", DUE, None), ACTORS["agent"]) == [
        Change(field="due_at", previous=DUE, value=None)
    ]
    assert step(ticket("closed", type="task"), due, ACTORS["agent"]) == Refusal("closed")


@pytest.mark.parametrize("kind", [None, "incident"])
def test_a_task_loses_its_due_date_with_its_type_and_once(kind: str | None) -> None:
    before = ticket("open", type="task", due_at=DUE)
    lost = [Change(field="type", previous="task", value=kind), Change(field="due_at", previous=DUE, value=None)]
    other = SetField("type", "task", kind)
    assert step(before, other, ACTORS["system"]) == lost
    both = steps(before, [other, SetField("due_at", DUE, None)], ACTORS["agent"])
    assert not isinstance(both, Refusal)
    assert (both[0], both[1].due_at) == (lost, None)


def test_T14_a_machines_comment_moves_nothing() -> None:
    for status in ("pending", "hold", "solved"):
        assert step(ticket(status), PublicComment(), ACTORS["bot"]) == []


def test_steps_stop_at_the_first_refusal_and_see_each_other() -> None:
    fresh = ticket("new", assignee_id=None)
    answer = steps(fresh, [Assign(9), PublicComment(), SetStatus("pending")], ACTORS["agent"])
    assert not isinstance(answer, Refusal)
    assert [event.value for event in answer[0] if isinstance(event, Change)] == [9, "open", "pending"]
    assert steps(fresh, [Assign(9), SetStatus("new")], ACTORS["agent"]) == Refusal("never_new")


def test_events_that_are_no_fields_leave_the_ticket_as_it_is() -> None:
    same: list[Event] = [
        Seen(user_id=1),
        Change(field="subject", previous="d1", value="d2"),
        Change(field="solved_by", previous=None, value="customer"),
    ]
    for event in same:
        assert apply(ticket("open"), event) == ticket("open")


def test_the_sides_are_those_of_rule_G2() -> None:
    assert {name: actor.side for name, actor in ACTORS.items()} == {
        "customer": Side.THEIRS,
        **dict.fromkeys(("agent", "deleter", "admin", "expert", "replying"), Side.OURS),
        **dict.fromkeys(MACHINES, Side.NONE),
    }
    assert [side_of(role) for role in ("agent", "expert", "admin", "customer", "bot")] == [
        *(Side.OURS,) * 3,
        Side.THEIRS,
        Side.NONE,
    ]


@given(
    moves=st.lists(st.tuples(st.sampled_from(sorted(CHANGES)), st.sampled_from(sorted(ACTORS))), max_size=20),
    start=st.sampled_from(STATUSES),
)
def test_whatever_is_done_a_ticket_never_returns_to_new_and_a_solved_one_by_ours_has_an_assignee(
    moves: list[tuple[str, str]], start: Status
) -> None:
    here = ticket(start, assignee_id=None)
    for change, who in moves:
        answer = steps(here, [CHANGES[change]], ACTORS[who])
        if isinstance(answer, Refusal):
            continue
        before, here = here, answer[1]
        if before.status not in ("new", "deleted", "closed"):  # a restore and an unmerge give back what was before
            assert here.status != "new"
        if here.status == "solved" != before.status and who in STAFF and change == "to_solved":
            assert here.assignee_id is not None
        for event in answer[0]:
            if isinstance(event, Change) and event.field == "status":
                assert event.previous != event.value


def test_N6_a_ticket_that_is_made_solved_needs_its_fields_too() -> None:
    agent = ACTORS["agent"]
    assert create(agent, status="solved", missing=("custom.serial",)) == Refusal("required_fields", ("custom.serial",))
    assert create(agent, status="open", missing=("custom.serial",)) == [Create(value="open")]


def test_a_change_of_a_field_of_the_desks_own_is_logged_and_its_value_is_not_the_events_business() -> None:
    change, event = SetField("custom.seats", None, 3), Change(field="custom.seats", previous=None, value=3)
    assert step(ticket("open"), change, ACTORS["agent"]) == [event]
    assert apply(ticket("open"), event) == ticket("open")
    assert step(ticket("closed"), change, ACTORS["agent"]) == Refusal("closed")


def labelled(before: Ticket, change: AnyChange, who: str = "agent") -> tuple[list[tuple[str, object, object]], Ticket]:
    answer = steps(before, [change], ACTORS[who])
    assert not isinstance(answer, Refusal)
    return [(one.field, one.previous, one.value) for one in answer[0] if isinstance(one, Change)], answer[1]


def test_a_word_of_the_desks_own_comes_and_goes_with_its_status() -> None:
    held = ticket("hold", custom_status_id=5)
    assert labelled(ticket("open"), SetStatus("hold", label=5))[0] == [
        ("status", "open", "hold"),
        ("custom_status_id", None, 5),
    ]
    assert labelled(held, SetStatus("hold")) == ([], held)
    assert labelled(held, SetStatus("hold", label=6))[0] == [("custom_status_id", 5, 6)]
    assert labelled(held, SetStatus("hold", label=None))[0] == [("custom_status_id", 5, None)]
    assert labelled(held, SetStatus("pending", label=7))[0] == [
        ("status", "hold", "pending"),
        ("custom_status_id", 5, 7),
    ]
    assert labelled(held, SetStatus("solved", label=8))[1].custom_status_id == 8
    for change, who in (
        (SetStatus("open"), "agent"),
        (SetStatus("solved"), "agent"),
        (PublicComment(), "customer"),
        (CustomerSolved(), "customer"),
        (Delete(), "admin"),
        (MergeInto(9), "agent"),
    ):
        assert labelled(held, change, who)[1].custom_status_id is None
    assert labelled(ticket("solved", custom_status_id=5), TimeClose(), "system")[1].custom_status_id is None
    assert labelled(held, Assign(9))[1].custom_status_id == 5


@pytest.mark.parametrize(("status", "is_taken"), [("open", True), ("solved", True), ("closed", False)])
def test_a_flag_is_set_by_hand_until_the_ticket_is_closed_and_by_the_system_always(
    status: Status, is_taken: bool
) -> None:
    held = ticket(status)
    flag = SetField("flagged", False, True)
    assert isinstance(step(held, flag, ACTORS["agent"]), list) is is_taken
    assert step(held, flag, ACTORS["system"]) == [Change(field="flagged", previous=False, value=True)]
