/* What was changed lately, and the way back. */

import { call } from "./api.js";
import { button, fill, h } from "./dom.js";
import { confirmed } from "./dialog.js";
import { toast } from "./live.js";
import { moment, t } from "./words.js";

/** The list of changes; `done` is called when one was taken back. */
export function changesList(items, done) {
  if (!items.length) return h("p", { class: "field__help home__still" }, t("changes.none"));
  const undo = async (item) => {
    if (!(await confirmed(t("changes.ask", { label: item.label ?? item.path }), t("changes.undo"), { danger: false }))) return;
    try {
      await call("POST", "/api/undo", { id: item.undo });
      toast(t("changes.undone"));
    } catch (error) {
      toast(error.message || t(error.status === 409 ? "changes.refused" : "error.server"));
    }
    await done();
    document.querySelector("h1")?.focus();
  };
  return h(
    "ul",
    { class: "changes plain" },
    items.map((item) =>
      h(
        "li",
        { class: "change" },
        item.kind && item.id
          ? h("a", { href: `#/sua/${item.kind}/${encodeURIComponent(item.id)}` }, item.label ?? item.path)
          : h("span", {}, item.label ?? item.path),
        h("span", { class: "change__what" }, [item.what, moment(item.at), item.who].filter(Boolean).join(" · ")),
        item.undo ? button(t("changes.undo"), () => undo(item), { class: "button button--plain", "aria-label": t("changes.undo_of", { label: item.label ?? item.path }) }) : null,
      ),
    ),
  );
}

export async function openChanges(main) {
  const draw = async () => {
    const { items } = await call("GET", "/api/changes");
    fill(
      main,
      h("div", { class: "narrow" }, h("h1", { tabindex: "-1" }, t("changes.title")), h("p", { class: "lead" }, t("changes.lead")), changesList(items, draw)),
    );
  };
  await draw();
  return { elsewhere: () => undefined };
}
