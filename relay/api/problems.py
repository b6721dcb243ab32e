"""Refusals on the wire: ``application/problem+json`` with a stable type for every answer that is not a success.

One table says which rule is which HTTP status. What the caller sent is never repeated: a field is named by its path,
a fault by its code. This module knows no routes and no accounts.
"""

import http
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from assistdesk.core.errors import AssistDeskError, LinkError, MisuseError, PeerError, RefusedError
from assistdesk.core.wire.control import FieldError, Problem
from relay.desk.refusals import ConflictError, FieldsError
from relay.store import work

PROBLEM_MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5

log = structlog.get_logger("api")

_TITLES: Mapping[str, tuple[int, str]] = {
    "malformed": (400, "The request is malformed"),
    "nameplate_malformed": (400, "This is not the first part of a session code"),
    "idempotency_key_missing": (400, "The Idempotency-Key header is missing"),
    "idempotency_key_malformed": (400, "The Idempotency-Key header is not a UUID of version 7"),
    "cursor_malformed": (400, "The page cursor is not ours"),
    "query_unknown": (400, "There is no such query parameter"),
    "unauthorized": (401, "Sign in first"),
    "sign_in_refused": (401, "E-mail, password or code is wrong"),
    "device_proof_refused": (401, "The proof of this device is missing or wrong"),
    "token_refused": (401, "The token is not good here"),
    "forbidden": (403, "This account may not do that"),
    "must_change_password": (403, "Choose a password of your own first"),
    "origin_refused": (403, "Requests from web pages are not accepted"),
    "not_found": (404, "There is no such thing here"),
    "code_unknown": (404, "No session code begins like this"),
    "room_unknown": (404, "There is no such room"),
    "method_not_allowed": (405, "This resource has no such method"),
    "timed_out": (408, "The request took too long to arrive"),
    "conflict": (409, "Something changed in between"),
    "row_version": (409, "It was changed in between"),
    "newer_reply": (409, "A colleague has replied in between"),
    "job_running": (409, "This job is not finished yet"),
    "job_undone": (409, "There is nothing of this job to take back"),
    "room_not_claimed": (409, "Nobody has joined this session yet"),
    "room_confirmed": (409, "This session has begun already"),
    "step": (409, "The ticket cannot go there from its present state"),
    "in_use": (409, "Something still hangs on this; move it elsewhere first"),
    "status_in_use": (409, "Tickets or rules have this; switch it off instead (active: false)"),
    "chat_closed": (409, "No chat can be taken just now"),
    "chat_not_active": (409, "This chat is not going on"),
    "chat_not_waiting": (409, "This chat does not wait"),
    "chat_ended": (409, "This chat is over"),
    "offer_gone": (409, "This chat is not offered to you any more"),
    "call_taken": (409, "A colleague has answered this call"),
    "call_over": (409, "This call is over"),
    "call_not_mine": (409, "This call is not yours"),
    "call_has_ticket": (409, "This call is written into another ticket"),
    "call_steps_open": (409, "Some steps of this call are neither done nor skipped"),
    "agent_away": (409, "This agent cannot take a chat just now"),
    "agent_not_here": (409, "This agent's app is not open"),
    "room_over": (410, "This session is over"),
    "too_large": (413, "The request is too large"),
    "wrong_media_type": (415, "The body must be application/json"),
    "attachment_type": (415, "Programs are not taken as attachments; put it into an archive"),
    "invalid": (422, "Some fields are not right"),
    "text_locale": (422, "A text lacks the desk's own language"),
    "text_size": (422, "A text is too long"),
    "measures_period": (422, "This period is empty or too long"),
    "schedule_zone": (422, "There is no such time zone"),
    "schedule_interval": (422, "An interval of the week ends before it begins, or after the week"),
    "schedule_empty": (422, "These hours have no counted minute"),
    "schedule_holiday": (422, "A holiday ends before it begins"),
    "schedule_size": (422, "These hours have too many rows"),
    "search_operator": (422, "There is no such search operator; put exact words in quotes"),
    "search_value": (422, "This search operator does not take such a value"),
    "merge": (422, "These tickets cannot be put together or taken apart like this"),
    "split": (422, "These words cannot be split off this ticket"),
    "redact": (422, "Name words or files of this comment to be erased"),
    "delete": (422, "This ticket cannot be deleted or restored just now"),
    "erase": (422, "This customer is being helped; end that first"),
    "escalate": (422, "This ticket cannot be escalated like this, or taken back"),
    "view_group": (422, "Only its members and admins make views for a group"),
    "participant": (422, "This person cannot be on this ticket"),
    "requester": (422, "This ticket cannot be given to that customer now"),
    "time_spent": (422, "No such time can have been spent on this ticket"),
    "followup": (422, "Only a closed ticket that is not merged is followed up"),
    "context": (424, "The desk's other system has not given its card"),
    "field_options": (422, "A choice needs options, each once; other kinds have none"),
    "form_fields": (422, "A form names a field that is not there, or one twice"),
    "form_link": (422, "A quick link needs an option of this form and an https address"),
    "view_words": (422, "A view narrows by operators; words cannot be saved in it"),
    "view_age": (422, "A view counts whole hours, no minutes"),
    "view_field": (422, "There is no such field"),
    "view_operator": (422, "This operator does not fit the field"),
    "view_conditions": (422, "These are too many conditions, or too many values"),
    "rule_field": (422, "Conditions of this kind of rule know no such field"),
    "rule_operator": (422, "This operator does not fit the field or the kind of rule"),
    "rule_value": (422, "A rule cannot set or compare with such a value"),
    "rule_conditions": (422, "These are too many conditions, or too many values"),
    "rule_actions": (422, "A rule does something, and not too much"),
    "rule_action": (422, "This action cannot be done yet, or says nothing"),
    "placeholder": (422, "A text has a placeholder that has no value here"),
    "too_many_rules": (422, "There is no room for more of these"),
    "password_refused": (422, "This password is not taken"),
    "idempotency_key_reused": (422, "This Idempotency-Key was used for another request"),
    "token_scope": (422, "The token may do no more than its account"),
    "too_many_tokens": (422, "This account has enough API tokens; withdraw one first"),
    "too_many": (429, "Too many requests"),
    "too_many_uploads": (429, "So many files of this account go up already; send the others after them"),
    "too_many_waiting": (429, "Too many files of this account hang on no comment yet"),
    "locked": (429, "Too many tries to sign in"),
    "too_many_rooms": (429, "Too many sessions of this account are open or waiting"),
    "too_many_claims": (429, "Too many session codes were tried from here"),
    "internal": (500, "The relay made a mistake"),
    "busy": (503, "The relay is busy"),
    "unavailable": (503, "The relay cannot do this just now"),
    "codes_full": (503, "No session codes are free just now"),
    "no_node": (503, "No more sessions can be opened just now"),
    "stopping": (503, "The relay is stopping"),
    "disk_full": (507, "The disk of the relay is full"),
}
_BY_STATUS = {
    400: "malformed",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    408: "timed_out",
    413: "too_large",
    415: "wrong_media_type",
    422: "invalid",
    429: "too_many",
    503: "unavailable",
}
_CODES = (
    ("missing required field", "missing"),
    ("unknown field", "unknown_field"),
    ("of length >=", "too_short"),
    ("of length <=", "too_long"),
    ("matching regex", "bad_format"),
    ("nvalid enum value", "not_allowed"),
    ("nvalid base64", "bad_base64"),
    ("out of range", "out_of_range"),
    (">=", "out_of_range"),
    ("<=", "out_of_range"),
    ("xpected", "wrong_type"),
)
FIELD_PATH_MAX = 100


