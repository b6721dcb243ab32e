"""Tags as people write them."""

import pytest

from assistdesk.core.desk.tags import beginning, is_too_long, tags_in


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("vip", ("vip",)),
        (" vip , VIP;north  gate\tvpn\r\nvip", ("vip", "VIP", "north gate", "vpn")),
        ("打印，邮件、账单；", ("打印", "邮件", "账单")),
        (" ,;\n", ()),
        ("-spam", ("-spam",)),
    ],
)
def test_what_is_pasted_becomes_tags_with_their_case_and_their_spaces(text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(text) == tags


def test_a_tag_has_sixty_letters_at_most() -> None:
    assert not is_too_long("x" * 60)
    assert is_too_long("x" * 61)


def test_a_beginning_fits_whatever_its_case_and_marks() -> None:
    tags = ("Kündigung", "kunde", "VPN", "vpn", "x vpn")
    assert beginning(tags, "KUN") == ("Kündigung", "kunde")
    assert beginning(tags, " vp ") == ("VPN", "vpn")
    assert beginning(tags, "  ") == ()
    assert beginning(tags, "\u0301") == (), "marks alone begin nothing"
