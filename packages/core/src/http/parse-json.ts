/** What a text is: JSON that can be worked with, JSON that must not be, or no JSON at all. */
type JsonText =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'other' };

/** A row of a page is 4 levels deep; nested companies add two levels each. */
const MOST_LEVELS = 100;
/** The largest page that can be asked for, 99,999 companies, has some 2.5 million. */
const MOST_VALUES = 4_000_000;
/**
 * Whatever a text of this length holds, JSON.parse needs less than 400 MB for it, which was measured with the worst of
 * them: lists in lists. Twice the length of an ordinary page, so that only larger ones are counted through.
 */
const SAFE_LENGTH = 12_000_000;

const TOO_MUCH = 'holds more values than any page of Keepnet should';
const TOO_DEEP = 'is nested deeper than any of Keepnet should be';
const TWICE = 'names a field twice in one record, so that it cannot be told which value is right';

/**
 * JSON.parse for a text that anybody may have written: its depth and the number of its values are bounded, so that
 * neither memory nor the stack of whoever works with the value runs out, and no key may come twice in an object.
 */
export function parseJson(text: string): JsonText {
  if (text.length > SAFE_LENGTH && mostValues(text) > MOST_VALUES) return { kind: 'refused', problem: TOO_MUCH };
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return { kind: 'other' };
  }
  const keys = isObject(value) ? countKeys(value, 1) : 0;
  if (keys === Infinity) return { kind: 'refused', problem: TOO_DEEP };
  if (keys !== mostKeys(text) && keys !== writtenKeys(text)) return { kind: 'refused', problem: TWICE };
  return { kind: 'json', value };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** How many keys all objects have together; infinitely many when they are nested too deep. */
function countKeys(value: object, level: number): number {
  if (level > MOST_LEVELS) return Infinity;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const entry of value as readonly unknown[]) if (isObject(entry)) keys += countKeys(entry, level + 1);
    return keys;
  }
  // Object.keys and Object.entries make a list for every row, at several times the cost.
  for (const key in value) {
    keys++;
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (isObject(field)) keys += countKeys(field, level + 1);
  }
  return keys;
}

/** At least as many as there are: commas and brackets inside of texts are counted as well. */
function mostValues(text: string): number {
  return [',', '[', '{'].reduce((count, sign) => count + occurrences(text, sign), 1);
}

function occurrences(text: string, sign: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= MOST_VALUES; at = text.indexOf(sign, at + 1)) count++;
  return count;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/**
 * At least as many keys as are written: colons after a quote or white space, some of them inside of texts. Seldom more
 * than there are, and found at a third of the cost of an exact count.
 */
function mostKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE || before <= SPACE) count++;
  }
  return count;
}

/** How many keys are written: texts that a colon follows. */
function writtenKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    let next = at + 1;
    while (text.charCodeAt(next) <= SPACE) next++;
    if (text.charCodeAt(next) === COLON) count++;
  }
  return count;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}
