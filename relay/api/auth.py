"""Routes of signing in and of API tokens (relay.md section 11). Decides nothing: ``desk.sign_in``, ``desk.api_tokens``."""

from litestar import Router, delete, get, post
from litestar.params import FromPath, JSONBody

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import (
    ApiTokenList,
    ApiTokenMade,
    ApiTokenNew,
    ChangePassword,
    Login,
    Nonce,
    Refresh,
    SignedIn,
)
from relay.api.body_door import FROM_ANYBODY
from relay.api.front import address_of
from relay.api.parts import AnyRequest, Parts, PartsDep
from relay.desk.sign_in import SignedInAgent

SIGN_IN_RETRY_S = 60


@post("/nonce", status_code=200, summary="A nonce for a device proof, good once within a minute")
async def make_nonce(parts: PartsDep) -> Nonce:
    nonce, life_s = parts.sign_in.issue_nonce()
    return Nonce(nonce=nonce, expires_in_s=life_s)


@post("/login", status_code=200, summary="Sign in with e-mail, password and second factor", opt=FROM_ANYBODY)
async def login(request: AnyRequest, parts: PartsDep, data: JSONBody[Login]) -> SignedIn:
    address = address_of(request.scope)
    if not parts.limits.sign_ins.take(address, parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=SIGN_IN_RETRY_S)
    return await parts.sign_in.login(data, address=address)


@post("/refresh", status_code=200, summary="Swap a refresh token for new tokens", opt=FROM_ANYBODY)
async def refresh(request: AnyRequest, parts: PartsDep, data: JSONBody[Refresh]) -> SignedIn:
    return await parts.sign_in.refresh(data, address=address_of(request.scope))


@post("/logout", status_code=204, summary="End this sign-in")
async def logout(request: AnyRequest, parts: PartsDep) -> None:
    await parts.sign_in.logout(await parts.guard.identify(request.scope))


@post("/password", status_code=204, summary="Replace the one-time or present password")
async def change_password(request: AnyRequest, parts: PartsDep, data: JSONBody[ChangePassword]) -> None:
    agent = await parts.guard.identify(request.scope)
    await parts.sign_in.change_password(agent, data)


@get("/tokens", summary="My API tokens, without what would let anyone use them")
async def list_tokens(request: AnyRequest, parts: PartsDep) -> ApiTokenList:
    return await parts.api_tokens.list((await _need_person(request, parts)).email)


@post("/tokens", status_code=201, summary="Make an API token; it is shown this once")
async def create_token(request: AnyRequest, parts: PartsDep, data: JSONBody[ApiTokenNew]) -> ApiTokenMade:
    return await parts.api_tokens.create((await _need_person(request, parts)).email, data)


@delete("/tokens/{token_id:str}", status_code=204, summary="Withdraw an API token at once")
async def revoke_token(request: AnyRequest, parts: PartsDep, token_id: FromPath[str]) -> None:
    await parts.api_tokens.revoke((await _need_person(request, parts)).email, token_id)


async def _need_person(request: AnyRequest, parts: Parts) -> SignedInAgent:
    """An agent who signed in by hand. Raises RefusedError ``unauthorized``, ``must_change_password``, ``forbidden``."""
    agent = await parts.guard.need_agent(request.scope)
    if not agent.family:
        raise RefusedError("forbidden")
    return agent


router = Router(
    "/auth",
    route_handlers=[
        make_nonce,
        login,
        refresh,
        logout,
        change_password,
        list_tokens,
        create_token,
        revoke_token,
    ],
    tags=["sign-in"],
)
