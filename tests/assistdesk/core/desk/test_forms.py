"""core/desk/forms.py: what fits a field, what a solve lacks, what a definition may not say."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.forms import (
    FieldDef,
    FieldKind,
    Form,
    Option,
    QuickLink,
    check_field,
    check_form,
    fault_of,
    fields_of,
    missing,
)
from assistdesk.core.desk.shapes import CustomValue
from assistdesk.core.errors import RefusedError

OPTIONS = (Option(key="trial", label={"en": "Trial"}), Option(key="full", label={"en": "Full", "es": "Completa"}))


def field(kind: FieldKind, field_id: int = 1, **more: object) -> FieldDef:
    options = OPTIONS if kind == "choice" else ()
    values = {"id": field_id, "key": f"f{field_id}", "kind": kind, "label": {"en": "F"}, "options": options} | more
    return msgspec.convert(values, FieldDef)


CHOICE = field("choice", 2)
LINK = QuickLink(field="f2", option="trial", title={"en": "How a trial works"}, address="https://help.example.com/t")


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        ("text", "SN-1", ""),
        ("text", 1, "wrong_type"),
        ("int", 0, ""),
        ("int", True, "wrong_type"),
        ("int", "1", "wrong_type"),
        ("bool", False, ""),
        ("bool", 0, "wrong_type"),
        ("choice", "full", ""),
        ("choice", "Full", "not_allowed"),
        ("choice", 1, "wrong_type"),
        ("date", "2028-02-29", ""),
        ("date", "2027-02-29", "bad_format"),
        ("date", "20280229", "bad_format"),
        ("date", "2028-W09-2", "bad_format"),
        ("date", 20280229, "wrong_type"),
    ],
)
def test_a_value_fits_its_fields_kind_or_is_named_wrong(kind: FieldKind, value: CustomValue, fault: str) -> None:
    assert fault_of(field(kind), value) == fault


@given(st.dates())
def test_every_day_of_the_calendar_fits(day: object) -> None:
    assert fault_of(field("date"), str(day)) == ""


def test_a_solve_lacks_what_is_required_and_empty_and_no_is_an_answer() -> None:
    asked = (
        field("text", 1, required_on_solve=True),
        field("bool", 2, required_on_solve=True),
        field("int", 3),
    )
    assert missing(asked, {}) == ("custom.f1", "custom.f2")
    assert missing(asked, {"f1": "SN-1", "f2": False}) == ()


def test_a_form_asks_for_its_fields_in_its_order_and_forgets_those_that_are_gone() -> None:
    one, two = field("text", 1), field("int", 2)
    assert fields_of(Form(id=1, title={"en": "T"}, field_ids=(2, 9, 1)), (one, two)) == (two, one)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (field("text", label={"es": "Serie"}), "text_locale"),
        (field("choice", options=[{"key": "a", "label": {}}]), "text_locale"),
        (field("choice", options=()), "field_options"),
        (field("choice", options=[*OPTIONS, OPTIONS[0]]), "field_options"),
        (field("text", options=OPTIONS), "field_options"),
    ],
)
def test_a_field_that_cannot_be_asked_is_refused(wrong: FieldDef, rule: str) -> None:
    check_field(CHOICE, "en")
    with pytest.raises(RefusedError, match=rule):
        check_field(wrong, "en")


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"title": {"es": "T"}}, "text_locale"),
        ({"field_ids": (2, 2)}, "form_fields"),
        ({"field_ids": (2, 3)}, "form_fields"),
        ({"field_ids": ()}, "form_link"),
        ({"quick_links": (msgspec.structs.replace(LINK, option="none"),)}, "form_link"),
        ({"quick_links": (msgspec.structs.replace(LINK, title={}),)}, "text_locale"),
        ({"quick_links": (msgspec.structs.replace(LINK, address="http://help.example.com"),)}, "form_link"),
    ],
)
def test_a_form_that_cannot_be_filled_in_is_refused(changed: dict[str, object], rule: str) -> None:
    form = Form(id=1, title={"en": "T"}, field_ids=(2,), quick_links=(LINK,))
    check_form(form, (CHOICE,), "en")
    with pytest.raises(RefusedError, match=rule):
        check_form(msgspec.structs.replace(form, **changed), (CHOICE,), "en")
