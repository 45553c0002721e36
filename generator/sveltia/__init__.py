"""Kinds in; the configuration of Sveltia CMS, by which a team edits through its git host, out."""

from generator.sveltia.folder import write_config

__all__ = ["write_config"]
