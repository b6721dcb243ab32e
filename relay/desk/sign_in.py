"""Signing in and staying signed in (relay.md section 11): password and second factor, tokens that rotate, proofs.

One answer for everything that is wrong, with the same work behind it. A refresh token that is used again, or from
another device, ends its whole family. Tokens are 256 random bits and are kept as SHA-256. It knows no HTTP; who was cut
off is told to the listeners, which close sockets.
"""

import contextlib
import secrets
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from assistdesk.core.errors import RefusedError
from assistdesk.core.wire.control import ChangePassword, DeviceProof, Login, Refresh, SignedIn
from assistdesk.core.wire.device_proof import ProofPurpose, check_proof, hash_token, proof_message
from relay.desk.accounts import Account, Journal, find_account, fold_email, read_account, revoke_all
from relay.desk.api_tokens import TOKEN_PREFIX, TokenScope, find_token, is_token_good
from relay.desk.devices import read_stored_key, register_device
from relay.desk.passwords import Passwords, find_password_fault
from relay.desk.second_factor import find_step, hash_recovery_code
from relay.store.people import Standing, standing
from relay.store.prepared import Prepared
from relay.store.store import Store
from relay.store.tables import account, device, person, recovery_code, sign_in
from relay.store.work import Work

ACCESS_PREFIX = "ada_"
REFRESH_PREFIX = "adr_"
TOKEN_LENGTH_MAX = 512
NONCE_LIFE_MS = 60_000
NONCES_MAX = 10_000
TRIES_KEPT_MAX = 100_000
TRY_WINDOW_MS = 300_000
FORGET_AFTER_MS = 86_400_000
NOBODYS_SECRET = "A" * 32
"""Stands in for the second factor of an account that is not there, so that it costs the same."""


@dataclass(frozen=True, slots=True)
class SignInRules:
    """Sections ``auth`` and ``limits`` of the configuration."""

    access_min: int = 15
    refresh_days: int = 30
    password_min: int = 12
    tries_per_5min: int = 5


@dataclass(frozen=True, slots=True)
class SignedInAgent:
    """Who speaks, as proven by an access token or an API token (then ``family`` is empty)."""

    user_id: int
    name: str
    email: str
    role: str
    is_admin: bool
    family: str = ""
    device_id: str | None = None
    must_change_password: bool = False
    scopes: frozenset[str] = frozenset({TokenScope.READ, TokenScope.WRITE, TokenScope.ADMIN})
    token_id: str = ""
    standing: Standing | None = None
    """What the person's rights hung on at that moment."""

    def may(self, scope: TokenScope) -> bool:
        return scope in self.scopes


@dataclass(frozen=True, slots=True)
class CutOff:
    """Sign-ins that ended just now: of one family, or all of an account but one family."""

    user_id: int
    family: str = ""
    but_family: str = ""

    def covers(self, user_id: int, family: str) -> bool:
        """True if a socket of this account and family must close."""
        if user_id != self.user_id:
            return False
        return family == self.family if self.family else family != self.but_family


class Nonces:
    """Handed out for device proofs: 60 seconds, once, a bounded number of them."""

    def __init__(self) -> None:
        self._until_ms: OrderedDict[bytes, int] = OrderedDict()

    def issue(self, now_ms: int) -> bytes:
        nonce = secrets.token_bytes(32)
        self._until_ms[nonce] = now_ms + NONCE_LIFE_MS
        while len(self._until_ms) > NONCES_MAX:
            self._until_ms.popitem(last=False)
        return nonce

    def take(self, nonce: bytes, now_ms: int) -> bool:
        """True if it was ours, is still good and was not taken before."""
        until_ms = self._until_ms.pop(nonce, 0)
        return until_ms > now_ms


