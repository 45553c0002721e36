/* What stands around each control: its label, its help, and what is wrong with it. */

import { fill, h, newId, put } from "./dom.js";
import { t } from "./words.js";

/** Words of a field: what must be given says so. */
export function titled(words, required) {
  return required ? [words, " ", h("span", { class: "field__must" }, t("form.must"))] : words;
}

/** The messages of problems below a control; nothing where there are none. */
export function drawProblems(slot, problems) {
  fill(
    slot,
    problems.map((problem) =>
      h(
        "p",
        { class: `field__problem field__problem--${problem.severity}` },
        h("b", {}, t(`problem.${problem.severity}`)),
        " ",
        problem.message,
        explained(problem.help),
      ),
    ),
  );
}

/** How to mend it: an address, or words. */
function explained(help) {
  if (!help) return null;
  if (!/^(\/|https?:)/.test(help)) return h("span", { class: "field__mend" }, help);
  return [" ", h("a", { href: help, target: "_blank", rel: "noopener" }, t("problem.more"))];
}

/** A labelled control with help below its label and problems below itself. */
export class Field {
  /** `control` gets an id, a name and its descriptions. */
  constructor(facts, control, { beside = null, below = null } = {}) {
    const { schema, required, name } = facts;
    this.control = control;
    control.id ||= newId("field");
    const help = schema.description ? h("p", { class: "field__help", id: newId("help") }, schema.description) : null;
    this.slot = h("div", { class: "field__problems", id: newId("problems") });
    control.setAttribute("aria-describedby", [help?.id, this.slot.id].filter(Boolean).join(" "));
    if (required) control.setAttribute("aria-required", "true");
    const label = h("label", { class: "field__label", for: control.id }, titled(schema.title ?? name, required));
    this.node = h("div", { class: "field", "data-field": name });
    put(this.node, label, help, h("div", { class: "field__row" }, control, beside), below, this.slot);
  }

  show(problems) {
    drawProblems(this.slot, problems);
    if (problems.some((one) => one.severity === "error")) this.control.setAttribute("aria-invalid", "true");
    else this.control.removeAttribute("aria-invalid");
  }

  get target() {
    return this.control;
  }
}
