import { describe, expect, test } from 'vitest';

import * as core from '../index';

const facts = { statusCode: 400 };
const { KeepnetError, KeepnetApiError, KeepnetAuthenticationError, KeepnetInvalidRequestError } = core;
const CLASSES = [
  [KeepnetError, new KeepnetError('m', 'API'), 'API', []],
  [core.KeepnetConfigurationError, new core.KeepnetConfigurationError('m'), 'CONFIGURATION', []],
  [core.KeepnetConnectionError, new core.KeepnetConnectionError('m'), 'CONNECTION', []],
  [core.KeepnetResponseError, new core.KeepnetResponseError('m'), 'RESPONSE', []],
  [core.KeepnetConsistencyError, new core.KeepnetConsistencyError('m'), 'CONSISTENCY', []],
  [KeepnetApiError, new KeepnetApiError('m', facts), 'API', []],
  [KeepnetAuthenticationError, new KeepnetAuthenticationError('m', facts), 'AUTHENTICATION', [KeepnetApiError]],
  [core.KeepnetPermissionError, new core.KeepnetPermissionError('m', facts), 'PERMISSION', [KeepnetApiError]],
  [KeepnetInvalidRequestError, new KeepnetInvalidRequestError('m', facts), 'INVALID_REQUEST', [KeepnetApiError]],
  [core.KeepnetRateLimitError, new core.KeepnetRateLimitError('m', facts), 'RATE_LIMIT', [KeepnetApiError]],
] as const;

test('there is no exported error class that these tests leave out', () => {
  const exported = Object.keys(core).filter((name) => /^Keepnet\w*Error$/.test(name));
  expect(CLASSES.map(([type]) => type.name).toSorted()).toEqual(exported.toSorted());
});

describe.each(CLASSES)('%o', (type, error, code, parents) => {
  test('has the name of its class, its code and what an error has', () => {
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: type.name, message: 'm', code });
    expect(error.stack).toContain('keepnet-error.test.ts');
  });

  test('belongs to its own class, to those above it and to no other', () => {
    const above: readonly unknown[] = [KeepnetError, type, ...parents];
    for (const [other] of CLASSES) {
      expect(other.isInstance(error), other.name).toBe(above.includes(other));
      expect(error instanceof other, other.name).toBe(above.includes(other));
    }
  });

  test('is recognized when it comes from another copy of the core, and not by its looks', () => {
    const names = [KeepnetError, ...parents, type].map(({ name }) => Symbol.for(`@keepnet-workflows/core/${name}`));
    expect(type.isInstance(Object.fromEntries(names.map((name) => [name, true])))).toBe(true);
    const lookAlike = Object.assign(new Error('m'), { name: type.name, code: error.code });
    for (const value of [lookAlike, null, undefined, 'KeepnetError', 7, {}, () => undefined]) {
      expect(type.isInstance(value)).toBe(false);
    }
  });

  test('shows no mark when it is printed or turned into JSON', () => {
    expect(Object.getOwnPropertySymbols({ ...error })).toEqual([]);
    expect(JSON.stringify(error)).not.toContain('keepnet-workflows');
  });
});

test('keeps the cause it was given, and has none otherwise', () => {
  const cause = new Error('ECONNRESET');
  expect(new core.KeepnetConnectionError('m', { cause }).cause).toBe(cause);
  expect('cause' in new core.KeepnetConnectionError('m')).toBe(false);
});

test('carries the facts of an answer, and a finer code where its class has several causes', () => {
  const error = new core.KeepnetRateLimitError('m', { statusCode: 429, validationMessages: ['a'], retryAfterMs: 5 });
  expect(error).toMatchObject({ statusCode: 429, validationMessages: ['a'], retryAfterMs: 5 });
  expect(new KeepnetApiError('m', facts).validationMessages).toEqual([]);
  expect(new core.KeepnetConnectionError('m', { code: 'TIMEOUT' }).code).toBe('TIMEOUT');
  expect(new core.KeepnetPermissionError('m', { ...facts, code: 'PRIVACY' }).code).toBe('PRIVACY');
  expect(new KeepnetInvalidRequestError('m', { ...facts, code: 'NOT_FOUND' }).code).toBe('NOT_FOUND');
});
