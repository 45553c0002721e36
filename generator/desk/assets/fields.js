/* Fields of one value: text, numbers, dates, choices, yes or no.
   Each has `node`, `target` (what the focus goes to), `read()`, `show(problems)`.
   `read()` gives back the very value that came as long as nobody changed it. */

import { h, newId, put } from "./dom.js";
import { drawProblems, Field, titled } from "./frame.js";
import { readDate, shownDate } from "./text.js";
import { t } from "./words.js";

/** What a control holds: the value that came, until it is changed; empty fields are left out. */
export function kept(value, typed, changed) {
  if (!changed) return value;
  if (typed && value?.endsWith("\n")) return `${typed}\n`; // a block of text ends its last line
  return typed === "" ? (value === null ? null : undefined) : typed;
}

const LONG = new Set(
  "summary text achievement title name alt caption scope reason background story body advice question answer".split(" "),
);

/** A text area as high as its text. */
export function growing(area) {
  const grow = () => {
    if (CSS.supports("field-sizing", "content")) return;
    area.rows = Math.min(24, Math.max(area.rows, area.value.split("\n").length + Math.floor(area.value.length / 70)));
  };
  area.addEventListener("input", grow);
  grow();
  return area;
}

export function textField(facts) {
  const { schema, name, value } = facts;
  const text = value ?? "";
  const long = LONG.has(name) || schema["x-long"] || text.length > 60 || text.includes("\n");
  const control = long
    ? growing(h("textarea", { class: "input input--text", rows: "1", value: text }))
    : h("input", { class: "input", type: "text", autocomplete: "off", value: text });
  if (schema["x-prose"] === false || name === "title" || name === "name") {
    control.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && long) event.preventDefault();
    });
  }
  const start = control.value; // line ends are the browser's
  const field = new Field(facts, control);
  field.read = () => kept(value, control.value.trim(), control.value !== start);
  return field;
}

export function numberField(facts) {
  const { value } = facts;
  const text = value ?? "";
  const control = h("input", { class: "input input--short", type: "text", inputmode: "numeric", autocomplete: "off", value: text });
  const field = new Field(facts, control);
  field.read = () => kept(value, control.value.trim(), control.value !== text);
  return field;
}

export function dateField(facts) {
  const { value } = facts;
  const text = shownDate(value ?? "");
  const control = h("input", {
    class: "input input--short", type: "text", inputmode: "text", autocomplete: "off",
    placeholder: t("form.date_form"), value: text,
  });
  const calendar = h("input", { class: "date__calendar", type: "date", tabindex: "-1", "aria-hidden": "true" });
  const open = h(
    "button",
    { type: "button", class: "button button--quiet date__open", "aria-label": t("form.calendar", { field: facts.schema.title ?? "" }) },
    t("form.calendar_short"),
  );
  open.addEventListener("click", () => {
    const now = readDate(control.value);
    calendar.value = /^\d{4}-\d\d-\d\d$/.test(now) ? now : "";
    calendar.showPicker?.();
  });
  calendar.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!calendar.value) return;
    control.value = shownDate(calendar.value);
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.focus();
  });
  calendar.addEventListener("input", (event) => event.stopPropagation());
  control.addEventListener("blur", () => {
    control.value = shownDate(readDate(control.value));
  });
  const field = new Field(facts, control, { beside: h("span", { class: "date" }, open, calendar) });
  field.read = () => kept(value, readDate(control.value), control.value !== text);
  return field;
}

export function checkField(facts) {
  const { schema, value, name } = facts;
  const was = ["true", "yes", "on", "có"].includes((value ?? String(schema.default ?? "")).toLowerCase());
  const control = h("input", { type: "checkbox", class: "check__box", id: newId("field"), checked: was });
  const help = schema.description ? h("p", { class: "field__help", id: newId("help") }, schema.description) : null;
  const slot = h("div", { class: "field__problems", id: newId("problems") });
  control.setAttribute("aria-describedby", [help?.id, slot.id].filter(Boolean).join(" "));
  const node = h(
    "div",
    { class: "field", "data-field": name },
    h("label", { class: "check" }, control, h("span", {}, schema.title ?? name)),
    help,
    slot,
  );
  const read = () => {
    if (control.checked === was) return value;
    if (control.checked === Boolean(schema.default)) return undefined;
    return String(control.checked);
  };
  return { node, read, target: control, show: (problems) => drawProblems(slot, problems) };
}

export function choiceField(facts) {
  const { schema, value, required } = facts;
  const labels = schema["x-labels"] ?? {};
  const options = schema.enum.map((one) => [String(one), labels[one] ?? String(one)]);
  if (value && !schema.enum.includes(value)) options.push([value, value]);
  return options.length <= 4 ? _radios(facts, options) : _select(facts, options, value, required);
}

function _select(facts, options, value) {
  const control = h("select", { class: "input" });
  put(control, h("option", { value: "" }, t("form.choose")));
  for (const [one, words] of options) put(control, h("option", { value: one, selected: one === value }, words));
  const field = new Field(facts, control);
  field.read = () => kept(value, control.value, control.value !== (value ?? ""));
  return field;
}

function _radios(facts, options) {
  const { schema, value, required, name } = facts;
  const group = newId("radio");
  const start = value ?? (schema.default ? String(schema.default) : "");
  const choices = required || schema.default ? options : [["", t("form.none")], ...options];
  const slot = h("div", { class: "field__problems", id: newId("problems") });
  const help = schema.description ? h("p", { class: "field__help", id: newId("help") }, schema.description) : null;
  const boxes = choices.map(([one, words]) => {
    const box = h("input", { type: "radio", name: group, value: one, checked: one === start });
    return { box, label: h("label", { class: "check" }, box, h("span", {}, words)) };
  });
  const node = h(
    "fieldset",
    { class: "field radios", "data-field": name, "aria-describedby": [help?.id, slot.id].filter(Boolean).join(" ") },
    h("legend", { class: "field__label" }, titled(schema.title ?? name, required)),
    help,
    h("div", { class: "radios__row" }, boxes.map((one) => one.label)),
    slot,
  );
  const chosen = () => boxes.find((one) => one.box.checked)?.box.value ?? "";
  return {
    node,
    get target() {
      return (boxes.find((one) => one.box.checked) ?? boxes[0]).box;
    },
    read: () => kept(value, chosen(), chosen() !== start),
    show: (problems) => drawProblems(slot, problems),
  };
}
