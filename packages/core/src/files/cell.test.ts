import { expect, test } from 'vitest';
import { defuseFormula } from './cell';

test.each([
  ...['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠SUM(A1)', '\ttext', '\rtext', '\ntext', '  =1+1'],
  ...['\u00a0=1+1', '\ufeff=1+1', '\u200b\u200d=1+1', '\u2060 \u202e=1+1', '\u0000=1+1', ' \n -1', '-'],
])('returns %j behind an apostrophe', (text) => {
  expect(defuseFormula(text)).toBe(`'${text}`);
});

test.each(['', ' Acme', 'a=b', '1-2', "'=1", 'şirket', '日本', '🙂=', '#REF', 'a\t=1'])('leaves %j alone', (text) => {
  expect(defuseFormula(text)).toBe(text);
});
