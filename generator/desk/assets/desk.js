/* The desk: which view the address asks for, and what all views share. */

import { at, call, Refused } from "./api.js";
import { openChanges } from "./changes.js";
import { fill, h } from "./dom.js";
import { Editor } from "./editor.js";
import { Home } from "./home.js";
import { openImport } from "./import.js";
import { announce } from "./live.js";
import { Publishing } from "./site.js";
import { loadWords, t } from "./words.js";

const main = document.getElementById("main");
const kinds = new Map();
let view = null;
let shown = "";
let turn = 0;

async function kindOf(name) {
  if (!kinds.has(name)) kinds.set(name, await call("GET", at("kinds", name)));
  return kinds.get(name);
}

/** Shows what an address asks for, even where it is shown already. */
function go(hash) {
  if (location.hash === hash) show();
  else location.hash = hash;
}

async function savedDraft(kind) {
  try {
    const draft = await call("GET", at("drafts", kind, "ban-moi"));
    return draft?.data ? draft : null;
  } catch {
    return null;
  }
}

async function openNew(kind) {
  const [facts, draft] = [await kindOf(kind), await savedDraft(kind)];
  return new Editor(main, facts, null, go).open(draft);
}

async function openRecord(kind, id) {
  const [facts, record] = await Promise.all([kindOf(kind), call("GET", at("records", kind, id))]);
  return new Editor(main, facts, record, go).open(record.saved_draft);
}

function route(hash) {
  const [path, query = ""] = hash.replace(/^#/, "").split("?");
  const parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  const [name, kind, id] = parts;
  if (name === "moi" && kind) return () => openNew(kind);
  if (name === "sua" && id) return () => openRecord(kind, id);
  if (name === "nhap") return async () => openImport(main, go);
  if (name === "cong-bo") return () => new Publishing(main).open();
  if (name === "thay-doi") return () => openChanges(main);
  return () => new Home(main, new URLSearchParams(query), go).open();
}

async function show() {
  if (location.hash && !location.hash.startsWith("#/")) return; // a place on this view
  const mine = (turn += 1);
  const first = shown === "";
  const before = shown.split("?")[0];
  shown = location.hash || "#/";
  await view?.leave?.();
  if (mine !== turn) return;
  main.setAttribute("aria-busy", "true");
  try {
    const next = await route(shown)();
    if (mine === turn) view = next;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    view = null;
    fill(main, broken(error));
  } finally {
    main.removeAttribute("aria-busy");
  }
  nav();
  arrive(first, before);
}

/** A new view begins at its top, with the focus on its heading. */
function arrive(first, before) {
  if (first) return;
  const heading = main.querySelector("h1");
  const same = before === shown.split("?")[0];
  const chosen = same ? main.querySelector(".kinds [aria-current], .chip[aria-current]") : null;
  if (!same) scrollTo(0, 0);
  if (main.contains(document.activeElement) && document.activeElement !== document.body) return;
  (chosen ?? heading)?.focus({ preventScroll: true });
  if (heading) announce(heading.textContent);
}

function broken(error) {
  const words = error.status === 404 ? t("error.missing") : error.status === 0 ? t("error.away") : error.status === 403 || error.status === 401 ? t("error.token") : error.message || t("error.server");
  return h("div", { class: "narrow empty" }, h("h1", { tabindex: "-1" }, t("error.title")), h("p", {}, words), h("a", { class: "button button--quiet", href: "#/" }, t("nav.all")));
}

function nav() {
  const now = `#/${shown.replace(/^#\/?/, "").split(/[/?]/)[0]}`;
  for (const link of document.querySelectorAll(".desk-nav a")) {
    if (link.getAttribute("href") === now) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Hears of files that others changed; an answer is asked for once they are still. */
function listen() {
  const source = new EventSource("/api/events");
  let paths = new Set();
  let timer = 0;
  source.addEventListener("message", (event) => {
    const { changed = [], work = null } = JSON.parse(event.data);
    if (work) view?.working?.(work);
    if (!changed.length) return;
    for (const path of changed) paths.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      view?.elsewhere?.([...paths]);
      paths = new Set();
    }, 300);
  });
  addEventListener("pagehide", () => source.close());
}

addEventListener("hashchange", show);
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && view instanceof Editor) {
    event.preventDefault();
    view.save();
  }
});
addEventListener("beforeunload", (event) => {
  if (!view?.unsaved) return;
  view.leave({ keepalive: true });
  event.preventDefault();
});
addEventListener("pagehide", () => {
  if (view?.unsaved) view.leave({ keepalive: true });
});

try {
  await loadWords();
  document.documentElement.classList.add("is-ready");
  await show();
  listen();
} catch (error) {
  fill(main, h("p", { class: "narrow empty" }, error.message || String(error)));
}
