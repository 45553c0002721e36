/* JSON Schema → what a form needs to know of a field. */

/** The schema with its reference followed and "or nothing" taken off; titles stay the field's own. */
export function resolve(schema, defs) {
  let found = schema;
  if (found.$ref) {
    const { $ref, ...own } = found;
    found = { ...resolve(defs[$ref.replace("#/$defs/", "")] ?? {}, defs), ...own };
  }
  if (!found.anyOf) return found;
  const { anyOf, ...own } = found;
  const meant = anyOf.filter((one) => one.type !== "null");
  if (meant.length === 1) return { ...resolve(meant[0], defs), ...own };
  const parts = meant.map((one) => resolve(one, defs));
  return { ...own, parts };
}

/** The part of a date in words: `{text, on, …}` beside a bare date. */
export function writtenPart(schema) {
  return schema.parts?.find((part) => part.properties?.on && part.properties?.text);
}

function isDate(schema) {
  return (schema.examples ?? []).some((one) => /^\d{4}-\d\d(-\d\d)?$/.test(one));
}

/** Whether a field takes text, in whatever spelling YAML has it. */
function isText(schema) {
  return schema.type === "string" || (Array.isArray(schema.type) && schema.type.includes("string"));
}

/** What is shown for a field: the name of a widget. */
export function sort(schema, value) {
  const found = _sort(schema);
  return _fits(found, value) ? found : "raw";
}

function _sort(schema) {
  if (writtenPart(schema)) return "written";
  if (schema.type === "array") return "list";
  if (schema.properties) return schema.properties.file && schema.properties.alt ? "photo" : "group";
  if (schema.enum) return "choice";
  if (schema.type === "boolean") return "check";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (!isText(schema)) return "raw";
  if (schema["x-ref"]) return "pick";
  if (schema["x-markdown"]) return "markdown";
  return isDate(schema) ? "date" : "text";
}

function _fits(found, value) {
  if (value === undefined || value === null || found === "raw") return true;
  if (found === "list") return Array.isArray(value);
  const mapping = typeof value === "object" && !Array.isArray(value);
  if (found === "group" || found === "photo") return mapping;
  return found === "written" ? mapping || typeof value === "string" : typeof value === "string";
}

/** Fields that few need, where the schema does not say: they stand below "more". */
const SELDOM = new Set(
  `id moved_from demo not_private notes draft publish_at since before until after until_event
  after_event days_before at found credit row sources aliases codes`.split(/\s+/),
);

export function isSeldom(name, schema, required) {
  return !required && (schema["x-more"] ?? SELDOM.has(name));
}
