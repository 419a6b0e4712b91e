/**
 * A value of a JSON field: the text that was typed, or what an expression gives. n8n's items are unwrapped, so that
 * `$('Map').all()` means the rows themselves.
 */
export function readJson(value: unknown): { readonly value: unknown } | 'empty' | 'unreadable' {
  if (typeof value === 'string' && value.trim() === '') return 'empty';
  const read = typeof value === 'string' ? parse(value) : value;
  return typeof read === 'object' && read !== null ? { value: unwrap(read) } : 'unreadable';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What n8n puts around the data of an item. */
const OF_ITEMS = new Set(['json', 'binary', 'pairedItem', 'index', 'error']);

function unwrap(value: object): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => (isObject(entry) ? unwrapItem(entry) : entry));
  return unwrapItem(value);
}

function unwrapItem(value: object): unknown {
  const isItem = 'json' in value && isObject(value.json) && Object.keys(value).every((name) => OF_ITEMS.has(name));
  return isItem ? value.json : value;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of rows: one row alone is a list of it, and the empty item by which n8n says that there is nothing is none. */
export function toRows(value: unknown): unknown {
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows.filter((row) => !isObject(row) || Object.keys(row).length > 0);
}
