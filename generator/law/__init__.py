"""law: what the law says, as data with dates and sources; frozen values, and ways to look them up.

Each subject is a YAML file and the module that reads it. Nothing here knows a portal. A statement
keeps its source and its doubt; what the data cannot decide is told as such, never guessed.
"""
