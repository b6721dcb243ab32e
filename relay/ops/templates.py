"""Packaging files as text: a systemd unit, a container, proxies, each with real values (relay.md sections 16, 22).

Pure: values in, text out. It knows no configuration file.
"""

import enum
from dataclasses import dataclass
from urllib.parse import urlsplit

CONTAINER_PORT = 8470


class Target(enum.StrEnum):
    """Which file."""

    SYSTEMD = "systemd"
    CONTAINER = "container"
    COMPOSE = "compose"
    CADDY = "caddy"
    NGINX = "nginx"
    HAPROXY = "haproxy"


@dataclass(frozen=True, slots=True)
class TemplateValues:
    """What the files must know of this relay."""

    public_url: str
    listen: str
    is_unix: bool
    state_dir: str
    config_file: str
    python: str
    stop_grace_s: int

    @property
    def host(self) -> str:
        return urlsplit(self.public_url).hostname or "help.example.com"

    @property
    def upstream(self) -> str:
        """Where a proxy on this computer reaches the relay."""
        return self.listen


def render(target: Target, values: TemplateValues) -> str:
    """The file's text, with one newline at its end."""
    match target:
        case Target.SYSTEMD:
            return _systemd(values)
        case Target.CONTAINER:
            return _container()
        case Target.COMPOSE:
            return _compose(values)
        case Target.CADDY:
            return _caddy(values)
        case Target.NGINX:
            return _nginx(values)
        case Target.HAPROXY:
            return _haproxy(values)


def _systemd(values: TemplateValues) -> str:
    # state under systemd's own directory needs no further right; another place must be named
    own_place = f"ReadWritePaths={values.state_dir}\n" if values.state_dir != "/var/lib/assistdesk" else ""
    return f"""\
[Unit]
Description=AssistDesk relay
After=network-online.target
Wants=network-online.target

[Service]
ExecStart={values.python} -m relay.cli --config {values.config_file} serve
User=assistdesk
StateDirectory=assistdesk
StateDirectoryMode=0700
RuntimeDirectory=assistdesk
{own_place}LimitNOFILE=262144
Restart=always
RestartSec=2
TimeoutStopSec=60
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
UMask=0077

[Install]
WantedBy=multi-user.target
"""


def _container() -> str:
    return f"""\
FROM python:3.11-slim
RUN pip install --no-cache-dir "assistdesk[relay,scale]" \\
 && useradd --uid 10001 --create-home --home-dir /var/lib/assistdesk assistdesk
USER 10001
ENV ASSISTDESK_RELAY__SERVER__LISTEN=0.0.0.0:{CONTAINER_PORT} \\
    ASSISTDESK_RELAY__SERVER__STATE_DIR=/var/lib/assistdesk/state
VOLUME /var/lib/assistdesk
EXPOSE {CONTAINER_PORT}
HEALTHCHECK --interval=10s --timeout=3s CMD ["assistdesk-relay", "--config", "/var/lib/assistdesk/relay.toml", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["assistdesk-relay", "--config", "/var/lib/assistdesk/relay.toml"]
CMD ["serve"]
"""


def _compose(values: TemplateValues) -> str:
    return f"""\
services:
  relay:
    build: .
    read_only: true
    tmpfs: [/tmp]
    restart: always
    stop_grace_period: 30s
    environment:
      ASSISTDESK_RELAY__SERVER__PUBLIC_URL: "{values.public_url}"
    ports: ["127.0.0.1:{CONTAINER_PORT}:{CONTAINER_PORT}"]
    volumes: ["state:/var/lib/assistdesk"]
    ulimits: {{nofile: 262144}}
volumes:
  state:
"""


def _caddy(values: TemplateValues) -> str:
    upstream = values.listen.replace("unix:", "unix/") if values.is_unix else values.upstream
    return f"""\
{values.host} {{
    reverse_proxy {upstream} {{
        stream_close_delay 12h
    }}
}}
"""


def _nginx(values: TemplateValues) -> str:
    upstream = f"http://{values.listen}:/" if values.is_unix else f"http://{values.upstream}"
    return f"""\
# at top level: worker_shutdown_timeout 12h;  worker_rlimit_nofile twice the connections
map $http_upgrade $relay_connection {{ default upgrade; '' close; }}
server {{
    listen 443 ssl;
    server_name {values.host};
    ssl_certificate     /etc/ssl/{values.host}.pem;
    ssl_certificate_key /etc/ssl/{values.host}.key;
    client_max_body_size 26m;
    location / {{
        proxy_pass {upstream};
        proxy_http_version 1.1;
        proxy_set_header Host $host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $relay_connection;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Forwarded-Proto https;
        proxy_buffering off;
        proxy_request_buffering off;
        proxy_buffer_size 64k;
        proxy_buffers 4 64k;
        proxy_busy_buffers_size 128k;
        proxy_read_timeout 75s;
        proxy_send_timeout 75s;
    }}
}}
"""


def _haproxy(values: TemplateValues) -> str:
    upstream = values.listen.replace("unix:", "unix@") if values.is_unix else values.upstream
    return f"""\
global
    hard-stop-after 12h
defaults
    mode http
    timeout connect 5s
    timeout http-request 10s
    timeout client 75s
    timeout server 75s
    timeout tunnel 5m
frontend relay_in
    bind :443 ssl crt /etc/haproxy/{values.host}.pem alpn http/1.1
    http-request set-header X-Forwarded-For %[src]
    http-request set-header X-Forwarded-Proto https
    default_backend relay
backend relay
    option httpchk GET /readyz
    http-check expect status 200
    server n1 {upstream} check inter 2s
"""
