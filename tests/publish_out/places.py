"""Real places to publish to: a folder, an rsync daemon, a bucket of a server that speaks S3."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import obstore
from moto.server import ThreadedMotoServer
from obstore.store import S3Store

from generator.model.output import Output
from generator.publish.bucket import BucketStore
from generator.publish.built import load_source
from generator.publish.folder import FolderStore
from generator.publish.planning import Plan
from generator.publish.remote import Remote
from generator.publish.rsync import RsyncStore
from generator.publish.store import Store
from generator.publish.target import Progress, Source, Target
from generator.settings import Settings
from generator.write import publish
from tests.portals.toolbox import TODAY, read_site
from tests.servers import HOST, free_port, program, running

if TYPE_CHECKING:
    from obstore.store import S3Config

KEYS = {"AWS_ACCESS_KEY_ID": "thu", "AWS_SECRET_ACCESS_KEY": "thu", "AWS_REGION": "us-east-1"}
MOMENT = "2026-11-20T08:00+07:00"
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Spot:
    """A place of one test: how it is named, what reaches it, what visitors find there."""

    name: str
    store: Callable[[], Store]
    read: Callable[[], dict[str, bytes]]
    endpoint: str | None = None

    def site(self) -> dict[str, bytes]:
        """What stands there but thidua's own files."""
        return {p: content for p, content in self.read().items() if not p.startswith(".thidua-")}


def folder_spot(folder: Path) -> Spot:
    """A folder in which files are replaced."""
    folder.mkdir()
    return Spot(str(folder), lambda: FolderStore(folder), lambda: read_site(folder))


@contextmanager
def rsync_daemon(home: Path, *lines: str) -> Iterator[str]:
    """The address of a daemon whose module "cong" is the folder `home`/cong."""
    port = free_port()
    (home / "cong").mkdir(parents=True, exist_ok=True)
    options = [f"path = {home}/cong", "use chroot = no", "reverse lookup = no"]
    options += lines or ["read only = no"]
    if os.geteuid() == 0:
        options += ["uid = 0", "gid = 0"]
    config = home / "rsyncd.conf"
    config.write_text("[cong]\n" + "\n".join(options) + "\n")
    command = [program("rsync"), "--daemon", "--no-detach", f"--port={port}", f"--address={HOST}"]
    with running([*command, f"--config={config}"], {}, home / "log", port):
        yield f"rsync://{HOST}:{port}/cong"


@contextmanager
def bucket_server() -> Iterator[str]:
    """The address of moto's server."""
    server = ThreadedMotoServer(ip_address=HOST, port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


def make_bucket(endpoint: str, bucket: str) -> S3Store:
    """An empty bucket, by a plain request."""
    import httpx

    httpx.put(f"{endpoint}/{bucket}").raise_for_status()
    return plain_store(endpoint, bucket)


def plain_store(endpoint: str, bucket: str) -> S3Store:
    """The bucket as another program sees it."""
    config: S3Config = {
        "endpoint": endpoint,
        "access_key_id": "thu",
        "secret_access_key": "thu",
        "region": "us-east-1",
    }
    return S3Store(bucket, config=config, client_options={"allow_http": True})


def bucket_spot(endpoint: str, bucket: str, prefix: str = "cong/xa") -> Spot:
    """A new bucket."""
    plain = make_bucket(endpoint, bucket)

    def read() -> dict[str, bytes]:
        listed = [item["path"] for batch in obstore.list(plain) for item in batch]
        return {
            path.removeprefix(f"{prefix}/"): bytes(obstore.get(plain, path).bytes())
            for path in listed
        }

    return Spot(
        f"s3://{bucket}/{prefix}", lambda: BucketStore(bucket, prefix, endpoint), read, endpoint
    )


def rsync_spot(address: str, folder: Path) -> Spot:
    """A folder below a daemon's module, which is not there yet."""
    where = f"{address}/{folder.name}"
    return Spot(where, lambda: RsyncStore(where), lambda: read_site(folder))


def build(root: Path, files: Files) -> Source:
    """The built site of a portal at `root`, with just these files."""
    settings = Settings(root, TODAY, root / "site")
    publish((Output(path, content) for path, content in sorted(files.items())), settings.site)
    return load_source(settings)


def remote(spot: Spot, root: Path) -> Remote:
    """What publishes the portal at `root` to the place."""
    return Remote(spot.store(), root / ".thidua" / "publish")


def send(target: Target, source: Source, *, keeping: bool = True) -> Plan:
    """Publishes; what was planned."""
    plan = target.plan(source, keeping)
    target.publish(plan, source, MOMENT, silent)
    return plan


def go_back(target: Target) -> Plan:
    """Returns to the newest publication that is kept; what was planned."""
    number = next(version.number for version in target.versions() if not version.present)
    plan = target.plan_back(number)
    target.go_back(plan, number, silent)
    return plan


def silent(stage: str, done: int, total: int) -> None:
    """Shows nothing."""


_: Progress = silent


def version(number: int, pages: int = 12) -> dict[str, bytes]:
    """A site whose pages need the style of their own version, and whose index needs its parts."""
    style = f"assets/style-{number}.css"
    part = f"tra-cuu/chi-muc/{number}a.json"
    files = {
        style: f"/* {number} */".encode(),
        part: f"[{number}]".encode(),
        "tra-cuu/chi-muc/index.json": part.encode(),
        "du-lieu/bang.csv": f"năm\n{number}\n".encode(),
        "rong.txt": b"",
    }
    for page in range(pages):
        files[f"trang/{page}/index.html"] = f"{style} trang {page} bản {number}".encode()
    files[f"rieng/{number}/index.html"] = f"{style} riêng".encode()
    files["index.html"] = f"{style} trang đầu bản {number}".encode()
    return files
