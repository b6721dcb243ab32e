"""Routes of attachments: up as the body itself, down as bytes that no browser opens (desk.md section 12)."""

import base64
from typing import Annotated

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, QueryParameter
from litestar.response import File

from assistdesk.core.desk.shapes import UploadAnswer
from relay.api.parts import AnyRequest, PartsDep, marked, need_writer
from relay.api.people import need_id
from relay.desk.attachments import Opened

PIECE_BYTES = 64 * 1024
"""So much of a file is in memory for whoever does not take it."""
QUARANTINE = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
"""With the front's nosniff: whatever the bytes are, they are saved and never shown, run or remembered."""


@post("/uploads", status_code=201, request_max_body_size=None, summary="Send a file up; a comment names it then")
async def send_up(
    request: AnyRequest, parts: PartsDep, name: Annotated[str, QueryParameter(min_length=1, max_length=1000)]
) -> Response[UploadAnswer]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.attachments.receive(caller, name, request.stream(), mark))


@get("/uploads/{upload_id:int}", summary="A file that I sent up and that no comment names yet")
async def find_upload(request: AnyRequest, parts: PartsDep, upload_id: FromPath[int]) -> UploadAnswer:
    return await parts.attachments.waiting(await parts.guard.need_caller(request.scope), need_id(upload_id))


@delete("/uploads/{upload_id:int}", status_code=204, summary="Drop a file that I sent up and that no comment names yet")
async def drop_upload(request: AnyRequest, parts: PartsDep, upload_id: FromPath[int]) -> Response[None]:
    caller, mark = await need_writer(request, parts)
    await parts.attachments.drop(caller, need_id(upload_id), mark)
    return marked(mark, None)


@get("/attachments/{attachment_id:int}", summary="A file's bytes, to be saved", media_type="application/octet-stream")
async def give_back(request: AnyRequest, parts: PartsDep, attachment_id: FromPath[int]) -> File:
    caller = await parts.guard.need_caller(request.scope)
    return to_save(await parts.attachments.open(caller, need_id(attachment_id)))


def to_save(opened: Opened) -> File:
    """Streamed, under its own name, and shown by no browser."""
    return File(
        opened.path,
        filename=opened.name,
        content_disposition_type="attachment",
        media_type="application/octet-stream",
        chunk_size=PIECE_BYTES,
        headers={**QUARANTINE, "Repr-Digest": f"sha-256=:{base64.b64encode(bytes.fromhex(opened.sha256)).decode()}:"},
    )


router = Router("/", route_handlers=[send_up, find_upload, drop_upload, give_back], tags=["attachments"])