class Tries:
    """Wrong sign-ins by name, known or not: after five in five minutes the name waits five minutes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._failures: OrderedDict[str, list[int]] = OrderedDict()
        self._under_way: Counter[str] = Counter()

    @contextlib.contextmanager
    def one(self, name: str, now_ms: int) -> Iterator[None]:
        """Around one try. Those that are made at once count together: else each would begin before one of them has failed.

        Raises:
            RefusedError: ``locked``.
        """
        wait_s = self.wait_s(name, now_ms)
        if not wait_s and len(self._recent(name, now_ms)) + self._under_way[name] >= self._limit:
            wait_s = 1
        if wait_s:
            raise RefusedError("locked", retry_after_s=wait_s)
        self._under_way[name] += 1
        try:
            yield
        finally:
            self._under_way[name] -= 1
            if not self._under_way[name]:
                del self._under_way[name]

    def _recent(self, name: str, now_ms: int) -> list[int]:
        return [at_ms for at_ms in self._failures.get(name, []) if at_ms > now_ms - TRY_WINDOW_MS]

    def wait_s(self, name: str, now_ms: int) -> int:
        """Seconds until this name may be tried again; 0: now."""
        failures = self._failures.get(name, [])
        if len(failures) < self._limit:
            return 0
        return max(0, -(-(failures[-1] + TRY_WINDOW_MS - now_ms) // 1000))

    def fail(self, name: str, now_ms: int) -> None:
        self._failures[name] = [*self._recent(name, now_ms), now_ms][-self._limit :]
        self._failures.move_to_end(name)
        while len(self._failures) > TRIES_KEPT_MAX:
            self._failures.popitem(last=False)

    def forget(self, name: str) -> None:
        self._failures.pop(name, None)


class SignIn:
    """The use cases. One per relay; all state that must survive is in the store."""

    def __init__(
        self,
        store: Store,
        journal: Journal,
        passwords: Passwords,
        rules: SignInRules,
        *,
        now_ms: Callable[[], int],
    ) -> None:
        self._store = store
        self._journal = journal
        self._passwords = passwords
        self._rules = rules
        self._now_ms = now_ms
        self._nonces = Nonces()
        self._tries = Tries(rules.tries_per_5min)
        self._listeners: list[Callable[[CutOff], None]] = []

    def listen(self, listener: Callable[[CutOff], None]) -> None:
        """Be told of sign-ins that ended, on the loop's thread."""
        self._listeners.append(listener)

    def issue_nonce(self) -> tuple[bytes, int]:
        """A nonce for a device proof and how many seconds it is good for."""
        return self._nonces.issue(self._now_ms()), NONCE_LIFE_MS // 1000

    async def login(self, request: Login, *, address: str) -> SignedIn:
        """Sign in with everything at once.

        Raises:
            RefusedError: ``sign_in_refused`` (one answer for all that may be wrong), ``locked``, ``busy``.
        """
        name = fold_email(request.email)
        with self._tries.one(name, self._now_ms()):
            signed_in = await self._try(request, address)
            if signed_in is None:
                self._tries.fail(name, self._now_ms())
                raise RefusedError("sign_in_refused")
        self._tries.forget(name)
        return signed_in

    async def _try(self, request: Login, address: str) -> SignedIn | None:
        """None: something is wrong. Raises RefusedError ``busy``."""
        found = await self._store.read(lambda connection: find_account(connection, request.email))
        fits = await self._passwords.verify(found.password_hash if found else None, request.password)
        step = find_step(
            found.totp_secret if found and found.totp_secret else NOBODYS_SECRET,
            request.digits or "",
            now_s=self._now_ms() // 1000,
            last_step=found.totp_last_step if found else None,
        )
        rehashed = await self._rehash(found, request.password) if found and fits else None
        recovery = hash_recovery_code(request.recovery or "")
        is_good = fits and (step is not None or request.recovery is not None)

        def operation(work: Work) -> SignedIn | None:
            if not (found and is_good and self._use_factor(work, found, step=step, recovery=recovery)):
                self._note_refusal(work, found, address)
                return None
            if rehashed is not None:
                update = sa.update(account).where(account.c.user_id == found.user_id)
                work.connection.execute(update.values(password_hash=rehashed))
            return self._open(work, found, request, address)

        return await self._store.write(operation)

    async def refresh(self, request: Refresh, *, address: str) -> SignedIn:
        """Swap a refresh token for new tokens.

        Raises:
            RefusedError: ``token_refused``; ``device_proof_refused`` for a nonce that is too old.
        """
        token_hash = hash_token(request.refresh)
        row = await self._store.read(lambda connection: _find_refresh(connection, token_hash))
        now_ms = self._now_ms()
        if row is None or row["revoked_at"] is not None or row["refresh_until"] <= now_ms:
            raise RefusedError("token_refused")
        if row["rotated_at"] is None and not await self._proves(row, request.device, token_hash, now_ms):
            await self._end_family(row, why="refresh.other_device", address=address)
            raise RefusedError("token_refused")

        def operation(work: Work) -> SignedIn | None:
            rotated = work.connection.execute(
                sa.update(sign_in)
                .where(sign_in.c.id == row["id"], sign_in.c.rotated_at.is_(None), sign_in.c.revoked_at.is_(None))
                .values(rotated_at=work.now_ms)
            )
            found = read_account(work.connection, row["user_id"])
            if rotated.rowcount == 0 or found is None or found.disabled:
                return None
            if row["device_id"] is not None:
                touch = sa.update(device).where(device.c.id == row["device_id"])
                work.connection.execute(touch.values(last_used_at=work.now_ms))
            return self._issue(work, found, family=row["family"], device_id=row["device_id"])

        signed_in = await self._store.write(operation)
        if signed_in is None:
            await self._end_family(row, why="refresh.reused", address=address)
            raise RefusedError("token_refused")
        return signed_in

    async def authenticate(self, token: str) -> SignedInAgent:
        """Who an access token or API token stands for. Raises RefusedError ``unauthorized``."""
        if len(token) > TOKEN_LENGTH_MAX:
            raise RefusedError("unauthorized")
        now_ms = self._now_ms()
        if token.startswith(TOKEN_PREFIX):
            agent = await self._store.read(lambda connection: _agent_by_api_token(connection, token, now_ms))
        else:
            agent = await self._store.read(lambda connection: _agent_by_access(connection, token, now_ms))
        if agent is None:
            raise RefusedError("unauthorized")
        return agent

    async def standing_now(self, agent: SignedInAgent) -> Standing | None:
        """What the rights of whoever holds a socket hang on by now; None: its sign-in (or API token) is over."""
        now_ms = self._now_ms()

        def question(connection: sa.Connection) -> Standing | None:
            is_good = _is_still_good(connection, agent, now_ms)
            return standing(connection, agent.user_id) if is_good else None

        return await self._store.read(question)

    async def check_device(self, agent: SignedInAgent, proof: DeviceProof, purpose: ProofPurpose, token: str) -> None:
        """Raises RefusedError ``device_proof_refused`` unless the agent's own device made *proof* for this purpose."""
        good = agent.device_id is not None and proof.device_id == agent.device_id
        if not (good and await self._check_proof(proof, purpose, hash_token(token))):
            raise RefusedError("device_proof_refused")

    async def logout(self, agent: SignedInAgent) -> None:
        """End this sign-in on every socket it has."""
        if not agent.family:
            return

        def operation(work: Work) -> None:
            _revoke_family(work, agent.family)
            self._journal.append(work, actor=agent.email, action="sign_in.logout", subject=agent.email)

        await self._store.write(operation)
        self._tell(CutOff(user_id=agent.user_id, family=agent.family))

    async def change_password(self, agent: SignedInAgent, request: ChangePassword) -> None:
        """Replace the one-time or present password; every other sign-in of the account ends.

        Raises:
            RefusedError: ``sign_in_refused`` (the old one is wrong), ``password_refused`` (the new one is not taken),
                ``locked``, ``busy``, ``forbidden`` (an API token).
        """
        if not agent.family:
            raise RefusedError("forbidden")
        with self._tries.one(agent.email, self._now_ms()):
            found = await self._store.read(lambda connection: read_account(connection, agent.user_id))
            if found is None or not await self._passwords.verify(found.password_hash, request.old):
                self._tries.fail(agent.email, self._now_ms())
                raise RefusedError("sign_in_refused")
        fault = find_password_fault(request.new, email=agent.email, length_min=self._rules.password_min)
        if fault is None and request.new == request.old:
            fault = "unchanged"
        if fault is not None:
            raise RefusedError("password_refused", field="new", code=fault)
        hashed = await self._passwords.hash(request.new)

        def operation(work: Work) -> None:
            update = sa.update(account).where(account.c.user_id == agent.user_id)
            work.connection.execute(update.values(password_hash=hashed, must_change_password=False))
            revoke_all(work, agent.user_id, but_family=agent.family)
            self._journal.append(work, actor=agent.email, action="account.password", subject=agent.email)

        await self._store.write(operation)
        self._tell(CutOff(user_id=agent.user_id, but_family=agent.family))

    # --- inside ---

    def _note_refusal(self, work: Work, found: Account | None, address: str) -> None:
        subject = found.email if found else "unknown"
        detail = {"address": address}
        self._journal.append(work, actor=subject, action="sign_in.refused", subject=subject, detail=detail)

    def _use_factor(self, work: Work, found: Account, *, step: int | None, recovery: bytes) -> bool:
        """Use the digits or the recovery code up; False: used already, account disabled, one-time password spent."""
        present = read_account(work.connection, found.user_id)
        if present is None or present.disabled or present.password_hash != found.password_hash:
            return False
        if present.must_change_password and _has_signed_in(work.connection, found.user_id):
            return False
        if step is not None:
            used = work.connection.execute(
                sa.update(account)
                .where(account.c.user_id == found.user_id, account.c.totp_last_step < step)
                .values(totp_last_step=step)
            )
        else:
            used = work.connection.execute(
                sa.update(recovery_code)
                .where(
                    recovery_code.c.user_id == found.user_id,
                    recovery_code.c.code_hash == recovery,
                    recovery_code.c.used_at.is_(None),
                )
                .values(used_at=work.now_ms)
            )
        return used.rowcount == 1

    def _open(self, work: Work, found: Account, request: Login, address: str) -> SignedIn:
        device_id = None
        if request.device is not None:
            device_id = secrets.token_hex(16)
            register_device(work, device_id=device_id, user_id=found.user_id, key=request.device)
        detail = {"address": address, "factor": "digits" if request.digits and not request.recovery else "recovery"}
        self._journal.append(work, actor=found.email, action="sign_in.ok", subject=found.email, detail=detail)
        return self._issue(work, found, family=secrets.token_hex(16), device_id=device_id)

    def _issue(self, work: Work, found: Account, *, family: str, device_id: str | None) -> SignedIn:
        access = ACCESS_PREFIX + secrets.token_urlsafe(32)
        refresh = REFRESH_PREFIX + secrets.token_urlsafe(32)
        work.connection.execute(
            sa.insert(sign_in).values(
                family=family,
                user_id=found.user_id,
                device_id=device_id,
                access_hash=hash_token(access),
                access_until=work.now_ms + self._rules.access_min * 60_000,
                refresh_hash=hash_token(refresh),
                refresh_until=work.now_ms + self._rules.refresh_days * 86_400_000,
                created_at=work.now_ms,
            )
        )
        return SignedIn(
            access=access,
            access_expires_s=self._rules.access_min * 60,
            refresh=refresh,
            user_id=found.user_id,
            name=found.name,
            email=found.email,
            role=found.role,
            device_id=device_id,
            must_change_password=found.must_change_password,
        )

    async def _rehash(self, found: Account, password: str) -> str | None:
        if not self._passwords.needs_rehash(found.password_hash):
            return None
        return await self._passwords.hash(password)

    async def _proves(self, row: sa.RowMapping, proof: DeviceProof | None, token_hash: bytes, now_ms: int) -> bool:
        """False: another device. Raises RefusedError where the device may be right and only the nonce is too old."""
        if row["device_id"] is None:
            return True
        if proof is None or proof.device_id != row["device_id"]:
            return False
        if not self._nonces.take(proof.nonce, now_ms):
            raise RefusedError("device_proof_refused")
        return await self._verify_proof(proof, ProofPurpose.REFRESH, token_hash)

    async def _check_proof(self, proof: DeviceProof, purpose: ProofPurpose, token_hash: bytes) -> bool:
        return self._nonces.take(proof.nonce, self._now_ms()) and await self._verify_proof(proof, purpose, token_hash)

    async def _verify_proof(self, proof: DeviceProof, purpose: ProofPurpose, token_hash: bytes) -> bool:
        stored = await self._store.read(lambda connection: read_stored_key(connection, proof.device_id))
        message = proof_message(purpose, nonce=proof.nonce, device_id=proof.device_id, token_hash=token_hash)
        return stored is not None and check_proof(stored, message, proof.proof)

    async def _end_family(self, row: sa.RowMapping, *, why: str, address: str) -> None:
        def operation(work: Work) -> None:
            found = read_account(work.connection, row["user_id"])
            subject = found.email if found else "unknown"
            _revoke_family(work, row["family"])
            self._journal.append(work, actor=subject, action=why, subject=subject, detail={"address": address})

        await self._store.write(operation)
        self._tell(CutOff(user_id=row["user_id"], family=row["family"]))

    def _tell(self, cut: CutOff) -> None:
        for listener in self._listeners:
            listener(cut)


