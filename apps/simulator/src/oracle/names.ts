/** How names are compared, in words of our own: no letter case, one I of four. */
export const folded = (text: string): string =>
  [...text.normalize('NFC')].map((letter) => ('İIı'.includes(letter) ? 'i' : letter.toLowerCase())).join('');

/** A name without the white space that nobody sees. */
export const tidied = (text: string): string => text.normalize('NFC').split(/\s+/).filter(Boolean).join(' ');
