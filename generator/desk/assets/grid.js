/* A table of rows, such as the recipients of a decision: typed in, or pasted from Excel.
   So many rows are drawn at a time; the others wait on other pages of the table. */

import { button, fill, h, newId, put } from "./dom.js";
import { drawProblems } from "./frame.js";
import { announce, toast } from "./live.js";
import { resolve } from "./schema.js";
import { fold, readCells } from "./text.js";
import { t } from "./words.js";

/** On a phone each row is a card as high as half the screen. */
const PER_PAGE = matchMedia("(max-width: 43.99em)").matches ? 10 : 50;
/** Columns that are shown even where they are empty. */
const USUAL = 6;

function columnsOf(schema, defs) {
  return Object.entries(schema.properties).map(([name, one]) => {
    const found = resolve(one, defs);
    return { name, title: found.title ?? name, help: found.description, labels: found["x-labels"] ?? null, options: found.enum ?? null };
  });
}

/** What stands for a pasted cell: "Cá nhân" for "individual". */
function meant(column, text) {
  const words = fold(text);
  const found = column.options?.find((one) => fold(column.labels?.[one] ?? one) === words || fold(one) === words);
  return found ?? text;
}

/** The columns that the cells of a heading name, or null where the row is none. */
function heading(cells, columns) {
  const flat = (words) => fold(words).replace(/[^a-z0-9]+/g, " ").trim();
  const places = cells.map((cell) => columns.findIndex((one) => cell && [flat(one.title), flat(one.name)].includes(flat(cell))));
  return places.filter((place) => place >= 0).length >= 2 ? places : null;
}

/** A doubt is not yet a mistake. */
const isWrong = (problems) => problems.some((one) => one.severity !== "doubt");

