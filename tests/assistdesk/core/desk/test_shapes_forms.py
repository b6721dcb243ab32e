"""core/desk/shapes_forms.py: what is refused before anybody looks at it."""

import msgspec
import pytest

from assistdesk.core.desk.shapes_forms import FieldPut, FormPut

FIELD = {"key": "serial", "kind": "text", "label": {"en": "Serial number", "es-MX": "Número de serie"}}
FORM = {"title": {"en": "Licences"}, "field_ids": [1]}


def test_what_fits_is_read() -> None:
    assert msgspec.convert({"field": FIELD}, FieldPut).field.key == "serial"
    assert msgspec.convert({"form": FORM}, FormPut).form.field_ids == (1,)


@pytest.mark.parametrize(
    "wrong",
    [{"key": key} for key in ("", "Serial", "1st", "a__b", "_a", "a_", "a.b", "a" * 41)]
    + [{"kind": "money"}, {"label": {"en": "x" * 81}}, {"label": {"english": "x"}}, {"more": 1}],
)
def test_a_field_that_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"field": FIELD | wrong}, FieldPut)


@pytest.mark.parametrize("wrong", [{"field_ids": [0]}, {"group_id": 0}, {"tags": [""]}, {"quick_links": [{}]}])
def test_a_form_that_does_not_fit_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"form": FORM | wrong}, FormPut)
