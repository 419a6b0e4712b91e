/**
 * A text without letter case, to be compared with another such one. The Turkish I with a dot and the i without one are
 * an i, and a Greek sigma is one wherever it stands: lower case would tell them apart.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').replace(/[İIı]/g, 'i').toLowerCase().replace(/ς/g, 'σ');
}

/** A name as people read it: composed letters, one space where there is white space of any kind, none around it. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}