def forget_old(work: Work) -> int:
    """Delete what no token can need any more: sign-ins a day after their refresh token's end. A sign-in by a one-time password
    stays until that is replaced: it says that it was used."""
    waiting = sa.select(account.c.user_id).where(account.c.must_change_password.is_(True))
    old = work.connection.execute(
        sa.delete(sign_in).where(
            sign_in.c.refresh_until < work.now_ms - FORGET_AFTER_MS, sign_in.c.user_id.not_in(waiting)
        )
    )
    return old.rowcount


def _find_refresh(connection: sa.Connection, token_hash: bytes) -> sa.RowMapping | None:
    return connection.execute(sa.select(sign_in).where(sign_in.c.refresh_hash == token_hash)).mappings().one_or_none()


def _has_signed_in(connection: sa.Connection, user_id: int) -> bool:
    query = sa.select(sign_in.c.id).where(sign_in.c.user_id == user_id).limit(1)
    return connection.execute(query).scalar_one_or_none() is not None


def _revoke_family(work: Work, family: str) -> None:
    work.connection.execute(
        sa.update(sign_in)
        .where(sign_in.c.family == family, sign_in.c.revoked_at.is_(None))
        .values(revoked_at=work.now_ms)
    )


_by_access = Prepared(
    sa.select(
        *(account.c[name] for name in ("user_id", "email", "is_admin", "must_change_password")),
        *(person.c.name, person.c.role, sign_in.c.family, sign_in.c.device_id),
    )
    .select_from(sign_in.join(account, account.c.user_id == sign_in.c.user_id).join(person))
    .where(
        sign_in.c.access_hash == sa.bindparam("access"),
        sign_in.c.access_until > sa.bindparam("now"),
        sign_in.c.revoked_at.is_(None),
        account.c.disabled.is_(sa.false()),
    )
)
"""Asked with every request, so compiled once."""


