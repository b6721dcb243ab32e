"""The configuration is understood completely, or the relay does not start and says which key and where."""

import dataclasses
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistdesk.core.errors import RefusedError
from relay.config import Config, Listen, file_text, list_values, load_config, parse_listen, read_password, read_secret


def write(path: Path, text: str, mode: int = 0o600) -> Path:
    path.write_text(text)
    path.chmod(mode)
    return path


def refused(
    path: Path, environment: dict[str, str] | None = None, flags: dict[str, str] | None = None
) -> tuple[str, str, str]:
    with pytest.raises(RefusedError) as caught:
        load_config(path, environment=environment or {}, flags=flags)
    return caught.value.rule, str(caught.value.fields["key"]), str(caught.value.fields["given_in"])


def test_the_file_that_the_first_run_writes_is_understood(tmp_path: Path) -> None:
    text = file_text(public_url="http://127.0.0.1:9000", listen="127.0.0.1:9000", state_dir=str(tmp_path / "state"))
    loaded = load_config(write(tmp_path / "relay.toml", text), environment={})
    assert loaded.config.server.public_url == "http://127.0.0.1:9000"
    assert loaded.config.state_dir == tmp_path / "state"
    assert loaded.config.node.url == "http://127.0.0.1:9000"
    assert loaded.config.ops.token_file == str(tmp_path / "state" / "ops.token")
    assert loaded.config.db.url == f"sqlite:///{tmp_path}/state/relay.db"


def test_a_flag_beats_the_environment_that_the_file_that_the_default(tmp_path: Path) -> None:
    path = write(tmp_path / "relay.toml", "[limits]\nrooms = 7\nunfinished = 8\napi_per_s = 9\n")
    environment = {"ASSISTDESK_RELAY__LIMITS__UNFINISHED": "18", "ASSISTDESK_RELAY__LIMITS__API_PER_S": "19"}
    loaded = load_config(path, environment=environment, flags={"limits.api_per_s": "29"})
    limits = loaded.config.limits
    assert (limits.rooms, limits.unfinished, limits.api_per_s, limits.api_per_s_ip) == (7, 18, 29, 5)
    where = {key: origin for key, _, origin in list_values(loaded)}
    assert where["limits.rooms"] == str(path)
    assert where["limits.unfinished"] == "environment ASSISTDESK_RELAY__LIMITS__UNFINISHED"
    assert where["limits.api_per_s"].startswith("flag")
    assert where["limits.api_per_s_ip"] == "default"


def test_a_database_server_has_its_password_in_a_file_that_nobody_else_reads(tmp_path: Path) -> None:
    secret = write(tmp_path / "db.password", "short\n")
    secret.chmod(0o644)
    text = f"[db]\nurl = 'postgresql://desk@db.example/desk?sslmode=require'\npassword_file = '{secret}'\n"
    path = write(tmp_path / "relay.toml", text)
    assert refused(path) == ("config_secret_open_to_others", "db.password_file", str(secret))
    secret.chmod(0o600)
    config = load_config(path, environment={}).config
    assert read_password(Path(config.db.password_file)) == "short"
    secret.write_text("\n")
    with pytest.raises(RefusedError, match="config_secret_empty"):
        read_password(secret)


def test_config_show_lists_every_key(tmp_path: Path) -> None:
    loaded = load_config(tmp_path / "none.toml", environment={})
    keys = {key for key, _, _ in list_values(loaded)}
    assert keys == {
        f"{section.name}.{field.name}"
        for section in msgspec.structs.fields(Config)
        for field in msgspec.structs.fields(section.type)
    }


def test_lists_come_from_the_environment_as_in_toml(tmp_path: Path) -> None:
    environment = {"ASSISTDESK_RELAY__SERVER__TRUSTED_PROXIES": '["10.0.0.0/8", "unix"]'}
    loaded = load_config(tmp_path / "none.toml", environment=environment)
    assert loaded.config.server.trusted_proxies == ("10.0.0.0/8", "unix")


