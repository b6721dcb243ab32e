"""Domains are compared exactly, whatever their spelling; where anybody gets an address is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.domains import PUBLIC, domain_of, fold, is_public, spellings


def test_the_domain_stands_behind_the_last_at() -> None:
    assert domain_of(" Eva@Norte.Example. ") == "norte.example"
    assert domain_of('"a@b"@norte.example') == "norte.example"
    assert (domain_of("norte.example"), domain_of("eva@"), domain_of("")) == ("", "", "")


def test_letters_beyond_ascii_are_the_same_however_they_are_carried() -> None:
    assert fold("MÜLLER.example") == fold("xn--mller-kva.example") == "xn--mller-kva.example"
    assert spellings("müller.example") == ("xn--mller-kva.example", "müller.example")
    assert spellings("norte.example") == ("norte.example",)


def test_what_is_no_domain_is_itself_and_no_error() -> None:
    long = "x" * 64 + ".example"
    assert fold(long) == long
    assert spellings(long) == (long,)
    assert spellings("xn--\x80.example")[0] == fold("xn--\x80.example")
    assert spellings("xn--a.example") == ("xn--a.example",)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("domain", ["gmail.com", "GMAIL.com", "outlook.de", "yahoo.co.uk", "hotmail.com.br", "qq.com"])
def test_anybody_gets_an_address_there(domain: str) -> None:
    assert is_public(domain)


@pytest.mark.parametrize(
    "domain", ["norte.example", "gmail.com.norte.example", "yahoo.example", "live", "live.a.b.c", "mail"]
)
def test_others_are_somebodys(domain: str) -> None:
    assert not is_public(domain)


def test_the_public_ones_are_written_as_they_are_compared() -> None:
    assert {fold(one) for one in PUBLIC} == PUBLIC
