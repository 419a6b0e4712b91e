/**
 * A text without letter case, to be compared with another such one. The Turkish I with a dot and the i without one are
 * an i, and a Greek sigma is one wherever it stands: lower case would tell them apart.
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').replace(/[İIı]/g, 'i').toLowerCase().replace(/ς/g, 'σ');
}
