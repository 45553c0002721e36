/* A pick list for references: typed without marks, chosen by arrows or by hand.
   https://www.w3.org/WAI/ARIA/apg/patterns/combobox/examples/combobox-autocomplete-list/ */

import { at, call } from "./api.js";
import { fill, h, later, newId } from "./dom.js";
import { kept } from "./fields.js";
import { Field } from "./frame.js";
import { t } from "./words.js";

const labels = new Map();

/** What `id` of `kind` is called; the id itself where there is none such. */
async function labelOf(kind, id) {
  const key = `${kind}/${id}`;
  if (!labels.has(key)) {
    const asked = call("GET", `${at("references", kind)}?q=${encodeURIComponent(id)}`)
      .then((found) => found.items.find((item) => item.id === id)?.label ?? null)
      .catch(() => null);
    labels.set(key, asked);
  }
  return labels.get(key);
}

export function pickField(facts) {
  const { schema, value } = facts;
  const kind = schema["x-ref"];
  let id = value ?? "";
  let shown = id;
  let items = [];
  let active = -1;
  let asked = 0;
  let typing = false; // else the list opens with all there is

  const control = h("input", {
    class: "input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", value: id, placeholder: t("pick.hint"),
  });
  const list = h("ul", { class: "pick__list", role: "listbox", id: newId("list"), "aria-label": schema.title ?? kind, hidden: true });
  const note = h("p", { class: "pick__note", role: "status", hidden: true });
  control.setAttribute("aria-controls", list.id);
  const field = new Field(facts, control, { beside: list, below: note });
  field.node.classList.add("pick");

  const say = (missing = false) => {
    note.hidden = !missing && (!id || shown === id);
    if (missing) {
      const way = h("a", { href: `#/moi/${kind}`, target: "_blank", rel: "noopener" }, t("pick.create"));
      fill(note, t("pick.missing"), " ", way);
    } else fill(note, t("pick.code"), " ", h("code", {}, id));
  };
  const changed = () => field.node.dispatchEvent(new Event("input", { bubbles: true }));
  const close = () => {
    list.hidden = true;
    active = -1;
    control.setAttribute("aria-expanded", "false");
    control.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    active = next;
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
    const option = list.children[active];
    if (!option?.id) return control.removeAttribute("aria-activedescendant");
    control.setAttribute("aria-activedescendant", option.id);
    return option.scrollIntoView({ block: "nearest" });
  };
  const choose = (item) => {
    id = item.id;
    shown = item.label;
    labels.set(`${kind}/${id}`, Promise.resolve(item.label));
    control.value = shown;
    typing = false;
    close();
    say();
    changed();
  };
  const draw = () => {
    fill(
      list,
      items.length
        ? items.map((item) =>
            h(
              "li",
              {
                role: "option", id: newId("option"), class: "pick__option", "aria-selected": "false",
                on: {
                  mousedown: (event) => event.preventDefault(),
                  click: () => choose(item),
                },
              },
              h("span", {}, item.label),
              item.meta ? h("small", {}, item.meta) : null,
            ),
          )
        : h("li", { class: "pick__none", role: "option", "aria-disabled": "true" }, t("pick.none")),
    );
    list.hidden = false;
    control.setAttribute("aria-expanded", "true");
    mark(-1);
  };
  const ask = later(async () => {
    const turn = (asked += 1);
    const words = typing ? control.value : "";
    try {
      const found = await call("GET", `${at("references", kind)}?q=${encodeURIComponent(words)}`);
      if (turn !== asked || document.activeElement !== control) return;
      items = found.items;
      const missing = Boolean(words.trim()) && !items.length && kind !== "page";
      if (missing) close();
      else draw();
      if (typing) say(missing);
    } catch {
      close();
    }
  }, 60);

  control.addEventListener("input", (event) => {
    event.stopPropagation();
    id = control.value.trim();
    shown = control.value;
    typing = true;
    items = []; // what stood there was for other words
    close();
    say();
    changed();
    ask();
  });
  control.addEventListener("click", () => ask());
  control.addEventListener("blur", () => {
    ask.stop();
    asked += 1;
    const exact = typing && items.find((item) => item.label === control.value.trim());
    if (exact) choose(exact); // the whole name was typed
    close();
  });
  control.addEventListener("keydown", (event) => {
    const last = items.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return ask.now().then(() => mark(items.length ? 0 : -1));
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active + step > last ? 0 : active + step < 0 ? last : active + step);
    } else if (event.key === "Enter" && !list.hidden && active >= 0) {
      event.preventDefault();
      choose(items[active]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    return undefined;
  });

  field.read = () => kept(value, id, id !== (value ?? ""));
  if (id) {
    labelOf(kind, id).then((label) => {
      if (!label || id !== value || document.activeElement === control) return;
      shown = label;
      control.value = label;
      say();
    });
  }
  return field;
}
