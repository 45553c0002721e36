"""engine: the theme engine behind one small interface: frames and hand-written pages.

`build_frames` is all that the rest of the program knows. A second engine is a second module.
"""

from generator.engine.cache import build_frames

__all__ = ["build_frames"]
