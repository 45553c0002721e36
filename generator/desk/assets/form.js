/* The form of a record, made of its schema: fields, what they hold, and what is wrong beside them. */

import { h, fill, newId, reveal } from "./dom.js";
import { checkField, choiceField, dateField, numberField, textField } from "./fields.js";
import { drawProblems, Field } from "./frame.js";
import { gridField } from "./grid.js";
import { Fields, groupField, photoField, writtenField } from "./group.js";
import { listField } from "./list.js";
import { markdownField } from "./markdown.js";
import { pickField } from "./pick.js";
import { rawField } from "./raw.js";
import { resolve, sort } from "./schema.js";
import { slug } from "./text.js";
import { t } from "./words.js";

const WIDGETS = {
  check: checkField, choice: choiceField, date: dateField, group: groupField, list: listField,
  markdown: markdownField, number: numberField, photo: photoField, pick: pickField, raw: rawField,
  text: textField, written: writtenField,
};

/** A form of one kind. `record` has `data`, `rows`, `photos`; `isNew` asks for a code too. */
export class Form {
  constructor(facts, record, { isNew = false, onChange }) {
    const { schema, order, body, rows } = facts;
    this.kind = facts.name;
    this.defs = { ...(rows?.schema?.$defs ?? {}), ...(schema.$defs ?? {}) };
    this.photos = record.photos ?? [];
    this.rowsField = rows?.field ?? null;
    this.rowsFile = rows?.file ?? null;
    this.rowsApart = Array.isArray(record.rows);
    this.body = body;
    this.isNew = isNew;
    this.own = isNew ? null : record.id;
    this.loose = h("div", { class: "field__problems" });
    const skip = isNew ? ["id"] : [];
    if (this.rowsApart) skip.push(this.rowsField);
    this.fields = new Fields({ schema, value: record.data ?? {}, form: this, loc: [] }, { skip, order });
    this.rowsSchema = this.rowsApart ? this._rowsSchema(rows, schema) : null;
    this.grid = this.rowsApart
      ? gridField({ schema: this.rowsSchema, name: this.rowsField, value: record.rows, form: this, loc: [this.rowsField] })
      : null;
    this.node = h("form", { class: "form", novalidate: true, on: { submit: (event) => event.preventDefault() } });
    fill(this.node, this.loose, this.fields.nodes(), this.grid?.node);
    if (isNew) this.fields.often[0].node.after(this._code(record.newId));
    const more = this.node.querySelector(":scope > .more");
    if (more && this.grid) this.node.append(more);
    this.node.addEventListener("input", (event) => {
      if (isNew) this._follow(event);
      onChange(event);
    });
  }

  _rowsSchema(rows, schema) {
    const own = resolve(schema.properties[rows.field] ?? {}, this.defs);
    return { ...own, items: rows.schema };
  }

  /** The widget for a field. */
  make(facts) {
    if (facts.name === this.rowsField && facts.loc.length === 1) return gridField(facts);
    if (facts.name === this.body && facts.loc.length === 1) return markdownField(facts);
    return WIDGETS[sort(facts.schema, facts.value)](facts);
  }

  _code(given) {
    const control = h("input", { class: "input", type: "text", autocomplete: "off", spellcheck: "false", value: given ?? "" });
    this.codeTyped = Boolean(given);
    control.addEventListener("input", () => {
      this.codeTyped = Boolean(control.value);
    });
    const schema = { title: t("form.code"), description: t("form.code_help") };
    this.code = new Field({ schema, name: "id", required: true }, control);
    return this.code.node;
  }

  _follow(event) {
    if (this.codeTyped || event.target === this.code.control) return;
    const { name, title, number } = this.fields.read();
    const words = [name ?? title, typeof number === "string" && this.kind === "award" ? `quyet dinh ${number}` : ""];
    this.code.control.value = slug(words.filter((one) => typeof one === "string").join(" "));
  }

  /** The record's code; "" for a new one that has none yet. */
  id() {
    return this.own ?? this.code.control.value.trim();
  }

  /** `{data, rows}` as the server takes them. */
  read() {
    const rows = this.grid ? (this.grid.read() ?? []) : null;
    return { data: this.fields.read(), rows };
  }

  /** The widget at a place in the record, or the nearest around it. */
  find(loc) {
    if (!loc.length) return null;
    if (this.grid && loc[0] === this.rowsField) return loc.length > 1 ? this.grid.find(loc.slice(1)) : this.grid;
    if (this.isNew && loc[0] === "id") return this.code;
    return this.fields.find(loc);
  }

  /** Shows problems beside their fields; those of no field at the head. */
  show(problems) {
    const told = new Map();
    const rest = [];
    const grids = this.grid ? [this.grid] : [...this.fields.parts.values()].filter((one) => one.isGrid);
    const grid = grids[0];
    for (const problem of problems) {
      const loc = problem.loc ?? [];
      const part = grid && loc[0] === this.rowsField ? grid : this.find(loc);
      if (part) told.set(part, [...(told.get(part) ?? []), problem]);
      else rest.push(problem);
    }
    for (const part of this.shown ?? []) if (!told.has(part)) part.show([]);
    for (const [part, found] of told) part.show(found);
    this.shown = [...told.keys()];
    drawProblems(this.loose, rest);
  }

  /** What a column of the list is called. */
  columnTitle(name) {
    const found = this.rowsSchema?.items?.properties?.[name];
    return (found && resolve(found, this.defs).title) ?? name ?? "";
  }

  /** Moves the focus to the field at a place. */
  go(loc) {
    const target = this.find(loc)?.target;
    if (target) reveal(target);
    return Boolean(target);
  }
}

/** The list of problems above a form, each a way to its field. */
export function summary(form, problems) {
  const errors = problems.filter((one) => one.severity === "error").length;
  if (!problems.length) return null;
  const label = newId("summary");
  return h(
    "section",
    { class: `summary summary--${errors ? "error" : "warning"}`, tabindex: "-1", "aria-labelledby": label },
    h("h2", { class: "summary__title", id: label }, errors ? t("form.errors", { count: errors }) : t("form.warnings", { count: problems.length })),
    h(
      "ul",
      { class: "summary__list" },
      problems.map((problem) => {
        const [first] = problem.loc ?? [];
        const title = first ? form.fields.parts.get(first)?.node.querySelector(".field__label, .group__title")?.firstChild?.textContent : "";
        const words = title ? `${title}: ${problem.message}` : problem.message;
        return h(
          "li",
          {},
          form.find(problem.loc ?? [])
            ? h("button", { type: "button", class: "link", on: { click: () => form.go(problem.loc) } }, words)
            : words,
        );
      }),
    ),
  );
}
