/* The search box of header and home page: a combobox whose options are links.
   The focus stays in the input; aria-activedescendant tells which option is meant. */

import { describe, el, fill, grouped, paused, set } from "./dom.js";

const MOST = 8;

export function box(form, { index, words, kind, link }) {
  const input = form.elements.q;
  const said = form.querySelector("[data-state]");
  const note = el("p", { class: "panel__note" });
  const list = el("div", { class: "panel__list", role: "listbox", id: "_hits", "aria-label": words("list") });
  const panel = el("div", { class: "panel" }, note, list);
  let options = [];
  let active = -1;
  let turn = 0;

  said.classList.add("visually-hidden");
  said.before(panel);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  open(false);

  function open(yes) {
    panel.hidden = !yes;
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", yes && options.length > 0);
    choose(-1);
  }

  function close() {
    turn += 1; // answers that are still under way come too late
    open(false);
  }

  function choose(number) {
    active = number;
    options.forEach((option, place) => option.setAttribute("aria-selected", place === number));
    if (number < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[number].id);
    options[number].scrollIntoView({ block: "nearest" });
  }

  function option(href, ...children) {
    const id = `_hit-${options.length}`;
    const node = el("a", { role: "option", id, href, tabindex: -1, class: "hit" }, ...children);
    options.push(node);
    return node;
  }

  function group(hits, number, terms) {
    const id = `_kind-${number}`;
    return el(
      "div",
      { role: "group", "aria-labelledby": id },
      el("span", { id, class: "panel__kind", role: "presentation" }, kind(hits[0])),
      ...hits.map((hit) => option(link(hit), ...describe(hit, terms, words))),
    );
  }

  function draw(query, { hits, total, more, corrected, terms }) {
    const meant = active < 0 ? "" : options[active].href;
    options = [];
    const count = fill(words(more ? "results-more" : "results"), { total });
    list.replaceChildren(...grouped(hits).map((one, number) => group(one, number, terms)));
    note.replaceChildren();
    if (!hits.length) {
      note.append(el("b", {}, fill(words("none"), { query })), " ", words("none-advice"));
    } else if (corrected) {
      note.append(fill(words("corrected"), { query }), " ", el("b", {}, corrected));
    }
    if (total > hits.length || more) {
      const all = fill(words(more ? "all-more" : "all"), { total });
      const href = `${form.action}?${new URLSearchParams({ q: corrected || query })}`;
      list.append(option(href, all));
      options.at(-1).classList.add("hit--all");
    }
    open(true);
    said.textContent = `${note.textContent} ${hits.length ? count : ""}`;
    if (form.getBoundingClientRect().bottom > innerHeight / 2) form.scrollIntoView();
  }

  async function update() {
    const query = input.value.trim();
    if (!query) {
      said.textContent = "";
      return close();
    }
    const mine = (turn += 1);
    let found;
    try {
      const early = (some) => mine === turn && draw(query, some);
      found = await index.search(query, { limit: MOST, early });
    } catch {
      if (mine !== turn) return;
      options = [];
      note.textContent = said.textContent = form.dataset.failed;
      return open(true);
    }
    if (mine !== turn) return;
    draw(query, found);
    panel.dataset.query = query; // the whole answer stands there
  }

  function step(by) {
    if (panel.hidden) return update();
    const places = options.length + 1; // the input itself is one of them
    choose(((active + 1 + by + places) % places) - 1);
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter(event) {
      if (active < 0 || panel.hidden) return false;
      const { ctrlKey, metaKey, shiftKey } = event;
      const click = { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey };
      options[active].dispatchEvent(new MouseEvent("click", click));
    },
    Escape() {
      if (!panel.hidden) return close();
      if (!input.value) return false;
      input.value = said.textContent = "";
    },
  };

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !(event.key in keys) || keys[event.key](event) === false) return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("input", paused(update));
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays
  panel.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  form.addEventListener("submit", close);
  if (form.contains(document.activeElement) && input.value) update();
}
