"""What every local store must keep to; ``make`` opens one on the same place each time."""

from collections.abc import Callable

import pytest

from assistdesk.core.desk.outbox import OUTBOX_MAX, Refused, Unsent
from assistdesk.core.errors import RefusedError
from assistdesk.runtime.ports import LocalStore

MakeStore = Callable[[], LocalStore]


def unsent(number: int) -> Unsent:
    return Unsent(f"key-{number}", "PUT", f"/tickets/{number}", b"{}", number, number)


class LocalStoreContract:
    """Subclass it with a ``make`` fixture."""

    def test_a_new_store_is_empty(self, make: MakeStore) -> None:
        store = make()
        assert (store.outbox(), store.refused(), store.draft(1, "note"), store.cursor("feed")) == ((), (), None, None)
        assert (store.cached("x"), store.setting("x")) == (None, None)
        store.close()

    def test_everything_is_there_after_it_was_opened_again(self, make: MakeStore) -> None:
        store = make()
        store.outbox_add(unsent(1))
        store.refuse(Refused(unsent(2), "Señor"))
        store.save_draft(1, "reply", "Señor 😀 \u202e")
        store.save_cursor("feed", 7)
        store.save_cached("list", b"\x00\xff")
        store.save_setting("last", "me")
        store.close()
        store = make()
        assert (store.outbox(), store.refused()) == ((unsent(1),), (Refused(unsent(2), "Señor"),))
        assert store.draft(1, "reply") == "Señor 😀 \u202e"
        assert (store.cursor("feed"), store.cached("list"), store.setting("last")) == (7, b"\x00\xff", "me")
        store.close()

    def test_the_outbox_keeps_its_order_and_each_key_once(self, make: MakeStore) -> None:
        store = make()
        for number in (3, 1, 2, 1):
            store.outbox_add(unsent(number))
        assert [each.key for each in store.outbox()] == ["key-3", "key-1", "key-2"]
        store.outbox_remove("key-1")
        store.outbox_remove("never there")
        store.outbox_add(unsent(1))
        assert [each.key for each in store.outbox()] == ["key-3", "key-2", "key-1"]
        store.close()

    def test_a_full_outbox_refuses_and_keeps_what_it_has(self, make: MakeStore) -> None:
        store = make()
        for number in range(OUTBOX_MAX):
            store.outbox_add(unsent(number))
        with pytest.raises(RefusedError) as caught:
            store.outbox_add(unsent(OUTBOX_MAX))
        assert caught.value.rule == "outbox_full"
        assert len(store.outbox()) == OUTBOX_MAX
        store.close()

    def test_what_is_refused_leaves_the_outbox_and_keeps_its_order(self, make: MakeStore) -> None:
        store = make()
        for number in (3, 1, 2):
            store.outbox_add(unsent(number))
        for number in (2, 3, 2):
            store.refuse(Refused(unsent(number), f"why {number}"))
        assert [each.key for each in store.outbox()] == ["key-1"]
        store.outbox_remove("key-3")
        assert store.refused() == (Refused(unsent(2), "why 2"), Refused(unsent(3), "why 3"))
        store.refused_remove("key-2")
        store.refused_remove("never there")
        assert store.refused() == (Refused(unsent(3), "why 3"),)
        store.close()

    def test_what_is_sent_in_place_of_a_refused_one_takes_its_place_or_nothing_changes(self, make: MakeStore) -> None:
        store = make()
        store.refuse(Refused(unsent(1), "why"))
        store.outbox_add(unsent(2), replaces="key-1")
        assert (store.outbox(), store.refused()) == ((unsent(2),), ())
        store.refuse(Refused(unsent(2), "why"))
        for number in range(3, OUTBOX_MAX + 2):
            store.outbox_add(unsent(number))
        with pytest.raises(RefusedError):
            store.outbox_add(unsent(OUTBOX_MAX + 2))
        store.outbox_add(unsent(OUTBOX_MAX + 3), replaces="key-2")
        assert (len(store.outbox()), store.refused()) == (OUTBOX_MAX, ())
        store.close()

    def test_each_mode_has_its_own_draft_and_an_emptied_one_is_known_until_it_is_forgotten(
        self, make: MakeStore
    ) -> None:
        store = make()
        store.save_draft(1, "reply", "a", 7)
        assert (store.draft_begun(1, "reply"), store.draft_begun(1, "note")) == (7, None)
        store.save_draft(1, "note", "b")
        store.save_draft(1, "reply", "")
        assert store.draft_begun(1, "reply") is None
        assert (store.draft(1, "reply"), store.draft(1, "note"), store.draft(2, "note")) == ("", "b", None)
        assert set(store.drafts()) == {(1, "reply", ""), (1, "note", "b")}
        for mode in ("reply", "note"):
            store.forget_draft(1, mode)
        assert (store.draft(1, "reply"), store.drafts()) == (None, ((1, "note", "b"),))
        store.close()
