"""The page for people in copy: text stays text, whatever it says; its language is the reader's."""

import re
from dataclasses import replace

import msgspec
import pytest

from assistdesk.core.desk.reading_shapes import ReadFile, ReadLine, ReadShared, ReadTicket
from relay.api.reading_page import PAGE_POLICY, FormShown, language_of, nothing_page, ticket_page

EVIL = "<script>alert(1)</script> \"quoted\" & 'so on'"
TICKET = ReadTicket(
    ticket_id=7,
    subject=EVIL,
    status="pending",
    created_at="2026-03-01T10:21:00.000Z",
    language="zh",
    reader=f"{EVIL} {{name}}",
    writing="here",
    lines=(
        ReadLine(
            seq=1,
            at="2026-03-01T10:21:00.000Z",
            name=EVIL,
            ours=False,
            body=EVIL,
            files=(ReadFile(id=3, name=EVIL, size=3),),
        ),
        ReadLine(seq=2, at="2026-03-01T10:22:00.000Z", name="", ours=True, body="withdrawn", redacted=True),
        ReadLine(seq=3, at="2026-03-01T10:23:00.000Z", name="Maria", ours=False, body="", moved=True),
    ),
    has_more=True,
)

FORM = FormShown("k" * 43, "1" * 32, "2" * 64, EVIL, "too_many")


def test_nothing_that_was_said_is_markup_and_nothing_can_be_loaded() -> None:
    page = ticket_page(TICKET, "en", FORM)
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 6
    assert "{name}" in page  # a name is put in once
    assert "withdrawn" not in page
    assert "This message was removed." in page
    assert "This message now stands in a matter of its own." in page
    assert "Older messages are not shown." in page
    assert "'unsafe" not in PAGE_POLICY
    assert "script-src" not in PAGE_POLICY  # so default-src 'none' holds


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("a file went to the customer (9 KB)", "was recorded (1:05 min)")),
        ("es", ("un archivo al cliente (9 KB)", "se grabó (1:05 min)")),
        ("zh", ("发送给了客户（9 KB）", "已被录制（1:05 分钟）")),
    ],
)
def test_what_went_over_in_a_session_is_said_between_the_words_in_the_readers_language(
    language: str, told: tuple[str, str]
) -> None:
    at = ("2026-03-01T10:21:30.000Z", "2026-03-01T10:22:30.000Z")
    file = ReadShared(seq=2, at=at[0], kind="file", to_customer=True, sha256="ab" * 32, size=9_000)
    recording = ReadShared(seq=3, at=at[1], kind="recording", to_customer=False, sha256="ab" * 32, seconds=65)
    page = ticket_page(msgspec.structs.replace(TICKET, shared=(file, recording)), language, FORM)
    first, second = map(page.index, told)
    assert page.index("10:21 UTC") < first < page.index("10:22 UTC") < second < page.index("10:23 UTC")


@pytest.mark.parametrize(
    ("accepted", "otherwise", "language"),
    [
        ("es-ES,es;q=0.9,en;q=0.8", "en", "es"),
        ("fr-FR, zh-CN;q=0.8", "en", "zh"),
        ("fr", "es", "es"),
        ("", "pt-BR", "en"),
        ("," * 5000, "en", "en"),
    ],
)
def test_the_page_speaks_the_readers_language_or_the_tickets(accepted: str, otherwise: str, language: str) -> None:
    assert language_of(accepted, otherwise) == language
    assert f'<html lang="{language}">' in ticket_page(
        ReadTicket(
            ticket_id=1,
            subject="s",
            status="open",
            created_at="2026-03-01T10:21:00.000Z",
            language=otherwise,
            reader="r",
            writing="here",
        ),
        accepted,
        FORM,
    )


def test_a_link_that_opens_nothing_says_the_way_out_and_no_reason() -> None:
    for accepted, words in (
        ("en", "Nothing can be read here"),
        ("es", "Aquí no hay nada que leer"),
        ("zh", "这里没有"),
    ):
        assert words in nothing_page(accepted)


def test_the_form_goes_to_the_link_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    page = ticket_page(TICKET, "en", FORM)
    assert f'<form method="post" action="/t/{"k" * 43}"' in page
    assert f'<a href="/t/{"k" * 43}/files/3" download>' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; &#x27;so on&#x27;</textarea>" in page
    assert "That was fast. Wait a few seconds and send again." in page
    assert "form-action 'self'" in PAGE_POLICY
    assert 'role="alert"' not in ticket_page(TICKET, "en", replace(FORM, wrong=""))


@pytest.mark.parametrize("language", ["en", "es", "zh"])
@pytest.mark.parametrize("wrong", ["empty", "too_long", "letters", "too_many", "form", "sent", "later"])
def test_every_fault_has_its_words_in_every_language(language: str, wrong: str) -> None:
    page = ticket_page(TICKET, language, replace(FORM, wrong=wrong))
    said = page.partition('role="alert">')[2].partition("</p>")[0]
    assert said
    assert (said in ticket_page(TICKET, "en", replace(FORM, wrong=wrong))) is (language == "en")


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_who_asked_is_asked_once_more_before_it_is_solved_and_told_that_words_open_it_again(language: str) -> None:
    hers = ticket_page(msgspec.structs.replace(TICKET, may_solve=True), language, FORM)
    button = f'formaction="/t/{"k" * 43}/solved" formnovalidate>'
    assert hers.index("<summary>") < hers.index(button) < hers.index("</form>")
    assert "<details" not in ticket_page(TICKET, language, FORM), "in copy there is no such button"
    solved = ticket_page(msgspec.structs.replace(TICKET, status="solved"), language, FORM)
    note = re.search(r'id="note">([^<]*)<', solved)
    assert note is not None
    assert note[1] not in hers


def test_a_closed_matter_says_what_words_begin() -> None:
    closed = ticket_page(msgspec.structs.replace(TICKET, writing="new"), "en", FORM)
    assert "begins a new one that goes on from it" in closed
