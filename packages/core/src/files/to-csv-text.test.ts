import { expect, test } from 'vitest';
import { toCsvText } from './to-csv-text';

test.each([
  ['=1+1', "'=1+1"],
  ['=A("b")', `"'=A(""b"")"`],
  ['a;=1+1;b', `"a;'=1+1;b"`],
  [';=1+1', `";'=1+1"`],
  ['a; =1+1', `"a;' =1+1"`],
  ['a;"=1+1";b', `"a;'""=1+1"";b"`],
  ['a\t=1+1', `"a\t'=1+1"`],
  ['a|@SUM(1)', `"a|'@SUM(1)"`],
  ['a\n-1', `"a\n'-1"`],
  ['a\r\n+1', `"a\r\n'+1"`],
  ['a\n\n=1', `"a\n\n'=1"`],
  ['a;＝1', `"a;'＝1"`],
  ['a;\u200b\u00a0=1', `"a;'\u200b\u00a0=1"`],
  ['\t=1+1', `"'\t'=1+1"`],
  ['a;=1;=2', `"a;'=1;'=2"`],
])('returns %j as %j, its formulas defused', (text, expected) => {
  expect(toCsvText(text)).toBe(expected);
});

test.each([
  ['a, b', '"a, b"'],
  ['a; b', '"a; b"'],
  ['a\tb', '"a\tb"'],
  ['a|b', '"a|b"'],
  ['a\nb', '"a\nb"'],
  ['a "b"', '"a ""b"""'],
  ['a,=1', '"a,=1"'],
  ["O'Dorriston; DROP TABLE", `"O'Dorriston; DROP TABLE"`],
])('returns %j as %j, so that no reader takes it apart', (text, expected) => {
  expect(toCsvText(text)).toBe(expected);
});

test.each(['', 'Acme', 'a=1', ' a ', '株式会社'])('returns %j unchanged', (text) => {
  expect(toCsvText(text)).toBe(text);
});

test('returns a long text without waiting', () => {
  const text = `${';'.repeat(200_000)}${' '.repeat(200_000)}`;
  const before = performance.now();
  expect(toCsvText(text)).toBe(`"${text}"`);
  expect(performance.now() - before).toBeLessThan(2000);
});
