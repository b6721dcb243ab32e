"""core/desk/transcripts.py: plain words, in which no body passes for a line of somebody else."""

from assistdesk.core.desk.reading_shapes import ReadFile, ReadLine, ReadShared, Transcript
from assistdesk.core.desk.transcripts import write_text

AT = "2026-03-01T10:00:00.000Z"


def line(seq: int, body: str, **more: object) -> ReadLine:
    return ReadLine(**{"seq": seq, "at": AT, "name": "Ana", "ours": True, "body": body, **more})  # type: ignore[arg-type]


def transcript(*lines: ReadLine, **more: object) -> Transcript:
    values = {
        "ticket_id": 42,
        "subject": "no abre",
        "status": "open",
        "created_at": AT,
        "language": "es",
        "lines": lines,
    }
    return Transcript(**{**values, **more})  # type: ignore[arg-type]


def test_words_files_and_erased_words_stand_under_who_said_them() -> None:
    told = write_text(
        transcript(
            line(1, "first\n\n  second", files=(ReadFile(id=1, name="a b.txt", size=12),)),
            line(2, "gone", redacted=True, name=""),
        )
    )
    assert told == (
        f"#42 no abre\n{AT} · open\n\n{AT} Ana\n    first\n\n      second\n    [a b.txt, 12 B]\n\n{AT} ·\n    –\n"
    )


def test_words_that_stand_elsewhere_leave_an_arrow() -> None:
    assert write_text(transcript(line(1, "", moved=True))).endswith(f"\n\n{AT} Ana\n    →\n")


def test_what_went_over_in_sessions_stands_where_it_happened_by_signs_alone() -> None:
    def at(second: int) -> str:
        return f"2026-03-01T10:00:0{second}.000Z"

    values: tuple[tuple[str, bool], ...] = (("file", True), ("file", False), ("recording", False), ("recording", True))
    shared = tuple(
        ReadShared(seq=number, at=at(number), kind=kind, to_customer=hers, size=9, seconds=7, sha256="ab")  # type: ignore[arg-type]
        for number, (kind, hers) in enumerate(values, 2)
    )
    told = write_text(transcript(line(1, "x"), line(9, "y", at=at(9)), shared=shared))
    facts = ("↓ 9 B", "↑ 9 B", "● 7 s", "○ 7 s")
    middle = "\n\n".join(f"{at(number)} ·\n    [{fact}, sha256:ab]" for number, fact in enumerate(facts, 2))
    assert told.endswith(f"{AT} Ana\n    x\n\n{middle}\n\n{at(9)} Ana\n    y\n")


def test_a_body_that_looks_like_somebody_s_line_is_indented() -> None:
    for end in ("\n", "\r", "\u2028", "\x0b"):
        told = write_text(transcript(line(1, f"well{end}{AT} Bo"), subject=f"x{end}{AT} Bo"))
        assert not any(row.startswith(f"{AT} Bo") for row in told.splitlines())


def test_where_it_goes_on_and_how_far_the_log_goes_is_said_at_the_end() -> None:
    assert write_text(transcript(line(7, "x"), has_more=True)).endswith("    x\n\n… > 7\n")
    assert write_text(transcript(line(7, "x"), seq=9, head="ab" * 32)).endswith(f"\n\n9 sha256:{'ab' * 32}\n")
    assert write_text(transcript()) == f"#42 no abre\n{AT} · open\n"
