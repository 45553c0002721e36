/* How a search reads text. generator/index/text.py does the same; a test holds them together. */

const SEPARATOR =
  "\\x00-\\/:-@\\[-`{-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\xd7\\xf7\\u02b0-\\u02ff" +
  "\\u2000-\\u2bff\\u3000-\\u303f\\ud800-\\uffff";
const WORD = new RegExp(`[^${SEPARATOR}]+`, "g");
const MARKS = /[\u0300-\u036f]+/g;
/* An open syllable that ends in oa, oe or uy, its tone mark on the second vowel. */
const LATE_TONE = new RegExp(`(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?=[${SEPARATOR}]|$)`, "g");

/** `text` in the one form in which texts are compared, with diacritics. */
export function normal(text) {
  const lower = text.normalize("NFC").toLowerCase();
  return lower.replace(LATE_TONE, (late, _, at) => {
    if (late[0] === "u" && lower[at - 1] === "q") return late;
    const [vowel, mark] = [...late[1].normalize("NFD")];
    return (late[0] + mark).normalize("NFC") + vowel;
  });
}

/** The words of `text` in normal form: "Thi đua, khen thưởng" → ["thi", "đua", "khen", …]. */
export function words(text) {
  return normal(text).match(WORD) || [];
}

/** A word in normal form without its marks: "đặng" → "dang". */
export function fold(word) {
  return word.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");
}

/**
 * The pieces of `text`, each with whether it is a word that begins with one of the folded `terms`.
 * Pieces together are `text`, letter by letter, diacritics included.
 */
export function mark(text, terms) {
  const composed = text.normalize("NFC");
  const pieces = [];
  let end = 0;
  const lower = composed.toLowerCase();
  if (lower.length !== composed.length) return [[text, false]];
  for (const found of lower.matchAll(WORD)) {
    const folded = fold(normal(found[0]));
    if (!terms.some((term) => folded.startsWith(term))) continue;
    const start = found.index;
    if (start > end) pieces.push([composed.slice(end, start), false]);
    end = start + found[0].length;
    pieces.push([composed.slice(start, end), true]);
  }
  if (end < composed.length) pieces.push([composed.slice(end), false]);
  return pieces;
}