class InvalidError(RefusedError):
    """Fields of a request that are not right (422); each with its path and what is wrong, never with its value."""

    def __init__(self, *errors: FieldError) -> None:
        self.errors = errors
        super().__init__("invalid")


@dataclass(frozen=True, slots=True)
class ProblemAnswer:
    """A refusal ready to be sent by Litestar or by a bare ASGI app."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def make_problem(
    rule: str,
    *,
    status: int | None = None,
    fields: Mapping[str, object] | None = None,
    errors: tuple[FieldError, ...] = (),
) -> ProblemAnswer:
    """The answer for *rule*; *fields* become members of their own beside type, title and status."""
    known_status, title = _TITLES.get(rule, (status or 409, "The request was refused"))
    status = status or known_status
    extra = dict(fields or {})
    retry_after = extra.pop("retry_after_s", None)
    if retry_after is None and status in (429, 503, 507):
        retry_after = RETRY_AFTER_S
    retry_after_s = int(retry_after) if isinstance(retry_after, int | float) else None
    problem = Problem(type=f"/problems/{rule}", title=title, status=status, errors=errors, retry_after_s=retry_after_s)
    members = msgspec.to_builtins(problem)
    members |= {name: value for name, value in extra.items() if name not in members}
    headers = {"content-type": PROBLEM_MEDIA_TYPE, "cache-control": "no-store"}
    if retry_after_s is not None:
        headers["retry-after"] = str(retry_after_s)
    if status == http.HTTPStatus.UNAUTHORIZED:
        headers["www-authenticate"] = "Bearer"
    return ProblemAnswer(status=status, headers=headers, body=msgspec.json.encode(members))


def problem_of(error: Exception) -> ProblemAnswer:
    """Which refusal an error is. What we did not foresee is ``internal`` and says nothing of itself."""
    match error:
        case InvalidError():
            return make_problem("invalid", errors=error.errors)
        case FieldsError():
            errors = tuple(FieldError(field=name, code=code) for name, code in error.codes.items())
            return make_problem("invalid", errors=errors)
        case ConflictError():
            return make_problem(error.rule, fields=msgspec.json.decode(msgspec.json.encode(error.conflict)))
        case RefusedError():
            return _refusal(error)
        case PeerError():
            return make_problem("malformed")
        case LinkError(rule=work.STORE_BUSY):
            return make_problem("busy", fields=error.fields)
        case LinkError(rule="disk_full"):
            return make_problem("disk_full")
        case LinkError():
            return make_problem("unavailable")
        case ValidationException():
            return make_problem("invalid", status=422, errors=_litestar_errors(error))
        case HTTPException():
            return make_problem(_BY_STATUS.get(error.status_code, "malformed"), status=error.status_code)
        case _:
            return make_problem("internal")


def _refusal(error: RefusedError) -> ProblemAnswer:
    """A refusal that speaks of one field names it where every field error is."""
    fields = dict(error.fields)
    if "field" in fields and "code" in fields:
        wrong = FieldError(field=str(fields.pop("field")), code=str(fields.pop("code")))
        return make_problem(error.rule, fields=fields, errors=(wrong,))
    return make_problem(error.rule, fields=fields)


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Litestar's exception handler for everything."""
    answer = problem_of(error)
    if answer.status == http.HTTPStatus.INTERNAL_SERVER_ERROR:
        rule = error.rule if isinstance(error, MisuseError) else type(error).__name__
        log.error("request_failed", reason=rule, method=request.method, exc_info=error)
    return Response(
        content=answer.body,
        status_code=answer.status,
        headers={name: value for name, value in answer.headers.items() if name != "content-type"},
        media_type=PROBLEM_MEDIA_TYPE,
    )


