"""Exceptions: what an editor cannot mend. What an editor can mend is a `Problem`."""


class ThiduaError(Exception):
    """The base of every exception that this package raises on purpose.

    `key` names the sentence in the catalogue, `values` fill it; the command line prints it
    and ends with exit status 2.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


class SettingsError(ThiduaError):
    """The portal's folder or its `mkdocs.yml` cannot be used."""


class EngineError(ThiduaError):
    """The theme engine failed, or returned a frame without its holes."""


class PageError(EngineError):
    """A hand-written page that the engine cannot read: where it is, for the editor."""

    def __init__(self, path: str, line: int, found: str) -> None:
        super().__init__("error.engine", path=path, detail=found)
        self.path, self.line, self.found = path, line, found


class RenderError(ThiduaError):
    """A template of the theme is wrong."""


class PublishError(ThiduaError):
    """The built site could not be put in its place; the old one still stands."""


class LockedError(PublishError):
    """Another build is at work in the same folder."""


class UnansweredError(ThiduaError):
    """A command has to ask, and nobody is there; nothing was changed."""
