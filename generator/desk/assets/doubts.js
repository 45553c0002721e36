/* What an import was not sure of: beside the fields, until somebody has looked. */

import { button, h } from "./dom.js";
import { t } from "./words.js";

/** Doubts of rows stand in no file: they are known for as long as the window is open. */
const ofRows = new Map();
const key = (kind, id) => `${kind}/${id}`;

/** Keeps the doubts about rows of a record that was just imported. */
export function rememberDoubts(draft) {
  const found = (draft.doubts ?? []).filter((one) => draft.new && typeof one.loc[1] === "number");
  if (found.length) ofRows.set(key(draft.kind, draft.id), found.map(({ loc, message }) => ({ loc, message })));
}

/** The doubts of a record, and which of them somebody has looked at. */
export class Doubts {
  constructor(kind, record) {
    this.key = key(kind, record.id);
    const rows = (ofRows.get(this.key) ?? []).filter((one) => record.rows?.[one.loc[1]]);
    this.all = [...(record.doubts ?? []), ...rows];
    this.seen = new Set();
  }

  get open() {
    return this.all.filter((one) => !this.seen.has(one));
  }

  /** As problems beside fields. */
  problems() {
    return this.open.map((one) => ({ ...one, severity: "doubt" }));
  }

  /** What the server is to take away. */
  words() {
    return [...this.seen].map((one) => one.message);
  }

  /** Once these words were taken away. */
  saved() {
    this.all = this.open;
    this.seen = new Set();
    if (!this.all.some((one) => typeof one.loc[1] === "number")) ofRows.delete(this.key);
  }

  /** The notice above the form; null where there is nothing to say. `acts`: look, done, finish. */
  notice(form, isDraft, { look, done, finish }) {
    const { open } = this;
    if (!open.length && !isDraft) return null;
    const count = firstOf(open).length;
    const state = !isDraft ? "some" : open.length ? "draft" : "ready";
    const title = t(`doubts.state_${state}`, { count });
    const line = (one) => {
      const like = open.filter((other) => other.message === one.message);
      const place = form.find(one.loc);
      const field = like.length > 1 ? t("doubts.many", { count: like.length }) : titleOf(form, one.loc);
      const words = field ? `${field}: ${one.message}` : one.message;
      return h(
        "li",
        { class: "doubts__one" },
        place ? h("button", { type: "button", class: "link", on: { click: () => look(one.loc) } }, words) : words,
        " ",
        button(t("doubts.seen"), () => done(like), { class: "button button--plain", "aria-label": t("doubts.seen_of", { what: words }) }),
      );
    };
    return h(
      "section",
      { class: "notice doubts", "aria-label": title },
      h("p", {}, h("b", {}, title)),
      open.length ? h("ul", { class: "plain doubts__list" }, firstOf(open).map(line)) : null,
      isDraft ? h("p", { class: "field__help" }, t("doubts.help")) : null,
      isDraft ? button(t("doubts.finish"), finish, { class: "button" }) : null,
    );
  }
}

/** The first of those that say the same. */
function firstOf(list) {
  return list.filter((one, at) => list.findIndex((other) => other.message === one.message) === at);
}

/** "Người được khen, dòng 3 – Đơn vị". */
function titleOf(form, loc) {
  const [first, row, column] = loc;
  const name = (node) => node?.querySelector(".field__label, .group__title")?.firstChild?.textContent ?? "";
  if (typeof row === "number" && first === form.rowsField) return t("doubts.row", { row: row + 1, column: form.columnTitle(column) });
  return name(form.fields.parts.get(first)?.node);
}
