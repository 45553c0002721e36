/* Several fields as one: a whole record, a part of it, a date in words, a photograph. */

import { at, sendFile } from "./api.js";
import { button, fill, h, newId, put, reveal } from "./dom.js";
import { takeFile } from "./drop.js";
import { drawProblems } from "./frame.js";
import { announce } from "./live.js";
import { isSeldom, resolve, writtenPart } from "./schema.js";
import { t } from "./words.js";

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The fields of a mapping: `parts` by name, `read()` in the order in which they came. */
export class Fields {
  constructor(facts, { skip = [], order = null } = {}) {
    const { schema, form } = facts;
    this.value = facts.value ?? {};
    this.parts = new Map();
    this.seldom = [];
    const must = new Set(schema.required ?? []);
    this.often = [];
    for (const name of order ?? Object.keys(schema.properties)) {
      if (skip.includes(name) || !schema.properties[name]) continue;
      const inner = resolve(schema.properties[name], form.defs);
      const made = form.make({
        schema: inner, name, form, value: this.value[name], required: must.has(name), loc: [...facts.loc, name],
      });
      this.parts.set(name, made);
      const aside = isSeldom(name, inner, must.has(name)) || (!facts.loc.length && name === form.rowsFile);
      (aside ? this.seldom : this.often).push(made);
    }
  }

  /** The nodes: seldom fields below one heading that opens. */
  nodes() {
    if (!this.seldom.length) return this.often.map((one) => one.node);
    const filled = this.seldom.filter((one) => one.read() !== undefined).length;
    const words = filled ? t("form.more_filled", { count: filled }) : t("form.more");
    return [
      ...this.often.map((one) => one.node),
      h("details", { class: "more" }, h("summary", {}, words), h("div", { class: "more__body" }, this.seldom.map((one) => one.node))),
    ];
  }

  /** What stands in the fields; what the form does not know stays. Undefined where nothing does. */
  read() {
    const found = {};
    for (const [name, old] of Object.entries(this.value)) {
      const part = this.parts.get(name);
      const now = part ? part.read() : old;
      if (now !== undefined) found[name] = now;
    }
    for (const [name, part] of this.parts) {
      if (name in this.value) continue;
      const now = part.read();
      if (now !== undefined) found[name] = now;
    }
    return found;
  }

  find(loc) {
    const [name, ...rest] = loc;
    const part = this.parts.get(name);
    if (!part) return null;
    return (rest.length && part.find?.(rest)) || part;
  }
}

/** A part of a record: shown where it has a value or must have one, else a button that adds it. */
export function groupField(facts) {
  const { schema, name, value, required } = facts;
  const slot = h("div", { class: "field__problems" });
  const body = h("div", { class: "group__body" });
  const title = schema.title ?? name;
  let fields = null;
  const legend = h("legend", { class: "group__title", tabindex: "-1" }, title);
  const add = button(t("form.add", { what: title }), () => {
    open();
    changed();
    reveal(target(fields));
  }, { class: "button button--quiet group__add" });
  const drop = button(t("form.drop", { what: title }), () => {
    fields = null;
    fill(body);
    show();
    changed();
    add.focus();
  }, { class: "button button--plain group__drop" });
  const node = put(
    h("fieldset", { class: "group", "data-field": name }),
    legend,
    schema.description ? h("p", { class: "field__help" }, schema.description) : null,
    body, add, required ? null : drop, slot,
  );
  const changed = () => node.dispatchEvent(new Event("input", { bubbles: true }));
  const show = () => {
    add.hidden = Boolean(fields);
    drop.hidden = !fields;
  };
  function open() {
    fields ??= new Fields(facts);
    fill(body, fields.nodes());
    show();
  }
  if (required || (value !== undefined && value !== null)) open();
  show();
  return {
    node,
    get target() {
      return fields ? target(fields) : add;
    },
    read: () => readGroup(fields, value),
    find(loc) {
      if (!fields) open();
      return fields.find(loc);
    },
    show: (problems) => drawProblems(slot, problems),
  };
}

function readGroup(fields, value) {
  const now = fields?.read();
  if (!now || !Object.keys(now).length) return value === null || (fields && same(value, {})) ? value : undefined;
  return now;
}

function target(fields) {
  return [...fields.parts.values()][0]?.target;
}

