import { describe, expect, test } from 'vitest';

import * as core from '../index';

const facts = { statusCode: 400 };
const CLASSES = [
  [core.KeepnetError, new core.KeepnetError('m', 'API'), []],
  [core.KeepnetConfigurationError, new core.KeepnetConfigurationError('m'), []],
  [core.KeepnetConnectionError, new core.KeepnetConnectionError('m'), []],
  [core.KeepnetResponseError, new core.KeepnetResponseError('m'), []],
  [core.KeepnetConsistencyError, new core.KeepnetConsistencyError('m'), []],
  [core.KeepnetApiError, new core.KeepnetApiError('m', facts), []],
  [core.KeepnetAuthenticationError, new core.KeepnetAuthenticationError('m', facts), [core.KeepnetApiError]],
  [core.KeepnetPermissionError, new core.KeepnetPermissionError('m', facts), [core.KeepnetApiError]],
  [core.KeepnetInvalidRequestError, new core.KeepnetInvalidRequestError('m', facts), [core.KeepnetApiError]],
  [core.KeepnetRateLimitError, new core.KeepnetRateLimitError('m', facts), [core.KeepnetApiError]],
] as const;

const CODES: Readonly<Record<string, string>> = {
  KeepnetConfigurationError: 'CONFIGURATION',
  KeepnetConnectionError: 'CONNECTION',
  KeepnetResponseError: 'RESPONSE',
  KeepnetConsistencyError: 'CONSISTENCY',
  KeepnetApiError: 'API',
  KeepnetAuthenticationError: 'AUTHENTICATION',
  KeepnetPermissionError: 'PERMISSION',
  KeepnetInvalidRequestError: 'INVALID_REQUEST',
  KeepnetRateLimitError: 'RATE_LIMIT',
};

test('there is no exported error class that these tests leave out', () => {
  const exported = Object.keys(core).filter((name) => /^Keepnet\w*Error$/.test(name));
  expect(CLASSES.map(([type]) => type.name).toSorted()).toEqual(exported.toSorted());
});

describe.each(CLASSES)('%o', (type, error, parents) => {
  test('has the name of its class and what an error has', () => {
    expect(error.name).toBe(type.name);
    expect(String(error)).toBe(`${type.name}: m`);
    expect(error).toBeInstanceOf(Error);
    expect(error.stack).toContain('keepnet-error.test.ts');
    expect(error.code).toBe(CODES[type.name] ?? 'API');
  });

  test('belongs to its own class, to those above it and to no other', () => {
    const above: readonly unknown[] = [core.KeepnetError, type, ...parents];
    for (const [other] of CLASSES) {
      expect(other.isInstance(error), other.name).toBe(above.includes(other));
      expect(error instanceof other, other.name).toBe(above.includes(other));
    }
  });

  test('is recognized when it comes from another copy of the core', () => {
    const marks = Object.fromEntries(
      ['KeepnetError', ...parents.map(({ name }) => name), type.name].map((name) => [
        Symbol.for(`@keepnet-workflows/core/${name}`),
        true,
      ]),
    );
    const foreign = Object.assign(new Error('m'), marks);
    expect(foreign).not.toBeInstanceOf(type);
    expect(type.isInstance(foreign)).toBe(true);
    expect(type.isInstance(Object.assign({}, marks))).toBe(true);
  });

  test('is not taken for what only looks like it', () => {
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

test('takes a finer code where its class has several causes', () => {
  expect(new core.KeepnetConnectionError('m', { code: 'TIMEOUT' }).code).toBe('TIMEOUT');
  expect(new core.KeepnetPermissionError('m', { statusCode: 403, code: 'PRIVACY' }).code).toBe('PRIVACY');
  expect(new core.KeepnetInvalidRequestError('m', { statusCode: 404, code: 'NOT_FOUND' }).code).toBe('NOT_FOUND');
});

test('carries the facts of an answer', () => {
  const error = new core.KeepnetRateLimitError('m', { statusCode: 429, validationMessages: ['a'], retryAfterMs: 5 });
  expect(error).toMatchObject({ statusCode: 429, validationMessages: ['a'], retryAfterMs: 5 });
  expect(new core.KeepnetApiError('m', { statusCode: 500 }).validationMessages).toEqual([]);
  expect(new core.KeepnetRateLimitError('m', { statusCode: 429 }).retryAfterMs).toBeUndefined();
});
