/* What no form fits stays as it is written, in a box of YAML, and is lost by nobody. */

import { call } from "./api.js";
import { h, later } from "./dom.js";
import { drawProblems, Field } from "./frame.js";
import { t } from "./words.js";

export function rawField(facts) {
  const { value } = facts;
  let now = value;
  let wrong = null;
  const area = h("textarea", { class: "input input--code", rows: "6", spellcheck: "false", disabled: true });
  const field = new Field({ ...facts, schema: { ...facts.schema, description: t("raw.help") } }, area);
  const read = later(async () => {
    try {
      now = area.value.trim() ? (await call("POST", "/api/yaml", { text: area.value })).value : undefined;
      wrong = null;
    } catch (error) {
      wrong = { severity: "error", message: error.message || t("error.server") };
    }
    field.show([]);
    field.node.dispatchEvent(new Event("input", { bubbles: true }));
  }, 400);
  area.addEventListener("input", (event) => {
    event.stopPropagation();
    read();
  });
  call("POST", "/api/yaml", { value: value ?? null })
    .then(({ text }) => {
      area.value = value === undefined || value === null ? "" : text;
      area.disabled = false;
    })
    .catch(() => undefined);
  field.read = () => now;
  field.show = (problems) => drawProblems(field.slot, wrong ? [wrong, ...problems] : problems);
  return field;
}
