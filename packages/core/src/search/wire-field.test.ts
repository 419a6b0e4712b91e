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

const TEXTS = ['', 'x', '1'];
const COUNTS = [0, 1, 7, Number.MAX_SAFE_INTEGER];
const FLAGS = [true, false];
const LISTS = [[], ['a', '']];
const OTHERS = [-1, 0.5, 2 ** 53, ['a', 1], [null], {}];
const EVERYTHING = [...TEXTS, ...COUNTS, ...FLAGS, ...LISTS, ...OTHERS, null, undefined];

type Read = (row: WireRow, field: 'tags') => unknown;

test.each<[string, Read, readonly unknown[], unknown]>([
  ['readText', readText, [...TEXTS, null], null],
  ['readOptionalText', readOptionalText, [...TEXTS, null, undefined], null],
  ['readCount', readCount, COUNTS, undefined],
  ['readOptionalCount', readOptionalCount, [...COUNTS, null, undefined], null],
  ['readFlag', readFlag, FLAGS, undefined],
  ['readOptionalFlag', readOptionalFlag, [...FLAGS, null, undefined], null],
  ['readTexts', readTexts, [...LISTS, null, undefined], []],
])('%s returns what fits and throws KeepnetResponseError for anything else', (_, read, fitting, none) => {
  for (const value of EVERYTHING) {
    if (fitting.includes(value)) expect(read({ tags: value }, 'tags')).toEqual(value ?? none);
    else expect(() => read({ tags: value }, 'tags'), JSON.stringify(value)).toThrow(KeepnetResponseError);
  }
});
