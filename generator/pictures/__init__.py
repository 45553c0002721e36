"""A photograph's bytes → what may be shown of it: upright, in sRGB, in a few sizes, told of nobody.

A pure room: bytes in, bytes or `BadPictureError` out. What is remembered stands in `cache/`.
"""
