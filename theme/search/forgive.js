/* What a query may have meant: left-overs of the Telex and VNI ways of typing, one wrong letter. */

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const DIGIT_TONES = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j" };
const CIRCUMFLEX = "\u0302";
const BREVE = "\u0306";
const HORN = "\u031b";
const MARKED = { "aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư" };

/** The query with Telex or VNI letters made into Vietnamese ones, or null where there are none. */
export function untype(typed) {
  const meant = typed.map((word) => (/\d/.test(word) ? unVni(word) : unTelex(word)));
  return meant.some((word, place) => word !== typed[place]) ? meant.join(" ") : null;
}

function unTelex(word) {
  if (!/^[a-z]+$/.test(word)) return word;
  let tone = "";
  let rest = word.replace(/^d(.*)d/, "đ$1").replace(/([aeiouy][a-z]*?)([sfrxj])(?=[a-z]*$)/, (_, before, letter) => {
    tone = letter;
    return before;
  });
  rest = rest.replace(/([aeo])([^aeiouyw]*)\1/, (_, vowel, between) => MARKED[vowel + vowel] + between);
  rest = rest.replace(/uwow?|uo([^aeiouyw]*)w/, (_, after = "") => "ươ" + after);
  rest = rest.replace(/([aou])([^aouw]*)w/, (_, vowel, between) => MARKED[vowel + "w"] + between);
  return tone || rest !== word ? withTone(rest, TONES[tone] || "") : word;
}

function unVni(word) {
  if (!/^[a-z]+[a-z\d]*$/.test(word) || !/[aeiouyd]\D*\d/.test(word)) return word;
  let tone = "";
  let rest = "";
  for (const letter of word) {
    if (DIGIT_TONES[letter]) tone = DIGIT_TONES[letter];
    else if (letter === "6") rest = rest.replace(/([aeo])([^aeo]*)$/, (_, vowel, after) => MARKED[vowel + vowel] + after);
    else if (letter === "7") {
      rest = rest.replace(/(uo)([^uo]*)$|([uo])([^uo]*)$/, (_, pair, after, vowel, end) =>
        pair ? "ươ" + after : MARKED[vowel + "w"] + end,
      );
    } else if (letter === "8") rest = rest.replace(/a([^a]*)$/, "ă$1");
    else if (letter === "9") rest = rest.replace(/^d/, "đ");
    else if (letter === "0") continue;
    else rest += letter;
  }
  return withTone(rest, TONES[tone] || "");
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
