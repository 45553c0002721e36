"""An excerpt of the schema.org vocabulary, from the types of the npm package `schema-dts`.

`python -m tests.linked_data.excerpt <folder of the unpacked package>` writes `schema_org.json`:
for each type that pages use, and for each above it, the types that it is, and its own properties
with what they expect. Who needs another type adds it to `USED`.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TABLE = Path(__file__).with_name("schema_org.json")
#: The types of our pages, and those of the catalogue of open data.
USED = (
    "AdministrativeArea", "BreadcrumbList", "CorrectionComment", "DataCatalog", "DataDownload",
    "Dataset", "DigitalDocument", "Event", "GovernmentOrganization", "ListItem", "NewsArticle",
    "Organization", "Person", "Place", "School", "WebPage", "WebSite",
)  # fmt: skip
_INTERFACE = re.compile(r"^(?:export )?interface (\w+?)(Base|Leaf)(?: extends (.+?))? \{$")
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.+), "\w+">;$')


def read_types(text: str) -> dict[str, dict[str, object]]:
    """Type → `is`, the types that it is at once, and `has`, property → what it expects."""
    found: dict[str, dict[str, object]] = {}
    name, has = "", dict[str, str]()
    for line in text.splitlines():
        if match := _INTERFACE.match(line):
            name, form, above = match[1], match[2], match[3] or ""
            parents = [part.removesuffix("Base") for part in above.split(", ")]
            has = {}
            known = found.get(name)
            if form == "Base" or known is None:  # a leaf without a base has nothing of its own
                found[name] = {"is": [part for part in parents if _is_type(part, name)], "has": has}
        elif name and (match := _PROPERTY.match(line)):
            expected = [part for part in match[2].split(" | ") if part != "IdReference"]
            has[match[1]] = "|".join(expected)
        elif line == "}":
            name = ""
    return found


def _is_type(part: str, name: str) -> bool:
    """Whether `part` is a type of schema.org above `name`, and not a help of TypeScript."""
    return part.isalnum() and part != name


def excerpt(types: dict[str, dict[str, object]]) -> dict[str, object]:
    """The types of `USED`, and all above them."""
    wanted: dict[str, object] = {}
    left = list(USED)
    while left:
        name = left.pop()
        if name not in wanted and name in types:
            wanted[name] = types[name]
            above = types[name]["is"]
            assert isinstance(above, list)
            left += above
    return dict(sorted(wanted.items()))


if __name__ == "__main__":
    package = Path(sys.argv[1])
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    types_ = read_types((package / "dist/schema.d.ts").read_text("utf-8"))
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(facts)}" for name, facts in excerpt(types_).items()
    )
    source = f"schema-dts {version} (npm, Apache-2.0), made from the vocabulary of schema.org"
    TABLE.write_text(f'{{\n"source": {json.dumps(source)},\n"types": {{\n{rows}\n}}\n}}\n', "utf-8")
