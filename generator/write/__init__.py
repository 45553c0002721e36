"""Outputs in; a published site, or a preview folder, out. Readers never see half a build."""

from generator.write.folder import change_folder, write_folder
from generator.write.locking import lock
from generator.write.site import Standing, publish, publish_changes

__all__ = ["Standing", "change_folder", "lock", "publish", "publish_changes", "write_folder"]
