/* Items that hold all words of a query, wherever: in titles, in the names of topics, in bodies. */

import { fold } from "./text.js";

const FILES = 6; // files that the beginning of a word may lead to
const TOPICS = 40; // topics that one phrase may name

/* What a word is worth where it is found, and what more if it has the accents that were typed. */
const TITLE = 40;
const KEY = 20;
const BODY = 10;
const EXACT = 3;

/** Items with each word in their titles: runs, best first, [{ids, score, where}], and `complete`. */
export async function inTitles(store, query) {
  return ranked(store, await worths(store, query, "w", TITLE), query);
}

/** Items with each word in title, topics or body. */
export async function inAll(store, query) {
  const [titles, bodies, named] = await Promise.all([
    worths(store, query, "w", TITLE),
    worths(store, query, "b", BODY),
    keyPhrases(store, query),
  ]);
  bodies.forEach((worth, place) => {
    for (const { start, end, ids, exact } of named) {
      if (start <= place && place < end) give(worth, ids, KEY + exact);
    }
    worth.forEach((value, id) => value > titles[place][id] && (titles[place][id] = value));
  });
  titles.complete = titles.complete && bodies.complete;
  return ranked(store, titles, query);
}

function give(worth, ids, value) {
  for (const id of ids) if (value > worth[id]) worth[id] = value;
}

/* For each word of the query, what each item is worth: an array of one byte an item. */
async function worths(store, { typed, folded }, family, value) {
  let complete = true;
  const found = await Promise.all(
    folded.map(async (word, place) => {
      const lists = await listsOf(store, family + word, place === folded.length - 1);
      const worth = new Uint8Array(store.list.items);
      for (const { text, ids } of lists) {
        const same = text === typed[place] || (typed[place] === word && fold(text) !== word);
        give(worth, ids, value + (same ? EXACT : text.startsWith(typed[place]) ? EXACT - 1 : 0));
      }
      complete = complete && lists.complete;
      return worth;
    }),
  );
  found.complete = complete;
  return found;
}

async function listsOf(store, key, last) {
  const found = await store.range(key, key + "\x02", Infinity);
  if (!last) return found;
  const longer = await store.range(key, key + "\uffff", FILES);
  return longer.complete || !found.length ? longer : Object.assign(found, { complete: false });
}

/* Items that every word is worth something to: first those that are worth most in the least. */
function ranked(store, worths, query) {
  const groups = new Map();
  for (let id = 0; id < store.list.items; id++) {
    let [sum, lowest] = [0, TITLE];
    for (const worth of worths) {
      if (!worth[id]) lowest = 0;
      if (!lowest) break;
      sum += worth[id];
      lowest = Math.min(lowest, worth[id] >= TITLE ? TITLE : worth[id] >= KEY ? KEY : BODY);
    }
    if (!lowest) continue;
    const score = lowest * 1000 + sum;
    if (!groups.has(score)) groups.set(score, []);
    groups.get(score).push(id);
  }
  const where = (score) => (score >= TITLE * 1000 ? "title" : score >= KEY * 1000 ? "key" : "body");
  const runs = [...groups].map(([score, ids]) => ({ ids, score, where: where(score) }));
  runs.complete = worths.complete;
  return runs.sort((one, other) => other.score - one.score);
}

/* Parts of the query that name topics, the longest first: [{start, end, ids, exact}]. */
async function keyPhrases(store, query) {
  const { typed, folded } = query;
  const found = [];
  for (let start = 0; start < folded.length; ) {
    const named = await longest(store, typed.slice(start), folded.slice(start), folded.length === 1);
    const end = start + (named ? named.length : 1);
    if (named) {
      const lists = await store.members(named.found.map(({ place }) => place));
      lists.forEach((ids, place) => found.push({ start, end, ids, exact: named.found[place].exact }));
    }
    start = end;
  }
  return found;
}

async function longest(store, typed, folded, alone) {
  const reach = Math.min(folded.length, store.list.reach);
  const entries = await store.range("k" + folded[0], "k" + folded.slice(0, reach).join("") + "\uffff", FILES);
  let most = 0;
  let found = [];
  for (const { text, ids } of entries) {
    const own = text.split(" ");
    let length = 0;
    while (length < reach && length < own.length && fold(own[length]) === folded[length]) length++;
    // The last word of a query may be the beginning of one: "xa thu th".
    const rest = length === folded.length - 1 && own[length];
    if (rest && (length || alone) && fold(rest).startsWith(folded[length])) length++;
    if (!length && alone && glued(own, folded[0])) length = 1;
    if (!length || (length < 2 && !alone && own.length > 1)) continue;
    if (length > most) [most, found] = [length, []];
    const exact = typed.slice(0, length).every((word, place) => own[place].startsWith(word));
    if (length === most) for (const place of ids) found.push({ place, exact: exact ? EXACT : 0 });
  }
  return most && { length: most, found: found.slice(0, TOPICS) };
}

/* Whether some words, without spaces, are `text`: "thuthua". */
function glued(words, text) {
  let start = "";
  return words.some((word) => (start += fold(word)) === text);
}
