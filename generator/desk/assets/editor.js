/* One record: its form, the page it makes, and saving that loses nothing. */

import { at, call } from "./api.js";
import { button, fill, h, later } from "./dom.js";
import { askWhich } from "./conflict.js";
import { confirmed } from "./dialog.js";
import { Doubts } from "./doubts.js";
import { Form, summary } from "./form.js";
import { announce, toast } from "./live.js";
import { Preview } from "./preview.js";
import { moment, t } from "./words.js";

/** Unfinished input of a record that has no code yet is kept under this one. */
const UNNAMED = "ban-moi";
const AUTOSAVE = 1200;
const PAUSE = 350;

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Editor {
  /** `id` is null for a new record; `go(hash)` shows another view. */
  constructor(main, facts, record, go) {
    this.main = main;
    this.facts = facts;
    this.go = go;
    this.isNew = record === null;
    this.record = record ?? { id: null, data: {}, rows: null, version: null, problems: [], photos: [] };
    this.record.rows ??= this._emptyList();
    this.doubts = new Doubts(facts.name, this.record);
    this.version = this.record.version;
    this.saved = { data: this.record.data, rows: this.record.rows };
    this.problems = this.record.problems ?? [];
    this.touched = !this.isNew;
    this.keep = later(() => this._keep(), AUTOSAVE);
    this.look = later(() => this._look(), PAUSE);
    this.preview = new Preview();
  }

  get key() {
    return at("drafts", this.facts.name, this.record.id ?? UNNAMED);
  }

  open(draft) {
    const input = draft ? { data: this._without(draft.data), rows: draft.rows ?? this.record.rows } : this.saved;
    this.dirty = Boolean(draft);
    this._draw(input, draft);
    if (this.isNew && !draft) this.form.fields.often[0].target.focus();
    if (this.isNew) this.preview.wait(t("preview.first"));
    else this.look.now();
    return this;
  }

  /** A list that begins here goes to a file of its own, as lists of imports do. */
  _emptyList() {
    const { rows } = this.facts;
    const { data } = this.record;
    return rows && !data[rows.field] && !data[rows.file] ? [] : null;
  }

  /** The code of a new record is asked for apart. */
  _without(data) {
    if (!this.isNew) return data;
    const { id, ...rest } = data;
    return rest;
  }

  // --- What is seen ---------------------------------------------------------------------------

  _draw(input, draft) {
    const { facts, record } = this;
    this.form = new Form(
      facts,
      { ...record, ...input, newId: draft?.data?.id },
      { isNew: this.isNew, onChange: () => this._changed() },
    );
    this.head = h("div", { class: "editor__told" });
    this.note = h("div", { class: "editor__told" });
    this.doubted = h("div", { class: "editor__told" });
    this.state = h("p", { class: "bar__state", role: "status" });
    this.saver = h("button", { type: "button", class: "button", on: { click: () => this.save() } }, t("editor.save"));
    const title = this.isNew ? t("editor.new", { kind: facts.titles.one }) : this._label(input.data);
    const tabs = this._tabs();
    const write = h("div", { class: "editor__write", id: "write" }, this.note, this.doubted, this.head, this.form.node, this._danger());
    const pane = h("div", { class: "editor__preview", id: "preview" }, this.preview.node);
    this.panes = [write, pane];
    fill(
      this.main,
      h(
        "div",
        { class: "editor" },
        h(
          "header",
          { class: "editor__head" },
          h("p", { class: "eyebrow" }, h("a", { href: `#/?kind=${facts.name}` }, facts.titles.many ?? facts.titles.one)),
          h("h1", { tabindex: "-1" }, title),
          h("p", { class: "editor__meta" }, record.path ? h("code", {}, record.path) : null),
        ),
        tabs,
        h("div", { class: "editor__panes" }, write, pane),
        h("div", { class: "bar" }, this.state, h("div", { class: "bar__acts" }, button(t("editor.close"), () => this._close()), this.saver)),
      ),
    );
    this._tab(0);
    if (draft) this._tellDraft(draft);
    this._tell(this.problems);
    this._state(draft ? "kept" : this.isNew ? "new" : "saved", draft?.at);
  }

  _label(data) {
    return data.name ?? data.title ?? this.record.label ?? this.record.id;
  }

  _tabs() {
    this.tabButtons = ["write", "preview"].map((name, index) =>
      h("button", { type: "button", class: "tabs__tab", "aria-pressed": "false", "aria-controls": name, on: { click: () => this._tab(index) } }, t(`editor.tab_${name}`)),
    );
    return h("div", { class: "tabs", role: "group", "aria-label": t("editor.tabs") }, this.tabButtons);
  }

  _tab(index) {
    this.tabButtons.forEach((tab, at_) => tab.setAttribute("aria-pressed", String(at_ === index)));
    this.panes.forEach((pane, at_) => pane.classList.toggle("is-behind", at_ !== index));
  }

  _danger() {
    if (this.isNew) return null;
    return h(
      "details",
      { class: "more danger" },
      h("summary", {}, t("editor.delete_more")),
      h("div", { class: "more__body" }, h("p", {}, t("editor.delete_help")), button(t("editor.delete"), () => this._delete(), { class: "button button--danger" })),
    );
  }

  _tellDraft(draft) {
    fill(
      this.note,
      h(
        "div",
        { class: "notice", role: "note" },
        h("p", {}, t(this.isNew ? "editor.draft_new" : "editor.draft", { at: moment(draft.at) })),
        button(t(this.isNew ? "editor.draft_fresh" : "editor.draft_drop"), () => this._forget()),
      ),
    );
  }

  /** States: new, typing, kept, saving, saved, refused, lost. */
  _state(name, when = "") {
    this.stateName = name;
    this.state.className = `bar__state bar__state--${name}`;
    fill(this.state, t(`state.${name}`, { at: moment(when) }));
    document.title = `${name === "saved" || name === "new" ? "" : "● "}${t("title")}`;
  }

  _tell(problems) {
    this.problems = problems;
    const seen = this.touched ? problems : [];
    this.form.show([...seen, ...this.doubts.problems()]);
    fill(this.head, summary(this.form, seen));
    this._tellDoubts();
  }

  /** What an import was not sure of, and whether the record is still kept back. */
  _tellDoubts() {
    if (this.isNew) return;
    const acts = { look: (loc) => this.form.go(loc), done: (list) => this._seen(list), finish: () => this._finish() };
    const draft = ["true", "yes", "on", "có"].includes(String(this.saved.data.draft ?? "").toLowerCase());
    const now = JSON.stringify([draft, this.doubts.open]);
    if (this.doubted.dataset.shown === now) return; // the focus stays where it is
    this.doubted.dataset.shown = now;
    fill(this.doubted, this.doubts.notice(this.form, draft, acts));
  }

  _seen(list) {
    for (const one of list) this.doubts.seen.add(one);
    this._changed();
    this._tell(this.problems);
    (this.doubted.querySelector("button") ?? this.main.querySelector("h1")).focus();
  }

  /** Everything was looked at: the record is a draft no more. */
  async _finish() {
    const box = this.form.fields.parts.get("draft").target;
    const open = this.doubts.open;
    box.checked = false;
    for (const one of open) this.doubts.seen.add(one);
    await this.save();
    if (this.stateName === "saved") return;
    box.checked = true; // it stays a draft until what is wrong is mended
    for (const one of open) this.doubts.seen.delete(one);
    this._tellDoubts();
  }

  // --- What is typed --------------------------------------------------------------------------

  _changed() {
    const now = this.form.read();
    this.dirty = !same(now, this.saved) || this.doubts.seen.size > 0;
    if (!this.dirty && !this.isNew && this.stateName === "saved") return;
    this._state("typing");
    this.keep();
    this.look();
  }

  async _keep(options = {}) {
    if (!this.dirty || this.gone) return;
    const input = this.form.read();
    if (this.isNew && this.form.id()) input.data = { ...input.data, id: this.form.id() };
    try {
      const answer = await call("PUT", this.key, input, options);
      if (this.stateName === "typing" || this.stateName === "lost") this._state("kept", answer?.at);
    } catch (error) {
      if (error.status === 0) this._state("lost");
    }
  }

  async _look() {
    if (this.gone) return;
    const id = this.form.id() || UNNAMED;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    try {
      const found = await call("POST", "/api/preview", { kind: this.facts.name, id, ...this.form.read() });
      if (turn !== this.turn || this.gone) return;
      if (found.url) this.preview.show(found.url);
      else this.preview.wait(t("preview.none"));
      this._tell(found.problems ?? []);
    } catch (error) {
      if (turn !== this.turn || this.gone) return;
      if (error.body?.problems) this._tell(error.body.problems);
      const told = error.body?.error?.message; // what stops the page may stand outside of the form
      this.preview.wait(error.status === 0 ? t("error.away") : (told ?? t("preview.none")));
    }
  }

  // --- Saving ---------------------------------------------------------------------------------

  async save() {
    if (this.saving) return;
    this.touched = true;
    const id = this.form.id();
    if (!id) {
      this._tell([{ severity: "error", loc: ["id"], message: t("form.code_missing") }]);
      this._refused();
      return;
    }
    this.saving = true;
    this.keep.stop();
    this._state("saving");
    const sent = this.form.read();
    try {
      const answer = await call("PUT", at("records", this.facts.name, id), { ...sent, version: this.version, seen: this.doubts.words() });
      this._accepted(id, sent, answer);
    } catch (error) {
      await this._failed(error, sent);
    } finally {
      this.saving = false;
    }
  }

  _accepted(id, sent, answer) {
    this.version = answer.version;
    this.saved = sent;
    this.doubts.saved();
    this.dirty = !same(this.form.read(), sent);
    fill(this.note);
    this._state(this.dirty ? "typing" : "saved");
    if (this.dirty) this.keep();
    toast(t("editor.saved", { path: answer.path }));
    if (this.isNew) {
      call("DELETE", this.key).catch(() => undefined);
      this.gone = true;
      this.go(`#/sua/${this.facts.name}/${id}`);
      return;
    }
    this._tell(answer.problems ?? []);
    this.look();
  }

  async _failed(error, sent) {
    if (error.status === 409 && error.body.theirs) {
      await this._conflict(error.body.theirs, sent);
    } else if (error.status === 422 && error.body.problems) {
      this._tell(error.body.problems);
      this._refused();
    } else {
      this._state(error.status === 0 ? "lost" : "refused");
      fill(this.note, h("div", { class: "notice notice--error", role: "alert" }, error.status === 0 ? t("error.away") : error.message || t("error.server")));
      this.keep();
    }
  }

  _refused() {
    this._state("refused");
    this._tab(0);
    this.dirty = true;
    this.keep();
    announce(t("state.refused"));
    this.head.querySelector(".summary")?.focus();
  }

  async _conflict(theirs, sent) {
    const chosen = await askWhich(this.facts, sent, theirs);
    if (!chosen) {
      this._state("typing");
      this.keep();
      this.saver.focus();
      return;
    }
    this.version = theirs.version;
    this.saved = { data: theirs.data, rows: theirs.rows };
    this.record = { ...this.record, ...this.saved, version: theirs.version };
    this.isNew = false;
    this.record.id ??= this.form.id();
    this._draw(chosen, null);
    this._changed();
    toast(t("conflict.done"));
    this.saver.focus();
  }

  async _delete() {
    if (!(await confirmed(t("editor.delete_ask", { label: this._label(this.saved.data) }), t("editor.delete")))) return;
    try {
      await call("DELETE", at("records", this.facts.name, this.record.id), { version: this.version });
      this.gone = true;
      await call("DELETE", this.key).catch(() => undefined);
      this.go(`#/?kind=${this.facts.name}`);
      toast(t("editor.deleted"));
    } catch (error) {
      const problems = error.body?.problems;
      if (problems) {
        this._tell(problems);
        this.head.querySelector(".summary")?.focus();
      }
      fill(this.note, h("div", { class: "notice notice--error", role: "alert" }, problems ? t("editor.delete_refused") : error.message || t("error.server")));
    }
  }

  async _forget() {
    if (!(await confirmed(t("editor.forget_ask"), t("editor.forget")))) return;
    this.keep.stop();
    await call("DELETE", this.key).catch(() => undefined);
    this.dirty = false;
    this._draw(this.saved, null);
    this._tell(this.isNew ? [] : this.problems);
    if (!this.isNew) this.look.now();
    this.main.querySelector("h1").focus();
  }

  _close() {
    this.go(`#/?kind=${this.facts.name}`);
  }

  // --- Leaving --------------------------------------------------------------------------------

  /** Keeps what was typed, however the window is left; resolves when the server has it. */
  async leave(options = {}) {
    this.keep.stop();
    this.look.stop();
    const waiting = this._keep(options);
    if (!options.keepalive) this.gone = true;
    document.title = t("title");
    await waiting;
  }

  /** Whether something typed is on no disk yet. */
  get unsaved() {
    return this.dirty && this.stateName !== "kept" && !this.gone;
  }

  /** Hears that files changed on the disk. */
  elsewhere(paths) {
    if (this.gone || this.saving || !this.record.path || !paths.includes(this.record.path)) return;
    call("GET", at("records", this.facts.name, this.record.id))
      .then((now) => {
        if (this.gone || now.version === this.version) return;
        fill(
          this.note,
          h(
            "div",
            { class: "notice", role: "alert" },
            h("p", {}, t("editor.elsewhere")),
            this.dirty ? h("p", {}, t("editor.elsewhere_typing")) : button(t("editor.reload"), () => this.go(location.hash)),
          ),
        );
      })
      .catch(() => undefined);
  }
}
