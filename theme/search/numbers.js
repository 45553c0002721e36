/* Numbers of papers and dates in a query, spelled as generator/index/numbers.py spells them. */

import { fold, normal } from "./text.js";

const DAY = /(?:^|\D)(\d{1,2})\s*(?:[-/.]|thang)\s*(\d{1,2})\s*(?:[-/.]|nam)\s*((?:19|20)\d\d)(?!\d)/;
const ISO = /(?:^|\D)((?:19|20)\d\d)-(\d{1,2})(?:-(\d{1,2}))?(?!\d)/;
const MONTH = /(?:^|\D)(\d{1,2})\s*(?:[-/.]|nam)\s*((?:19|20)\d\d)(?![\d/])/;
const CODE = /(?:^|[^\da-z])0*(\d{1,6})(?!\d)\s*([^\d\s]?.*)$/;
const SURE = /^\W*\d|\d\s*\/\s*\w|(^|[^a-z])(so|ngay|qd|kh|quyet dinh|ke hoach|thong bao|huong dan|nghi quyet|cong van)\s+\d/;
const YEAR = /(?:19|20)\d\d/;

const two = (digits) => digits.padStart(2, "0");

/**
 * Beginnings of keys of the family "n" that `text` can mean, the likeliest first. Keys of numbers
 * that `text` names with a year hold `end`; `own` tells that the year is part of the number. `sure`
 * tells that the query speaks of a number or a date.
 */
export function numberKeys(text) {
  const plain = fold(normal(text)).replace(/[–—]/g, "-").trim();
  const found = [];
  let end = "";
  let own = false;
  let match = DAY.exec(plain);
  if (match) found.push(`@${match[3]}${two(match[2])}${two(match[1])}`);
  else if ((match = ISO.exec(plain))) found.push(`@${match[1]}${two(match[2])}${match[3] ? two(match[3]) : ""}`);
  else if ((match = MONTH.exec(plain)) && +match[1] <= 12) found.push(`@${match[2]}${two(match[1])}`);
  match = CODE.exec(plain);
  if (match) {
    const rest = match[2].replace(/(^|[^a-z])nam(?=[^a-z])/g, "");
    const year = (YEAR.exec(rest) || [""])[0];
    const symbol = rest.replace(year, "").replace(/[^a-z\d]/g, "");
    found.push(`${match[1]}/${symbol}`);
    end = year && "/" + year;
    own = year && rest.search(YEAR) < rest.search(/[a-z]/);
  }
  return { keys: [...new Set(found)], end, own, sure: SURE.test(plain) };
}
