/* What the benchmark asks of the search engine, inside the browser. */

import { open } from "/engine/engine.js";

let index = null;

/* The addresses of the first page of hits, and the milliseconds that they took. */
async function ask(text) {
  index ??= await open(new URL("/tra-cuu/chi-muc/", location.href).href);
  const start = performance.now();
  const { hits } = await index.search(text, { limit: 10 });
  return { addresses: hits.map((hit) => hit.address), ms: performance.now() - start };
}

/* The same for somebody who has nothing yet: the code that the site publishes comes first. */
async function askCold(text) {
  await (await fetch("/assets/search.js")).text();
  return ask(text);
}

window.bench = { ask, askCold };
