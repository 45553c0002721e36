"""Outputs in; a published site, or a preview folder, out. Readers never see half a build."""

from generator.write.compare import Shelf, nowhere, write_all
from generator.write.folder import change_folder, filling
from generator.write.locking import lock
from generator.write.manifest import Entry
from generator.write.site import Standing, publish, publish_changes, publishing

__all__ = [
    "Entry",
    "Shelf",
    "Standing",
    "change_folder",
    "filling",
    "lock",
    "nowhere",
    "publish",
    "publish_changes",
    "publishing",
    "write_all",
]