def _agent_by_access(connection: sa.Connection, token: str, now_ms: int) -> SignedInAgent | None:
    row = _by_access.first(connection, {"access": hash_token(token), "now": now_ms})
    if row is None:
        return None
    user_id, email, is_admin, must_change_password, name, role, family, device_id = row
    return SignedInAgent(
        user_id=user_id,
        name=name,
        email=email,
        role=role,
        is_admin=bool(is_admin),
        family=family,
        device_id=device_id,
        must_change_password=bool(must_change_password),
        standing=standing(connection, user_id),
    )


def _agent_by_api_token(connection: sa.Connection, token: str, now_ms: int) -> SignedInAgent | None:
    row = find_token(connection, token, now_ms=now_ms)
    found = None if row is None else read_account(connection, row.user_id)
    if row is None or found is None or found.disabled:
        return None
    return SignedInAgent(
        user_id=found.user_id,
        name=found.name,
        email=found.email,
        role=found.role,
        is_admin=found.is_admin,
        scopes=frozenset(row.scopes.split()),
        token_id=row.id,
        standing=standing(connection, found.user_id),
    )


def _is_still_good(connection: sa.Connection, agent: SignedInAgent, now_ms: int) -> bool:
    found = read_account(connection, agent.user_id)
    if found is None or found.disabled:
        return False
    if not agent.family:
        return is_token_good(connection, agent.token_id, now_ms=now_ms)
    query = sa.select(sign_in.c.id).where(
        sign_in.c.family == agent.family, sign_in.c.revoked_at.is_(None), sign_in.c.refresh_until > now_ms
    )
    return connection.execute(query.limit(1)).scalar_one_or_none() is not None
