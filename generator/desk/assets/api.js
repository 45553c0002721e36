/* What the desk asks of its server. */

/** An answer that is no success: `status` of HTTP (0: no answer at all) and the body. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.error?.message ?? "");
    this.status = status;
    this.body = body ?? {};
  }
}

/** The JSON of an answer. Throws `Refused`. */
export async function call(method, path, body, options = {}) {
  const sent = { method, credentials: "same-origin", ...options };
  if (body instanceof FormData) sent.body = body;
  else if (body !== undefined) {
    sent.body = JSON.stringify(body);
    sent.headers = { "Content-Type": "application/json" };
  }
  let answer;
  try {
    answer = await fetch(path, sent);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, null);
  }
  let found = null;
  try {
    found = await answer.json();
  } catch {
    /* an answer without a body */
  }
  if (!answer.ok) throw new Refused(answer.status, found);
  return found;
}

/** "/api/records/award/x" of its parts. */
export function at(...parts) {
  return `/api/${parts.map(encodeURIComponent).join("/")}`;
}

/** Sends one file. */
export function sendFile(path, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  return call("POST", path, form);
}
