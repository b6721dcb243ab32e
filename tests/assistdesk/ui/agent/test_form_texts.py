"""Keys out of names."""

from assistdesk.ui.agent.form_texts import key_of, labels_of


def test_a_key_is_made_of_the_names_letters_and_never_twice() -> None:
    assert key_of("Número de serie", (), "field") == "numero_de_serie"
    assert key_of("Serial  no. (old)", ("serial_no_old",), "field") == "serial_no_old_2"
    assert key_of("2nd contact", (), "field") == "field_2nd_contact"
    assert key_of("序列号", ("field",), "field") == "field_2"
    assert len(key_of("x" * 80, (), "field")) <= 40


def test_languages_without_words_are_left_out() -> None:
    assert labels_of({"en": "Plan", "es": ""}) == {"en": "Plan"}
