"""The search index: a sorted table in small files, cards for what is found, and one list of both.

- titles.  family "t": phrases of titles → items (`phrases`).
- words.   families "w" and "b": each word of titles, and each word of bodies → items.
- keys.    family "k": phrases of the names of topics → topics.
- topics.  family "l": the number of a topic → its items.
- numbers. family "n": numbers of papers and dates → items (`numbers`).

All families are one table (`table`). `index.json` stands at a fixed address and names all other
files, which bear the hash of their bytes; so pages do not change when the index does.
"""
