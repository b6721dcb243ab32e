"""What went wrong with a request, as our own errors: who must act, a rule, a few plain fields.

Never takes a value of the answer into an error but numbers, rule names and the little that a
person must see to decide (a colleague's newer reply, both values of a field).
"""

import re
import ssl
from typing import Final, TypeVar

import httpx
import msgspec

from assistdesk.core.desk import shapes
from assistdesk.core.desk.shapes_conflicts import FieldConflict
from assistdesk.core.errors import LinkError, RefusedError
from assistdesk.core.wire import control

RULE: Final = re.compile(r"[a-z][a-z0-9_]{0,59}")
EXCERPT_LENGTH: Final = 500
LACKING_MAX = 100
CLASHES_MAX: Final = 200
TRIES_MAX: Final = 4
WAIT_S_MAX: Final = 5
RETRY_AFTER_S_MAX: Final = 86_400
HTTP_STATUSES: Final = range(100, 1000)
T = TypeVar("T")


class _There(msgspec.Struct, frozen=True):
    row_version: int


class _Problem(control.Problem, frozen=True, kw_only=True):
    """A problem with the members that 409 newer_reply and row_version (``shapes_conflicts.Conflict``), 422 merge, split and
    invalid, and 424 context add."""

    fields: tuple[FieldConflict, ...] = ()
    ticket: _There | None = None
    seen_seq: int | None = None
    newer: tuple[shapes.CommentOut, ...] = ()
    why: str = ""
    other: str = ""
    answered: int = 0


def translate(error: httpx.HTTPError) -> LinkError:
    """The line's own failures. The order matters: they are cases of each other."""
    if isinstance(error, httpx.ProxyError):
        return LinkError("proxy")
    if isinstance(error, httpx.TimeoutException):
        return LinkError("timeout")
    if _has_cause(error, ssl.SSLError):
        return LinkError("certificate")
    return LinkError("unreachable")


def read_problem(answer: httpx.Response) -> LinkError | RefusedError:
    """What an answer outside 2xx means. 3xx, 407, 5xx and anything that is not the relay's own words are the line's."""
    status = answer.status_code
    retry_after_s = read_retry_after(answer)
    if status == 407:
        return LinkError("proxy", status=status)
    try:
        problem = msgspec.json.decode(answer.content, type=_Problem)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if status < 400:
            return LinkError("not_the_relay", status=status)
        if status >= 500:
            return LinkError("relay_busy", status=status, retry_after_s=retry_after_s)
        if status == 401:
            return RefusedError("unauthorized", status=status)
        return LinkError("not_the_relay", status=status)
    rule = problem.type.removeprefix("/problems/")
    rule = rule if RULE.fullmatch(rule) else "refused"
    if retry_after_s is None and problem.retry_after_s is not None:
        retry_after_s = min(max(0, problem.retry_after_s), RETRY_AFTER_S_MAX)
    if status >= 500 or status < 400:
        return LinkError(rule, status=status, retry_after_s=retry_after_s)
    fields: dict[str, str | int | bool | None] = {"status": status, "retry_after_s": retry_after_s}
    if problem.errors:
        fields |= {"field": problem.errors[0].field[:100], "code": problem.errors[0].code[:60]}
        lacking = [one.field.rpartition(".")[2] for one in problem.errors if one.code == "required_on_solve"]
        if lacking:
            fields["lacking"] = " ".join(key[:40] for key in lacking[:LACKING_MAX])
    if rule == "newer_reply":
        fields |= _newer_fields(problem)
    if problem.ticket is not None and len(problem.fields) <= CLASHES_MAX:
        clashes = msgspec.json.encode(problem.fields).decode()
        fields |= {"clashes": clashes, "row_version": problem.ticket.row_version}
    if RULE.fullmatch(problem.why):
        fields["why"] = problem.why
    if problem.other:
        fields["other"] = problem.other[:200]
    if problem.answered in HTTP_STATUSES:
        fields["answered"] = problem.answered
    return RefusedError(rule, **fields)


def read_retry_after(answer: httpx.Response) -> int | None:
    """Seconds; None where it is missing or a date."""
    text = answer.headers.get("retry-after", "")
    return min(int(text), RETRY_AFTER_S_MAX) if text.isascii() and text.isdigit() and len(text) < 10 else None


def wait_of(problem: LinkError | RefusedError, tries: int) -> float | None:
    """How long to wait before what was refused as too much is sent again, for the second time twice as long and so on; None:
    it is something else, was tried often enough, or would take longer than a person waits."""
    if problem.rule != "too_many" or problem.fields.get("status") != 429 or tries >= TRIES_MAX:
        return None
    asked = problem.fields.get("retry_after_s")
    asked_s = asked if isinstance(asked, int) else 1
    return float(asked_s << tries) if asked_s <= WAIT_S_MAX else None


def _newer_fields(problem: _Problem) -> dict[str, str | int | bool | None]:
    if not problem.newer:
        return {}
    newest = problem.newer[-1]
    return {
        "seen_seq": problem.seen_seq if problem.seen_seq is not None else newest.seq,
        "body": newest.body[:EXCERPT_LENGTH],
        "author_id": newest.author_id,
    }


def _has_cause(error: BaseException | None, kind: type[BaseException]) -> bool:
    for _ in range(8):
        if error is None:
            return False
        if isinstance(error, kind):
            return True
        error = error.__cause__ or error.__context__
    return False


def decode(answer: httpx.Response, shape: type[T]) -> T:
    """Raises LinkError("not_the_relay") for a good status with anything else in it: a captive portal answers so."""
    try:
        return msgspec.json.decode(answer.content, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise LinkError("not_the_relay", status=answer.status_code) from error


async def read_bounded(answer: httpx.Response, bytes_max: int) -> httpx.Response:
    """*answer* with its body; one over the limit is not read to its end.

    Raises:
        LinkError: ``answer_too_large``. httpx.HTTPError.
    """
    whole = bytearray()
    async for piece in answer.aiter_bytes():
        whole += piece
        if len(whole) > bytes_max:
            raise LinkError("answer_too_large", status=answer.status_code)
    kept = {name: value for name, value in answer.headers.items() if name not in ("content-encoding", "content-length")}
    return httpx.Response(answer.status_code, headers=kept, content=bytes(whole))
