"""Routes of letters between agents' apps (protocol.md section 13.4). Decides nothing: ``desk.letters``."""

from litestar import Response, Router, delete, get, post
from litestar.params import FromPath, JSONBody

from assistdesk.core.desk.letter_shapes import LetterIn, LetterList, LetterOut
from relay.api.parts import AnyRequest, PartsDep, marked, need_writer
from relay.api.people import need_id


@get("/letters", summary="What another agent's app has sent to mine")
async def list_letters(request: AnyRequest, parts: PartsDep) -> LetterList:
    return parts.letters.look(await parts.guard.need_caller(request.scope))


@post("/letters", summary="To a colleague's app: an ask to join a session, or the sealed code for it")
async def send_letter(request: AnyRequest, parts: PartsDep, data: JSONBody[LetterIn]) -> Response[LetterOut]:
    caller, mark = await need_writer(request, parts)
    return marked(mark, await parts.letters.send(caller, data, mark))


@delete("/letters/{letter_id:int}", status_code=200, summary="I have read this letter")
async def drop_letter(request: AnyRequest, parts: PartsDep, letter_id: FromPath[int]) -> LetterList:
    caller, mark = await need_writer(request, parts)
    return await parts.letters.drop(caller, need_id(letter_id), mark)


router = Router("/", route_handlers=[list_letters, send_letter, drop_letter], tags=["sessions"])
