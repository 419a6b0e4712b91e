import { expect, test } from 'vitest';

import { findSecret } from './find-secret';

const secret = 's3cr&t';
const cyclic: { self?: unknown; deep: unknown } = { deep: { token: `Bearer ${secret}` } };
cyclic.self = cyclic;

test.each([
  ['error.message', new Error(`no ${secret}`)],
  ['error.stack', Object.assign(new Error('x'), { stack: `Error: ${secret}` })],
  ['error.cause.cause.message', new Error('a', { cause: new Error('b', { cause: new Error(secret) }) })],
  ['error.config', Object.defineProperty(new Error('x'), 'config', { value: secret })],
  ['error.Symbol(note)', Object.assign(new Error('x'), { [Symbol('note')]: secret })],
  ['error.deep.token', cyclic],
  ['error.list.1', { list: ['a', secret] }],
  ['error.body', { body: `client_secret=${encodeURIComponent(secret)}` }],
  ['error.data', { data: Buffer.from(secret) }],
  ['error.map<value>', { map: new Map([['k', secret]]) }],
  ['error.errors.0.message', new AggregateError([new Error(secret)])],
  [`error.${secret}`, { [secret]: 1 }],
])('returns %s', (path, value) => {
  expect(findSecret(value, ['other', secret])).toBe(path);
});

test('returns undefined when there is none', () => {
  expect(findSecret(new Error('refused', { cause: new Error('ECONNREFUSED') }), [secret])).toBeUndefined();
  expect(findSecret(undefined, [secret])).toBeUndefined();
});

test('throws RangeError when it has nothing to look for', () => {
  expect(() => findSecret(new Error('x'), [''])).toThrow(RangeError);
});
