import fc from 'fast-check';
import { expect, test } from 'vitest';

import { anyText } from '../../test/support/any-text';
import { oneLine } from './one-line';

test.each([
  ['Acme', 'Acme'],
  ['', ''],
  [' \t\n', ''],
  ['Acme\nTotal: 0', 'Acme Total: 0'],
  ['Acme\r\n\r\nTotal: 0', 'Acme Total: 0'],
  ['a\vb\fc\u0085d\u2028e\u2029f', 'a b c d e f'],
  ['a\0b\u001b[2Jc\u007fd\u009be', 'a b [2Jc d e'],
  ['\u202eevil\u202c name', 'evil name'],
  ['\u2066a\u2069\u200e\u200f\u061cb', 'ab'],
  ['a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
  ['a \u200b b', 'a b'],
  [' a\u00a0\u3000\u202f b ', 'a b'],
  ['می\u200cخواهم', 'می\u200cخواهم'],
  ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
  ['Şirket <b>"漢字" & Co.</b>', 'Şirket <b>"漢字" & Co.</b>'],
])('makes one line of %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
});

test('leaves nothing in any text that begins a line, and changes nothing a second time', () => {
  const breaks = fc.constantFrom('\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', '\u200b', '\u2067', '\0', ' ');
  const text = fc.array(fc.oneof(anyText, breaks), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (any) => {
      const line = oneLine(any);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b\u2066-\u2069\u202a-\u202e]|\s\s|^\s|\s$/u);
      expect(oneLine(line)).toBe(line);
    }),
    { numRuns: 500 },
  );
});
