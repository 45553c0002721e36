/* Elements from plain facts. Text is always set as text, so nothing typed can become markup. */

let counter = 0;

/** An id that no other element of this page has. */
export function newId(stem) {
  counter += 1;
  return `${stem}-${counter}`;
}

/** `h("a", {class: "x", href: "#", on: {click}}, "words", node)`; false, null and "" are left out. */
export function h(name, facts = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key === "on") {
      for (const [event, heard] of Object.entries(value)) made.addEventListener(event, heard);
    } else if (key === "value" || key === "checked" || key === "selected" || key === "open") {
      made[key] = value;
    } else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  put(made, ...children);
  return made;
}

/** Appends children, leaving out what is nothing. */
export function put(parent, ...children) {
  for (const child of children.flat(3)) {
    if (child !== null && child !== undefined && child !== false && child !== "") parent.append(child);
  }
  return parent;
}

/** `made` with these children only. */
export function fill(made, ...children) {
  made.replaceChildren();
  return put(made, ...children);
}

export function button(words, click, facts = {}) {
  return h("button", { type: "button", class: "button button--quiet", on: { click }, ...facts }, words);
}

/** Calls `what` once, `wait` milliseconds after the last call; `.now()` at once, `.stop()` not at all. */
export function later(what, wait) {
  let timer = 0;
  const call = () => {
    clearTimeout(timer);
    timer = setTimeout(call.now, wait);
  };
  call.now = () => {
    clearTimeout(timer);
    timer = 0;
    return what();
  };
  call.stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return call;
}

/** Opens every closed group around an element, then moves the focus to it. */
export function reveal(element) {
  for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
}
