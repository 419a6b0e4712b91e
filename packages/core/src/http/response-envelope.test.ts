import { expect, test } from 'vitest';

import { readEnvelope } from './response-envelope';

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

const problem = { title: 'Errors occurred.', status: 400, errors: { PageSize: ['Too large.', 7], 'a.b': 'c' } };
const parts = { STATUS: 'Failed', Message: 'm', ValidationMessages: ['a', 'b'] };

test.each([
  [parts, { status: 'FAILED', message: 'm', validationMessages: ['a', 'b'] }],
  [{ data: null, status: 'input_error' }, { status: 'INPUT_ERROR' }],
  [{ isSuccess: false, data: {}, messages: ['a'] }, { validationMessages: ['a'] }],
  [{ isSuccess: false, status: 'SUCCESS' }, { status: 'SUCCESS' }],
  [{ isSuccess: true, status: 'FAILED' }, { status: 'FAILED' }],
  [{ status: 'PARTIAL', data: [1] }, { status: 'PARTIAL' }],
  [{ message: 'An error has occurred.' }, { message: 'An error has occurred.' }],
  [{ validationMessages: 'a' }, { validationMessages: ['a'] }],
  [{ status: '', message: 7, validationMessages: [1, 'a', null] }, { validationMessages: ['a'] }],
  [problem, { message: 'Errors occurred.', validationMessages: ['PageSize: Too large.', 'a.b: c'] }],
  [{ title: 'Bad Request', status: 400, detail: 'No body.' }, { message: 'No body.' }],
  [{ status: 500, errors: null, Title: 'Broken' }, { message: 'Broken' }],
])('returns the error of %j', (value, error) => {
  expect(readEnvelope(value)).toEqual({ kind: 'error', status: '', message: '', validationMessages: [], ...error });
});

const NEITHER: readonly unknown[] = [
  ...[null, undefined, 'SUCCESS', 1, [], [{ data: 1 }], {}, { results: [] }, { error: 'x' }],
  ...['false', 0].map((isSuccess) => ({ isSuccess, data: [1] })),
  ...[500, false, ['SUCCESS']].map((status) => ({ status, data: [1] })),
  { data: [1], Data: [2], status: 'SUCCESS' },
  { data: [1], status: 'SUCCESS', Status: 'FAILED' },
];

test.each(NEITHER.map((value) => [value]))('does not guess at %j', (value) => {
  expect(readEnvelope(value)).toBeUndefined();
});
