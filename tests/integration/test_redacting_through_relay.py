"""Words are erased for good: from the application through a running relay, and gone in every window that showed them."""

from pathlib import Path

from assistdesk.core.desk import timeline
from assistdesk.core.desk.shapes import CommentOut
from assistdesk.runtime import intents
from assistdesk.runtime.intents_merging import MergeTicket
from assistdesk.runtime.intents_redacting import RedactComment
from assistdesk.runtime.snapshot import AgentSnapshot, ComposerMode
from tests.integration.test_desk_through_relay import comments, new_ticket, signed_in
from tests.kit.relay_process import RelayProcess


def said(seen: AgentSnapshot) -> list[CommentOut]:
    items = seen.ticket.items if seen.ticket is not None else ()
    return [item.comment for item in items if isinstance(item, timeline.CommentItem)]


async def test_an_agent_erases_her_own_words_and_file_and_an_admin_anybody_s(
    relay: RelayProcess, tmp_path: Path
) -> None:
    (tmp_path / "keys.txt").write_text("hunter2")
    async with (
        signed_in(relay, tmp_path / "a") as (ana, _),
        signed_in(relay, tmp_path / "o", "Olga", is_admin=True) as (olga, _),
    ):
        ticket_id = await new_ticket(ana, "Password pasted")
        ana.do(intents.AttachFiles(ticket_id, ComposerMode.NOTE, (str(tmp_path / "keys.txt"),)))
        await ana.until(lambda seen: [one.state for one in seen.ticket.uploads] == ["ready"])
        ana.do(intents.SendComment(ticket_id, False, "Her password is hunter2"))
        seen = await ana.until(lambda seen: len(said(seen)) == 2 and said(seen)[1].attachments)
        first, note = said(seen)
        olga.do(intents.OpenTicket(ticket_id))
        await olga.until(lambda seen: len(said(seen)) == 2)
        ana.do(RedactComment(ticket_id, note.id, words=True, attachment_ids=(note.attachments[0].id,)))
        for app in (ana, olga):
            seen = await app.until(lambda seen: said(seen)[1].redacted)
            assert (comments(seen), said(seen)[1].attachments) == (["It freezes.", ""], ())
        assert "hunter2" not in repr(ana.seen.ticket)
        ana.do(RedactComment(ticket_id, note.id, words=False, attachment_ids=(note.attachments[0].id,)))
        await ana.until(lambda seen: any(toast.rule == "redact_files" for toast in seen.toasts))
        olga.do(intents.SendComment(ticket_id, False, "Do not paste it"))
        seen = await ana.until(lambda seen: len(said(seen)) == 3)
        ana.do(RedactComment(ticket_id, said(seen)[2].id))
        await ana.until(lambda seen: any(toast.rule == "forbidden" for toast in seen.toasts))
        assert comments(ana.seen)[2] == "Do not paste it"
        olga.do(RedactComment(ticket_id, first.id))
        await ana.until(lambda seen: said(seen)[0].redacted and seen.ticket.row.preview == "")


async def test_words_of_a_merged_ticket_are_erased_where_they_were_said_and_go_from_the_open_page(
    relay: RelayProcess, tmp_path: Path
) -> None:
    async with signed_in(relay, tmp_path, is_admin=True) as (olga, _):
        target = await new_ticket(olga, "Merged and erased")
        source = await new_ticket(olga, "Erased source")
        olga.do(MergeTicket(source, target))
        seen = await olga.until(lambda seen: seen.ticket.row.id == target and len(said(seen)) == 2)
        merged = next(comment for comment in said(seen) if comment.ticket_id == source)
        olga.do(RedactComment(source, merged.id))
        seen = await olga.until(lambda seen: any(one.redacted for one in said(seen)))
        assert sorted(comments(seen)) == ["", "It freezes."]
