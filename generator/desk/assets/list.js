/* Lists: items are added, moved and dropped by buttons; what was dropped can come back. */

import { button, fill, h, newId, reveal } from "./dom.js";
import { drawProblems } from "./frame.js";
import { Fields, photoField } from "./group.js";
import { announce, toast } from "./live.js";
import { resolve } from "./schema.js";
import { t } from "./words.js";

/** The first words of an item, for its heading. */
function headline(value, schema, form) {
  if (value === null || typeof value !== "object") return value ?? "";
  const labels = (name) => resolve(schema.properties[name] ?? {}, form.defs)["x-labels"] ?? {};
  for (const name of Object.keys(schema.properties)) {
    const found = value[name];
    if (typeof found === "string" && found.trim()) return labels(name)[found] ?? found;
    if (found && typeof found === "object" && !Array.isArray(found)) {
      const inner = Object.values(found).find((one) => typeof one === "string" && one.trim());
      if (inner) return inner;
    }
  }
  return "";
}

/** An item of several fields: a heading that opens; its fields are made when it does. */
function folded(facts, open) {
  const { schema, value, form } = facts;
  const slot = h("div", { class: "field__problems" });
  const words = h("span", { class: "item__words" });
  const body = h("div", { class: "item__body" });
  const summary = h("summary", { class: "item__head" }, words);
  const node = h("details", { class: "item__fold" }, summary, body, slot);
  let fields = null;
  const now = () => fields?.read() ?? value;
  const title = () => {
    const found = headline(now() ?? {}, schema, form);
    words.textContent = found.length > 110 ? `${found.slice(0, 108)}…` : found || t("list.empty_item");
  };
  function build() {
    if (fields) return;
    fields = new Fields(facts);
    fill(body, fields.nodes());
  }
  node.addEventListener("toggle", () => {
    if (node.open) build();
    else title();
  });
  node.addEventListener("input", title);
  if (open) {
    build();
    node.open = true;
  }
  title();
  return {
    node,
    get target() {
      build();
      node.open = true;
      return [...fields.parts.values()][0].target;
    },
    read() {
      const found = now();
      return found && Object.keys(found).length ? found : undefined;
    },
    find(loc) {
      build();
      return fields.find(loc);
    },
    show: (problems) => drawProblems(slot, problems),
  };
}

function plain(facts) {
  const made = facts.form.make({ ...facts, schema: { ...facts.schema, description: undefined } });
  made.node.classList.add("field--bare");
  return made;
}

export function listField(facts) {
  const { schema, name, value, form, loc } = facts;
  const inner = resolve(schema.items ?? {}, form.defs);
  const photos = Boolean(inner.properties?.file && inner.properties?.alt);
  const grouped = Boolean(inner.properties) && !photos;
  const title = schema.title ?? name;
  const box = h("ol", { class: "items plain" });
  const none = h("p", { class: "field__help items__none" }, t("list.none"));
  const slot = h("div", { class: "field__problems" });
  const entries = [];
  const changed = () => node.dispatchEvent(new Event("input", { bubbles: true }));

  function makeItem(old, index, open) {
    const itemTitle = t("list.item", { what: title, number: index + 1 });
    const own = { name, form, value: old, required: false, loc: [...loc, index], schema: { ...inner, title: inner.title ?? itemTitle } };
    return grouped ? folded(own, open) : photos ? photoField(own) : plain(own);
  }
  function enter(old, open = false, place = entries.length) {
    const entry = { part: makeItem(old, place, open) };
    const act = (key, what) =>
      h("button", { type: "button", class: `item__act item__act--${key}`, on: { click: () => what(entry) } }, h("span", { "aria-hidden": "true" }, t(`list.${key}_sign`)), h("span", { class: "visually-hidden" }));
    entry.up = act("up", (one) => move(one, -1));
    entry.down = act("down", (one) => move(one, 1));
    entry.drop = act("drop", remove);
    entry.node = h("li", { class: "item" }, entry.part.node, h("div", { class: "item__acts" }, entry.up, entry.down, entry.drop));
    entries.splice(place, 0, entry);
    return entry;
  }
  function draw() {
    entries.forEach((entry, index) => {
      if (box.children[index] !== entry.node) box.insertBefore(entry.node, box.children[index] ?? null);
      const number = index + 1;
      for (const key of ["up", "down", "drop"]) {
        entry[key].lastChild.textContent = t(`list.${key}`, { what: title, number });
      }
      entry.up.disabled = index === 0;
      entry.down.disabled = index === entries.length - 1;
    });
    none.hidden = entries.length > 0;
    box.hidden = !entries.length;
  }
  function move(entry, step) {
    const from = entries.indexOf(entry);
    entries.splice(from, 1);
    entries.splice(from + step, 0, entry);
    entry.node.remove();
    draw();
    changed();
    const used = step < 0 ? entry.up : entry.down;
    (used.disabled ? (step < 0 ? entry.down : entry.up) : used).focus();
    announce(t("list.moved", { number: from + step + 1 }));
  }
  function remove(entry) {
    const place = entries.indexOf(entry);
    entries.splice(place, 1);
    entry.node.remove();
    draw();
    changed();
    (entries[Math.min(place, entries.length - 1)]?.drop ?? add).focus();
    toast(t("list.dropped", { what: title, number: place + 1 }), [
      t("list.back"),
      () => {
        entries.splice(Math.min(place, entries.length), 0, entry);
        draw();
        changed();
        entry.drop.focus();
      },
    ]);
  }
  const add = button(t("form.add", { what: title }), () => {
    const entry = enter(undefined, true);
    draw();
    reveal(entry.part.target);
  }, { class: "button button--quiet items__add" });

  /** Several photographs at once: each becomes an item, in the order in which they were chosen. */
  async function takeAll(files) {
    const first = entries.length;
    for (const file of files) {
      const entry = enter(undefined, true);
      draw();
      await entry.part.take(file);
    }
    const part = entries[first]?.part;
    if (files.length > 1 && part) reveal(part.find(["alt"])?.target ?? part.target);
  }
  function many() {
    const input = h("input", { type: "file", multiple: true, accept: "image/*,.heic,.heif", class: "photo__input", id: newId("file") });
    input.addEventListener("input", (event) => event.stopPropagation());
    input.addEventListener("change", (event) => {
      event.stopPropagation();
      const files = [...input.files];
      input.value = "";
      takeAll(files);
    });
    return [input, h("label", { class: "button button--quiet items__add", for: input.id }, t("photo.many"))];
  }

  const node = h(
    "fieldset",
    { class: "group list", "data-field": name },
    h("legend", { class: "group__title" }, title),
    schema.description ? h("p", { class: "field__help" }, schema.description) : null,
    none, box, add, photos ? many() : null, slot,
  );
  for (const old of value ?? []) enter(old);
  draw();
  return {
    node,
    get target() {
      return entries[0]?.part.target ?? add;
    },
    read() {
      const found = entries.map((entry) => entry.part.read()).filter((one) => one !== undefined);
      if (found.length) return found;
      return value === null || value?.length === 0 ? value : undefined;
    },
    find([index, ...rest]) {
      const part = entries[Number(index)]?.part;
      if (!part) return null;
      return (rest.length && part.find?.(rest)) || part;
    },
    show: (problems) => drawProblems(slot, problems),
  };
}

