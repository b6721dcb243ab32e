"""Who speaks: bearer tokens, the rate an account has, device proofs. Used by every route that is not for strangers.

A valid token is never counted against an address; one that is wrong is (relay.md section 8). What an agent may see is
not decided here but by the desk.
"""

from collections.abc import Callable, Iterable

from assistdesk.core.errors import PeerError, RefusedError
from assistdesk.core.wire.control import DeviceProof
from assistdesk.core.wire.device_proof import PROOF_HEADER, ProofPurpose, parse_proof_header
from relay.api.front import Scope, ScopeView, address_of
from relay.desk.api_tokens import TokenScope
from relay.desk.rights import Caller, as_caller
from relay.desk.sign_in import SignedInAgent, SignIn
from relay.ops.doors import DOOR_EXTENSION
from relay.sessions.limits import AddressLimit, BucketTable
from relay.store.audits import Origin

_LET_IN = "assistdesk.let_in"
"""Where a request carries whom the door found, so that the route does not ask the store a second time."""

HeaderList = Iterable[tuple[bytes, bytes]]


class Guard:
    """One per relay; fits ``events_socket.Doorkeeper``."""

    def __init__(
        self,
        sign_in: SignIn,
        *,
        account_limit: BucketTable,
        token_limit: BucketTable,
        stranger_limit: AddressLimit,
        monotonic_s: Callable[[], float],
    ) -> None:
        self._sign_in = sign_in
        self._account_limit = account_limit
        self._token_limit = token_limit
        self._stranger_limit = stranger_limit
        self._monotonic_s = monotonic_s

    async def let_in(self, scope: Scope) -> None:
        """``identify`` for this one request, before its body is looked at; the route's own asking is answered by it."""
        scope[_LET_IN] = await self.identify(scope)

    async def identify(self, scope: ScopeView) -> SignedInAgent:
        """The agent behind the bearer token, whatever it may do.

        Raises:
            RefusedError: ``unauthorized``, ``too_many``.
        """
        known: SignedInAgent | None = scope.get(_LET_IN)
        return known if known is not None else await self._identify(scope)

    async def _identify(self, scope: ScopeView) -> SignedInAgent:
        now_s = self._monotonic_s()
        token = read_bearer(scope["headers"])
        try:
            if token is None:
                raise RefusedError("unauthorized")
            agent = await self._sign_in.authenticate(token)
        except RefusedError:
            if not self._stranger_limit.take(address_of(scope), now_s):
                raise RefusedError("too_many", retry_after_s=1) from None
            raise
        limit, who = (
            (self._token_limit, agent.token_id) if agent.token_id else (self._account_limit, str(agent.user_id))
        )
        if not limit.take(who, now_s):
            raise RefusedError("too_many", retry_after_s=1)
        door = scope.get("extensions", {}).get(DOOR_EXTENSION)
        if door is not None and not door.vouch(who):
            raise RefusedError("too_many", retry_after_s=1)
        return agent

    async def need_agent(self, scope: ScopeView) -> SignedInAgent:
        """As ``identify``, and free to work: with a password of its own and the scope for this method.

        Raises:
            RefusedError: ``must_change_password``, ``forbidden`` too.
        """
        agent = await self.identify(scope)
        if agent.must_change_password:
            raise RefusedError("must_change_password")
        is_reading = scope["type"] == "websocket" or scope["method"] in ("GET", "HEAD")
        if not agent.may(TokenScope.READ if is_reading else TokenScope.WRITE):
            raise RefusedError("forbidden")
        return agent

    async def admit(self, scope: ScopeView, purpose: ProofPurpose) -> SignedInAgent:
        """``need_agent`` for doors that ask for a device proof too: an agent that signed in with a device must bring
        one made by that device.

        Raises:
            RefusedError: ``device_proof_refused`` too.
        """
        agent = await self.need_agent(scope)
        if agent.device_id is None:
            return agent
        text = read_header(scope["headers"], PROOF_HEADER)
        token = read_bearer(scope["headers"])
        try:
            if text is None or token is None:
                raise RefusedError("device_proof_refused")
            device_id, nonce, proof = parse_proof_header(text)
        except PeerError as error:
            raise RefusedError("device_proof_refused") from error
        given = DeviceProof(device_id=device_id, nonce=nonce, proof=proof)
        await self._sign_in.check_device(agent, given, purpose, token)
        return agent

    def caller(self, agent: SignedInAgent, scope: ScopeView) -> Caller:
        """The agent as the desk knows them. Raises RefusedError ``unauthorized`` for a person who is gone."""
        origin = Origin(via="api", ip=address_of(scope), token_id=agent.token_id or agent.family[:8])
        found = as_caller(agent.user_id, agent.standing, origin, may_admin=agent.may(TokenScope.ADMIN))
        if found is None:
            raise RefusedError("unauthorized")
        return found

    async def need_caller(self, scope: ScopeView) -> Caller:
        """``need_agent``, as the desk knows them: what nearly every route begins with."""
        return self.caller(await self.need_agent(scope), scope)


def read_header(headers: HeaderList, name: str) -> str | None:
    """The header's one value; None if there is none or more than one."""
    wanted = name.lower().encode()
    values = [value for key, value in headers if key == wanted]
    return values[0].decode("latin-1") if len(values) == 1 else None


def read_bearer(headers: HeaderList) -> str | None:
    """The token of ``Authorization: Bearer``."""
    value = read_header(headers, "authorization") or ""
    scheme, _, token = value.partition(" ")
    token = token.strip()
    return token if scheme.lower() == "bearer" and token else None
