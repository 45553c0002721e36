/* What box and page are drawn with: elements made of text nodes, never of HTML. */

import { mark } from "./text.js";

/* Give an element attributes. */
export function set(node, attributes) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
}

/* An element with attributes and children (elements and texts). */
export function el(name, attributes, ...children) {
  const node = document.createElement(name);
  set(node, attributes);
  node.append(...children);
  return node;
}

/* The sentence with its blanks filled: "{total} kết quả" → "1.204 kết quả". */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (blank, name) => {
    const value = values[name];
    return typeof value === "number" ? value.toLocaleString("vi") : value;
  });
}

/* The text as nodes, with <mark> around the words that were searched. */
export function marked(text, terms) {
  return mark(text, terms).map(([piece, found]) => (found ? el("mark", {}, piece) : piece));
}

/* What stands on a hit: its title; below it unit, year, form, and whether it is fictional. */
export function describe(hit, terms, words) {
  const facts = el("span", { class: "hit__facts" });
  for (const text of [hit.unit, hit.year, hit.form]) {
    if (text && text !== hit.title) facts.append(el("span", {}, ...marked(text, terms)));
  }
  if (hit.demo) facts.append(el("span", { class: "badge badge--demo" }, words("demo")));
  return [el("span", { class: "hit__title" }, ...marked(hit.title, terms)), facts];
}

/* Hits by kind, each kind where its best hit stood. */
export function grouped(hits) {
  const groups = new Map();
  for (const hit of hits) {
    if (!groups.has(hit.kind)) groups.set(hit.kind, []);
    groups.get(hit.kind).push(hit);
  }
  return [...groups.values()];
}

/* `act`, called once typing has paused. */
export function paused(act) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, 120);
  };
}