/** A date as written: a bare day, or the paper's words beside it. */
export function writtenField(facts) {
  const { schema, value } = facts;
  const part = { ...writtenPart(schema), title: schema.title, description: schema.description };
  const bare = typeof value === "string";
  const inner = { ...facts, schema: part, value: bare ? { on: value } : value };
  const slot = h("div", { class: "field__problems" });
  const fields = new Fields(inner, { order: ["on", "text", ...Object.keys(part.properties)].filter((one, index, all) => all.indexOf(one) === index) });
  const node = h(
    "fieldset",
    { class: "group group--written", "data-field": facts.name },
    h("legend", { class: "group__title" }, part.title ?? facts.name, facts.required ? [" ", h("span", { class: "field__must" }, t("form.must"))] : null),
    part.description ? h("p", { class: "field__help" }, part.description) : null,
    h("div", { class: "group__body group__body--line" }, fields.nodes()),
    slot,
  );
  return {
    node,
    target: fields.parts.get("on").target,
    read() {
      const now = fields.read();
      const names = Object.keys(now);
      if (!names.length) return value === null ? null : undefined;
      return names.length === 1 && names[0] === "on" && (bare || value === undefined || value === null) ? now.on : now;
    },
    find: (loc) => fields.find(loc),
    show: (problems) => drawProblems(slot, problems),
  };
}

/** A photograph: the file, seen, and the words that go with it. */
export function photoField(facts) {
  const { schema, value, name, form } = facts;
  const title = schema.title ?? name;
  const slot = h("div", { class: "field__problems" });
  const words = h("div", { class: "group__body" });
  const shown = h("div", { class: "photo__shown" });
  const state = h("p", { class: "photo__state", role: "status" });
  let fields = null;
  let file = value?.file;

  const input = h("input", { type: "file", accept: "image/*,.heic,.heif", class: "photo__input", id: newId("file") });
  const drop = h("button", { type: "button", class: "button button--plain", on: { click: remove } }, t("photo.remove"));
  const choose = h("label", { class: "button button--quiet photo__choose", for: input.id }, h("span", {}, t("photo.choose")), h("span", { class: "visually-hidden" }, ` (${title})`));
  const zone = h("div", { class: "photo__zone" }, shown, h("div", { class: "photo__side" }, input, choose, h("p", { class: "field__help" }, t("photo.drop")), state, drop));
  const node = h(
    "fieldset",
    { class: "group photo", "data-field": name },
    h("legend", { class: "group__title" }, title),
    schema.description ? h("p", { class: "field__help" }, schema.description) : null,
    zone, words, slot,
  );
  const changed = () => node.dispatchEvent(new Event("input", { bubbles: true }));

  function remove() {
    file = undefined;
    fields = null;
    draw();
    changed();
    input.focus();
  }
  function draw() {
    const known = form.photos.find((one) => one.file === file);
    fill(shown, known ? h("img", { src: known.url, alt: "", class: "photo__image" }) : file ? h("code", {}, file) : null);
    shown.hidden = !file;
    drop.hidden = !file;
    if (file && !fields) fields = new Fields({ ...facts, value: withoutFile(value), schema: asked(schema) }, { skip: ["file"] });
    fill(words, file ? fields.nodes() : null);
  }
  async function take(chosen) {
    if (!chosen) return;
    const id = form.id();
    if (!id) {
      fill(state, t("photo.name_first"));
      return;
    }
    fill(state, t("photo.sending"));
    try {
      const made = await sendFile(at("photos", form.kind, id), chosen);
      form.photos.push(made);
      file = made.file;
      draw();
      fill(state, t("photo.ready"));
      announce(t("photo.ready"));
      changed();
      fields.parts.get("alt").target.focus();
    } catch (error) {
      fill(state, error.message || error.body?.problems?.[0]?.message || t("error.server"));
    }
  }
  takeFile(zone, input, take);
  input.addEventListener("input", (event) => event.stopPropagation());
  draw();
  return {
    node,
    take,
    target: input,
    read() {
      if (!file) return value === null ? null : undefined;
      const now = fields.read();
      return file === value?.file ? inOrder(value, { ...now, file }) : { file, ...now };
    },
    find: (loc) => (loc[0] === "file" ? null : fields?.find(loc)),
    show: (problems) => drawProblems(slot, problems),
  };
}

function withoutFile(value) {
  const { file, ...rest } = value ?? {};
  return rest;
}

/** A photograph must be put in words: the schema leaves that to the check. */
function asked(schema) {
  return { ...schema, required: [...(schema.required ?? []), "alt"] };
}

function inOrder(value, now) {
  const names = [...Object.keys(value).filter((one) => one in now), ...Object.keys(now).filter((one) => !(one in value))];
  return Object.fromEntries(names.map((one) => [one, now[one]]));
}
