import { decodeEscapes } from './decode-escapes';

const TOKENS = /\b(?:bearer|basic)\s+[\w.~+/=-]+|\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/gi;
const SECRET_FIELDS =
  /((?:client_?secret|client_?id|access_?token|refresh_?token|authorization|password)["']?\s*[=:]\s*)["']?[^\s"'&,;<>]+/gi;

// What looks like a secret is searched for in time that grows with the square of the length. Known secrets are not, so
// the first cut, of a text of any size, may halve one: far behind what the second cut leaves.
const LONGEST_READ = 65_536;
const LONGEST_KEPT = 4_096;
const HIDDEN = '[hidden]';

/**
 * Takes known secrets and everything that looks like one out of words that come from elsewhere. Of a text of any size
 * the beginning is enough, some 4,000 characters. A text in which something is hidden is returned without escapes.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const beginning = text.slice(0, LONGEST_READ);
  const forms = [...new Set(secrets.flatMap((secret) => [secret, decodeEscapes(secret)]))];
  const hideAll = (words: string): string => hideKnown(words, forms);
  // As it came and after every step: a secret may itself hold what looks like an escape, or become one together with
  // what is before it.
  const hidden = decodeEscapes(hideAll(beginning), hideAll);
  const known = hidden.slice(0, LONGEST_KEPT);
  const safe = hideLookalikes(known);
  const isClean = hidden === decodeEscapes(beginning) && safe === known;
  return isClean ? beginning.slice(0, LONGEST_KEPT) : safe;
}

function hideLookalikes(text: string): string {
  return text.replace(TOKENS, HIDDEN).replace(SECRET_FIELDS, `$1${HIDDEN}`);
}

/** Hides a secret that is known, as it is, in base64 or in hex, with anything between its characters that says nothing. */
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

// Less would be found in any text.
const SHORTEST_BARE = 4;
const SHORTEST_CORE = 8;

// White space, controls and marks; what is written between the bytes of a dump; a space of a form, escapes, and the
// signs in which the two alphabets of base64 differ.
const SAYS_NOTHING = /[\s\p{C}+\-/_\\:]/u;

/** A text without what says nothing, and where each of its characters was. */
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

/** In base64 a text has three looks, by where it begins; its first and last character may hold a neighbor's bits. */
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
