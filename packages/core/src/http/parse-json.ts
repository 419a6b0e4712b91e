/** The kind of a text: usable JSON, JSON that must not be used, or not JSON. */
type JsonText =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'other' };

/** A row of a page is 4 levels deep; nested companies add two levels each. */
const MOST_LEVELS = 100;
/** The largest possible page, 99,999 companies, has about 2.5 million. */
const MOST_VALUES = 4_000_000;
/**
 * JSON.parse needs less than 400 MB for any text of this length; the worst case, nested lists, was measured. It is
 * twice the length of an ordinary page, so only larger texts are counted.
 */
const SAFE_LENGTH = 12_000_000;

const TOO_MUCH = 'holds more values than any page of Keepnet should';
const TOO_DEEP = 'is nested deeper than any of Keepnet should be';
const TWICE = 'names a field twice in one record, so none of its values can be trusted';

/**
 * JSON.parse for an untrusted text: its depth and number of values are limited, so neither memory nor the stack of
 * later code runs out, and an object must not have duplicate keys.
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

/** The number of keys in all objects together; Infinity if they are nested too deeply. */
function countKeys(value: object, level: number): number {
  if (level > MOST_LEVELS) return Infinity;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const entry of value as readonly unknown[]) if (isObject(entry)) keys += countKeys(entry, level + 1);
    return keys;
  }
  // Object.keys and Object.entries would create a list for every row, at several times the cost.
  for (const key in value) {
    keys++;
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (isObject(field)) keys += countKeys(field, level + 1);
  }
  return keys;
}

/** An upper bound: commas and brackets inside texts count too. */
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
 * An upper bound of the number of keys: colons after a quote or white space, some of them inside texts. It is rarely
 * too high, and costs a third of an exact count.
 */
function mostKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE || before <= SPACE) count++;
  }
  return count;
}

/** The exact number of keys: texts followed by a colon. */
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
