"""desk: `thidua desk`: records edited in a browser on this machine, and saved into their files.

Receives the portal's folder; returns when the person at the keyboard presses Ctrl+C. `store` is
the portal in memory, `api` what a browser may ask, `guard` who may ask at all.
"""
