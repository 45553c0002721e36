/* The files of the index: the list of all, the sorted table, cards and topics.
   generator/index/ writes them and says what they hold. */

import { fold, words } from "./text.js";

const NAME = 5; // letters of a file's name
const [ALL, FIRST, WITHIN] = [1, 2, 3]; // what a reference of family "t" is; or 0

/** A file of the list is gone: a newer index has been published. */
export const OUTDATED = {};

/** Reads numbers: digits "#" to "[" end one, "]" to "~" go on. */
function* numbersIn(digits) {
  let [value, scale] = [0, 1];
  for (let place = 0; place < digits.length; place++) {
    const code = digits.charCodeAt(place);
    if (code > 92) {
      value += (code - 93 + 57) * scale;
      scale *= 34;
    } else {
      yield value + (code - 35) * scale;
      [value, scale] = [0, 1];
    }
  }
}

function list(next, count) {
  const ids = new Int32Array(count);
  let id = -1;
  for (let place = 0; place < count; place++) ids[place] = id += next() + 1;
  return ids;
}

/* What an entry of titles leads to: `ids`, the first `whole` of which bear just that title. */
function titled(next) {
  const head = next();
  const count = (head >> 2) + 1;
  const how = head & 3;
  if (how === WITHIN) return { ids: list(next, count), whole: 0, ends: false };
  const whole = how === ALL ? count : how === FIRST ? next() : 0;
  const first = next();
  return { ids: Int32Array.from({ length: count }, (_, place) => first + place), whole, ends: true };
}

function entriesOf([texts, digits]) {
  const numbers = numbersIn(digits);
  const next = () => numbers.next().value;
  let text = "";
  return texts.split("|").map((line) => {
    text = text.slice(0, line.charCodeAt(0) - 35) + line.slice(1);
    const entry = { text: text.slice(1), key: fold(text.replace(/ /g, "")) };
    return Object.assign(entry, text[0] === "t" ? titled(next) : { ids: list(next, next() + 1) });
  });
}

function cardsOf([titles, addresses, kinds, years, forms, units, demo, own], common) {
  const words = [...common, ...own];
  const [kind, year, form, unit] = [kinds, years, forms, units].map((digits) =>
    [...numbersIn(digits)].map((place) => words[place]),
  );
  const fictional = new Set(numbersIn(demo));
  const address = addresses.split("\n");
  return titles.split("\n").map((title, place) => ({
    title,
    address: "/" + address[place].replace("*", () => slug(title)),
    kind: kind[place],
    unit: unit[place],
    year: year[place],
    form: form[place],
    demo: fictional.has(place),
  }));
}

const slug = (title) => words(title).map(fold).join("-");

/* In which of neighbouring groups the item stands, and its place there. */
function within(counts, item) {
  let group = 0;
  while (item >= counts[group]) item -= counts[group++];
  return [group, item];
}

export class Store {
  /** `list` is what index.json holds; `base` the address of its folder. */
  constructor(base, list) {
    this.base = base;
    this.list = list;
    this.starts = list.starts.split("|");
    this.common = list.common.split("\n");
    this.totals = [...numbersIn(list.totals)];
    this.files = new Map();
  }

  /* One of the files whose names stand one after the other in `names`, read once. A file that could
     not be had is asked for again the next time. */
  file(names, place, read) {
    const name = names.slice(place * NAME, (place + 1) * NAME);
    if (!this.files.has(name)) {
      const asked = fetch(`${this.base}${name}.json`).then((answer) => {
        if (!answer.ok) throw answer.status === 404 ? OUTDATED : answer;
        return answer.json().then(read);
      });
      asked.catch(() => this.files.delete(name));
      this.files.set(name, asked);
    }
    return this.files.get(name);
  }

  /**
   * Entries with keys from `from` on that do not pass `to`, from at most `most` files.
   * An array, with `complete`: whether there are no more.
   */
  async range(from, to, most) {
    const first = this.place(from);
    const last = this.place(to);
    const end = Math.min(last + 1, first + most);
    const asked = [];
    for (let place = first; place < end; place++) asked.push(this.file(this.list.table, place, entriesOf));
    const found = (await Promise.all(asked))
      .flat()
      .filter((entry) => entry.key >= from && entry.key <= to);
    found.complete = last < end;
    return found;
  }

  /* The last file that begins at or before `key`. */
  place(key) {
    let [low, high] = [0, this.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= key) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The cards of items, in their order. */
  cards(ids) {
    return Promise.all(ids.map((id) => this.card(id)));
  }

  async card(id) {
    const { lists, cards } = this.list;
    const [place, rest] = within(this.totals, id);
    const [counts, names] = cards[place] || (await this.file(lists, place, (list) => list));
    const [file, at] = within([...numbersIn(counts)], rest);
    return (await this.file(names, file, (columns) => cardsOf(columns, this.common)))[at];
  }

  /** All topics in the order of their numbers: [facet, id, title, count]. */
  async topics() {
    const asked = [];
    for (let place = 0; place * NAME < this.list.topics.length; place++) {
      asked.push(this.file(this.list.topics, place, (rows) => rows));
    }
    return (await Promise.all(asked)).flat();
  }

  /** The items of some topics, by their numbers. */
  async members(places) {
    const lists = await Promise.all(
      places.map((place) => {
        const key = `l${String(place).padStart(5, "0")}`;
        return this.range(key, key + "!", Infinity);
      }),
    );
    return lists.map((parts) => parts.flatMap((part) => [...part.ids]));
  }

  /** Frequent words of titles and topics, the most frequent first. */
  known() {
    return this.file(this.list.known, 0, (words) => words.split(" "));
  }
}
