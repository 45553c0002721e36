/* From a file to records: choose it, see what it would do, agree. */

import { at, call, sendFile } from "./api.js";
import { button, fill, h, newId } from "./dom.js";
import { rememberDoubts } from "./doubts.js";
import { takeFile } from "./drop.js";
import { announce, toast } from "./live.js";
import { resolve } from "./schema.js";
import { t } from "./words.js";

const SHOWN = 20;
const FORMS = ".xlsx,.xls,.ods,.csv,.docx,.txt,.md";

export function openImport(main, go) {
  const input = h("input", { type: "file", id: newId("file"), accept: FORMS, class: "photo__input" });
  const zone = h(
    "div",
    { class: "drop" },
    input,
    h("label", { class: "button", for: input.id }, t("import.choose")),
    h("p", {}, t("import.drop")),
    h("p", { class: "field__help" }, t("import.forms")),
  );
  const state = h("p", { role: "status", class: "drop__state" });
  const found = h("div", { class: "import__found" });
  const lead = h("p", { class: "lead" }, t("import.lead"));
  fill(main, h("div", { class: "narrow" }, h("h1", { tabindex: "-1" }, t("import.title")), lead, zone, state, found));

  const take = async (file) => {
    if (!file) return;
    fill(found);
    fill(state, t("import.reading", { file: file.name }));
    try {
      const answer = await sendFile("/api/import", file);
      for (const draft of answer.drafts ?? []) if (draft.rows?.length) draft.columns ??= await columnsOf(draft.kind);
      fill(state, t("import.read", { file: file.name }));
      show(answer);
    } catch (error) {
      fill(state);
      const problems = error.body?.problems ?? [];
      const words = error.status === 404 ? t("import.away") : error.message || t(error.status === 0 ? "error.away" : "error.server");
      fill(found, h("div", { class: "notice notice--error", role: "alert" }, problems.length ? problemList(problems) : words));
    }
  };
  const show = (answer) => {
    const drafts = answer.drafts ?? [];
    const stopped = answer.ok === false || (answer.problems ?? []).some((one) => one.severity === "error");
    const changing = drafts.filter((one) => one.changed !== false).length;
    const words = stopped ? t("import.stopped") : changing ? t("import.found", { count: changing }) : t("import.nothing");
    const heading = h("h2", { tabindex: "-1" }, words);
    fill(
      found,
      heading,
      answer.problems?.length ? h("div", { class: `notice ${stopped ? "notice--error" : ""}` }, problemList(answer.problems)) : null,
      drafts.map(draftBlock),
      answer.diff ? h("details", { class: "more" }, h("summary", {}, t("import.diff")), h("div", { class: "more__body" }, h("pre", { class: "diff", tabindex: "0" }, diffLines(answer.diff)))) : null,
      changing && !stopped
        ? h("div", { class: "import__acts" }, button(t("import.agree"), () => write(answer), { class: "button" }), button(t("import.cancel"), () => openImport(main, go)))
        : null,
    );
    heading.focus();
    announce(heading.textContent);
  };
  const write = async (answer) => {
    let written;
    try {
      written = await call("POST", at("import", answer.token));
    } catch (error) {
      const problems = error.body?.problems ?? [];
      found.prepend(h("div", { class: "notice notice--error", role: "alert" }, problems.length ? problemList(problems) : error.message || t("error.server")));
      return;
    }
    toast(t("import.done"));
    answer.drafts.forEach(rememberDoubts);
    const [one, ...others] = written.records ?? [];
    if (one && !others.length) {
      go(`#/sua/${one.kind}/${encodeURIComponent(one.id)}`);
      return;
    }
    fill(state);
    const heading = h("h2", { tabindex: "-1" }, t("import.done"));
    fill(
      found,
      heading,
      h("p", {}, t("import.next")),
      h("ul", { class: "import__next" }, answer.drafts.map((one) => h("li", {}, h("a", { href: `#/sua/${one.kind}/${encodeURIComponent(one.id)}` }, one.label ?? one.id)))),
    );
    heading.focus();
  };
  takeFile(zone, input, take);
  return { elsewhere: () => undefined };
}

/** What the columns of a kind's rows are called, and the words of their choices. */
async function columnsOf(kind) {
  const { rows, schema } = await call("GET", at("kinds", kind)).catch(() => ({}));
  const defs = { ...schema?.$defs, ...rows?.schema?.$defs };
  const found = Object.entries(rows?.schema?.properties ?? {}).map(([name, one]) => [name, resolve(one, defs)]);
  return Object.fromEntries(found.map(([name, one]) => [name, { title: one.title ?? name, labels: one["x-labels"] ?? {} }]));
}

function problemList(problems) {
  return h(
    "ul",
    { class: "summary__list" },
    problems.map((one) => h("li", {}, (one.place ?? one.path) ? [h("code", {}, one.place ?? one.path), " "] : null, one.message)),
  );
}

/** Doubts that say the same, in many places, as one line. */
function doubtList(doubts) {
  const places = new Map();
  for (const one of doubts) places.set(one.message, [...(places.get(one.message) ?? []), one.place]);
  const shown = (list) => {
    const known = [...new Set(list.filter(Boolean))];
    const few = known.slice(0, 3).join(", ") + (known.length > 3 ? ", …" : "");
    return list.length > 1 ? t("import.places", { count: list.length, places: few }) : few;
  };
  return h(
    "ul",
    { class: "summary__list" },
    [...places].map(([message, list]) => h("li", {}, message, list.some(Boolean) ? h("span", { class: "row__meta" }, ` (${shown(list)})`) : null)),
  );
}

function draftBlock(draft) {
  const rows = draft.rows ?? [];
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const title = (one) => draft.columns?.[one]?.title ?? one;
  const words = (one, value) => draft.columns?.[one]?.labels[value] ?? value ?? "";
  return h(
    "section",
    { class: "import__draft" },
    h("h3", {}, draft.label ?? draft.id, h("span", { class: "badge" }, t(draft.new ? "import.new" : draft.changed === false ? "import.same" : "import.more"))),
    draft.path ? h("p", { class: "editor__meta" }, h("code", {}, draft.path)) : null,
    draft.doubts?.length
      ? h("div", { class: "notice" }, h("p", {}, h("b", {}, t("import.doubts", { count: new Set(draft.doubts.map((one) => one.message)).size }))), doubtList(draft.doubts))
      : null,
    rows.length
      ? [
          h("p", { class: "grid__count" }, t("grid.count", { count: draft.count ?? rows.length }), rows.length > SHOWN ? ` ${t("import.first", { count: SHOWN })}` : ""),
          h(
            "div",
            { class: "grid__scroll", role: "region", tabindex: "0", "aria-label": draft.label ?? draft.id },
            h(
              "table",
              { class: "grid__table grid__table--read" },
              h("thead", {}, h("tr", {}, columns.map((one) => h("th", { scope: "col" }, title(one))))),
              h("tbody", {}, rows.slice(0, SHOWN).map((row) => h("tr", {}, columns.map((one) => h("td", { "data-label": title(one) }, words(one, row[one])))))),
            ),
          ),
        ]
      : null,
  );
}

function diffLines(diff) {
  return diff.split("\n").map((line) => {
    const name = line.startsWith("+") ? "ins" : line.startsWith("-") ? "del" : "span";
    return h(name, { class: "diff__line" }, `${line}\n`);
  });
}
