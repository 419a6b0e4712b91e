import { expect, test } from 'vitest';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import {
  readCount,
  readFlag,
  readOptionalCount,
  readOptionalFlag,
  readOptionalText,
  readText,
  readTexts,
  type WireRow,
} from './wire-field';

const GOOD: readonly (readonly [(row: WireRow, field: 'tags') => unknown, readonly unknown[]])[] = [
  [readText, ['', 'x', '1', null]],
  [readOptionalText, ['', 'x', '1', null, undefined]],
  [readCount, [0, 1, 7, Number.MAX_SAFE_INTEGER]],
  [readOptionalCount, [0, 1, 7, Number.MAX_SAFE_INTEGER, null, undefined]],
  [readFlag, [true, false]],
  [readOptionalFlag, [true, false, null, undefined]],
  [readTexts, [[], ['a', ''], null, undefined]],
];

const VALUES = [
  '',
  'x',
  '1',
  null,
  undefined,
  0,
  1,
  7,
  -1,
  0.5,
  2 ** 53,
  Number.MAX_SAFE_INTEGER,
  true,
  false,
  [],
  ['a', ''],
  ['a', 1],
  [null],
  {},
];

const CASES = GOOD.flatMap(([read, good]) =>
  VALUES.map((value) => ({
    read,
    name: read.name,
    value,
    shown: JSON.stringify(value),
    fits: good.some((each) => JSON.stringify(each) === JSON.stringify(value)),
  })),
);

test.each(CASES.filter(({ fits }) => fits))('returns $shown from $name', ({ read, value }) => {
  const nothing = read === readTexts ? [] : null;
  expect(read({ tags: value }, 'tags')).toEqual(value ?? nothing);
});

test.each(CASES.filter(({ fits }) => !fits))('throws KeepnetResponseError for $shown from $name', ({ read, value }) => {
  expect(() => read({ tags: value }, 'tags')).toThrow(KeepnetResponseError);
  expect(() => read({ tags: value }, 'tags')).toThrow('tags');
});
