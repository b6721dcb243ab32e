"""A copied code leaves the clipboard again."""

import threading

from assistdesk.adapters.clipboard_os import OsClipboard


def test_a_text_is_taken_off_after_its_time() -> None:
    written: list[str] = []
    gone = threading.Event()
    cleared: list[str] = []

    def clear(text: str) -> None:
        cleared.append(text)
        gone.set()

    board = OsClipboard(written.append, clear)
    board.put("482 915 7309", 0.01)
    assert gone.wait(10)
    assert (written, cleared) == (["482 915 7309"], ["482 915 7309"])


def test_H23_the_end_of_the_program_takes_it_off_at_once() -> None:
    cleared: list[str] = []
    board = OsClipboard(lambda text: None, cleared.append)
    board.put("code", 60)
    board.put("stays")
    board.close()
    board.close()
    assert cleared == ["code"]
