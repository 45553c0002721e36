/* A question with two answers. */

import { button, h } from "./dom.js";
import { t } from "./words.js";

/** Asks a question that has a yes and a no; the focus comes back to where it was. */
export function confirmed(words, yes, { danger = true } = {}) {
  return new Promise((answer) => {
    const dialog = h(
      "dialog",
      { class: "dialog", "aria-label": words },
      h("p", { class: "dialog__lead" }, words),
      h(
        "div",
        { class: "dialog__acts" },
        button(t("dialog.no"), () => dialog.close("")),
        button(yes, () => dialog.close("yes"), { class: danger ? "button button--danger" : "button" }),
      ),
    );
    dialog.addEventListener("close", () => {
      dialog.remove();
      answer(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
