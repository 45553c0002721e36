"""The real Caddy and the real nginx, with the configurations of docs/publish/, on a free port.

Each is a context manager that receives the folder to serve, gives the address to ask, without
a slash at its end, and ends the process that it started.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

PUBLISH = Path(__file__).parents[1] / "docs" / "publish"
HOST = "127.0.0.1"
PATIENCE = 20.0  # seconds that a busy machine may need to start a server

# What Debian's own nginx.conf provides around a site; nothing here needs to be root.
NGINX_AROUND = """
daemon off;
worker_processes 1;
{user}
pid "{home}/pid";
error_log stderr warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path "{home}/body";
    proxy_temp_path "{home}/proxy";
    fastcgi_temp_path "{home}/fastcgi";
    uwsgi_temp_path "{home}/uwsgi";
    scgi_temp_path "{home}/scgi";
    default_type application/octet-stream;
    sendfile on;
    include "{home}/site.conf";
}}
"""


@contextmanager
def caddy(root: Path) -> Iterator[str]:
    """The address at which Caddy serves `root`."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    config = PUBLISH / "Caddyfile"
    with TemporaryDirectory(prefix="thidua-caddy-") as home:
        environment = {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_DATA_HOME": home,
            "THIDUA_ADDRESS": address,
            "THIDUA_ADMIN": "off",
            "THIDUA_ROOT": str(root),
        }
        command = [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(config)]
        with running(command, environment, Path(home) / "log", port):
            yield address


@contextmanager
def nginx(root: Path) -> Iterator[str]:
    """The address at which nginx serves `root`."""
    port = free_port()
    site = (PUBLISH / "nginx.conf").read_text(encoding="utf-8")
    for name, value in {
        "${THIDUA_LISTEN}": f"{HOST}:{port}",
        "${THIDUA_NAME}": HOST,
        "${THIDUA_ROOT}": str(root),
    }.items():
        site = site.replace(name, value)
    with TemporaryDirectory(prefix="thidua-nginx-") as home:
        # Started by root, nginx would read the files as an ordinary user, who may not.
        user = "user root;" if os.geteuid() == 0 else ""
        config = Path(home) / "nginx.conf"
        config.write_text(NGINX_AROUND.format(home=home, user=user), encoding="utf-8")
        (Path(home) / "site.conf").write_text(site, encoding="utf-8")
        command = [program("nginx"), "-e", "stderr", "-p", home, "-c", str(config)]
        with running(command, {}, Path(home) / "log", port):
            yield f"http://{HOST}:{port}"


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path, port: int
) -> Iterator[None]:
    """Nothing but the time in which `command` runs and listens on `port`."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while not listens(port):
            if process.poll() is not None or time.monotonic() > deadline:
                said = log.read_text(encoding="utf-8", errors="replace")
                raise RuntimeError(f"{command[0]} did not start:\n{said}")
            time.sleep(0.02)
        yield
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Nothing, after `process` and those that it started are gone."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    """A port of this machine that nobody uses at the moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether somebody answers on `port`."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def program(name: str) -> str:
    """The full path of a program; Debian keeps nginx where an ordinary user's path ends."""
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/local/sbin", "/usr/sbin"])
    found = shutil.which(name, path=path)
    if found is None:
        raise FileNotFoundError(f"{name} is not installed; `make test` installs it")
    return found
