"""The relay's REST and events socket, as calls (desk.md section 12, relay.md section 11); fits the ``Desk`` port.

Holds the sign-in: the access token in memory, refresh token and device key in the keys that are handed in. Nothing of
httpx or websockets leaves this module: an answer that is no answer is a LinkError, a refusal a RefusedError whose
rule is the problem's type. Refuses to know tickets' meaning, the outbox, and what a session code is: only nameplates
pass here.
"""

import asyncio
import base64
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final, Protocol, TypeVar
from urllib.parse import quote, urlsplit

import httpx
import msgspec
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from assistdesk.adapters.desk_api.call_calls import CallCalls
from assistdesk.adapters.desk_api.chat_calls import ChatCalls
from assistdesk.adapters.desk_api.context_calls import ContextCalls
from assistdesk.adapters.desk_api.errors import decode, read_bounded, read_problem, translate, wait_of
from assistdesk.adapters.desk_api.file_calls import FileCalls, Growing, Unnoted
from assistdesk.adapters.desk_api.form_calls import FormCalls
from assistdesk.adapters.desk_api.group_calls import GroupCalls
from assistdesk.adapters.desk_api.letter_calls import LetterCalls
from assistdesk.adapters.desk_api.merge_calls import MergeCalls
from assistdesk.adapters.desk_api.organization_calls import OrganizationCalls
from assistdesk.adapters.desk_api.people_calls import PeopleCalls
from assistdesk.adapters.desk_api.rule_calls import RuleCalls
from assistdesk.adapters.desk_api.settings_calls import SettingsCalls
from assistdesk.adapters.desk_api.status_calls import StatusCalls
from assistdesk.adapters.desk_api.time_calls import TimeCalls
from assistdesk.adapters.desk_api.trigger_calls import TriggerCalls
from assistdesk.core.desk import (
    draft_shapes,
    outbox,
    reading_shapes,
    session_shapes,
    shapes,
    shapes_rules,
    timeline_shapes,
)
from assistdesk.core.desk.model import DraftKind
from assistdesk.core.desk.shapes_pages import SearchSort
from assistdesk.core.desk.tags import TagList
from assistdesk.core.errors import LinkError, PeerError, RefusedError
from assistdesk.core.wire import control, device_proof

ANSWER_BYTES_MAX: Final = 8 * 1024 * 1024
TIMEOUTS: Final = httpx.Timeout(connect=6.0, read=15.0, write=15.0, pool=6.0)
"""Between two pieces."""
ANSWER_S: Final = 120.0
"""Until the whole answer is there: one that comes byte by byte holds nothing up for ever."""
LIMITS: Final = httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=30.0)
EVENT_BYTES_MAX: Final = 1024 * 1024
REFRESH_EARLY_MS: Final = 60_000
SPREAD: Final = 1024
BESIDE: Final = "users,groups,organizations,clocks"
"""What was refused together comes again up to a quarter of its wait apart."""

OpenSocket = Callable[[str, dict[str, str], ssl.SSLContext, int], Awaitable[ClientConnection]]
T = TypeVar("T")


class Keys(Protocol):
    """Where the refresh token and the device key are kept."""

    def get(self, name: str) -> str | None: ...

    def put(self, name: str, value: str) -> None: ...

    def forget(self, name: str) -> None: ...


class Clock(Protocol):
    def monotonic_ms(self) -> int: ...

    def wall_ms(self) -> int: ...


class Randomness(Protocol):
    def bytes(self, count: int) -> bytes: ...


