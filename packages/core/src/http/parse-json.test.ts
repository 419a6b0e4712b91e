import { describe, expect, test } from 'vitest';

import { parseJson } from './parse-json';

const refused = (words: string) => ({ kind: 'refused', problem: expect.stringContaining(words) as string });
const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

test.each(['{"a":[1,{"b":null}],"c":"d"}', '"a : b"', '7', 'null', '\ufeff{"a":1}', ' { "a" : 1 } ', nested(100)])(
  'returns the value of %s',
  (text) => {
    expect(parseJson(text)).toEqual({ kind: 'json', value: JSON.parse(text.replace('\ufeff', '')) });
  },
);

test.each(['', '{', 'a', '{"a":1}}', '[1,]', '\ufeff\ufeff1', '['.repeat(1000)])('knows no JSON in %s', (text) => {
  expect(parseJson(text)).toEqual({ kind: 'other' });
});

test.each([
  ['lists', nested(101)],
  ['a hundred thousand lists', nested(100_000)],
  ['objects', `${'{"a":'.repeat(101)}1${'}'.repeat(101)}`],
  ['the last of many', `[${'{"a":[1]},'.repeat(1000)}${nested(100)}]`],
])('refuses more than 100 levels: %s', (_name, text) => {
  expect(parseJson(text)).toEqual(refused('nested deeper'));
});

test.each([
  ['commas', `[${'1,'.repeat(6_500_000)}1]`],
  ['lists, before they are parsed', '['.repeat(12_000_001)],
  ['objects, before they are parsed', '{'.repeat(12_000_001)],
])('refuses more than four million values: %s', (_name, text) => {
  expect(parseJson(text)).toEqual(refused('more values'));
});

test('takes a text of any length that holds few values', () => {
  expect(parseJson(`["${'x'.repeat(13_000_000)}"]`).kind).toBe('json');
});

describe('a key that comes twice in an object', () => {
  test.each([
    '{"a":1,"b":{"c":1,"c":2}}',
    '[{"a":1},{"a":1,"b":2,"a":3}]',
    '{"a":1,"\\u0061":2}',
    '{"__proto__":1,"__proto__":2}',
    '{ "a" : 1 ,\n "a"\t: 2 }',
    '{"a" :1,"a":2}',
    '{"a":": :\\":","a":1}',
    '{"a":"x :","b":"\\\\","b":" : "}',
    '{"":1,"":2}',
  ])('is refused: %s', (text) => {
    expect(parseJson(text)).toEqual(refused('a field twice'));
  });

  test.each([
    '{"a":1,"A":1}',
    '[{"a":1},{"a":{"a":1}}]',
    '{"a":": :\\" :","b":"x :"}',
    '{"a":"\\\\","b":"\\\\\\":"}',
    '{"__proto__":{"a":1}}',
    '{"a : b":1, "c\\":" :2}',
    '{"1":1,"0":2}',
  ])('is not seen where there is none: %s', (text) => {
    expect(parseJson(text)).toEqual({ kind: 'json', value: JSON.parse(text) });
  });
});
