/* The search itself: one question, answered from as few files as it takes.
   Numbers and dates, then titles, then words wherever they stand, then what may have been meant. */

import { corrections, untype } from "./forgive.js";
import { numberKeys } from "./numbers.js";
import { asQuery, GOOD, phrases } from "./phrase.js";
import { Outdated, Store } from "./store.js";
import { inAll, inTitles } from "./words.js";

export { mark } from "./text.js";

const GUESSES = 24;

/** Opens the index in the folder `base`; `asked` may be an answer that is already under way. */
export async function open(base, asked) {
  const read = async (answer) => new Store(base, await (await answer).json());
  const index = new Index(await read(asked || fetch(base + "index.json")));
  index.renew = async () => {
    index.store = await read(fetch(base + "index.json", { cache: "reload" }));
  };
  return index;
}

/* Items found so far, in order, each once, with where it was found. */
class Found {
  constructor(allowed, need) {
    this.allowed = allowed;
    this.need = need;
    this.places = new Map();
    this.more = false;
  }

  add(runs, where) {
    for (const run of runs) {
      for (const id of run.ids) {
        if ((!this.allowed || this.allowed[id]) && !this.places.has(id)) this.places.set(id, run.where || where);
      }
    }
    if (runs.complete === false) this.more = true;
  }

  get enough() {
    return this.places.size >= this.need;
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
      if (!(error instanceof Outdated)) throw error;
      await this.renew();
      return ask();
    }
  }

  /**
   * {hits, total, more, corrected, terms}. `filters` is facet → ids, one of which an item must
   * belong to. `total` counts what is known; `more` tells that there may be others. `corrected` is
   * the text that was searched instead of `text`, if any.
   */
  search(text, { filters = {}, offset = 0, limit = 10, all = false } = {}) {
    return this.current(async () => {
      const need = all ? Infinity : offset + limit;
      const { found, query, corrected } = await this.find(text, filters, need);
      const ids = [...found.places.keys()];
      const shown = ids.slice(offset, offset + limit);
      const cards = await this.store.cards(shown);
      return {
        hits: cards.map((card, place) => ({ ...card, where: found.places.get(shown[place]) })),
        total: ids.length,
        more: found.more,
        corrected,
        terms: query.folded,
      };
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
      const matches = async (others) => (await this.find(text, others, Infinity)).found.places;
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

  async find(text, filters, need) {
    const allowed = await this.allowed(filters);
    const query = asQuery(text);
    const found = new Found(allowed, need);
    if (!query.typed.length) {
      const ids = allowed ? [...allowed.keys()].filter((id) => allowed[id]) : [];
      found.add([{ ids }], "key");
      return { found, query, corrected: null };
    }
    await this.look(query, found);
    if (found.places.size || (allowed && (await this.find(text, {}, 1)).found.places.size)) {
      return { found, query, corrected: null }; // what is there, or what only the filters keep away
    }
    return this.forgive(query, found);
  }

  /* Everything that holds the query, until there is enough. */
  async look(query, found) {
    const { keys, sure } = numberKeys(query.text);
    if (sure) await this.numbers(keys, found);
    const numbered = found.places.size > 0;
    if (!found.enough) found.add(await phrases(this.store, query, found.need), "title");
    if (!found.places.size && untype(query.typed)) return;
    if (!numbered) await this.anywhere(query, found);
    if (!sure && !found.places.size) await this.numbers(keys, found);
  }

  /* The words wherever they stand: bodies are read when titles do not fill the page. */
  async anywhere(query, found) {
    found.more = true;
    if (!found.enough && query.typed.length > 1) found.add(await inTitles(this.store, query), "title");
    if (found.enough) return;
    found.more = false;
    found.add(await inAll(this.store, query), "body");
  }

  async numbers(keys, found) {
    for (const key of keys) {
      const entries = await this.store.range("n" + key, "n" + key + "\uffff", 2);
      entries.sort((one, other) => one.key.length - other.key.length);
      found.add(entries, "number");
    }
  }

  /* What may have been meant, when nothing holds the query as it was typed. */
  async forgive(query, found) {
    const meant = untype(query.typed);
    if (meant) {
      const other = asQuery(meant);
      found.add(await phrases(this.store, other, found.need), "title");
      await this.anywhere(other, found);
      if (found.places.size) return { found, query: other, corrected: meant };
      await this.anywhere(query, found);
      if (found.places.size) return { found, query, corrected: null };
    }
    const guesses = corrections(query.folded, await this.store.known(), GUESSES).map(asQuery);
    const answers = await Promise.all(guesses.map((guess) => phrases(this.store, guess, 1)));
    let first = null;
    answers.forEach((runs, place) => {
      const spaced = runs.filter((run) => run.ids.length && run.score >= GOOD);
      if (!spaced.length) return;
      first = first || guesses[place];
      found.add(spaced, "title");
    });
    if (!first) {
      for (const guess of guesses.slice(0, 4)) {
        found.add(await inTitles(this.store, guess), "title");
        if (found.places.size && (first = guess)) break;
      }
    }
    return { found, query: first || query, corrected: first && first.text };
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