@pytest.mark.parametrize(
    ("text", "rule", "key"),
    [
        ("[servr]\na = 1\n", "config_unknown_key", "servr"),
        ("[server]\npublik_url = 'x'\n", "config_unknown_key", "server.publik_url"),
        ("server = 3\n", "config_unknown_key", "server"),
        ("[limits]\nrooms = '5'\n", "config_bad_value", "limits.rooms"),
        ("[limits]\nrooms = 0\n", "config_bad_value", "limits.rooms"),
        ("[codes]\nlife_s = 601\n", "config_bad_value", "codes.life_s"),
        ("[log]\nlevel = 'loud'\n", "config_bad_value", "log.level"),
        ("[auth]\npassword_min = 8\n", "config_bad_value", "auth.password_min"),
        ("[server]\npublic_url = 'http://help.example.com'\n", "config_url_not_https", "server.public_url"),
        ("[server]\npublic_url = 'ftp://127.0.0.1'\n", "config_url_not_https", "server.public_url"),
        ("[server]\npublic_url = 'https://a.example/x'\n", "config_bad_url", "server.public_url"),
        ("[server]\npublic_url = 'https://u@a.example'\n", "config_bad_url", "server.public_url"),
        ("[server]\npublic_url = 'https://[::1'\n", "config_bad_url", "server.public_url"),
        ("[node]\nurl = 'http://relay2.example'\n", "config_url_not_https", "node.url"),
        ("[server]\nlisten = '8470'\n", "config_bad_listen", "server.listen"),
        ("[server]\ntrusted_proxies = ['10.0.0.1/8']\n", "config_bad_network", "server.trusted_proxies"),
        ("[limits]\nexempt = ['unix']\n", "config_bad_network", "limits.exempt"),
        ("[server]\nallowed_origins = ['help.example.com']\n", "config_bad_origin", "server.allowed_origins"),
        ("[outgoing]\nprivate_hosts = ['https://crm.internal']\n", "config_bad_host", "outgoing.private_hosts"),
        ("[outgoing]\nprivate_hosts = ['crm.internal:8443']\n", "config_bad_host", "outgoing.private_hosts"),
        ("[db]\nurl = 'postgresql://x'\n", "config_bad_db_url", "db.url"),
        ("[db]\nurl = 'postgresql:/x/desk'\n", "config_bad_db_url", "db.url"),
        ("[db]\nurl = 'postgresql://[::1/desk'\n", "config_bad_db_url", "db.url"),
        ("[db]\nurl = 'mysql://x/desk'\n", "config_bad_db_url", "db.url"),
        ("[db]\nurl = 'postgresql://u:p@x/desk'\n", "config_db_password", "db.url"),
        ("[db]\nurl = 'postgresql://x/desk?password=p'\n", "config_db_password", "db.url"),
        ("[db]\nurl = 'postgres://x/desk'\npassword_file = '/no/such'\n", "config_file_missing", "db.password_file"),
        ("[db]\npassword_file = '/no/such'\n", "config_password_unused", "db.password_file"),
        ("[tls]\nmode = 'files'\n", "config_file_missing", "tls.cert"),
        ("[sessions]\nwrite_low_bytes = 70000\n", "config_low_above_high", "sessions.write_low_bytes"),
        ("[server\n", "config_file_malformed", ""),
    ],
)
def test_R22_what_is_not_understood_names_key_and_file(tmp_path: Path, text: str, rule: str, key: str) -> None:
    path = write(tmp_path / "relay.toml", text)
    found_rule, found_key, given_in = refused(path)
    assert (found_rule, found_key) == (rule, key)
    assert str(path) in given_in


def test_R22_an_unknown_variable_is_named(tmp_path: Path) -> None:
    found = refused(tmp_path / "none.toml", {"ASSISTDESK_RELAY__SERVER__PORT": "1"})
    assert found == ("config_unknown_key", "server.port", "environment ASSISTDESK_RELAY__SERVER__PORT")


