import { expect, test } from 'vitest';

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
