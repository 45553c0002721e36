/* The page /tra-cuu-quyet-dinh/: whether a decision or an award was granted here. What is in force
   comes from the index, what was revoked from the page's own lists: no index knows it. */

const MOST = 20;
const NEAR = 5; // hits that are only like what was asked for
const FILTERS = { loai: ["khen-thuong", "nguoi-duoc-khen"] };
const NUMBER = /^(?:quyet dinh|qd)?\s*(?:so)?\s*:?\s*0*(\d+)\s*(?:\/\s*)?([a-z][a-z\d/ -]*)?$/;

/* Whether `query` names the paper of that `code`; both are folded: "203", "203/qd-ubnd". */
export function names(query, code) {
  const [asked, known] = [NUMBER.exec(query), NUMBER.exec(code)];
  if (!asked || !known || asked[1] !== known[1]) return false;
  const [wanted, symbol] = [asked, known].map((match) => (match[2] || "").replace(/[^a-z\d]/g, ""));
  return symbol.startsWith(wanted);
}

/* Whether every word of `query` begins a word of `name`; both are folded. */
export function calls(query, name) {
  const words = name.split(/\s+/);
  const wanted = query.split(/\s+/).filter(Boolean);
  return wanted.length > 0 && wanted.every((one) => words.some((word) => word.startsWith(one)));
}

export async function page(form, { index, words, kind, link, plain, describe, el, fill, paused }) {
  const input = form.elements.q;
  const said = form.dataset;
  const state = form.querySelector("[data-state]");
  const part = (name) => document.querySelector(`[data-part=${name}]`);
  const [answer, told, hits, advice] = ["answer", "told", "hits", "advice"].map(part);
  const lines = [...document.querySelectorAll("tr[data-code]")];
  const papers = new Map(lines.map((line) => [line.querySelector("a").pathname, line]));
  const revoked = [...document.querySelectorAll("[data-void]")];
  let turn = 0;

  function entry(href, title, facts, holds) {
    const mark = el("strong", { class: "verify__state" }, holds ? said.granted : said.revoked);
    facts.prepend(mark);
    return el("li", { class: "hit" }, el("a", { href, class: "hit__link" }, title), facts);
  }

  /* A hit of the index, with number and day of its decision. */
  function granted(hit, terms) {
    const href = link(hit);
    const paper = papers.get(new URL(href).pathname);
    const [title, facts] = describe(hit, terms, words);
    if (paper) facts.prepend(el("span", {}, paper.dataset.code), el("span", {}, paper.dataset.date));
    facts.prepend(el("span", { class: "hit__kind" }, kind(hit)));
    return entry(href, title, facts, true);
  }

  /* Whether a hit is what was asked for, and not only like it: its number, or its name. */
  function exact(hit, folded) {
    if (!NUMBER.test(folded)) return calls(folded, plain(hit.title));
    const paper = papers.get(new URL(link(hit)).pathname);
    return !paper || names(folded, plain(paper.dataset.code));
  }

  /* A line of the page's own lists. */
  function gone(line) {
    const source = line.querySelector("a");
    const { name, code, date } = line.dataset;
    const facts = el("span", { class: "hit__facts" });
    facts.append(...[code, date].filter(Boolean).map((text) => el("span", {}, text)));
    const title = el("span", { class: "hit__title" }, name || line.cells[2].textContent);
    const why = line.querySelector("strong.reading");
    if (why) facts.append(el("span", {}, why.textContent));
    return entry(source.href, title, facts, false);
  }

  async function run() {
    const mine = (turn += 1);
    const query = input.value.trim();
    answer.hidden = !query;
    if (!query) return;
    const folded = plain(query);
    const past = revoked.filter(({ dataset: { name, code } }) => {
      return names(folded, plain(code)) || (name && calls(folded, plain(name)));
    });
    let found;
    try {
      found = await index.search(query, { filters: FILTERS, limit: MOST });
      state.textContent = "";
    } catch {
      state.textContent = said.failed;
      found = { hits: [], total: 0, terms: [] };
    }
    if (mine !== turn) return;
    const right = found.corrected ? [] : found.hits.filter((hit) => exact(hit, folded));
    const near = !right.length && !past.length;
    const shown = !near ? right : NUMBER.test(folded) ? [] : found.hits.slice(0, NEAR);
    hits.replaceChildren(...shown.map((hit) => granted(hit, found.terms)), ...past.map(gone));
    const any = hits.children.length > 0;
    told.textContent = fill(any ? (near ? said.near : said.found) : said.none, { query });
    const beyond = found.total > found.hits.length || found.more;
    advice.textContent = near ? said.advice : right.length === MOST && beyond ? said.more : "";
  }

  function keep() {
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?${new URLSearchParams({ q: query })}` : location.pathname);
    return run();
  }

  input.oninput = paused(keep);
  form.onsubmit = (event) => {
    event.preventDefault();
    keep();
  };
  await run();
}
