"""A bucket that speaks S3's language, by obstore: AWS, MinIO, or a provider's own.

Who may write stands in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, …), never in
the portal.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import obstore
from obstore.exceptions import (
    BaseError,
    PermissionDeniedError,
    UnauthenticatedError,
)
from obstore.store import S3Store

from generator.errors import PublishError
from generator.publish.order import cache_control, content_type
from generator.publish.standing import Seen
from generator.publish.store import Told

if TYPE_CHECKING:
    from obstore.store import S3Config

T = TypeVar("T")
R = TypeVar("R")

#: Requests at a time.
_AT_ONCE = 8
_REMOVED_AT_ONCE = 500
#: Any of these says who asks; without them obstore would look for a cloud machine around it.
_CREDENTIALS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
_SAYS = (
    ("NoSuchBucket", "publish.no-bucket"),
    ("InvalidAccessKeyId", "publish.bucket-login"),
    ("SignatureDoesNotMatch", "publish.bucket-login"),
    ("InvalidToken", "publish.bucket-login"),
    ("ExpiredToken", "publish.bucket-login"),
    ("AccessDenied", "publish.bucket-denied"),
    ("QuotaExceeded", "publish.remote-full"),
    ("XMinioStorageFull", "publish.remote-full"),
    ("error sending request", "publish.remote-away"),
    ("timed out", "publish.remote-away"),
)


class BucketStore:
    """The bucket `bucket`, below `prefix`."""

    def __init__(
        self, bucket: str, prefix: str, endpoint: str | None = None, region: str | None = None
    ) -> None:
        self.name = f"s3://{bucket}/{prefix}".rstrip("/")
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._bucket = bucket
        if not any(os.environ.get(name) for name in _CREDENTIALS):
            raise PublishError("publish.no-credentials")
        config: S3Config = {}
        if endpoint:
            config["endpoint"] = endpoint
        if region:
            config["region"] = region
        given = endpoint or os.environ.get("AWS_ENDPOINT_URL", "")
        with self._failures():
            self._store = S3Store(
                bucket,
                config=config,
                client_options={
                    "allow_http": given.startswith("http://"),
                    "connect_timeout": timedelta(seconds=10),
                    "timeout": timedelta(seconds=60),
                },
                retry_config={"max_retries": 4, "retry_timeout": timedelta(seconds=60)},
            )

    def look(self) -> dict[str, Seen]:
        """Everything below the prefix, by its size and entity tag."""
        with self._failures():
            stream = obstore.list(self._store, self._prefix or None, chunk_size=1000)
            return {
                item["path"].removeprefix(self._prefix): Seen(item["size"], item["e_tag"] or "")
                for batch in stream
                for item in batch
            }

    def get(self, path: str) -> bytes | None:
        """A small file, or None."""
        with self._failures():
            try:
                return bytes(obstore.get(self._store, self._prefix + path).bytes())
            except FileNotFoundError as error:
                if "NoSuchBucket" in str(error):
                    raise
                return None

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes small files, which nobody may keep."""
        for path, content in files.items():
            headers = {"Content-Type": content_type(path), "Cache-Control": "no-store"}
            with self._failures():
                obstore.put(self._store, self._prefix + path, content, attributes=headers)

    def fetch(self, files: Mapping[str, Path]) -> None:
        """Copies files here."""

        def fetch_one(item: tuple[str, Path]) -> None:
            path, target = item
            content = self.get(path)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)

        self._all(fetch_one, files.items())

    def keep(self, copies: Mapping[str, str]) -> None:
        """Makes copies, which the server does by itself."""

        def copy_one(item: tuple[str, str]) -> None:
            copy, path = item
            with self._failures():
                obstore.copy(self._store, self._prefix + path, self._prefix + copy)

        self._all(copy_one, copies.items())

    def send(self, folder: Path, paths: Collection[str], told: Told) -> None:
        """Sends files, several at a time, each with its type and how long it may be kept."""

        def send_one(path: str) -> tuple[str, str]:
            headers = {"Content-Type": content_type(path), "Cache-Control": cache_control(path)}
            with self._failures():
                put = obstore.put(
                    self._store, self._prefix + path, folder / path, attributes=headers
                )
            return path, put["e_tag"] or ""

        self._all(send_one, paths, lambda done: told(*done))

    def remove(self, groups: Iterable[Collection[str]]) -> None:
        """Removes files; a bucket has no folders."""
        for group in groups:
            names = [self._prefix + path for path in group]
            with self._failures():
                for start in range(0, len(names), _REMOVED_AT_ONCE):
                    obstore.delete(self._store, names[start : start + _REMOVED_AT_ONCE])

    def _all(
        self,
        work: Callable[[T], R],
        items: Iterable[T],
        done: Callable[[R], None] = lambda _: None,
    ) -> None:
        """Does the work for all items; the first failure ends it."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            waiting = [pool.submit(work, item) for item in items]
            try:
                for future in as_completed(waiting):
                    done(future.result())
            finally:
                pool.shutdown(cancel_futures=True)

    @contextmanager
    def _failures(self) -> Iterator[None]:
        """A block whose refusal by the server becomes a `PublishError`."""
        try:
            yield
        except (BaseError, OSError) as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> PublishError:
        said = str(error)
        key = next((key for words, key in _SAYS if words in said), None)
        if key is None and isinstance(error, UnauthenticatedError | PermissionDeniedError):
            key = "publish.bucket-denied"
        reason = said.split("\n", 1)[0][:300]
        return PublishError(
            key or "publish.remote-failed", place=self.name, bucket=self._bucket, reason=reason
        )
