"""Outputs in; a published site, or a preview folder, out. Readers never see half a build."""

from generator.write.folder import write_folder
from generator.write.locking import lock
from generator.write.site import publish

__all__ = ["lock", "publish", "write_folder"]
