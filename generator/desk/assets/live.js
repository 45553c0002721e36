/* What a screen reader hears, and the short message at the foot. */

import { button, fill, h } from "./dom.js";

let timer = 0;

/** Tells politely what just happened. */
export function announce(words) {
  const region = document.getElementById("said");
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = words;
  });
}

/** Shows a message for a while; `again` = [words, what] is a button in it. */
export function toast(words, again = null) {
  const box = document.getElementById("toast");
  clearTimeout(timer);
  const hide = () => {
    box.hidden = true;
    fill(box);
  };
  fill(
    box,
    h("span", {}, words),
    again
      ? button(again[0], () => {
          hide();
          again[1]();
        }, { class: "button button--gold" })
      : null,
  );
  box.hidden = false;
  announce(words);
  timer = setTimeout(hide, again ? 15000 : 6000);
}
