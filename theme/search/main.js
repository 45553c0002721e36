/* The search. portal.js imports this at the first focus of a search box, while the manifest of
   the index is already under way. */

import { box } from "./box.js";
import { describe, el, fill, paused } from "./dom.js";
import { open } from "./engine.js";
import { fold, normal } from "./text.js";

/* Make `form` answer while one types. `folder` is the address of tra-cuu/chi-muc/; `page` is what
   page.js exports, where the form is that of the search page. */
export async function start(form, folder, manifest, page) {
  const index = await open(folder, manifest);
  const root = new URL("../../", folder);
  const words = (key) => index.words[`search-box.${key}`];
  const kind = (hit) => index.words[`kind.${hit.kind}`];
  const link = (hit) => new URL(hit.address.slice(1), root).href;
  const plain = (text) => fold(normal(text));
  const tools = { describe, el, fill, paused, plain };
  await (page || box)(form, { index, words, kind, link, ...tools });
}
