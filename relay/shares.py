"""Each part's share of the configuration, in the part's own words. Plain translation; nothing is decided here."""

from urllib.parse import urlsplit

from relay.api.front import FrontRules
from relay.config import Config
from relay.desk.attachments import AttachmentRules
from relay.desk.sign_in import SignInRules
from relay.ops.doors import ListenerSettings
from relay.ops.metrics import descriptor_limit
from relay.sessions.codes import CodeRules
from relay.sessions.directory import DirectoryRules
from relay.sessions.limits import Rate, read_networks
from relay.sessions.node import NodeSettings
from relay.sessions.pump import PumpBounds
from relay.sessions.room_state import RoomTimes

BURST = 3
ASKS_48 = 4
MIB = 1024 * 1024


def burst(per_s: float) -> Rate:
    """Three seconds' worth at once (relay.md section 8)."""
    return Rate(per_s * BURST, BURST)


def sign_in_rules(config: Config) -> SignInRules:
    """Sections ``auth`` and ``limits``."""
    auth = config.auth
    return SignInRules(
        access_min=auth.access_min,
        refresh_days=auth.refresh_days,
        password_min=auth.password_min,
        tries_per_5min=config.limits.sign_ins_per_5min,
    )


def origin_of(url: str) -> str:
    """As browsers write it: in small letters, without a port that goes without saying."""
    parts = urlsplit(url)
    is_usual = parts.port == {"http": 80, "https": 443}.get(parts.scheme)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return f"{parts.scheme}://{host}" if is_usual or parts.port is None else f"{parts.scheme}://{host}:{parts.port}"


def front_rules(config: Config) -> FrontRules:
    """Sections ``server`` and ``limits``."""
    limits = config.limits
    return FrontRules(
        allowed_origins=config.server.allowed_origins,
        own_origin=origin_of(config.server.public_url),
        json_bytes_max=limits.json_kib * 1024,
        upload_bytes_max=limits.attachment_mib * MIB,
    )


def attachment_rules(config: Config) -> AttachmentRules:
    """Section ``limits``."""
    limits = config.limits
    return AttachmentRules(
        file_bytes_max=limits.attachment_mib * MIB,
        waiting_bytes_max=limits.waiting_mib * MIB,
        disk_free_percent=float(limits.disk_free_percent),
    )


def code_rules(config: Config) -> CodeRules:
    """Section ``codes``."""
    codes = config.codes
    return CodeRules(
        life_s=codes.life_s,
        cooldown_s=codes.cooldown_s,
        live_percent=codes.live_percent,
        fill_percent=codes.fill_percent,
        refusal_ms=codes.refusal_ms,
        tries=codes.tries,
        reopenings=codes.reopenings,
    )


def directory_rules(config: Config) -> DirectoryRules:
    """Sections ``codes``, ``sessions`` and ``limits``."""
    limits = config.limits
    return DirectoryRules(
        codes=code_rules(config),
        join_token_s=config.sessions.join_token_s,
        host_wait_s=config.sessions.host_wait_s,
        confirm_s=config.sessions.confirm_s,
        return_s=config.sessions.resume_window_s,
        rooms_per_account=limits.rooms_per_account,
        waiting_per_account=limits.waiting_per_account,
        failed_claims_per_min=limits.failed_claims_per_min,
    )


def claim_rates(config: Config) -> dict[int, Rate]:
    """Claims a minute by prefix length."""
    limits = config.limits
    return {
        64: Rate(limits.claims_per_min, 60),
        56: Rate(limits.claims_per_min_56, 60),
        48: Rate(limits.claims_per_min_48, 60),
    }


def ask_rates(config: Config) -> dict[int, Rate]:
    """Chats that may be asked for in an hour, by prefix length: whoever has a network of many /64 fills no queue with them, and
    a provider's customers in one /48 do not shut each other out."""
    asks = config.limits.asks_per_hour_ip
    return {64: Rate(asks, 3600), 56: Rate(asks, 3600), 48: Rate(asks * ASKS_48, 3600)}


def node_settings(config: Config) -> NodeSettings:
    """Sections ``node``, ``sessions`` and ``limits``."""
    sessions, limits = config.sessions, config.limits
    return NodeSettings(
        node=config.node.id,
        url="ws" + config.node.url.removeprefix("http"),
        times=RoomTimes(
            code_life_s=config.codes.life_s,
            host_wait_s=sessions.host_wait_s,
            resume_window_s=sessions.resume_window_s,
            max_hours=sessions.max_hours,
            renew_s=sessions.rejoin_token_s / 3,
        ),
        bounds=PumpBounds(
            session_mbit=limits.session_mbit,
            session_burst_bytes=limits.session_burst_mib * 1024 * 1024,
            write_low_bytes=sessions.write_low_bytes,
            dead_after_s=sessions.dead_after_s,
            ping_s=sessions.ping_s,
            stall_s=sessions.stall_s,
        ),
        join_token_s=sessions.join_token_s,
        rejoin_token_s=sessions.rejoin_token_s,
        rooms_max=limits.rooms,
        rejoins_per_min=limits.rejoins_per_min,
        total_mbit=limits.total_mbit,
        buffered_bytes_max=limits.buffered_mib * 1024 * 1024,
        descriptor_share_max=limits.descriptor_percent / 100,
        loop_lag_s_max=limits.loop_lag_ms / 1000,
    )


def listener_settings(config: Config) -> ListenerSettings:
    """Sections ``server`` and ``limits``."""
    limits, proxies = config.limits, config.server.trusted_proxies
    return ListenerSettings(
        head_timeout_s=config.server.head_timeout_s,
        unfinished_max=limits.unfinished,
        unfinished_per_address=limits.unfinished_per_ip,
        connections_per_address=limits.connections_per_ip,
        connections_per_account=limits.connections_per_account,
        connections_max=descriptor_limit() * limits.descriptor_percent // 100,
        trusted_proxies=read_networks([network for network in proxies if network != "unix"]),
        trusts_unix="unix" in proxies,
        exempt=read_networks(limits.exempt),
    )
