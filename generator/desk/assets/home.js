/* The first view: every kind, a search, the records and their problems, the latest changes. */

import { call } from "./api.js";
import { changesList } from "./changes.js";
import { button, fill, h, later } from "./dom.js";
import { announce } from "./live.js";
import { t } from "./words.js";

const LIMIT = 50;
const FILTERS = ["", "errors", "warnings", "drafts", "missing"];

export function badges(item) {
  return [
    item.errors ? h("span", { class: "badge badge--error" }, t("badge.errors", { count: item.errors })) : null,
    item.warnings ? h("span", { class: "badge badge--warning" }, t("badge.warnings", { count: item.warnings })) : null,
    item.draft ? h("span", { class: "badge" }, t("badge.draft")) : null,
    item.saved_draft ? h("span", { class: "badge" }, t("badge.unsaved")) : null,
  ];
}

export class Home {
  constructor(main, state, go) {
    this.main = main;
    this.go = go;
    this.state = { kind: state.get("kind") ?? "", q: state.get("q") ?? "", only: state.get("only") ?? "", offset: Number(state.get("offset") ?? 0) };
    this.ask = later(() => this._list(), 30);
  }

  async open() {
    this.overview = await call("GET", "/api/overview");
    this._draw();
    await this._list();
    return this;
  }

  _draw() {
    const { overview, state } = this;
    this.box = h("input", { class: "input", type: "search", id: "q", autocomplete: "off", value: state.q, placeholder: t("home.search_hint"), "aria-describedby": "found" });
    this.box.addEventListener("input", () => {
      this.state.q = this.box.value;
      this.state.offset = 0;
      this.ask();
    });
    this.found = h("p", { class: "home__found", id: "found", role: "status" });
    this.list = h("ul", { class: "rows plain" });
    this.empty = h("div", { class: "empty", hidden: true });
    this.pager = h("nav", { class: "grid__pager", "aria-label": t("list_of.pages"), hidden: true });
    this.kinds = h("nav", { class: "kinds", "aria-label": t("home.kinds") });
    this.filters = h("div", { class: "chips", role: "group", "aria-label": t("home.filters") });
    this.head = h("div", { class: "home__head" });
    this.others = h("div", { class: "home__others" });
    const recent = h("section", { class: "home__recent", "aria-labelledby": "recent" }, h("h2", { id: "recent" }, t("home.recent")), changesList(overview.changes.slice(0, 5), () => this.refresh()), h("p", {}, h("a", { href: "#/thay-doi" }, t("home.all_changes"))));
    fill(
      this.main,
      h(
        "div",
        { class: "home" },
        h("header", { class: "home__intro" }, h("h1", { tabindex: "-1" }, t("home.title")), h("p", { class: "lead" }, this._sentence()), this.others),
        h("div", { class: "home__side" }, this.kinds, recent),
        h(
          "section",
          { class: "home__main", "aria-labelledby": "list-title" },
          this.head,
          h("div", { class: "home__search", role: "search" }, h("label", { class: "field__label", for: "q" }, t("home.search")), this.box),
          this.filters,
          this.found,
          this.list,
          this.empty,
          this.pager,
        ),
      ),
    );
    this._drawKinds();
    this._drawOthers();
  }

  _sentence() {
    const { problems, kinds } = this.overview;
    const count = kinds.reduce((sum, one) => sum + one.count, 0);
    if (!count) return t("home.empty_portal");
    if (this.overview.checking) return t("home.lead_checking", { count });
    const { errors, warnings } = problems;
    return t(errors ? "home.lead_errors" : warnings ? "home.lead_warnings" : "home.lead", { count, errors, warnings });
  }

  /** What is wrong in files that no form edits: the portal's own file, hand-written pages. */
  _drawOthers() {
    const { elsewhere } = this.overview;
    if (!elsewhere.length) return fill(this.others);
    return fill(
      this.others,
      h("div", { class: `notice ${elsewhere.some((one) => one.severity === "error") ? "notice--error" : ""}` }, h("p", {}, t("home.elsewhere")), h("ul", { class: "summary__list" }, elsewhere.map((one) => h("li", {}, h("code", {}, one.path), " ", one.message)))),
    );
  }

  _hash(change) {
    const state = { ...this.state, ...change };
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
    return `#/${query ? `?${query}` : ""}`;
  }

