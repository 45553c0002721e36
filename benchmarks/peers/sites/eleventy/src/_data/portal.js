import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
const records = (name) => JSON.parse(read(`records/${name}.json`));

/** Values by what `key` says of them. */
function groupBy(values, key) {
  const groups = new Map();
  for (const value of values) {
    const name = String(key(value));
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(value);
  }
  return groups;
}

/** All records, what they are called by their ids, and a list of every group's people. */
export default function () {
  const people = records("people");
  const sections = [
    ["don-vi", "Đơn vị", records("units").map((unit) => ({ ...unit, title: unit.name })), "unit"],
    ["phong-trao", "Phong trào", records("campaigns"), "campaign"],
    ["khen-thuong", "Khen thưởng", records("decisions"), "decision"],
  ];
  const years = [...new Set(people.map((person) => String(person.year)))].sort();
  sections.push(["nam", "Năm", years.map((year) => ({ id: year, title: year })), "year"]);
  const titles = {};
  const groups = [];
  const tops = [];
  for (const [segment, name, terms, field] of sections) {
    const byTerm = groupBy(people, (person) => person[field]);
    for (const term of terms) {
      titles[term.id] = term.title;
      groups.push({ ...term, segment, name, people: byTerm.get(term.id) ?? [] });
    }
    tops.push({ segment, title: name, links: terms.map((term) => [`/${segment}/${term.id}/`, term.title]) });
  }
  const all = people.map((person) => [`/nguoi/${person.id}/`, person.name]);
  tops.push({ segment: "nguoi", title: "Điển hình", links: all });
  const campaigns = Object.fromEntries(records("campaigns").map((campaign) => [campaign.id, campaign]));
  const byUnit = groupBy(people, (person) => person.unit);
  const [header, footer, star] = ["header", "footer", "star"].map((name) => read(`common/${name}.html`));
  return { people, groups, tops, titles, campaigns, byUnit, header, footer, star };
}
