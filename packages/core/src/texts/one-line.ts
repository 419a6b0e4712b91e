// Marks without a width of their own: soft hyphen, bidi marks, embeddings and isolates, zero-width space, word joiner,
// byte order mark, deprecated format characters, annotations. The joiners U+200C and U+200D stay: Persian words and
// emoji are spelled with them.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// `\s` holds the line and paragraph separators, `\p{Cc}` all of C0 and C1, with NUL, escape and the next line U+0085.
const SPACES_AND_CONTROLS = /[\s\p{Cc}]+/gu;

/**
 * A text from elsewhere, such as a customer's name, as part of one line: nothing in it can begin another line, move
 * the cursor or turn the direction of what follows. White space becomes one space, none at either end.
 */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES_AND_CONTROLS, ' ').trim();
}
