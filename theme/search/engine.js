/* The search itself: one question, answered from as few files as it takes.
   Numbers and dates, then titles, then words wherever they stand, then what may have been meant. */

import { corrections, untype } from "./forgive.js";
import { numberKeys } from "./numbers.js";
import { asQuery, phrases, SPACED } from "./phrase.js";
import { OUTDATED, Store } from "./store.js";
import { mixed, ofTopics, ranked, worths } from "./words.js";

export { mark } from "./text.js";

const PAGE = 10;
const LONG = 8; // words
const GUESSES = 24; // corrections that are tried
const AT_ONCE = 8;

/** Opens the index in the folder `base`; `asked` may be an answer that is already under way. */
export async function open(base, asked) {
  const read = async (answer) => new Store(base, await (await answer).json());
  const index = new Index(await read(asked || fetch(base + "index.json")));
  index.renew = async () => {
    index.store = await read(fetch(base + "index.json", { cache: "reload" }));
  };
  return index;
}

/* Items found so far, in order, each once. */
class Found {
  constructor(allowed, need) {
    this.allowed = allowed;
    this.need = need;
    this.ids = new Set();
    this.more = false;
  }

  add(runs) {
    for (const run of runs) for (const id of run.ids) if (!this.allowed || this.allowed[id]) this.ids.add(id);
    if (runs.complete === false) this.more = true;
  }

  get enough() {
    return this.ids.size >= this.need;
  }
}

class Index {
  constructor(store) {
    this.store = store;
  }

  /** The texts of the interface. */
  get words() {
    return this.store.list.words;
  }

  /* Asks again, of the new index, when files of the old one are gone. */
  async current(ask) {
    try {
      return await ask();
    } catch (error) {
      if (error !== OUTDATED) throw error;
      await this.renew();
      return ask();
    }
  }

  /**
   * {hits, total, more, corrected, terms}. `filters` is facet → ids, one of which an item must
   * belong to. `total` counts what is known; `more` tells that there may be others. `corrected` is
   * the text that was searched instead of `text`, if any. `early` gets the same answer with what
   * titles hold, while the rest is still being read.
   */
  search(text, { filters = {}, offset = 0, limit = 10, all = false, early } = {}) {
    const answer = async ({ found, query, corrected }) => {
      const ids = [...found.ids];
      const { more } = found;
      const hits = await this.store.cards(ids.slice(offset, offset + limit));
      return { hits, total: ids.length, more, corrected, terms: query.folded };
    };
    const tell = async (some) => early(await answer(some));
    return this.current(async () => {
      const need = all ? Infinity : offset + limit;
      return answer(await this.find(text, filters, need, early && tell));
    });
  }

  /** All facets with their values: [{id, values: [{id, title, count}]}]. */
  topics() {
    return this.current(async () => {
      const facets = new Map();
      for (const [facet, id, title, count] of await this.store.topics()) {
        if (!facets.has(facet)) facets.set(facet, []);
        facets.get(facet).push({ id, title, count });
      }
      return [...facets].map(([id, values]) => ({ id, values }));
    });
  }

  /** How many of all that matches belong to each value: {facet: {value: count}}. */
  counts(text, { filters = {} } = {}) {
    return this.current(async () => {
      const topics = await this.store.topics();
      const members = await this.store.members(topics.map((_, place) => place));
      const matches = async (others) => (await this.find(text, others, Infinity)).found.ids;
      const all = await matches(filters);
      const counts = {};
      for (const facet of new Set(topics.map(([own]) => own))) {
        const { [facet]: own, ...others } = filters;
        const here = own && own.length ? await matches(others) : all;
        counts[facet] = {};
        topics.forEach(([of, id], place) => {
          if (of === facet) counts[facet][id] = members[place].filter((item) => here.has(item)).length;
        });
      }
      return counts;
    });
  }

  async find(text, filters, need, tell) {
    const allowed = await this.allowed(filters);
    const query = asQuery(text);
    const found = new Found(allowed, need);
    if (!query.typed.length) {
      const ids = allowed ? [...allowed.keys()].filter((id) => allowed[id]) : [];
      found.add([{ ids }]);
      return { found, query, corrected: null };
    }
    await this.look(query, found, tell);
    if (found.ids.size || (allowed && (await this.find(text, {}, 1)).found.ids.size)) {
      return { found, query, corrected: null }; // what is there, or what only the filters keep away
    }
    return this.forgive(query, found);
  }

