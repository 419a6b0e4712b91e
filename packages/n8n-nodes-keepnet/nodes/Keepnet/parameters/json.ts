/**
 * The value of a JSON field: the typed text, or the result of an expression. n8n's items are unwrapped, so
 * `$('Map').all()` gives the rows themselves.
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

/**
 * A list of rows: a single row becomes a list, and the empty item that n8n uses for "nothing" becomes an empty list.
 */
export function toRows(value: unknown): unknown {
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  return rows.filter((row) => !isObject(row) || Object.keys(row).length > 0);
}
