/* Text: compared without marks, made into codes, read as dates. */

/** "Đào Thị Én" → "dao thi en". */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** "Bà Đào Thị Én" → "ba-dao-thi-en", cut between words. */
export function slug(text, most = 70) {
  const words = fold(text).split(/[^a-z0-9]+/).filter(Boolean);
  let made = "";
  for (const word of words) {
    if (made && made.length + word.length >= most) break;
    made += (made && "-") + word.slice(0, most);
  }
  return made;
}

/** "2020-05-26" → "26/05/2020", "2024-06" → "06/2024"; what is no date stays as it is. */
export function shownDate(text) {
  const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (day) return `${day[3]}/${day[2]}/${day[1]}`;
  const month = /^(\d{4})-(\d\d)$/.exec(text);
  return month ? `${month[2]}/${month[1]}` : text;
}

/** "26/5/2020" → "2020-05-26", "6/2024" → "2024-06", "quý 1/2025" → "2025-Q1"; else as typed. */
export function readDate(typed) {
  const text = typed.trim();
  const pad = (number) => number.padStart(2, "0");
  const day = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (day) return `${day[3]}-${pad(day[2])}-${pad(day[1])}`;
  const month = /^(?:tháng\s*)?(\d{1,2})[/.-](\d{4})$/i.exec(text);
  if (month) return `${month[2]}-${pad(month[1])}`;
  const quarter = /^quý\s*(IV|I{1,3}|[1-4])\s*(?:\/|-|năm)?\s*(\d{4})$/i.exec(text);
  if (!quarter) return text;
  const roman = { I: 1, II: 2, III: 3, IV: 4 };
  return `${quarter[2]}-Q${roman[quarter[1].toUpperCase()] ?? quarter[1]}`;
}

/** Cells copied from Excel → rows of text; quoted cells may hold line breaks. */
export function readCells(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows[rows.length - 1];
    const last = row.length - 1;
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') {
        row[last] += '"';
        at += 1;
      } else if (sign === '"') quoted = false;
      else row[last] += sign;
    } else if (sign === '"' && row[last] === "" && text.includes('"', at + 1)) quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else if (sign !== "\r") row[last] += sign;
  }
  if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
}
