import { describe, expect, test } from 'vitest';

import { readEnvelope } from './response-envelope';

describe('success', () => {
  test.each([
    ['the documented form', { data: [1], status: 'SUCCESS', message: null, validationMessages: [] }],
    ['the quickstart form', { isSuccess: true, data: [1], messages: [] }],
    ['upper-case keys', { Data: [1], Status: 'SUCCESS', Message: '', ValidationMessages: null }],
    ['a status in lower case', { data: [1], status: 'success' }],
    ['both forms at once', { isSuccess: true, status: 'SUCCESS', data: [1] }],
    ['data alone', { data: [1] }],
    ['data with a message', { data: [1], message: 'done', status: null }],
  ])('returns the data of %s', (_name, value) => {
    expect(readEnvelope(value)).toEqual({ kind: 'success', data: [1] });
  });
});

describe('error', () => {
  const error = { kind: 'error', status: '', message: '', validationMessages: [] as string[] };
  test.each([
    [
      { data: null, status: 'INPUT_ERROR', message: 'm' },
      { ...error, status: 'INPUT_ERROR', message: 'm' },
    ],
    [
      { STATUS: 'Failed', ValidationMessages: ['a', 'b'] },
      { ...error, status: 'FAILED', validationMessages: ['a', 'b'] },
    ],
    [
      { isSuccess: false, data: {}, messages: ['a'] },
      { ...error, validationMessages: ['a'] },
    ],
    [
      { isSuccess: false, status: 'SUCCESS' },
      { ...error, status: 'SUCCESS' },
    ],
    [
      { isSuccess: true, status: 'FAILED' },
      { ...error, status: 'FAILED' },
    ],
    [{ message: 'An error has occurred.' }, { ...error, message: 'An error has occurred.' }],
    [{ validationMessages: 'a' }, { ...error, validationMessages: ['a'] }],
    [
      { status: '', message: 7, validationMessages: [1, 'a', null] },
      { ...error, validationMessages: ['a'] },
    ],
    [
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { PageSize: ['Too large.', 7], 'a.b': 'c' },
      },
      {
        ...error,
        message: 'One or more validation errors occurred.',
        validationMessages: ['PageSize: Too large.', 'a.b: c'],
      },
    ],
    [
      { title: 'Bad Request', status: 400, detail: 'No body.' },
      { ...error, message: 'No body.' },
    ],
    [
      { status: 500, errors: null, Title: 'Broken' },
      { ...error, message: 'Broken' },
    ],
    [
      { status: 'PARTIAL', data: [1] },
      { ...error, status: 'PARTIAL' },
    ],
  ])('returns the error of %j', (value, expected) => {
    expect(readEnvelope(value)).toEqual(expected);
  });
});

test.each([[null], [undefined], ['SUCCESS'], [1], [[]], [[{ data: 1 }]], [{}], [{ results: [] }], [{ error: 'x' }]])(
  'returns undefined for %j',
  (value) => {
    expect(readEnvelope(value)).toBeUndefined();
  },
);

test.each([
  { isSuccess: 'false', data: [1] },
  { isSuccess: 0, data: [1] },
  { status: 500, data: [1] },
  { status: false, data: [1] },
  { status: ['SUCCESS'], data: [1] },
  { data: [1], Data: [2], status: 'SUCCESS' },
  { data: [1], status: 'SUCCESS', Status: 'FAILED' },
])('does not guess at %j', (value) => {
  expect(readEnvelope(value)).toBeUndefined();
});
