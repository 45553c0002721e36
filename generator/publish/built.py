"""The built site, as it is to be published: its folder, and the hash and size of each file."""

from __future__ import annotations

from generator.errors import PublishError
from generator.publish.planning import Wanted
from generator.publish.target import Source
from generator.settings import Settings
from generator.write.failure import failures
from generator.write.generations import Generations
from generator.write.manifest import load_manifest, survey


def load_source(settings: Settings) -> Source:
    """The build behind the link `site`; no build may run meanwhile.

    Raises `PublishError` where none is there, or where somebody changed a file of it.
    """
    builds = Generations(settings.site)
    with failures(settings.site):
        name = builds.current()
        manifest = load_manifest(builds.manifest_path(name)) if name else None
        if name is None or manifest is None:
            raise PublishError("publish.no-site", site=settings.site)
        folder = builds.path(name)
        found = survey(folder, manifest)
    for path, entry in manifest.items():
        if found.get(path) != entry:
            raise PublishError("publish.site-changed", path=path)
    files = {path: Wanted(entry.digest, entry.size) for path, entry in manifest.items()}
    return Source(folder, files)
