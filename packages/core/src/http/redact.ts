import { decodeEscapes } from './decode-escapes';

const TOKENS = /\b(?:bearer|basic)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi;
const SECRET_FIELDS =
  /((?:client_?secret|client_?id|access_?token|refresh_?token|authorization|password)["']?\s*[=:]\s*)["']?[^\s"'&,;<>]+/gi;

// The search for text that looks like a secret takes quadratic time; the search for known secrets does not. The first
// cut shortens a text of any size. It may split a secret, but only far beyond the second cut.
const LONGEST_READ = 65_536;
const LONGEST_KEPT = 4_096;
const HIDDEN = '[hidden]';

/**
 * Removes known secrets, and everything that looks like one, from a foreign text. Only the beginning is kept, about
 * 4,000 characters. If something was hidden, the text is returned without escapes.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const beginning = text.slice(0, LONGEST_READ);
  const forms = [...new Set(secrets.flatMap((secret) => [secret, decodeEscapes(secret)]))];
  const hideAll = (words: string): string => hideKnown(words, forms);
  // Before decoding and after every step: a secret may contain what looks like an escape, or form one with the text
  // before it.
  const hidden = decodeEscapes(hideAll(beginning), hideAll);
  const known = hidden.slice(0, LONGEST_KEPT);
  const safe = hideLookalikes(known);
  const isClean = hidden === decodeEscapes(beginning) && safe === known;
  return isClean ? beginning.slice(0, LONGEST_KEPT) : safe;
}

function hideLookalikes(text: string): string {
  return text.replace(TOKENS, HIDDEN).replace(SECRET_FIELDS, `$1${HIDDEN}`);
}

/** Hides a known secret in plain text, base64 or hex, even with meaningless characters in between. */
function hideKnown(text: string, secrets: readonly string[]): string {
  const bare = toBare(text);
  const lower = bare.text.toLowerCase();
  const isHidden = new Uint8Array(text.length);
  const hide = (from: number, until: number): void => {
    isHidden.fill(1, bare.places[from], (bare.places[until - 1] ?? text.length) + 1);
  };
  for (const secret of secrets) {
    for (const at of occurrences(text, secret)) isHidden.fill(1, at, at + secret.length);
    const plain = toBare(secret).text;
    if (plain.length >= SHORTEST_BARE) for (const at of occurrences(bare.text, plain)) hide(at, at + plain.length);
    const hex = toHex(secret);
    if (lower.length === bare.text.length) for (const at of occurrences(lower, hex)) hide(at, at + hex.length);
    for (const core of base64Cores(secret)) {
      for (const at of occurrences(bare.text, core)) hide(at, at + core.length);
    }
  }
  return withoutHidden(text, isHidden);
}

// A shorter one would be found in any text.
const SHORTEST_BARE = 4;
const SHORTEST_CORE = 8;

// White space, control characters and marks; separators between the bytes of a dump; a form's space, escapes, and the
// characters in which the two base64 alphabets differ.
const SAYS_NOTHING = /[\s\p{C}+\-/_\\:]/u;

/** A text without meaningless characters, and the original position of each remaining one. */
function toBare(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (SAYS_NOTHING.test(character)) continue;
    bare += character;
    places.push(at);
  }
  return { text: bare, places };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === '') return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function toHex(secret: string): string {
  return Array.from(new TextEncoder().encode(secret), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * In base64, a text has three forms, depending on its offset; its first and last character may contain a neighbor's
 * bits.
 */
function base64Cores(secret: string): string[] {
  const bytes = Array.from(new TextEncoder().encode(secret));
  return [0, 1, 2]
    .map((offset) => {
      const encoded = btoa(String.fromCharCode(...Array<number>(offset).fill(0), ...bytes));
      const first = Math.ceil((offset * 4) / 3);
      return toBare(encoded.slice(first, Math.floor(((offset + bytes.length) * 4) / 3))).text;
    })
    .filter((core) => core.length >= SHORTEST_CORE);
}

function withoutHidden(text: string, isHidden: Uint8Array): string {
  let shown = '';
  for (let at = 0; at < text.length; at++) {
    if (!isHidden[at]) shown += text.charAt(at);
    else if (!isHidden[at - 1]) shown += HIDDEN;
  }
  return shown;
}
