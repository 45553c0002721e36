/* The record's real page, in a frame beside the form. */

import { fill, h } from "./dom.js";
import { t } from "./words.js";

export class Preview {
  constructor() {
    this.told = h("p", { class: "preview__told", role: "status" });
    this.frame = h("iframe", { class: "preview__frame", title: t("preview.title"), hidden: true });
    this.link = h("a", { class: "preview__link", target: "_blank", rel: "noopener", hidden: true }, t("preview.open"));
    this.node = h("section", { class: "preview", "aria-label": t("preview.title") }, h("div", { class: "preview__head" }, h("h2", {}, t("preview.title")), this.link), this.told, this.frame);
    this.frame.addEventListener("load", () => {
      const inner = this.frame.contentWindow;
      if (this.begun) inner.scrollTo(0, this.scrolled);
      else inner.scrollTo(0, inner.document.querySelector("main")?.offsetTop ?? 0); // past the site's menu
      this.begun = Boolean(this.url);
    });
  }

  /** Shows a page, as far down as the last one was. */
  show(url) {
    fill(this.told);
    this.frame.hidden = false;
    this.link.hidden = false;
    this.link.href = url;
    let inner = null;
    try {
      inner = this.frame.contentWindow;
      this.scrolled = inner.scrollY;
    } catch {
      this.scrolled = 0;
    }
    if (inner && this.url) inner.location.replace(url);
    else this.frame.src = url;
    this.url = url;
  }

  /** Tells why there is nothing newer to see. */
  wait(words) {
    fill(this.told, words);
  }
}
