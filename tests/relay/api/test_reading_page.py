"""The page for people in copy: text stays text, whatever it says; its language is the reader's."""

import pytest

from assistdesk.core.desk.reading_shapes import ReadFile, ReadLine, ReadTicket
from relay.api.reading_page import PAGE_POLICY, language_of, nothing_page, ticket_page

EVIL = "<script>alert(1)</script> \"quoted\" & 'so on'"
TICKET = ReadTicket(
    ticket_id=7,
    subject=EVIL,
    status="pending",
    created_at="2026-03-01T10:21:00.000Z",
    language="zh",
    reader=f"{EVIL} {{name}}",
    lines=(
        ReadLine(
            seq=1, at="2026-03-01T10:21:00.000Z", name=EVIL, ours=False, body=EVIL, files=(ReadFile(name=EVIL, size=3),)
        ),
        ReadLine(seq=2, at="2026-03-01T10:22:00.000Z", name="", ours=True, body="hidden", redacted=True),
    ),
    has_more=True,
)


def test_nothing_that_was_said_is_markup_and_nothing_can_be_loaded() -> None:
    page = ticket_page(TICKET, "en")
    assert "<script" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 5
    assert "{name}" in page  # a name is put in once
    assert "hidden" not in page
    assert "This message was removed." in page
    assert "Older messages are not shown." in page
    assert "'unsafe" not in PAGE_POLICY
    assert "script-src" not in PAGE_POLICY  # so default-src 'none' holds


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
        ),
        accepted,
    )


def test_a_link_that_opens_nothing_says_the_way_out_and_no_reason() -> None:
    for accepted, words in (
        ("en", "Nothing can be read here"),
        ("es", "Aquí no hay nada que leer"),
        ("zh", "这里没有"),
    ):
        assert words in nothing_page(accepted)
