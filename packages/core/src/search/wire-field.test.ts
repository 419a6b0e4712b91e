import { expect, test } from 'vitest';
import { KeepnetResponseError } from '../errors/keepnet-response-error';
import * as wireField from './wire-field';

const TEXTS = ['', 'x', '1'];
const COUNTS = [0, 1, 7, Number.MAX_SAFE_INTEGER];
const FLAGS = [true, false];
const LISTS = [[], ['a', '']];
const OTHERS = [-1, 0.5, 2 ** 53, ['a', 1], [null], {}];
const EVERYTHING = [...TEXTS, ...COUNTS, ...FLAGS, ...LISTS, ...OTHERS, null, undefined];

type Reader = Exclude<keyof typeof wireField, 'unusable'>;

test.each<[Reader, readonly unknown[], unknown]>([
  ['readText', [...TEXTS, null], null],
  ['readOptionalText', [...TEXTS, null, undefined], null],
  ['readCount', COUNTS, undefined],
  ['readOptionalCount', [...COUNTS, null, undefined], null],
  ['readFlag', FLAGS, undefined],
  ['readOptionalFlag', [...FLAGS, null, undefined], null],
  ['readTexts', [...LISTS, null, undefined], []],
])('%s returns what fits and throws KeepnetResponseError for anything else', (name, fitting, none) => {
  for (const value of EVERYTHING) {
    const read = () => wireField[name]({ tags: value }, 'tags');
    if (fitting.includes(value)) expect(read()).toEqual(value ?? none);
    else expect(read, JSON.stringify(value)).toThrow(KeepnetResponseError);
  }
});
