"""axe-core on a page as it is."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.portals.toolbox import REPOSITORY

_AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """
async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(node =>
    `${id}: ${node.target} (${node.any.concat(node.all, node.none).map(all => all.message)[0]})`));
}
"""


def find_barriers(page: Page) -> list[str]:
    """What breaks WCAG 2.2 AA: rule, place and message of each violation."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(_RUN)
    return found
