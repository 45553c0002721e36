/* The way out: what is new and what waits, building, seeing, publishing. */

import { call } from "./api.js";
import { fill, h } from "./dom.js";
import { announce } from "./live.js";
import { shownDate } from "./text.js";
import { t } from "./words.js";

const MOST = 8;

/** Where the record of an item or a problem is edited; its file, where it has no form. */
function place(one) {
  const words = one.title ?? one.path;
  return one.id ? h("a", { href: `#/sua/${one.kind}/${encodeURIComponent(one.id)}` }, words) : h("span", {}, words);
}

export class Publishing {
  constructor(main) {
    this.main = main;
  }

  async open() {
    this.news = h("div", {});
    this.waiting = h("div", {});
    this.build = h("div", { class: "site__box" });
    this.out = h("div", { class: "site__box" });
    this.told = h("div", { class: "site__told", role: "status" });
    this.toldOut = h("div", { class: "site__told", role: "status" });
    this.problems = h("div", {});
    const part = (id, ...inner) => h("section", { class: "site__part", "aria-labelledby": id }, h("h2", { id }, t(`site.${id}`)), inner);
    fill(
      this.main,
      h(
        "div",
        { class: "narrow site" },
        h("h1", { tabindex: "-1" }, t("site.title")),
        h("p", { class: "lead" }, t("site.lead")),
        part("step_look", this.news),
        part("step_build", this.build, this.told, this.problems),
        part("step_publish", this.out, this.toldOut),
        part("step_waiting", this.waiting),
      ),
    );
    await this.refresh();
    return this;
  }

  async refresh() {
    const [site, status] = await Promise.all([call("GET", "/api/site"), call("GET", "/api/status")]);
    this.site = site;
    this._status(status);
    this._draw();
  }

  _status(status) {
    const news = status.groups.filter((one) => one.news);
    const waiting = status.groups.filter((one) => !one.news);
    const quiet = !status.published ? "site.never" : !status.known ? "site.unknown" : "site.all_built";
    fill(
      this.news,
      status.published ? h("p", { class: "field__help" }, t("site.built_on", { day: shownDate(status.published) })) : null,
      status.errors ? h("p", { class: "notice notice--error" }, t("site.errors", { count: status.errors }), " ", h("a", { href: "#/?only=errors" }, t("site.errors_show"))) : null,
      news.length ? news.map((one) => this._group(one)) : h("p", {}, t(quiet)),
    );
    fill(this.waiting, waiting.length ? waiting.map((one) => this._group(one)) : h("p", {}, t("site.nothing_waits")));
  }

  _group(group) {
    const line = (one) => h("li", { class: "site__item" }, place(one), one.note ? h("span", { class: "row__meta" }, ` ${one.note}`) : null);
    const rest = group.items.slice(MOST);
    return h(
      "div",
      { class: "site__group" },
      h("h3", {}, `${group.title} (${group.items.length})`),
      h("ul", { class: "plain" }, group.items.slice(0, MOST).map(line)),
      rest.length ? h("details", { class: "more" }, h("summary", {}, t("site.more", { count: rest.length })), h("ul", { class: "plain more__body" }, rest.map(line))) : null,
    );
  }

  _draw() {
    const { site } = this;
    const { work } = site;
    const busy = Boolean(work?.running);
    const act = (words, path, facts = {}) => h("button", { type: "button", class: "button", "aria-disabled": busy ? "true" : null, on: { click: () => busy || this._begin(path) }, ...facts }, words);
    fill(
      this.build,
      act(t(site.url ? "site.build_again" : "site.build"), "/api/build"),
      site.url ? h("a", { class: "button button--quiet", href: site.url, target: "_blank", rel: "noopener" }, t("site.see")) : null,
    );
    fill(
      this.out,
      site.place_wrong ? h("p", { class: "notice notice--error" }, site.place_wrong) : null,
      site.place
        ? [h("p", {}, t("site.place"), " ", h("code", {}, site.place)), act(t("site.publish"), "/api/plan", { class: "button button--quiet" })]
        : site.place_wrong ? null : h("p", {}, t("site.no_place")),
    );
    this._tell(work);
  }

  /** How far it is, or what came of it, below the button that began it. */
  _tell(work) {
    const box = work?.name === "build" ? this.told : this.toldOut;
    fill(this.told);
    fill(this.toldOut);
    if (work) fill(box, h("p", { class: work.running ? "site__now" : work.ok ? "notice" : "notice notice--error" }, work.words));
    const found = this.site.problems ?? [];
    fill(
      this.problems,
      found.length && work && !work.running
        ? h(
            "details",
            { class: "more", open: !work.ok },
            h("summary", {}, t(work.ok ? "site.warnings" : "site.problems", { count: found.length })),
            h("ul", { class: "summary__list more__body" }, found.slice(0, 50).map((one) => h("li", {}, place(one), `: ${one.message}`))),
          )
        : null,
    );
    if (work && !work.running && work.token && work.lines?.length) this._ask(work);
  }

  /** What publishing would change, and whether to do it. */
  _ask(work) {
    const begin = () => this._begin("/api/publish", { token: work.token });
    fill(
      this.toldOut,
      h(
        "div",
        { class: "notice site__plan" },
        h("p", {}, h("b", {}, work.words)),
        h("ul", {}, work.lines.map((one) => h("li", {}, one))),
        h("p", {}, t("site.ask")),
        h("button", { type: "button", class: "button", on: { click: begin } }, t("site.agree")),
        h("button", { type: "button", class: "button button--quiet", on: { click: () => fill(this.toldOut) } }, t("site.cancel")),
      ),
    );
  }

  async _begin(path, body = {}) {
    try {
      const { work } = await call("POST", path, body);
      this.site = { ...this.site, work, problems: [] };
      this._draw();
    } catch (error) {
      fill(path === "/api/build" ? this.told : this.toldOut, h("p", { class: "notice notice--error", role: "alert" }, error.status === 0 ? t("error.away") : error.message || t("error.server")));
    }
  }

  /** Hears how far it is. */
  working(work) {
    if (work.running) {
      this.site.work = work;
      this._tell(work);
      return;
    }
    announce(work.words);
    this.refresh().catch(() => undefined);
  }

  elsewhere() {
    if (!this.site?.work?.running) this.refresh().catch(() => undefined);
  }
}
