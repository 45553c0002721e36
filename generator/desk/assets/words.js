/* The words of the desk, which the server has from its catalogue. */

import { call } from "./api.js";

let words = {};

export async function loadWords() {
  words = await call("GET", "/api/words");
}

/** The sentence of `key`, its {blanks} filled. */
export function t(key, values = {}) {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** "2026-11-20T09:05:00" → "09:05 ngày 20/11/2026"; what is no such time stays as it is. */
export function moment(text) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)/.exec(text ?? "");
  if (!parts) return text ?? "";
  const [, year, month, day, hour, minute] = parts;
  return t("moment", { time: `${hour}:${minute}`, date: `${day}/${month}/${year}` });
}
