/* Two windows changed one record: both texts, field by field, and a choice between them. */

import { button, h } from "./dom.js";
import { resolve } from "./schema.js";
import { moment, t } from "./words.js";

const text = (value) => {
  if (value === undefined || value === null) return t("conflict.nothing");
  return typeof value === "string" ? value : JSON.stringify(value, null, 1).replace(/[{}[\]",]/g, "").replace(/\n\s*\n/g, "\n").trim();
};

/** The fields in which two inputs differ: [name, mine, theirs]. */
export function differences(mine, theirs, rowsField) {
  const names = new Set([...Object.keys(mine.data), ...Object.keys(theirs.data)]);
  const found = [...names].map((name) => [name, mine.data[name], theirs.data[name]]);
  if (mine.rows || theirs.rows) found.push([rowsField, mine.rows, theirs.rows, true]);
  return found.filter(([, one, other]) => JSON.stringify(one) !== JSON.stringify(other));
}

/** What was chosen, as `{data, rows}`; null where the reader went back to the form. */
export function askWhich(facts, mine, theirs) {
  const differing = differences(mine, theirs, facts.rows?.field);
  return new Promise((answer) => {
    const choices = new Map();
    const blocks = differing.map(([name, one, other], index) => {
      const title = resolve(facts.schema.properties[name] ?? {}, facts.schema.$defs ?? {}).title ?? name;
      const radio = (value, words, checked) => {
        const box = h("input", { type: "radio", name: `which-${index}`, value, checked });
        if (value === "mine") choices.set(name, box);
        return h("label", { class: "which" }, h("span", { class: "check" }, box, h("b", {}, words)), h("span", { class: "which__text" }, text(value === "mine" ? one : other)));
      };
      return h("fieldset", { class: "group" }, h("legend", { class: "group__title" }, title), h("div", { class: "which__row" }, radio("mine", t("conflict.mine"), true), radio("theirs", t("conflict.theirs"), false)));
    });
    const all = (mineToo) => () => {
      for (const box of document.querySelectorAll(".dialog input[type=radio]")) box.checked = (box.value === "mine") === mineToo;
    };
    const dialog = h(
      "dialog",
      { class: "dialog dialog--wide", "aria-labelledby": "conflict-title" },
      h("h2", { id: "conflict-title" }, t("conflict.title")),
      h("p", {}, t("conflict.lead", { at: moment(theirs.at) })),
      differing.length > 1 ? h("p", { class: "dialog__all" }, button(t("conflict.all_mine"), all(true)), button(t("conflict.all_theirs"), all(false))) : null,
      blocks,
      h(
        "div",
        { class: "dialog__acts" },
        button(t("conflict.back"), () => dialog.close("")),
        button(t("conflict.use"), () => dialog.close("use"), { class: "button" }),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "use" ? merged(mine, theirs, choices, facts.rows?.field) : null);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function merged(mine, theirs, choices, rowsField) {
  const data = { ...theirs.data };
  let rows = theirs.rows;
  for (const [name, box] of choices) {
    if (!box.checked) continue;
    if (name === rowsField && !(name in mine.data) && !(name in theirs.data)) rows = mine.rows;
    else if (mine.data[name] === undefined) delete data[name];
    else data[name] = mine.data[name];
  }
  return { data, rows };
}
