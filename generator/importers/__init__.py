"""Files that offices have → drafts of records: spreadsheets, Word documents, plans as text.

Each importer is pure: bytes and a name in, `Found` out. `thidua import` shows it, and writes it by
`editing/`.
"""
