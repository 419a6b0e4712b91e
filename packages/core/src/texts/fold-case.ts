/**
 * A text without letter case, for comparison. The Turkish dotted I and dotless i count as i, and a final Greek sigma
 * counts as a sigma: plain lower case would distinguish them.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').replace(/[İIı]/g, 'i').toLowerCase().replace(/ς/g, 'σ');
}

/** A name as people read it: composed letters, any white space as one space, none around it. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}
