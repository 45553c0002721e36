/* Long texts: a few buttons instead of Markdown's signs, and how it will look. */

import { call } from "./api.js";
import { fill, h, newId } from "./dom.js";
import { growing, kept } from "./fields.js";
import { Field } from "./frame.js";
import { t } from "./words.js";

/** Puts text in place of what is marked; the browser's own undo knows of it. */
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** Puts signs around the marked words and marks those; without any, around words of ours. */
function around(area, before, after, words) {
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const marked = area.value.slice(start, end) || words;
  insert(area, before + marked + after);
  area.setSelectionRange(start + before.length, start + before.length + marked.length);
}

/** Puts a sign before each marked line. */
function before(area, sign) {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const next = area.value.indexOf("\n", area.selectionEnd);
  const end = next < 0 ? area.value.length : next;
  const lines = area.value.slice(start, end).split("\n");
  area.setSelectionRange(start, end);
  insert(area, lines.map((line) => (line.startsWith(sign) ? line : sign + line)).join("\n"));
}

const TOOLS = [
  ["bold", (area) => around(area, "**", "**", t("markdown.words"))],
  ["heading", (area) => before(area, "## ")],
  ["list", (area) => before(area, "- ")],
  ["link", (area) => around(area, "[", "](https://)", t("markdown.words"))],
];

/** One stop for Tab, arrows inside: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
function toolbar(buttons, label) {
  const bar = h("div", { class: "tools", role: "toolbar", "aria-label": label }, buttons);
  buttons.forEach((one, index) => one.setAttribute("tabindex", index ? "-1" : "0"));
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const now = buttons.indexOf(document.activeElement);
    const next = buttons[(now + step + buttons.length) % buttons.length];
    buttons.forEach((one) => one.setAttribute("tabindex", one === next ? "0" : "-1"));
    next.focus();
  });
  return bar;
}

export function markdownField(facts) {
  const { schema, value } = facts;
  const text = value ?? "";
  const area = growing(h("textarea", { class: "input input--text input--story", rows: "8", value: text, id: newId("field") }));
  const start = area.value; // line ends are the browser's
  const shown = h("div", { class: "markdown__shown prose", tabindex: "0", role: "region", "aria-label": t("markdown.shown"), hidden: true });
  const look = h("button", { type: "button", class: "tools__button tools__look", "aria-pressed": "false" }, t("markdown.look"));
  look.addEventListener("click", async () => {
    const open = shown.hidden;
    look.setAttribute("aria-pressed", String(open));
    if (open) {
      try {
        const { html } = await call("POST", "/api/markdown", { text: area.value });
        shown.innerHTML = html; // sanitised by the server, as on pages
      } catch {
        fill(shown, t("error.server"));
      }
    }
    shown.hidden = !open;
    area.hidden = open;
  });
  const buttons = TOOLS.map(([name, act]) =>
    h(
      "button",
      {
        type: "button", class: `tools__button tools__button--${name}`, "aria-controls": area.id,
        on: {
          click: () => {
            if (!area.hidden) act(area);
          },
        },
      },
      t(`markdown.${name}`),
    ),
  );
  const bar = toolbar([...buttons, look], t("markdown.tools", { field: schema.title ?? "" }));
  const field = new Field(facts, area, { beside: shown });
  field.node.classList.add("markdown");
  field.node.querySelector(".field__row").before(bar);
  field.read = () => kept(value, area.value.replace(/\s+$/, ""), area.value !== start);
  return field;
}