  _drawKinds() {
    const { kinds } = this.overview;
    const { kind, only } = this.state;
    const all = { name: "", many: t("home.all"), count: kinds.reduce((sum, one) => sum + one.count, 0), errors: 0, warnings: 0 };
    fill(
      this.kinds,
      h(
        "ul",
        { class: "plain kinds__list" },
        [all, ...kinds].map((one) =>
          h(
            "li",
            {},
            h(
              "a",
              { class: "kinds__link", href: this._hash({ kind: one.name, offset: 0 }), "aria-current": one.name === kind ? "true" : null },
              h("span", { class: "kinds__name" }, one.many),
              one.errors ? h("span", { class: "badge badge--error" }, t("badge.errors", { count: one.errors })) : null,
              h("span", { class: "kinds__count" }, String(one.count)),
            ),
          ),
        ),
      ),
    );
    const now = kinds.find((one) => one.name === kind);
    const makers = now ? [now] : kinds;
    fill(
      this.head,
      h("h2", { id: "list-title" }, now ? now.many : t("home.all")),
      now
        ? makers.map((one) => h("a", { class: "button", href: `#/moi/${one.name}` }, t("home.new", { kind: one.one })))
        : h(
            "details",
            { class: "maker" },
            h("summary", { class: "button" }, t("home.new_any")),
            h("ul", { class: "plain maker__list" }, makers.map((one) => h("li", {}, h("a", { href: `#/moi/${one.name}` }, one.one)))),
          ),
    );
    fill(
      this.filters,
      FILTERS.map((one) =>
        h("a", { class: "chip", href: this._hash({ only: one, offset: 0 }), "aria-current": one === only ? "true" : null }, t(`home.only_${one || "all"}`)),
      ),
    );
  }

  async _list() {
    const { state } = this;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    history.replaceState(null, "", this._hash({}));
    const query = new URLSearchParams({ ...state, limit: LIMIT });
    let found;
    try {
      found = await call("GET", `/api/records?${query}`);
    } catch (error) {
      if (turn === this.turn) fill(this.found, error.status === 0 ? t("error.away") : error.message || t("error.server"));
      return;
    }
    if (turn !== this.turn) return;
    fill(this.list, found.items.map((item) => this._row(item)));
    fill(this.found, found.total ? t("home.found", { count: found.total }) : "");
    this.empty.hidden = found.total > 0;
    if (!found.total) this._empty();
    this._drawPager(found.total);
    if (state.q) announce(t("home.found", { count: found.total }));
  }

  _row(item) {
    const kind = this.overview.kinds.find((one) => one.name === item.kind);
    const meta = Array.isArray(item.meta) ? item.meta.filter(Boolean).join(" · ") : item.meta;
    return h(
      "li",
      { class: "row" },
      h("a", { class: "row__link", href: `#/sua/${item.kind}/${encodeURIComponent(item.id)}` }, item.label || item.id),
      h("span", { class: "row__meta" }, [this.state.kind ? "" : kind?.one, meta].filter(Boolean).join(" · ")),
      h("span", { class: "row__badges" }, badges(item)),
    );
  }

  _empty() {
    const { kind, q, only } = this.state;
    const one = this.overview.kinds.find((item) => item.name === kind);
    const words = q ? t("home.none_found", { q }) : only ? t(`home.none_${only}`) : t("home.none", { kind: one?.one ?? t("home.record") });
    const way = q || only
      ? h("a", { class: "button button--quiet", href: this._hash({ q: "", only: "" }) }, t("home.show_all"))
      : one ? h("a", { class: "button", href: `#/moi/${one.name}` }, t("home.new", { kind: one.one })) : h("a", { class: "button", href: "#/nhap" }, t("nav.import"));
    fill(this.empty, h("p", {}, words), way);
  }

  _drawPager(total) {
    const pages = Math.ceil(total / LIMIT);
    const page = Math.floor(this.state.offset / LIMIT);
    const go = (step) => () => {
      this.state.offset = (page + step) * LIMIT;
      this._list().then(() => {
        this.main.querySelector("#list-title").scrollIntoView();
        this.list.querySelector("a")?.focus({ preventScroll: true });
      });
    };
    this.pager.hidden = pages < 2;
    fill(
      this.pager,
      button(t("list_of.before"), go(-1), { disabled: page === 0 }),
      h("span", {}, t("list_of.page", { page: page + 1, pages })),
      button(t("list_of.after"), go(1), { disabled: page >= pages - 1 }),
    );
  }

  /** Reads all anew, and keeps the focus where it is. */
  async refresh() {
    this.overview = await call("GET", "/api/overview");
    this._drawKinds();
    this._drawOthers();
    fill(this.main.querySelector(".lead"), this._sentence());
    const recent = this.main.querySelector(".home__recent");
    recent.querySelector(".changes, .home__still")?.replaceWith(changesList(this.overview.changes.slice(0, 5), () => this.refresh()));
    await this._list();
  }

  elsewhere() {
    this.refresh().catch(() => undefined);
  }
}
