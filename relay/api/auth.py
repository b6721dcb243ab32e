"""Routes of signing in (relay.md section 11): nonce, login, refresh, logout, password. Decides nothing: ``desk.sign_in``."""

from litestar import Router, post
from litestar.params import JSONBody

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import ChangePassword, Login, Nonce, Refresh, SignedIn
from relay.api.front import address_of
from relay.api.parts import AnyRequest, PartsDep

SIGN_IN_RETRY_S = 60


@post("/nonce", status_code=200, summary="A nonce for a device proof, good once within a minute")
async def make_nonce(parts: PartsDep) -> Nonce:
    nonce, life_s = parts.sign_in.issue_nonce()
    return Nonce(nonce=nonce, expires_in_s=life_s)


@post("/login", status_code=200, summary="Sign in with e-mail, password and second factor")
async def login(request: AnyRequest, parts: PartsDep, data: JSONBody[Login]) -> SignedIn:
    address = address_of(request.scope)
    if not parts.limits.sign_ins.take(address, parts.monotonic_s()):
        raise RefusedError("too_many", retry_after_s=SIGN_IN_RETRY_S)
    return await parts.sign_in.login(data, address=address)


@post("/refresh", status_code=200, summary="Swap a refresh token for new tokens")
async def refresh(request: AnyRequest, parts: PartsDep, data: JSONBody[Refresh]) -> SignedIn:
    return await parts.sign_in.refresh(data, address=address_of(request.scope))


@post("/logout", status_code=204, summary="End this sign-in")
async def logout(request: AnyRequest, parts: PartsDep) -> None:
    await parts.sign_in.logout(await parts.guard.identify(request.scope))


@post("/password", status_code=204, summary="Replace the one-time or present password")
async def change_password(request: AnyRequest, parts: PartsDep, data: JSONBody[ChangePassword]) -> None:
    agent = await parts.guard.identify(request.scope)
    await parts.sign_in.change_password(agent, data)


router = Router("/auth", route_handlers=[make_nonce, login, refresh, logout, change_password], tags=["sign-in"])
