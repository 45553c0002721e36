"""thidua: a static site generator for public campaign portals."""

__version__ = "0.1.0"
