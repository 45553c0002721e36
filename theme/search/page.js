/* The page /tra-cuu/: words and filters, everything in the address. A script of its own, since
   most visitors need only the box; main.js hands it what both are made with. */

const STEP = 10; // hits that come at once
const MOST = 200; // hits that an address may ask for
const LARGEST = 8; // values of a filter that stand there at first
const MANY = 50; // values of a filter that are ever shown at once

export async function page(form, { index, words, kind, link, plain, describe, el, fill, paused }) {
  const input = form.elements.q;
  const told = form.querySelector("[data-state]");
  const part = (name) => document.querySelector(`[data-part=${name}]`);
  const [results, ways, filters, count, chips, hits, more, hint, empty, copy] = [
    "results", "ways", "filters", "count", "chips", "hits", "more", "hint", "empty", "copy",
  ].map(part);
  const copied = copy.nextElementSibling;
  const clear = chips.lastElementChild;
  const facets = [...filters.querySelectorAll("fieldset")].map((set) => {
    const [, narrow, list, every] = set.children;
    return { id: set.name, set, narrow, list, every, values: [], boxes: new Map() };
  });
  let asked; // what the address asks
  let settled = location.search !== ""; // whether this address is to be kept in the history
  let turn = 0;
  let drawn = 0; // the turn whose filters stand there

  const query = () => asked.get("q") || "";
  const chosen = () => Object.fromEntries(facets.map(({ id }) => [id, asked.getAll(id)]));
  const filtered = () => facets.some(({ id }) => asked.has(id));
  const asking = () => query().trim() || filtered();

  /* Ask what the address asks. */
  function read() {
    asked = new URLSearchParams(location.search);
    input.value = query();
    return run();
  }

  /* Ask anew with `change`: name → values. What is typed changes the address; what is `decided`
     makes a new one; how many hits are shown does neither. */
  function ask(change, decided) {
    asked.delete("hien");
    for (const name in change) {
      asked.delete(name);
      for (const value of change[name]) if (value) asked.append(name, value);
    }
    const address = `${asked}` && `?${asked}`;
    if (address !== location.search) {
      const fresh = decided ?? (settled && !change.hien);
      history[fresh ? "pushState" : "replaceState"](null, "", address || location.pathname);
    }
    settled = decided || (settled && !!change.hien);
    return run();
  }

  function toggle(id, value) {
    const others = asked.getAll(id).filter((one) => one !== value);
    ask({ [id]: asked.getAll(id).length > others.length ? others : [...others, value] }, true);
  }

  function run() {
    const mine = (turn += 1);
    return trying(async () => {
      const limit = Math.min(MOST, +asked.get("hien") || STEP);
      const early = (some) => mine === turn && draw(some);
      const found = await index.search(query(), { filters: chosen(), limit, early });
      if (filtered()) await name();
      if (mine !== turn) return;
      draw(found);
      await drawFilters();
    });
  }

  async function trying(act) {
    try {
      await act();
      told.textContent = "";
    } catch {
      told.textContent = form.dataset.failed;
    }
  }

  /* Fetch what the values of filters are called. */
  async function name() {
    for (const { id, values } of await index.topics()) {
      for (const facet of facets) if (facet.id === id) facet.values = values;
    }
  }

  function draw({ hits: found, total, more: beyond, corrected, terms }) {
    const focused = document.activeElement;
    filters.hidden = results.hidden = false;
    ways.hidden = !!asking();
    hits.replaceChildren(...found.map((hit) => item(hit, terms)));
    tell(beyond ? "results-more" : "results", total);
    more.hidden = found.length >= total && !beyond;
    copy.parentNode.hidden = !asking();
    copied.textContent = hint.textContent = "";
    if (found.length && corrected) {
      const button = el("button", { class: "link-button" }, corrected);
      button.onclick = () => ask({ q: [(input.value = corrected)] }, true);
      hint.append(fill(words("corrected"), { query: query() }), " ", button);
    }
    empty.hidden = !asking() || found.length > 0;
    empty.firstElementChild.textContent = fill(words("none"), { query: query() });
    part("no-filters").hidden = !filtered();
    const made = facets.flatMap((facet) => asked.getAll(facet.id).map((id) => chip(facet, id)));
    chips.replaceChildren(...made, clear);
    chips.hidden = !filtered();
    part("chosen").textContent = made.length || "";
    if (!focused.getClientRects().length) count.focus(); // what had the focus is gone
  }

  function tell(how, total) {
    count.textContent = asking() ? fill(words(how), { total }) : "";
  }

  function item(hit, terms) {
    const [title, facts] = describe(hit, terms, words);
    facts.prepend(el("span", { class: "hit__kind" }, kind(hit)));
    return el("li", { class: "hit" }, el("a", { href: link(hit), class: "hit__link" }, title), facts);
  }

  function chip({ id, values }, value) {
    const { title } = values.find((one) => one.id === value) || { title: value };
    const label = fill(words("drop"), { title });
    const made = el("button", { class: "chip", "aria-label": label }, title);
    made.onclick = () => toggle(id, value);
    return made;
  }

  /* Each filter with its values and how many hits each would leave, once somebody can see them. */
  async function drawFilters() {
    const mine = turn;
    if (!filters.open || drawn === mine) return;
    drawn = mine;
    await name();
    const counts = asking() && (await index.counts(query(), { filters: chosen() }));
    if (mine !== turn) return;
    for (const facet of facets) {
      facet.counts = counts && counts[facet.id];
      drawFacet(facet);
    }
    if (!counts) return;
    let total = 0; // each hit has one kind
    for (const id in counts.loai) {
      if (!asked.has("loai") || asked.getAll("loai").includes(id)) total += counts.loai[id];
    }
    tell("results", total);
  }

  function drawFacet(facet) {
    const { id, set, narrow, list, every, values, counts, all } = facet;
    const needle = plain(narrow.value.trim());
    const number = (value) => (counts ? counts[value.id] || 0 : value.count);
    const own = (value) => asked.getAll(id).includes(value.id);
    const left = values.filter((value) => number(value) || own(value));
    const largest = [...left].sort((a, b) => number(b) - number(a)).slice(0, all ? MANY : LARGEST);
    const shown = needle
      ? left.filter((value) => plain(value.title).includes(needle)).slice(0, MANY)
      : left.filter((value) => largest.includes(value) || own(value));
    const focused = document.activeElement;
    list.replaceChildren(...shown.map((value) => option(facet, value, number(value), own(value))));
    focused.focus({ preventScroll: true });
    set.hidden = left.length < 2 && !asked.has(id);
    narrow.hidden = left.length <= MANY && !needle;
    every.hidden = all || needle || left.length <= LARGEST || left.length > MANY;
    every.lastChild.textContent = left.length;
  }

  /* The label of a value: made when it is first shown, so that its box can keep the focus. */
  function option({ id, boxes }, value, number, own) {
    if (!boxes.has(value.id)) {
      const box = el("input", { type: "checkbox" });
      const counted = el("span", { class: "count" });
      box.onchange = () => toggle(id, value.id);
      boxes.set(value.id, el("label", { class: "facet__value" }, box, el("span", {}, value.title), counted));
    }
    const label = boxes.get(value.id);
    label.firstChild.checked = own;
    label.lastChild.textContent = number.toLocaleString("vi");
    return label;
  }

  for (const facet of facets) {
    facet.narrow.oninput = () => drawFacet(facet);
    facet.every.onclick = () => {
      facet.all = true;
      drawFacet(facet);
      facet.list.querySelector("input").focus();
    };
  }
  input.oninput = paused(() => input.value !== query() && ask({ q: [input.value] }));
  form.onsubmit = (event) => {
    event.preventDefault();
    ask({ q: [input.value] }, true);
    if (matchMedia("(pointer: coarse)").matches) input.blur(); // hides the keys of a phone
  };
  more.onclick = async () => {
    const before = hits.children.length;
    await ask({ hien: [before + STEP] });
    hits.children[before]?.firstChild.focus();
  };
  for (const button of document.querySelectorAll("[data-clear]")) {
    button.onclick = () => ask(Object.fromEntries(facets.map(({ id }) => [id, []])), true);
  }
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      copied.textContent = copy.dataset.done;
    } catch {
      copied.textContent = location.href; // without https: there it can be marked and copied
    }
  };
  onpopstate = () => {
    settled = true;
    read();
  };

  const wide = matchMedia("(min-width: 60em)");
  const unfold = () => (filters.open = wide.matches);
  wide.onchange = unfold;
  filters.ontoggle = () => trying(drawFilters);
  unfold();
  const typed = input.value; // while the script was under way
  asked = new URLSearchParams(location.search);
  await (typed === query() ? read() : ask({ q: [typed] }));
}
