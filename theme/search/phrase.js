/* Titles that hold the words of a query side by side. */

import { fold, words } from "./text.js";

const FEW = 3; // files that are read at once
const MANY = 8; // files that are read at most
const VERIFIED = 30; // titles that are compared as a whole
/** The least score of whole words as they were typed, but for their accents; with them 300 more. */
export const SPACED = 1100;

/** A query as words: as typed, folded, and whether any of them bears a mark. */
export function asQuery(text) {
  const typed = words(text);
  const folded = typed.map(fold);
  return { text, typed, folded, glue: folded.join(""), marked: typed.some((word, place) => word !== folded[place]) };
}

/**
 * Runs of items, best first: [{ids, score}], and `complete`.
 * Exact accents come first for who typed any; then whole titles, endings, phrases, beginnings of words.
 */
export async function phrases(store, query, need) {
  const reach = store.list.reach;
  if (query.typed.length > reach) return longPhrases(store, query, reach);
  let most = FEW;
  for (;;) {
    const key = "t" + query.glue;
    const found = await store.range(key, key + "\uffff", most);
    const runs = found.flatMap((entry) => rank(entry, query)).sort((one, other) => other.score - one.score);
    runs.complete = found.complete;
    if (found.complete || most >= MANY || bestOf(runs, query) >= need) return runs;
    most = MANY;
  }
}

/* How many items stand in runs that nothing in a later file could pass by much. */
function bestOf(runs, { marked }) {
  const good = marked ? SPACED + 300 : SPACED;
  return runs.reduce((sum, run) => sum + (run.score >= good ? run.ids.length : 0), 0);
}

function rank(entry, query) {
  const { ids, whole, ends } = entry;
  const own = entry.text.split(" ");
  const last = query.typed.length - 1;
  const spaced = query.folded.every((word, place) => {
    const other = fold(own[place] || "");
    return place < last ? other === word : other.startsWith(word);
  });
  if (!spaced) {
    const same = ends && entry.key.length === query.glue.length + 1;
    return [{ ids: ids.slice(0, whole), score: same ? 50 : 30 }, { ids: ids.slice(whole), score: same ? 20 : 0 }];
  }
  const finished = fold(own[last]) === query.folded[last];
  let same = 0;
  let meant = 0;
  query.typed.forEach((word, place) => {
    const other = place < last || finished ? own[place] : own[place].slice(0, word.length);
    if (other === word) same++;
    // Keyboards without đ: "dặng" is nearer to "đặng" than "dang" is.
    if (word === query.folded[place]) return;
    if (other === word || other.replace(/đ/g, "d") === word) meant += other === word ? 1 : 0.9;
  });
  const exact = same > last;
  const score = 1000 + (exact ? 400 : 20 * meant) + (finished ? 100 : 0);
  const closed = ends && finished && own.length === last + 1;
  if (!closed) return [{ ids, score }];
  return [
    { ids: ids.slice(0, whole), score: score + 50, titled: whole > 0 },
    { ids: ids.slice(whole), score: score + 20 },
  ];
}

/* A long phrase must end as typed, and begin so where many titles do; those left are compared word
   by word, and titles that hold the words in another order come last. */
async function longPhrases(store, { typed, folded }, reach) {
  const starts = [typed.length - reach];
  for (let start = 0; start < typed.length - reach; start += reach) starts.push(start);
  let ids = null;
  for (const start of starts) {
    if (ids && ids.length <= VERIFIED) break;
    const runs = await phrases(store, asQuery(typed.slice(start, start + reach).join(" ")), Infinity);
    const here = new Set(runs.flatMap((run) => (run.score < 1000 ? [] : [...run.ids])));
    ids = ids ? ids.filter((id) => here.has(id)) : [...here].sort((one, other) => one - other);
  }
  const compared = ids.slice(0, VERIFIED);
  const cards = await store.cards(compared);
  const runs = compared.flatMap((id, place) => {
    const title = words(cards[place].title);
    const plain = title.map(fold);
    if (!folded.every((word) => plain.some((other) => other.startsWith(word)))) return [];
    const held = holds(plain, folded);
    const titled = held && title.length === typed.length;
    return [{ ids: [id], titled, score: held * SPACED + holds(title, typed) * 300 + titled * 50 }];
  });
  runs.push({ ids: ids.slice(VERIFIED), score: -1 });
  runs.complete = true;
  return runs.sort((one, other) => other.score - one.score);
}

/* Whether words stand side by side in a title; the last may be the beginning of one. */
function holds(title, part) {
  return ` ${title.join(" ")}`.includes(` ${part.join(" ")}`);
}