def field_errors_of(error: msgspec.ValidationError, *, prefix: str = "") -> tuple[FieldError, ...]:
    """The field and fault in msgspec's message; the parts of it that may quote the sender are left out."""
    text = str(error)
    message, _, path = text.partition(" - at `$")
    path = path.rstrip("`").lstrip(".")
    code = next((code for mark, code in _CODES if mark in message), "invalid")
    if code in ("missing", "unknown_field"):
        name = message.partition("`")[2].partition("`")[0]
        path = f"{path}.{name}" if path else name
    if prefix:
        path = f"{prefix}.{path}" if path else prefix
    return (FieldError(field=_plain(path)[:FIELD_PATH_MAX], code=code),)


def _litestar_errors(error: ValidationException) -> tuple[FieldError, ...]:
    extra = error.extra if isinstance(error.extra, list) else []
    found = []
    for item in extra:
        message = str(item.get("message", ""))
        code = next((code for mark, code in _CODES if mark in message), "invalid")
        found.append(FieldError(field=_plain(str(item.get("key", "")))[:FIELD_PATH_MAX], code=code))
    return tuple(found)


def _plain(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)


Handler = Callable[[Request[Any, Any, Any], Exception], Response[bytes]]


def exception_handlers() -> dict[type[Exception] | int, Handler]:
    """For the Litestar app: one function for all."""
    return {Exception: answer_error, HTTPException: answer_error, AssistDeskError: answer_error}
