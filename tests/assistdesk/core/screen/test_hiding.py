"""What she hides is hidden wherever it stands, with all that belongs to it; what is shown alone is alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.screen import hiding
from assistdesk.core.screen.hiding import (
    AREAS_MAX,
    RECTS_MAX,
    Hidden,
    TopWindow,
    hidden_rects,
    is_secret,
    is_unseen,
    minus,
)
from assistdesk.core.types import Rect

DESKTOP = Rect(0, 0, 120, 90)
rects = st.builds(Rect, st.integers(-30, 110), st.integers(-30, 80), st.integers(1, 60), st.integers(1, 50))
stacks = st.lists(
    st.builds(TopWindow, st.integers(1, 6), rects, st.integers(1, 3), st.just("editor"), st.booleans()),
    max_size=6,
    unique_by=lambda window: window.id,
)


def stained(places: tuple[Rect, ...]) -> "np.typing.NDArray[np.bool_]":
    found = np.zeros((DESKTOP.h, DESKTOP.w), np.bool_)
    for rect in places:
        found[max(0, rect.y) : max(0, rect.bottom), max(0, rect.x) : max(0, rect.right)] = True
    return found


@given(stacks, st.frozensets(st.integers(1, 6)), st.lists(rects, max_size=3))
def test_I16_every_pixel_of_a_hidden_window_its_parts_and_areas_is_hidden_and_no_other(
    stack: list[TopWindow], chosen: frozenset[int], areas: list[Rect]
) -> None:
    owners = {window.owner for window in stack if window.id in chosen}
    wanted = [w.rect for w in stack if w.id in chosen or (w.is_part and w.owner in owners)]
    found = hidden_rects(stack, Hidden(windows=chosen, areas=tuple(areas)), DESKTOP)
    assert np.array_equal(stained(found), stained((*wanted, *areas)))
    assert all(rect.intersect(DESKTOP) == rect for rect in found)


@given(stacks, st.integers(1, 6))
def test_I16_of_the_only_window_that_is_shown_just_what_is_to_be_seen_of_it_is_seen(
    stack: list[TopWindow], only: int
) -> None:
    owner = next((window.owner for window in stack if window.id == only), None)
    seen = np.zeros((DESKTOP.h, DESKTOP.w), np.bool_)
    for window in stack:
        seen[stained((window.rect,))] = window.id == only or (window.is_part and window.owner == owner)
    assert np.array_equal(~stained(hidden_rects(stack, Hidden(only=only), DESKTOP)), seen)


@pytest.mark.parametrize("kind", ["KeePassXC", "Bitwarden", "1Password", "org.gnome.World.Secrets", "pinentry-gtk-2"])
def test_programs_that_keep_passwords_are_hidden_from_the_start_until_she_shows_them(kind: str) -> None:
    window = TopWindow(5, Rect(1, 1, 10, 10), kind=kind)
    assert is_secret(kind)
    assert hidden_rects([window], Hidden(), DESKTOP) == (window.rect,)
    shown = Hidden().with_window(5, hide=False)
    assert hidden_rects([window], shown, DESKTOP) == ()
    assert hidden_rects([window], shown.with_window(5, hide=True), DESKTOP) == (window.rect,)


def test_own_windows_and_others_are_nobodys_secret() -> None:
    assert not is_secret("Firefox")
    own = TopWindow(5, Rect(1, 1, 10, 10), kind="keepassxc", is_own=True)
    assert hidden_rects([own], Hidden(), DESKTOP) == ()


def test_too_many_areas_grow_together_and_too_many_pieces_hide_everything() -> None:
    choice = Hidden()
    for x in range(AREAS_MAX + 4):
        choice = choice.with_area(Rect(x * 4, 0, 2, 2))
    assert len(choice.areas) == AREAS_MAX
    assert stained(choice.areas)[0, (AREAS_MAX + 3) * 4]
    assert choice.with_only(3).only == 3
    assert choice.without_areas().areas == ()
    many = [TopWindow(n, Rect(n % 120, n // 120, 1, 1), kind="pinentry") for n in range(RECTS_MAX + 5)]
    assert hidden_rects(many, Hidden(), DESKTOP) == (DESKTOP,)
    large = Rect(0, 0, 1_000, 1_000)
    below = TopWindow(0, Rect(0, 0, 1_000, 1_000))
    holes = [TopWindow(n, Rect(n * 3, n * 3, 2, 2)) for n in range(1, RECTS_MAX)]
    assert hidden_rects([below, *holes], Hidden(only=0), large) == (large,)
    parts = [TopWindow(n, Rect(n * 3, n * 3, 2, 2), is_part=True) for n in range(1, RECTS_MAX)]
    assert hiding._all_but(7, [TopWindow(7, Rect(0, 0, 1, 1)), *parts], large) == (large,)


@given(st.lists(rects, max_size=3), rects)
def test_a_hole_takes_out_what_it_covers_and_nothing_else(whole: list[Rect], hole: Rect) -> None:
    assert np.array_equal(stained(minus(whole, hole)), stained(tuple(whole)) & ~stained((hole,)))


def test_a_title_of_her_windows_is_in_no_log() -> None:
    assert "Bank" not in repr(hiding.WindowSeen(5, "My Bank", "browser"))


def test_a_window_of_which_nothing_is_shown_is_told_from_one_that_is_seen_in_part() -> None:
    main, menu = TopWindow(1, Rect(0, 0, 50, 50), owner=7), TopWindow(2, Rect(60, 0, 9, 9), owner=7, is_part=True)
    other, own = TopWindow(3, Rect(20, 20, 50, 50), owner=8), TopWindow(4, Rect(0, 0, 9, 9), owner=9, is_own=True)
    stack = (main, menu, other, own)

    def unseen(hidden: Hidden) -> list[int]:
        return [window.id for window in stack if is_unseen(window, stack, hidden)]

    assert unseen(Hidden()) == []
    assert unseen(Hidden(frozenset({1}))) == [1, 2]
    assert unseen(Hidden(only=1)) == [3]
    assert unseen(Hidden(only=99)) == [1, 2, 3]
    assert unseen(Hidden(areas=(Rect(0, 0, 30, 50), Rect(30, 0, 40, 50)))) == [1, 2]
