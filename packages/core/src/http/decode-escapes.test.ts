import { expect, test } from 'vitest';

import { decodeEscapes } from './decode-escapes';

test.each([
  ['s3cr%26t%3C1%3E', 's3cr&t<1>'],
  ['%c3%b6%C3%B6', 'öö'],
  ['%2526amp;', '&'],
  ['%252526', '&'],
  ['a&amp;b&LT;c&gt', 'a&b<c>'],
  ['&amp;amp;', '&'],
  ['&#38;&#x26;&#X0026;&#038', '&&&&'],
  ['&sol;&plus;&equals;&nbsp;', '/+= '],
  ['\\u0026\\u{26}\\x26', '&&&'],
  ['\\ud83d\\ude42 &#128578;', '🙂 🙂'],
  ['\\\\u0026', '\\&'],
  ['\\u{10ffff}', '\u{10ffff}'],
  ['&nosuch; &#x110000; 100% %zz \\u00', '&nosuch; \ufffd 100% %zz \\u00'],
  ['ordinary words', 'ordinary words'],
])('returns what %s says', (text, said) => {
  expect(decodeEscapes(text)).toBe(said);
});

test('decodes four times at the most', () => {
  expect(decodeEscapes('%252525252541')).toBe('%2541');
});

// A reader that looks again from each of them would take longer than a test may.
test.each(['\\', '%', '&', '%2', '&#', '\\u', '%25', '&amp;'])('reads a million of %j', (sign) => {
  expect(decodeEscapes(sign.repeat(1_000_000)).length).toBeLessThanOrEqual(2_000_000);
});
