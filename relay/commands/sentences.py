"""Refusals in words, for whoever runs the relay: what is wrong, where, and what to do about it."""

from collections.abc import Mapping

from assistdesk.core.errors import AssistDeskError

_SENTENCES: Mapping[str, str] = {
    "config_unknown_key": "unknown key {key} in {given_in}; every key: assistdesk-relay config show",
    "config_bad_value": "{key} in {given_in} has a value that is not allowed: {reason}",
    "config_file_missing": "{key} names a file that is not there ({given_in})",
    "config_no_file": "there is no file {given_in} and no directory to make it in",
    "config_file_unreadable": "{given_in} cannot be read",
    "config_file_writable_by_all": "{given_in} can be written by every user; make it yours alone: chmod 600 {given_in}",
    "config_file_too_long": "{given_in} is far too long for a configuration",
    "config_file_malformed": "{given_in} is not TOML: {reason}",
    "config_bad_url": "{key} in {given_in} must be like https://help.example.com, without a path",
    "config_url_not_https": "{key} in {given_in} must begin with https:// (http is for this computer alone)",
    "config_bad_listen": "{key} in {given_in} must be ADDRESS:PORT or unix:/PATH",
    "config_bad_network": "{key} in {given_in} must be a list of networks like 10.0.0.0/8",
    "config_bad_origin": "{key} in {given_in} must be a list of origins like https://desk.example.com",
    "config_bad_host": "{key} in {given_in} must be a list of host names like crm.example.internal, without a port",
    "config_bad_db_url": "{key} in {given_in} must be sqlite:////ABSOLUTE/PATH or postgresql://USER@HOST/DATABASE",
    "config_db_password": "{key} in {given_in} holds a password: put it into a file of its own, name that in db.password_file",
    "config_password_unused": "{key} in {given_in} is for a PostgreSQL database, and db.url names none",
    "config_low_above_high": "{key} in {given_in} must be below sessions.write_high_bytes",
    "certificate_unreadable": "{file} or its key cannot be read",
    "certificate_not_pem": "{file} is no certificate in PEM, or its key is none, or the key has a password",
    "certificate_other_key": "the key in tls.key is not the one of {file}",
    "certificate_unusable": "nobody could be served with {file} and its key",
    "config_secret_unreadable": "the secret of {key} cannot be read: {given_in}",
    "config_secret_open_to_others": "the secret of {key} can be read by others: chmod 600 {given_in}",
    "config_secret_empty": "the secret of {key} is empty: {given_in}",
    "config_secret_weak": "the secret of {key} is too short or too simple: {given_in}; delete the file and run serve",
    "no_state": "there is no relay here yet ({file}); start it once: assistdesk-relay serve",
    "state_dir_open_to_others": "{file} can be read by others: chmod 700 {file}",
    "state_dir_unwritable": "{file} cannot be made or written",
    "database_in_use": "another relay serves this database ({file})",
    "database_place": "the directory of the database is not there: {file}",
    "network_file_system": "{file} lies on a network file system ({kind}); SQLite cannot be trusted there",
    "database_read_only": "{file} cannot be written",
    "database_damaged": "{file} is no database of a relay, or it is damaged; it was left alone",
    "database_newer": "{file} was made by a newer relay (schema {revision}); it was left alone",
    "database_encoding": "{file} has the encoding {encoding}; it must be UTF8: createdb --encoding=UTF8 --template=template0",
    "postgres_driver": "PostgreSQL needs psycopg: pip install 'assistdesk[relay,scale]'",
    "backup_by_pg_dump": (
        "this relay's database is PostgreSQL: pg_dump -Fc and pg_restore keep it, with {state_dir} (keys, files) and the"
        " configuration beside it"
    ),
    "database_schema": "{file} has schema {revision}, this program needs another: assistdesk-relay db migrate",
    "disk_full": "the disk is full",
    "busy": "the database is busy; try again",
    "store_failed": "the database cannot be used",
    "store_unreachable": "the database server cannot be used: {reason}",
    "account_exists": "{email} has an account already",
    "account_unknown": "there is no account {email}; all of them: assistdesk-relay agent list",
    "device_unknown": "this account has no device {device_id}",
    "token_unknown": "this account has no valid token {token_id}",
    "token_days": "a token may be good for 1 to {days_max} days",
    "token_scope": "only an admin's token may have the scope admin",
    "bad_email": "this is no e-mail address",
    "bad_name": "a name has 1 to 200 printable characters",
    "bad_room": "this is no room; all of them: assistdesk-relay session list",
    "room_unknown": "there is no such room",
    "bad_count": "a number of tickets is between 1 and {count_max}",
    "bad_anchor_count": "a number of anchors is between 1 and {count_max}",
    "desk_not_empty": "there are tickets already; only an empty desk is filled",
    "bad_time": "a time is a day like 2026-03-01, or days, hours or minutes back like 7d, 12h, 30m",
    "not_reachable": "no relay answers at {address}; is it running?",
    "ops_refused": "the relay at {address} refused the ops token (answer {status})",
    "backup_exists": "{file} is there already",
    "backup_database": "the database cannot be copied: {cause}",
    "backup_unreadable": "{file} is no backup of a relay: {reason}",
    "erasures_damaged": "{file} says who was erased; line {line} is damaged: put a copy in its place or take the line out",
    "erasures_unwritable": "{file} cannot be read or written; it says who was erased",
    "backup_newer": "{file} was made by a newer relay (schema {revision})",
    "relay_running": "stop the relay first",
    "address_in_use": "something else listens at {address} already",
    "not_available": "this relay was built without that part",
}


def sentence_of(error: AssistDeskError) -> str:
    """The error in words; a rule without a sentence shows itself and its fields."""
    template = _SENTENCES.get(error.rule)
    if template is None:
        fields = ", ".join(f"{name} {value}" for name, value in error.fields.items())
        return f"{error.rule.replace('_', ' ')}{': ' + fields if fields else ''}"
    known = _Fields((name, "" if value is None else str(value)) for name, value in error.fields.items())
    return template.format_map(known)


class _Fields(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"
