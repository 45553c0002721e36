"""The files of `admin/`: a page that loads Sveltia CMS from beside it, and its configuration.

Sveltia's own files (npm package `@sveltia/cms`) are copied from `package`, so that nothing comes
from a third party but what the git host answers. Sveltia fetches its Vietnamese words from a
public mirror of npm: `start.js` answers that from the folder, and the page's policy forbids the
rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.editing.changes import Change, plan_change
from generator.kinds import FILED
from generator.locale import t
from generator.settings import Settings
from generator.sveltia.fields import collection, form

FOLDER = "admin"
#: Where each file of the package goes.
_COPIED = {
    "dist/sveltia-cms.js": "sveltia-cms.js",
    "locales/vi.json": "locales/vi.json",
    "LICENSE.txt": "LICENSE-sveltia-cms.txt",
}
#: The signs on its buttons are letters of a font (npm package beside the other).
_SIGNS = "@fontsource-variable/material-symbols-outlined"
_SIGNS_COPIED = {
    "files/material-symbols-outlined-latin-wght-normal.woff2": "symbols.woff2",
    "LICENSE": "LICENSE-material-symbols.txt",
}
_HOSTS = {
    "github": "https://api.github.com https://github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
    "test-repo": "",
}

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<link rel="icon" href="data:,">
<script src="start.js"></script>
<script src="sveltia-cms.js" defer></script>
</head>
<body>
<noscript>{noscript}</noscript>
</body>
</html>
"""

_START = """\
// Before Sveltia CMS: it speaks Vietnamese; its words and signs come from this folder, and what
// else it would ask a mirror of npm for (whether there is a newer version) is not asked.
(function () {
  const key = "sveltia-cms.prefs";
  const prefs = JSON.parse(localStorage.getItem(key) || "{}");
  if (!prefs.locale) localStorage.setItem(key, JSON.stringify({ ...prefs, locale: "vi" }));
  const signs = { weight: "400", display: "block" };
  document.fonts.add(new FontFace("Material Symbols Outlined", "url(symbols.woff2)", signs));
  const ask = window.fetch;
  window.fetch = (request, options) => {
    const address = String(request.url || request);
    if (!address.startsWith("https://unpkg.com/")) return ask(request, options);
    if (address.endsWith("/locales/vi.json")) return ask("locales/vi.json", options);
    return Promise.resolve(new Response("{}", { status: 404 }));
  };
})();
"""


def write_config(
    settings: Settings,
    host: str = "github",
    repo: str = "",
    branch: str = "main",
    package: Path | None = None,
) -> tuple[Change, ...]:
    """What has to change in the portal's folder for `admin/` to be up to date.

    `host` is "github", "gitlab", "gitea", or "test-repo" for a trial; `repo` is "owner/name"
    there, and the trial needs none. `package` is the folder of the npm package, whose files are
    copied where it is given.
    """
    title = t("sveltia.title")
    files = {
        "config.yml": f"# {t('sveltia.head')}\n{_yaml(config(host, repo, branch))}".encode(),
        "index.html": _PAGE.format(
            policy=_policy(host), title=title, noscript=t("sveltia.noscript")
        ).encode(),
        "start.js": _START.encode(),
    }
    if package:
        files |= _copies(package, _COPIED)
        signs = package.parents[1] / _SIGNS
        files |= _copies(signs, _SIGNS_COPIED) if signs.is_dir() else {}
    planned = (plan_change(settings.root, f"{FOLDER}/{path}", files[path]) for path in files)
    return tuple(change for change in planned if change)


def _copies(package: Path, names: Mapping[str, str]) -> dict[str, bytes]:
    return {target: (package / source).read_bytes() for source, target in names.items()}


def config(host: str, repo: str, branch: str) -> dict[str, Any]:
    """The configuration as plain data."""
    from generator.model.portal import PortalInfo

    backend = {"name": host} if host == "test-repo" else _backend(host, repo, branch)
    portal = {
        "name": "portal",
        "label": t("schema.portal"),
        "file": "data/portal.yml",
        "fields": form(PortalInfo),
    }
    return {
        "backend": backend,
        "app_title": t("sveltia.title"),
        "media_folder": "data",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [collection(kind) for kind in FILED],
        "singletons": [portal],
    }


def _backend(host: str, repo: str, branch: str) -> dict[str, str]:
    return {"name": host, "repo": repo, "branch": branch}


def _policy(host: str) -> str:
    """What the page may load: its own folder, and the git host."""
    asked = f"'self' blob: data: {_HOSTS[host]}".strip()
    return (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' blob: data: https:; font-src 'self' data:; media-src 'self' blob:; "
        f"connect-src {asked}; frame-src 'self' blob:; manifest-src 'self' blob: data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _yaml(data: dict[str, Any]) -> str:
    plain = json.loads(json.dumps(data, ensure_ascii=False))  # no anchors for what is used twice
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=100)
