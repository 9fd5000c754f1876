"""A real nginx on free ports, with the configuration that we ship, and clients that go through it.

The shipped file is filled in where an operator edits it, and nowhere else.
"""

import asyncio
import os
import shutil
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final

import trustme

from server.supervision import die_with_this_process
from tests.bench.load import Line
from tests.clock import wait_until
from tests.running import free_port

ROOT: Final = Path(__file__).parents[1]
SHIPPED: Final = ROOT / "systemd" / "nginx" / "wartemarke.conf"
NAME: Final = "localhost"
END_S: Final = 10.0
NGINX: Final = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"

_AROUND: Final = """
daemon off;
{user}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 768; }}
http {{
    # As Debian has it around our file.
    sendfile on;
    tcp_nopush on;
    ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
    ssl_prefer_server_ciphers on;
    access_log {folder}/access.log;
    error_log {folder}/error.log;
    gzip on;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/wartemarke.conf;
}}
"""
_PROCESS: Final = "server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;"


class Proxy:
    """The shipped proxy before the server processes at these ports."""

    def __init__(self, folder: Path, ports: Sequence[int]) -> None:
        """Write the certificate and the configuration; nothing is started yet."""
        folder.mkdir()
        self.folder = folder
        self.port, self.plain_port = free_port(), free_port()
        self.url = f"https://{NAME}:{self.port}"
        self.authority = folder / "authority.pem"
        self._write_certificate()
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(_AROUND.format(folder=folder, user=user))
        self.file = folder / "wartemarke.conf"
        self.file.write_text(self._filled_in(ports))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def argv(self) -> list[str]:
        """The program with its configuration."""
        return [NGINX, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]

    @cached_property
    def context(self) -> ssl.SSLContext:
        """What a client needs that trusts this proxy's certificate, and no other."""
        return ssl.create_default_context(cafile=str(self.authority))

    @property
    def trust(self) -> dict[str, str]:
        """What a program's environment says so that it trusts this proxy's certificate."""
        return {"SSL_CERT_FILE": str(self.authority), "REQUESTS_CA_BUNDLE": str(self.authority)}

    def start(self) -> None:
        """Start it, and wait until it listens."""
        with (self.folder / "said.log").open("ab") as said:
            self._process = subprocess.Popen(
                self.argv,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                # Its first process must take its workers along, which SIGKILL would not let it do.
                preexec_fn=die_with_this_process(signal.SIGTERM),  # noqa: PLW1509 - only prctl
            )
        wait_until(self._listens)

    def stop(self) -> None:
        """End it with all its workers."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(END_S)

    def logs(self) -> str:
        """Everything that it wrote into any log."""
        return "".join(log.read_text() for log in sorted(self.folder.glob("*.log")))

    def line(self, port: int, token: str = "", *, device: int = 1) -> "DeviceLine":
        """Make a connection as a device of its own; `port` must be the proxy's."""
        assert port == self.port
        return DeviceLine(self, token, device)

    def _write_certificate(self) -> None:
        authority = trustme.CA()
        authority.cert_pem.write_to_path(self.authority)
        certificate = authority.issue_cert(NAME)
        certificate.private_key_pem.write_to_path(self.folder / "privkey.pem")
        for part in certificate.cert_chain_pems:
            part.write_to_path(self.folder / "fullchain.pem", append=True)

    def _filled_in(self, ports: Sequence[int]) -> str:
        """Give the shipped file as the operator of this machine would have edited it."""
        edits = {
            f"    # {_PROCESS.format(port=8001)}\n": "",
            f"    {_PROCESS.format(port=8000)}\n": "".join(
                f"    {_PROCESS.format(port=port)}\n" for port in ports
            ),
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl;\n": "",
            "listen 80;": f"listen 127.0.0.1:{self.plain_port};",
            "listen 443 ssl;": f"listen 127.0.0.1:{self.port} ssl;",
            "server_name numbers.example.org;": f"server_name {NAME};",
            "/etc/wartemarke/tls/": f"{self.folder}/",
            "/var/log/nginx/": f"{self.folder}/",
        }
        text = SHIPPED.read_text(encoding="utf-8")
        for shipped, here in edits.items():
            assert shipped in text, shipped
            text = text.replace(shipped, here)
        return text

    def _listens(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.logs()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class DeviceLine(Line):
    """A keep-alive connection through TLS, from an address of the loopback of its own."""

    def __init__(self, proxy: Proxy, token: str, device: int) -> None:
        super().__init__(proxy.port, token, host=NAME)
        self._address = address_of(device)
        self._trust = proxy.context

    def close(self) -> None:
        """Cut the connection: the goodbye of TLS would outlast the loop."""
        if self._streams is not None:
            self._streams[1].transport.abort()
        super().close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(
            "127.0.0.1",
            self.port,
            ssl=self._trust,
            server_hostname=NAME,
            local_addr=(self._address, 0),
        )


@contextmanager
def proxying(proxy: Proxy) -> Iterator[Proxy]:
    """Run the proxy for a while."""
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.stop()


def address_of(device: int) -> str:
    """Give the address of the loopback from which this device comes."""
    return f"127.0.{1 + device // 250}.{1 + device % 250}"


def free_ports(count: int) -> range:
    """Give so many TCP ports in a row that nobody listens on."""
    while True:
        first = free_port()
        ports = range(first, first + count)
        if all(_is_free(port) for port in ports):
            return ports


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
        return True