class DeskApi(
    ChatCalls,
    CallCalls,
    ContextCalls,
    FileCalls,
    FormCalls,
    GroupCalls,
    LetterCalls,
    MergeCalls,
    TimeCalls,
    OrganizationCalls,
    PeopleCalls,
    RuleCalls,
    SettingsCalls,
    StatusCalls,
    TriggerCalls,
):
    """One relay, at most one signed-in account. All calls belong to the loop's thread.

    A keyring may block (its daemon asks the person), so its values are read once and written off the loop.
    """

    def __init__(
        self,
        relay_url: str,
        *,
        tls: ssl.SSLContext,
        keys: Keys,
        clock: Clock,
        randomness: Randomness,
        open_socket: OpenSocket,
        device_name: str = "this computer",
        growing: Growing | None = None,
    ) -> None:
        self._origin = relay_url.rstrip("/")
        self._tls = tls
        self._keys = keys
        self._clock = clock
        self._randomness = randomness
        self._open_socket = open_socket
        self._device_name = device_name
        self._growing = growing or Unnoted()
        self._client: httpx.AsyncClient | None = None
        self._access: str | None = None
        self._access_until_ms = 0
        self._refresh_token: str | None = None
        self._device: _Device | None = None
        self._remember = True
        self._refreshing = asyncio.Lock()
        self._events: ClientConnection | None = None

    # --- sign-in --------------------------------------------------------------------------------------------------

    async def about(self) -> control.About:
        return await self._answer("GET", "/about", control.About)

    async def login(self, request: control.Login, remember: bool = True) -> control.SignedIn:
        """Sign in and register this device's key. ``remember`` False: tokens live only as long as this program."""
        device_key = self._randomness.bytes(device_proof.DEVICE_KEY_BYTES)
        stored_key = device_proof.derive_stored_key(device_key)
        request = msgspec.structs.replace(
            request, device=control.DeviceKey(name=self._device_name, stored_key=stored_key)
        )
        signed_in = await self._answer("POST", "/auth/login", control.SignedIn, msgspec.json.encode(request))
        self._device = _Device(signed_in.device_id or "", device_key)
        self._remember = remember
        await self._take(signed_in)
        return signed_in

    async def change_password(self, request: control.ChangePassword) -> None:
        await self._with_access("POST", "/auth/password", msgspec.json.encode(request))

    async def refresh(self) -> control.SignedIn:
        """Trade the remembered refresh token for new ones. Raises RefusedError("signed_out") where there is none or
        it is no longer good; then nothing is remembered any more."""
        async with self._refreshing:
            return await self._refresh()

    async def logout(self) -> None:
        """Forget this computer, also when the relay cannot be told."""
        try:
            if self._access is not None or await self._remembered() is not None:
                await self._with_access("POST", "/auth/logout", b"")
        finally:
            await self._forget()

    @property
    def is_signed_in(self) -> bool:
        return self._access is not None

    # --- desk -----------------------------------------------------------------------------------------------------

    async def get_views(self) -> shapes.ViewList:
        return await self._signed("GET", "/views", shapes.ViewList)

    async def get_view_tickets(self, view_id: int, after: str | None = None, sort: str = "") -> shapes.TicketPage:
        order = f"&sort={sort}" if sort else ""
        return await self._signed("GET", f"/views/{view_id}/tickets" + _page(after) + order, shapes.TicketPage)

    async def search(self, text: str, after: str | None = None, sort: SearchSort = "newest") -> shapes.TicketPage:
        asked = f"/search?query={quote(text, safe='')}&sort={sort}"
        return await self._signed("GET", asked + _page(after, "&"), shapes.TicketPage)

    async def find_tags(self, begun: str) -> TagList:
        return await self._signed("GET", f"/tags?limit=8&prefix={quote(begun, safe='')}", TagList)

    async def get_ticket(self, ticket_id: int) -> shapes.TicketAnswer:
        return await self._signed("GET", f"/tickets/{ticket_id}", shapes.TicketAnswer)

    async def get_timeline(self, ticket_id: int, before: int | None = None) -> timeline_shapes.TimelinePage:
        older = f"&before={before}" if before is not None else ""
        return await self._signed("GET", f"/tickets/{ticket_id}/timeline?limit=50{older}", timeline_shapes.TimelinePage)

    async def get_many(self, ticket_ids: tuple[int, ...]) -> shapes.TicketPage:
        ids = ",".join(str(ticket_id) for ticket_id in ticket_ids[:100])
        return await self._signed("GET", f"/tickets/show_many?ids={ids}&include={BESIDE}", shapes.TicketPage)

    async def save_view(self, view_id: int | None, view: shapes_rules.ViewIn) -> shapes_rules.ViewAnswer:
        return await self._saved("/views", view_id, shapes_rules.ViewAnswer, shapes_rules.ViewPut(view=view))

    async def get_view(self, view_id: int) -> shapes_rules.ViewAnswer:
        return await self._signed("GET", f"/views/{view_id}", shapes_rules.ViewAnswer)

    async def preview_view(self, preview: shapes_rules.PreviewIn) -> shapes.TicketPage:
        body = msgspec.json.encode(preview)
        return await self._signed("POST", "/views/preview?page[size]=100", shapes.TicketPage, body)

    async def drop_view(self, view_id: int) -> None:
        await self._with_access("DELETE", f"/views/{view_id}", b"")

    async def get_macros(self) -> shapes_rules.MacroList:
        return await self._signed("GET", "/macros?with_hidden=true", shapes_rules.MacroList)

    async def save_macro(self, macro_id: int | None, macro: shapes_rules.MacroIn) -> shapes_rules.MacroAnswer:
        return await self._saved("/macros", macro_id, shapes_rules.MacroAnswer, shapes_rules.MacroPut(macro=macro))

    async def drop_macro(self, macro_id: int) -> None:
        await self._with_access("DELETE", f"/macros/{macro_id}", b"")

    async def preview_macro(self, ticket_id: int, macro_id: int) -> shapes_rules.MacroPreview:
        return await self._signed("GET", f"/tickets/{ticket_id}/macros/{macro_id}/apply", shapes_rules.MacroPreview)

    async def update_many(self, ticket_ids: tuple[int, ...], change: shapes_rules.BulkIn) -> shapes_rules.JobAnswer:
        ids = ",".join(str(ticket_id) for ticket_id in ticket_ids[:100])
        body = msgspec.json.encode(shapes_rules.BulkPut(ticket=change))
        return await self._signed("PUT", f"/tickets/update_many?ids={ids}", shapes_rules.JobAnswer, body)

    async def get_job(self, job_id: str) -> shapes_rules.JobAnswer:
        return await self._signed("GET", f"/jobs/{quote(job_id, safe='')}", shapes_rules.JobAnswer)

    async def undo_job(self, job_id: str) -> shapes_rules.JobAnswer:
        return await self._signed("POST", f"/jobs/{quote(job_id, safe='')}/undo", shapes_rules.JobAnswer, b"")

    async def stop_job(self, job_id: str) -> shapes_rules.JobAnswer:
        return await self._signed("POST", f"/jobs/{quote(job_id, safe='')}/stop", shapes_rules.JobAnswer, b"")

    async def get_clocks(
        self, ticket_id: int, pause_on_hold: bool = False, schedule_id: int = 0
    ) -> shapes_rules.ClocksAnswer:
        asked = [
            *(["pause_on_hold=true"] if pause_on_hold else []),
            *([f"schedule_id={schedule_id}"] * bool(schedule_id)),
        ]
        query = f"?{'&'.join(asked)}" if asked else ""
        return await self._signed("GET", f"/tickets/{ticket_id}/clocks{query}", shapes_rules.ClocksAnswer)

    async def seen(self, ticket_id: int, seq: int) -> None:
        await self._with_access("PUT", f"/tickets/{ticket_id}/seen", msgspec.json.encode(shapes.SeenIn(seq=seq)))

    async def undo_send(self, pending_id: str) -> shapes.UndoneAnswer:
        return await self._signed("DELETE", f"/pending_sends/{quote(pending_id, safe='')}", shapes.UndoneAnswer)

    async def get_upload(self, upload_id: int) -> shapes.AttachmentOut:
        return (await self._signed("GET", f"/uploads/{upload_id}", shapes.UploadAnswer)).upload

    async def get_draft(self, ticket_id: int, kind: DraftKind) -> shapes.DraftOut:
        return await self._signed("GET", f"/tickets/{ticket_id}/drafts/{kind}", shapes.DraftOut)

    async def save_draft(self, ticket_id: int, kind: DraftKind, body: str, seen_seq: int = 0) -> None:
        await self._with_access(
            "PUT",
            f"/tickets/{ticket_id}/drafts/{kind}",
            msgspec.json.encode(shapes.DraftIn(body=body, seen_seq=seen_seq)),
        )

    async def drop_draft(self, ticket_id: int, kind: DraftKind) -> None:
        await self._with_access("DELETE", f"/tickets/{ticket_id}/drafts/{kind}", b"")

    async def get_returned_drafts(self) -> draft_shapes.ReturnedDrafts:
        return await self._signed("GET", "/returned_drafts", draft_shapes.ReturnedDrafts)

    async def set_availability(self, user_id: int, availability: str) -> None:
        body = msgspec.json.encode({"availability": availability})
        await self._with_access("PUT", f"/users/{user_id}/availability", body)

    async def write(self, unsent: outbox.Unsent) -> bytes:
        """Send one outbox entry with its key; return the answer's body."""
        answer = await self._with_access(unsent.method, unsent.path, unsent.body, key=unsent.key)
        return answer.content

    # --- codes and rooms ------------------------------------------------------------------------------------------

    async def make_code(self, ticket_id: int) -> control.CodeMade:
        return await self._proven("POST", f"/tickets/{ticket_id}/code", control.CodeMade)

    async def claim(self, nameplate: str) -> control.Claimed:
        body = msgspec.json.encode(control.Claim(nameplate=nameplate))
        return await self._answer("POST", "/codes/claim", control.Claimed, body)

    async def confirm(self, room: str) -> None:
        await self._with_access("POST", f"/rooms/{room}/confirm", b"")

    async def retry(self, room: str) -> control.CodeMade:
        return await self._proven("POST", f"/rooms/{room}/retry", control.CodeMade)

    async def cancel(self, room: str) -> None:
        await self._with_access("POST", f"/rooms/{room}/cancel", b"")

    async def rejoin(self, room: str, lost_epoch: int, session_pass: str | None = None) -> control.Rejoined:
        body = msgspec.json.encode(control.RejoinAsked(lost_epoch=lost_epoch))
        return await self._by_pass("POST", f"/rooms/{room}/rejoin", control.Rejoined, body, session_pass)

    async def report(
        self, room: str, report: session_shapes.ReportIn, session_pass: str | None = None
    ) -> session_shapes.ReportAnswer:
        body = msgspec.json.encode(report)
        return await self._by_pass("POST", f"/rooms/{room}/report", session_shapes.ReportAnswer, body, session_pass)

    async def solve_session(self, room: str, session_pass: str, key: str) -> reading_shapes.Solved:
        answer = await self._request("POST", f"/rooms/{room}/solved", b"", token=session_pass, key=key)
        return decode(answer, reading_shapes.Solved)

    async def record(self, room: str, session_pass: str | None = None) -> control.RoomRecord:
        return await self._by_pass("GET", f"/rooms/{room}/record", control.RoomRecord, None, session_pass)

    # --- events ---------------------------------------------------------------------------------------------------

    async def events(self) -> AsyncIterator[control.AnyDown]:
        """Frames of one events socket until it closes. Raises LinkError when it cannot be opened, RefusedError when the
        sign-in is over."""
        await self._ensure_access()
        headers = {
            "Authorization": f"Bearer {self._access}",
            **await self._proof_header(device_proof.ProofPurpose.EVENTS),
        }
        url = "ws" + self._origin.removeprefix("http") + control.API_PREFIX + "/events"
        try:
            socket = await self._open_socket(url, headers, self._tls, EVENT_BYTES_MAX)
        except LinkError as error:
            if error.fields.get("status") == 401:
                self._access = None
            raise
        self._events = socket
        try:
            async for frame in socket:
                down = control.decode_down(frame)
                if down is not None:
                    yield down
        except (ConnectionClosed, PeerError):
            return
        finally:
            self._events = None
            await socket.close()

    async def say(self, frame: control.AnyUp) -> None:
        """Send one frame on the open events socket; silently nothing without one."""
        if self._events is None:
            return
        try:
            await self._events.send(control.encode_frame(frame))
        except ConnectionClosed:
            self._events = None

    async def close(self) -> None:
        if self._events is not None:
            await self._events.close()
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    # --- inside: tokens -------------------------------------------------------------------------------------------

    async def _take(self, signed_in: control.SignedIn) -> None:
        self._access = signed_in.access
        self._access_until_ms = self._clock.monotonic_ms() + signed_in.access_expires_s * 1000
        self._refresh_token = signed_in.refresh
        if self._remember:
            await asyncio.to_thread(self._keep, signed_in.refresh, self._device)

    def _keep(self, refresh: str, device: "_Device | None") -> None:
        self._keys.put(self._name("refresh"), refresh)
        if device is not None:
            self._keys.put(self._name("device"), f"{device.id}.{base64.b64encode(device.key).decode()}")

    async def _remembered(self) -> str | None:
        """The refresh token, read from the keys at the first call; the device key comes with it."""
        if self._refresh_token is None:
            token, device = await asyncio.to_thread(
                lambda: (self._keys.get(self._name("refresh")), self._keys.get(self._name("device")))
            )
            self._refresh_token, self._device = token, _read_device(device)
        return self._refresh_token

    async def _forget(self) -> None:
        self._access = self._refresh_token = self._device = None
        for part in ("refresh", "device"):
            await asyncio.to_thread(self._keys.forget, self._name(part))

    def _name(self, part: str) -> str:
        return f"{part} {self._origin}"

    async def _refresh(self) -> control.SignedIn:
        token = await self._remembered()
        if token is None:
            raise RefusedError("signed_out", status=401)
        proof = await self._proof(device_proof.ProofPurpose.REFRESH, token)
        body = msgspec.json.encode(control.Refresh(refresh=token, device=proof))
        try:
            signed_in = await self._answer("POST", "/auth/refresh", control.SignedIn, body)
        except RefusedError as error:
            if error.fields.get("status") in (400, 401, 403, 422):
                await self._forget()
                raise RefusedError("signed_out", status=401) from error
            raise
        await self._take(signed_in)
        return signed_in

    async def _ensure_access(self) -> str:
        """A token that is good for another minute; one refresh at a time, however many callers wait for it."""
        async with self._refreshing:
            if self._access is None or self._clock.monotonic_ms() > self._access_until_ms - REFRESH_EARLY_MS:
                if self._access is not None and await self._remembered() is None:
                    return self._access
                await self._refresh()
            assert self._access is not None
            return self._access

    async def _proof(self, purpose: device_proof.ProofPurpose, token: str) -> control.DeviceProof | None:
        if self._device is None:
            return None
        answer = await self._answer("POST", "/auth/nonce", control.Nonce, b"")
        message = device_proof.proof_message(
            purpose, nonce=answer.nonce, device_id=self._device.id, token_hash=device_proof.hash_token(token)
        )
        proof = device_proof.make_proof(self._device.key, message)
        return control.DeviceProof(device_id=self._device.id, nonce=answer.nonce, proof=proof)

    async def _proof_header(self, purpose: device_proof.ProofPurpose) -> dict[str, str]:
        proof = await self._proof(purpose, await self._ensure_access())
        if proof is None:
            return {}
        text = device_proof.format_proof_header(device_id=proof.device_id, nonce=proof.nonce, proof=proof.proof)
        return {device_proof.PROOF_HEADER: text}

    # --- inside: requests -----------------------------------------------------------------------------------------

    async def _by_pass(self, method: str, path: str, shape: type[T], body: bytes | None, session_pass: str | None) -> T:
        if session_pass is None:
            return await self._signed(method, path, shape, body)
        return decode(await self._request(method, path, body, token=session_pass), shape)

    async def _proven(self, method: str, path: str, shape: type[T]) -> T:
        headers = await self._proof_header(device_proof.ProofPurpose.CODE)
        return decode(await self._with_access(method, path, b"", headers=headers), shape)

    async def _answer(self, method: str, path: str, shape: type[T], body: bytes | None = None) -> T:
        return decode(await self._request(method, path, body), shape)

    async def _signed(self, method: str, path: str, shape: type[T], body: bytes | None = None) -> T:
        return decode(await self._with_access(method, path, body), shape)

    async def _with_access(
        self,
        method: str,
        path: str,
        body: bytes | None,
        *,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        token = await self._ensure_access()
        key = key or self._make_key()
        try:
            return await self._request(method, path, body, token=token, key=key, headers=headers)
        except RefusedError as error:
            if error.fields.get("status") != 401 or error.rule not in ("unauthorized", "token_refused"):
                raise
        async with self._refreshing:
            if self._access == token:
                await self._refresh()
            token = self._access or ""
        return await self._request(method, path, body, token=token, key=key, headers=headers)

    async def _request(
        self,
        method: str,
        path: str,
        body: bytes | None,
        *,
        token: str | None = None,
        key: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """A read, and a write whose key says that it is the same one, wait and come again where the relay asks for a moment."""
        may_repeat = method == "GET" or key is not None
        sent = {"Accept": "application/json", **(headers or {})}
        if body is not None:
            sent["Content-Type"] = "application/json"
        if method in ("POST", "PUT", "PATCH", "DELETE"):
            sent["Idempotency-Key"] = key or self._make_key()
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        tries = 0
        while True:
            try:
                async with asyncio.timeout(ANSWER_S):
                    answer = await self._fetch(method, self._origin + control.API_PREFIX + path, body, sent)
            except TimeoutError as error:
                raise LinkError("timeout") from error
            except httpx.HTTPError as error:
                raise translate(error) from error
            if answer.status_code < 300:
                return answer
            problem = read_problem(answer)
            wait_s = wait_of(problem, tries) if may_repeat else None
            if wait_s is None:
                raise problem
            await asyncio.sleep(wait_s * (1 + self._randomness.bytes(1)[0] / SPREAD))
            tries += 1

    async def _fetch(self, method: str, url: str, body: bytes | None, headers: dict[str, str]) -> httpx.Response:
        """Like ``client.request``, but an answer over the limit is not read to its end."""
        async with self._open_client().stream(method, url, content=body, headers=headers) as answer:
            return await read_bounded(answer, ANSWER_BYTES_MAX)

    def _open_client(self) -> httpx.AsyncClient:
        if self._client is None:
            local = urlsplit(self._origin).hostname in ("127.0.0.1", "::1", "localhost")
            self._client = httpx.AsyncClient(
                verify=self._tls, timeout=TIMEOUTS, limits=LIMITS, follow_redirects=False, trust_env=not local
            )
        return self._client

    def _make_key(self) -> str:
        return outbox.make_key(self._clock.wall_ms(), self._randomness.bytes(10))


class _Device(msgspec.Struct, frozen=True):
    """The key that was registered at sign-in; its ``repr`` shows nothing of it."""

    id: str
    key: bytes

    def __repr__(self) -> str:
        return "_Device()"


def _read_device(text: str | None) -> _Device | None:
    device_id, _, key = (text or "").partition(".")
    try:
        raw = base64.b64decode(key, validate=True)
    except ValueError:
        return None
    return _Device(device_id, raw) if device_id and len(raw) == device_proof.DEVICE_KEY_BYTES else None


def _page(after: str | None, lead: str = "?") -> str:
    size = f"{lead}page[size]=50"
    return f"{size}&page[after]={quote(after, safe='')}" if after else size
