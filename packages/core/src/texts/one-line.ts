// Zero-width marks: soft hyphen, bidi marks, embeddings and isolates, zero-width space, word joiner,
// byte order mark, deprecated format characters, annotations. The joiners U+200C and U+200D stay: Persian words and
// emoji are spelled with them.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// `\s` includes the line and paragraph separators, `\p{Cc}` all of C0 and C1, including NUL, escape and next line
// U+0085.
const SPACES_AND_CONTROLS = /[\s\p{Cc}]+/gu;

/**
 * A foreign text, such as a customer's name, as part of one line: it cannot start another line, move the cursor or
 * change the direction of the text after it. White space becomes one space, none at either end.
 */
export function oneLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(SPACES_AND_CONTROLS, ' ').trim();
}
