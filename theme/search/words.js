/* Items that hold all words of a query, wherever: in titles, in the name of a topic, in bodies. */

import { fold } from "./text.js";

const FILES = { w: 16, b: 6, k: 6 }; // files that the beginning of a word may lead to
const TOPICS = 40; // topics that one phrase may name

/* What a word is worth where it is found, and what more if it has the accents that were typed. */
const TITLE = 40;
const KEY = 20;
const BODY = 10;
const EXACT = 3;

/**
 * What each item is worth to each word of the query: an array of one byte an item, for each word,
 * and whether it is `known` at all. Only words at `wanted` places are read. `complete` tells whether all words that begin like the last one were read.
 */
export async function worths(store, { typed, folded }, family, wanted = () => true) {
  let complete = true;
  const value = family === "w" ? TITLE : BODY;
  const found = await Promise.all(
    folded.map(async (word, place) => {
      const worth = new Uint8Array(store.list.items);
      worth.known = true;
      if (!wanted(place)) return worth;
      const lists = await listsOf(store, family + word, place === folded.length - 1);
      for (const { text, ids } of lists) {
        const same = text === typed[place] || (typed[place] === word && fold(text) !== word);
        give(worth, ids, value + (same ? EXACT : text.startsWith(typed[place]) ? EXACT - 1 : 0));
      }
      worth.known = lists.length > 0;
      complete = complete && lists.complete;
      return worth;
    }),
  );
  found.complete = complete;
  return found;
}

async function listsOf(store, key, last) {
  const found = await store.range(key, key + "!", Infinity);
  if (!last) return found;
  const longer = await store.range(key, key + "\uffff", FILES[key[0]]);
  return longer.complete || !found.length ? longer : Object.assign(found, { complete: false });
}

function give(worth, ids, value) {
  for (const id of ids) if (value > worth[id]) worth[id] = value;
}

/** Items that every word is worth something to, best first: [{ids, score}]. */
export function ranked(worths) {
  const groups = new Map();
  for (let id = 0; id < worths[0].length; id++) {
    if (!worths.every((worth) => worth[id])) continue;
    const sum = worths.reduce((all, worth) => all + worth[id], 0);
    if (!groups.has(sum)) groups.set(sum, { ids: [], score: sum });
    groups.get(sum).ids.push(id);
  }
  const runs = [...groups.values()].sort((one, other) => other.score - one.score);
  runs.complete = worths.complete;
  return runs;
}

/**
 * Items with words in several places: "phúc thủ thừa", "mai hữu phúc nuôi bò". What `titles` and
 * `bodies` are worth is known; neighbouring words may name a topic.
 */
export async function mixed(store, query, titles, bodies) {
  const named = await namedParts(store, query);
  const worths = titles.map((title, place) => {
    const worth = title.slice();
    for (const { start, end, ids } of named) if (start <= place && place < end) give(worth, ids, KEY);
    (bodies[place] || []).forEach((value, id) => value > worth[id] && (worth[id] = value));
    return worth;
  });
  worths.complete = titles.complete && bodies.complete;
  return ranked(worths);
}

/** Items of the topics whose names hold the whole query as a phrase, exact accents first. */
export async function ofTopics(store, query) {
  const { typed, folded } = query;
  const { reach } = store.list;
  let places = null;
  for (let end = folded.length; end > 0; end -= reach) {
    const start = Math.max(0, end - reach);
    const part = [typed.slice(start, end), folded.slice(start, end)];
    const here = await topicsWith(store, ...part, end === folded.length);
    places = places ? places.filter(([place]) => here.some(([other]) => other === place)) : here;
    if (places.length < 2) break;
  }
  places.sort((one, other) => other[1] - one[1]);
  const lists = await store.members(places.slice(0, TOPICS).map(([place]) => place));
  return lists.map((ids) => ({ ids }));
}

/* Parts of at least two words that name topics: [{start, end, ids}]. */
async function namedParts(store, { typed, folded }) {
  const found = [];
  for (let start = 0; start < folded.length - 1; start++) {
    let most = Math.min(folded.length, start + store.list.reach);
    if (!start && most === folded.length) most--; // the whole query is asked for elsewhere
    for (let end = most; end > start + 1; end--) {
      const part = [typed.slice(start, end), folded.slice(start, end)];
      const places = await topicsWith(store, ...part, end === folded.length);
      if (!places.length) continue;
      const some = places.slice(0, TOPICS).map(([place]) => place);
      for (const ids of await store.members(some)) found.push({ start, end, ids });
      start = end - 1;
      break;
    }
  }
  return found;
}

/* Topics with a name that holds these words side by side: [place, whether accents agree]. */
async function topicsWith(store, typed, folded, last) {
  const key = "k" + folded.join("");
  const found = new Map();
  for (const { text, ids } of await store.range(key, key + "\uffff", FILES.k)) {
    const own = text.split(" ");
    const whole = folded.every((word, place) => {
      const other = fold(own[place] || "");
      return last && place === folded.length - 1 ? other.startsWith(word) : other === word;
    });
    if (!whole && !(folded.length === 1 && glued(own, folded[0]))) continue;
    const exact = typed.every((word, place) => (own[place] || "").startsWith(word));
    for (const place of ids) found.set(place, found.get(place) || exact);
  }
  return [...found];
}

/* Whether some words, without spaces, are `text`: "thuthua". */
function glued(words, text) {
  let start = "";
  return words.some((word) => (start += fold(word)) === text);
}