def test_R22_a_variable_with_a_bad_value_is_named(tmp_path: Path) -> None:
    rule, key, given_in = refused(tmp_path / "none.toml", {"ASSISTDESK_RELAY__LIMITS__ROOMS": "many"})
    assert (rule, key) == ("config_bad_value", "limits.rooms")
    assert "ASSISTDESK_RELAY__LIMITS__ROOMS" in given_in


def test_R22_a_file_that_all_may_write_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "relay.toml", "", 0o666)
    assert refused(path) == ("config_file_writable_by_all", "", str(path))


def test_R22_a_file_that_is_a_directory_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path) == ("config_file_unreadable", "", str(tmp_path))


def test_R22_a_file_in_no_directory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "relay.toml"
    assert refused(path) == ("config_no_file", "", str(path))


def test_R22_a_huge_file_and_one_that_is_not_text_are_refused(tmp_path: Path) -> None:
    huge = write(tmp_path / "huge.toml", "#" * 300_000)
    assert refused(huge)[0] == "config_file_too_long"
    garbage = tmp_path / "garbage.toml"
    garbage.write_bytes(b"\xff\xfe\x00")
    garbage.chmod(0o600)
    assert refused(garbage)[0] == "config_file_malformed"


@pytest.mark.parametrize(
    ("content", "mode", "rule"),
    [
        ("", 0o600, "config_secret_empty"),
        ("changeme", 0o600, "config_secret_weak"),
        ("a" * 64, 0o600, "config_secret_weak"),
        ("0123456789abcdef" * 4, 0o644, "config_secret_open_to_others"),
        ("0123456789abcdef" * 4, 0o640, "config_secret_open_to_others"),
    ],
)
def test_R22_a_weak_or_open_secret_is_refused(tmp_path: Path, content: str, mode: int, rule: str) -> None:
    path = write(tmp_path / "ops.token", content, mode)
    with pytest.raises(RefusedError, match=rule):
        read_secret(path, key="ops.token_file")


def test_R22_a_missing_secret_is_refused_and_a_good_one_read(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="config_secret_unreadable"):
        read_secret(tmp_path / "none", key="ops.token_file")
    path = write(tmp_path / "ops.token", "0123456789abcdef" * 4 + "\n")
    assert read_secret(path, key="ops.token_file") == "0123456789abcdef" * 4


def test_R22_a_secret_open_to_others_stops_the_check_too(tmp_path: Path) -> None:
    secret = write(tmp_path / "ops.token", "0123456789abcdef" * 4, 0o644)
    path = write(tmp_path / "relay.toml", f"[ops]\ntoken_file = '{secret}'\n")
    assert refused(path) == ("config_secret_open_to_others", "ops.token_file", str(secret))


@pytest.mark.parametrize(
    ("text", "listen"),
    [
        ("127.0.0.1:8470", Listen(host="127.0.0.1", port=8470)),
        ("[::1]:0", Listen(host="::1", port=0)),
        ("localhost:1", Listen(host="localhost", port=1)),
        ("unix:/run/assistdesk/relay.sock", Listen(unix_path="/run/assistdesk/relay.sock")),
        ("unix:relative", None),
        ("127.0.0.1", None),
        (":80", None),
        ("127.0.0.1:70000", None),
        ("127.0.0.1:٣", None),
        ("relay.example:80", None),
    ],
)
def test_an_address_to_listen_on(text: str, listen: Listen | None) -> None:
    assert parse_listen(text) == listen


@settings(max_examples=50)
@given(st.dictionaries(st.text("ABCLIMTS_OR", min_size=1, max_size=20), st.text(max_size=30), max_size=3))
def test_any_environment_is_read_or_refused(variables: dict[str, str]) -> None:
    environment = {f"ASSISTDESK_RELAY__{name}": value for name, value in variables.items()}
    try:
        loaded = load_config(Path("/nonexistent.toml"), environment=environment)
    except RefusedError as refusal:
        assert {"key", "given_in"} <= set(refusal.fields)  # noqa: PT017
    else:
        assert dataclasses.is_dataclass(loaded)
