import fc from 'fast-check';

// What files, spreadsheets and filters treat specially: separators, quotes, ends of lines, formulas, what only looks
// like a space, full-width forms, escapes of Excel, letters whose case or length changes.
const SPECIAL = [
  ...[',', ';', '\t', '|', '"', "'", '\r', '\n', '\r\n', ' ', '=', '+', '-', '@', '＝', '＋', '－', '＠', '_x0041_'],
  ...['\0', '\u001f', '\u007f', '\u0085', '\u00a0', '\u200b', '\u2028', '\u202e', '\ufeff', '\ufffe', '\uffff'],
  ...['İ', 'ı', 'ß', 'ﬁ', '日本', '🙂', '👩‍👩‍👧', 'é', '0', '00', '<', '>', '&', '{', '[', '\\', '%'],
];

const character = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCodePoint(code)) },
  { weight: 4, arbitrary: fc.constantFrom(...SPECIAL) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xd7ff }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)) },
);

/** Any text that UTF-8 can hold, the awkward ones more often than chance would have it. */
export const anyText: fc.Arbitrary<string> = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(''));