  /* Everything that holds the query, until there is enough. */
  async look(query, found, tell) {
    const number = numberKeys(query.text);
    if (number.sure) await this.numbers(number, found);
    const numbered = found.ids.size > 0;
    if (!found.enough) await this.titles(query, found);
    if (!found.ids.size && untype(query.typed)) return;
    if (tell && found.ids.size && !found.enough) {
      found.more = true;
      tell({ found, query, corrected: null }).catch(() => {}); // the whole answer fails alike
    }
    if (!numbered) await this.anywhere(query, found);
    if (!number.sure && !found.ids.size) await this.numbers(number, found);
  }

  async titles(query, found) {
    const runs = await phrases(this.store, query, found.need);
    found.titled = runs.some((run) => run.titled);
    found.add(runs);
  }

  /* The words wherever they stand, each place read only when those before do not fill the page.
     Who typed a whole title gets what is called so, and bodies on the next page; nobody types more
     than a phrase holds to find the same words elsewhere. */
  async anywhere(query, found) {
    found.more = true;
    const { store } = this;
    const long = query.typed.length > LONG && found.ids.size > 0;
    const titles = found.enough || long ? [] : await worths(store, query, "w");
    if (titles.length) found.add(ranked(titles));
    if (!found.enough) found.add(await ofTopics(store, query));
    if (found.enough || long || (found.titled && found.need <= PAGE)) return;
    found.more = false;
    // Words that no title holds are looked for first: often no body holds them either.
    const strange = await worths(store, query, "b", (place) => !titles[place].known);
    const hopeless = strange.some(({ known }) => !known);
    const bodies = hopeless ? strange : await worths(store, query, "b");
    if (!hopeless) found.add(ranked(bodies));
    if (!found.enough) found.add(await mixed(store, query, titles, bodies));
  }

  async numbers({ keys, end, own }, found) {
    const strange = ({ key }) => key.length + (key.endsWith("*") === own ? 0 : 99);
    for (const key of keys) {
      const entries = await this.store.range("n" + key, "n" + key + "\uffff", 4);
      const fits = entries.filter(({ text }) => text[0] === "@" || text.includes(end));
      found.add(fits.sort((one, other) => strange(one) - strange(other)));
    }
  }

  /* What may have been meant, when nothing holds the query as it was typed. */
  async forgive(query, found) {
    const meant = untype(query.typed);
    if (meant) {
      const other = asQuery(meant);
      await this.titles(other, found);
      await this.anywhere(other, found);
      if (found.ids.size) return { found, query: other, corrected: meant };
      await this.anywhere(query, found);
      if (found.ids.size) return { found, query, corrected: null };
    }
    const guesses = corrections(query.folded, await this.store.known(), GUESSES).map(asQuery);
    let right = null;
    for (let start = 0; start < guesses.length && !found.enough; start += AT_ONCE) {
      const some = guesses.slice(start, start + AT_ONCE);
      const answers = await Promise.all(some.map((guess) => phrases(this.store, guess, 1)));
      const runs = answers.flatMap((runs, place) => runs.map((run) => ({ ...run, guess: some[place] })));
      const spaced = runs.filter((run) => run.ids.length && run.score >= SPACED);
      spaced.sort((one, other) => other.score - one.score);
      if (spaced.length && !right) right = spaced[0].guess;
      found.add(spaced);
    }
    for (const guess of right ? [] : guesses.slice(0, AT_ONCE / 2)) {
      found.add(ranked(await worths(this.store, guess, "w")));
      if (found.ids.size && (right = guess)) break;
    }
    return { found, query: right || query, corrected: right && right.text };
  }

  /* The items that pass all filters, as one byte each; null without filters. */
  async allowed(filters) {
    const chosen = Object.entries(filters).filter(([, ids]) => ids.length);
    if (!chosen.length) return null;
    const topics = await this.store.topics();
    const total = this.store.list.items;
    const passed = new Uint8Array(total);
    for (const [facet, wanted] of chosen) {
      const places = topics.flatMap(([own, id], place) => (own === facet && wanted.includes(id) ? [place] : []));
      const ids = (await this.store.members(places)).flat();
      for (const id of new Set(ids)) passed[id]++;
    }
    return passed.map((count) => +(count === chosen.length));
  }
}