export function gridField(facts) {
  const { schema, name, value, form } = facts;
  const inner = resolve(schema.items, form.defs);
  const columns = columnsOf(inner, form.defs);
  const start = JSON.stringify(value ?? []);
  let rows = JSON.parse(start);
  let page = 0;
  let all = false;
  let problems = [];
  const title = schema.title ?? name;
  const slot = h("div", { class: "field__problems" });
  const head = h("tr");
  const body = h("tbody");
  const count = h("span", { class: "grid__count", role: "status" });
  const table = h("table", { class: "grid__table" }, h("caption", { class: "visually-hidden" }, title), h("thead", {}, head), body);
  const hint = h("p", { class: "field__help", id: newId("help") }, t("grid.hint"));
  const pager = h("div", { class: "grid__pager" });
  const more = button("", () => {
    all = !all;
    draw();
  });
  const add = button(t("grid.add"), () => {
    rows.push({});
    page = Math.floor((rows.length - 1) / PER_PAGE);
    draw();
    cell(rows.length - 1, 0)?.focus();
    changed();
  }, { class: "button button--quiet" });
  const scroll = h("div", { class: "grid__scroll", role: "region", tabindex: "0", "aria-label": title, "aria-describedby": hint.id }, table);
  const node = h(
    "fieldset",
    { class: "group grid", "data-field": name },
    h("legend", { class: "group__title" }, title),
    schema.description ? h("p", { class: "field__help" }, schema.description) : null,
    hint, h("p", { class: "grid__bar" }, count, more), scroll, pager, add, slot,
  );
  const changed = () => node.dispatchEvent(new Event("input", { bubbles: true }));

  const shown = () => columns.filter((one, index) => all || index < USUAL || rows.some((row) => row[one.name]));
  const cell = (row, column) => body.querySelector(`[data-row="${row}"][data-column="${column}"]`);

  function control(row, index, column, place) {
    const old = row[column.name];
    const shared = { "data-row": index, "data-column": place, "aria-label": t("grid.cell", { column: column.title, row: index + 1 }) };
    const found = problems.filter((one) => Number(one.loc[1]) === index && one.loc[2] === column.name);
    if (found.length) Object.assign(shared, { "aria-invalid": isWrong(found) ? "true" : null, title: found.map((one) => one.message).join("\n") });
    if (old !== null && typeof old === "object") {
      return h("input", { ...shared, class: "grid__input", readonly: true, value: Object.values(old).join(" ") });
    }
    if (column.options && (!old || column.options.includes(old))) {
      const select = h("select", { ...shared, class: "grid__input" }, h("option", { value: "" }, ""));
      for (const one of column.options) put(select, h("option", { value: one, selected: one === old }, column.labels?.[one] ?? one));
      return select;
    }
    return h("input", { ...shared, class: "grid__input", type: "text", autocomplete: "off", value: old ?? "" });
  }
  function drawRow(row, index, list) {
    const drop = h("button", { type: "button", class: "item__act", "aria-label": t("grid.drop", { row: index + 1 }), on: { click: () => remove(index) } }, h("span", { "aria-hidden": "true" }, t("list.drop_sign")));
    return h(
      "tr",
      {},
      list.map((column, place) => h("td", { "data-label": column.title, class: `grid__cell grid__cell--${column.name}` }, control(row, index, column, place))),
      h("td", { class: "grid__acts" }, drop),
    );
  }
  function draw() {
    const list = shown();
    fill(head, list.map((one) => h("th", { scope: "col", title: one.help }, one.title)), h("th", { scope: "col" }, h("span", { class: "visually-hidden" }, t("grid.acts"))));
    const from = page * PER_PAGE;
    fill(body, rows.slice(from, from + PER_PAGE).map((row, index) => drawRow(row, from + index, list)));
    fill(count, rows.length ? t("grid.count", { count: rows.length }) : t("grid.none"));
    more.hidden = !all && list.length === columns.length;
    fill(more, all ? t("grid.fewer") : t("grid.all", { count: columns.length }));
    drawPager();
  }
  function drawPager() {
    const pages = Math.ceil(rows.length / PER_PAGE);
    pager.hidden = pages < 2;
    const go = (step) => () => {
      page += step;
      draw();
      scroll.focus();
    };
    fill(
      pager,
      button(t("list_of.before"), go(-1), { disabled: page === 0, class: "button button--quiet" }),
      h("span", {}, t("list_of.page", { page: page + 1, pages })),
      button(t("list_of.after"), go(1), { disabled: page >= pages - 1, class: "button button--quiet" }),
    );
  }
  function remove(index) {
    const [gone] = rows.splice(index, 1);
    page = Math.min(page, Math.max(0, Math.ceil(rows.length / PER_PAGE) - 1));
    draw();
    changed();
    (cell(Math.min(index, rows.length - 1), 0) ?? add).focus();
    toast(t("grid.dropped", { row: index + 1 }), [
      t("list.back"),
      () => {
        rows.splice(index, 0, gone);
        draw();
        changed();
        cell(index, 0)?.focus();
      },
    ]);
  }
  function paste(cells, row, place) {
    const list = shown();
    const named = heading(cells[0], columns);
    const target = named ? named.map((index) => columns[index]) : cells[0].map((_, index) => list[place + index]);
    const lines = named ? cells.slice(1) : cells;
    const before = JSON.stringify(rows);
    lines.forEach((line, index) => {
      const into = (rows[row + index] ??= {});
      line.forEach((text, at) => {
        const column = target[at];
        if (!column || typeof into[column.name] === "object") return;
        if (text) into[column.name] = meant(column, text);
        else delete into[column.name];
      });
    });
    draw();
    changed();
    cell(row, place)?.focus();
    toast(t("grid.pasted", { count: lines.length }), [
      t("list.back"),
      () => {
        rows = JSON.parse(before);
        draw();
        changed();
      },
    ]);
  }
  const place = (input) => [Number(input.dataset.row), Number(input.dataset.column)];
  body.addEventListener("input", ({ target }) => {
    const [row, column] = place(target);
    const { name: field } = shown()[column];
    if (target.value.trim()) rows[row][field] = target.value;
    else delete rows[row][field];
  });
  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trimEnd()) || !event.target.dataset.row) return;
    event.preventDefault();
    paste(readCells(text), ...place(event.target));
  });
  body.addEventListener("keydown", (event) => {
    if (event.target.tagName !== "INPUT") return;
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    const [row, column] = place(event.target);
    cell(row + step, column)?.focus();
  });
  if (!rows.length) rows.push({});
  draw();
  return {
    node,
    isGrid: true,
    get target() {
      return cell(page * PER_PAGE, 0) ?? add;
    },
    read() {
      const found = rows.filter((row) => Object.keys(row).length);
      return JSON.stringify(found) === start ? value : found.length ? found : value === null ? null : undefined;
    },
    find(loc) {
      return {
        node,
        show: () => undefined,
        get target() {
          const index = Number(loc[0]);
          if (index >= rows.length) return add;
          page = Math.floor(index / PER_PAGE);
          if (loc[1]) all ||= !shown().some((one) => one.name === loc[1]);
          draw();
          announce(t("grid.row", { row: index + 1 }));
          return cell(index, Math.max(0, shown().findIndex((one) => one.name === loc[1])));
        },
      };
    },
    show(found) {
      problems = found;
      drawProblems(slot, found.slice(0, 5));
      for (const input of body.querySelectorAll("[data-row]")) {
        const [row, column] = place(input);
        const { name: field } = shown()[column] ?? {};
        const own = found.filter((one) => Number(one.loc[1]) === row && one.loc[2] === field);
        if (isWrong(own)) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        input.title = own.map((one) => one.message).join("\n");
      }
    },
  };
}
