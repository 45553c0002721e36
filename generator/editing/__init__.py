"""Changes of a portal's own files: planned as values, shown as a diff, written all or none.

Whoever writes into a portal's folder (importing, mending, the desk) makes `Change`s, shows them,
and hands them to `write_changes`. `yaml_text` turns data into YAML without losing comments.
"""
