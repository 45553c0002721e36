"""What the first view of a page costs on a slow line, without the pictures of its records."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import brotli
import pytest

from generator.kinds import KINDS
from tests.browser.reader import PHONE, Read
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

MOST_BYTES = 80_000
MOST_REQUESTS = 8
_PICTURES = (".svg", ".webp", ".jpg", ".jpeg", ".png", ".avif")
_PACKED = (".woff2", ".webp", ".jpg", ".jpeg", ".png", ".avif")


def weight(file: Path) -> int:
    """Bytes of the file as brotli sends it; what is packed already goes as it is."""
    content = file.read_bytes()
    return len(content) if file.suffix in _PACKED else len(brotli.compress(content, quality=11))


@pytest.mark.parametrize("name", ["home", "list", *(kind.name for kind in KINDS)])
def test_first_view(name: str, portal: Site, read: Read) -> None:
    """The fullest page of each kind needs at most 80 kB and 8 requests, its icon included."""
    address = portal.samples()[name]
    reader = read(portal, width=PHONE)
    page = reader.open(address)
    icon = urljoin(page.url, page.locator("link[rel=icon]").get_attribute("href") or "")
    if icon not in reader.requests:  # Chromium asks for it last, when it has time
        reader.requests.append(icon)
    asked = [urlsplit(url).path for url in reader.requests]
    ours = [path for path in asked if path.startswith("/assets/") or not path.endswith(_PICTURES)]
    sizes = {path: weight(portal.file(path)) for path in ours}
    print(f"{address}: {sum(sizes.values())} bytes, {len(ours)} requests {list(sizes.values())}")
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert len(ours) <= MOST_REQUESTS, ours
    assert reader.complaints == []
