/* What a query may have meant: left-overs of the Telex and VNI ways of typing, one wrong letter. */

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const MARKED = { aa: "â", ee: "ê", oo: "ô", aw: "ă", ow: "ơ", uw: "ư" };

/** The query with Telex or VNI letters made into Vietnamese ones, or null where there are none. */
export function untype(typed) {
  const meant = typed.map((word) => (/^[a-z]+[a-z\d]*$/.test(word) ? unTelex(unVni(word)) : word));
  return meant.some((word, place) => word !== typed[place]) ? meant.join(" ") : null;
}

/* Digits of VNI as the letters of Telex: "nguye6n4" → "nguyeenx". */
function unVni(word) {
  return word
    .replace(/^d(.*)9/, "dd$1")
    .replace(/([aeo])([a-z\d]*)6/, "$1$1$2")
    .replace(/[78]/g, "w")
    .replace(/[1-5]/, (digit) => "sfrxj"[digit - 1]);
}

function unTelex(word) {
  let tone = "";
  const rest = word
    .replace(/^d(.*)d/, "đ$1")
    .replace(/([aeiouy][a-z]*?)([sfrxj])(?=[a-z]*$)/, (_, before, letter) => {
      tone = TONES[letter];
      return before;
    })
    .replace(/([aeo])([^aeiouyw]*)\1/, (_, vowel, between) => MARKED[vowel + vowel] + between)
    .replace(/uwow?|uo([^aeiouyw]*)w/, (_, after = "") => "ươ" + after)
    .replace(/([aou])([^aouw]*)w/, (_, vowel, between) => MARKED[vowel + "w"] + between);
  return withTone(rest, tone);
}

/* The tone mark on the vowel that bears it: a marked one, else by the form of the syllable. */
function withTone(word, tone) {
  const match = /^(qu|gi(?=[aeiouyâăêôơư])|[^aeiouyâăêôơư]*)([aeiouyâăêôơư]+)(.*)$/.exec(word);
  if (!match || !tone) return word;
  const [, start, vowels, end] = match;
  const marked = Math.max(...[..."âăêôơư"].map((vowel) => vowels.lastIndexOf(vowel)));
  const place = marked >= 0 ? marked : end || vowels.length > 2 ? Math.min(1, vowels.length - 1) : 0;
  const bearing = (vowels[place] + tone).normalize("NFC");
  return start + vowels.slice(0, place) + bearing + vowels.slice(place + 1) + end;
}

/** Whether two words differ by one wrong, missing or additional letter, or two changed places. */
export function near(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

/**
 * Queries in which one word has one letter changed, the likeliest first. A word that is known
 * nowhere is suspected first; where all are known, each is.
 */
export function corrections(folded, known, most) {
  const places = new Map(known.map((word, place) => [word, place]));
  const strange = folded.map((word, place) => place).filter((place) => !places.has(folded[place]));
  if (strange.length > 1) return [];
  const suspects = strange.length ? strange : folded.map((_, place) => place);
  return suspects
    .flatMap((place) =>
      known
        .filter((word) => near(word, folded[place]))
        .map((word) => ({ rank: places.get(word), words: folded.map((own, at) => (at === place ? word : own)) })),
    )
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ words }) => words.join(" "));
}
