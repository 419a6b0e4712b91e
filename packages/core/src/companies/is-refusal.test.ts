import { expect, test } from 'vitest';
import { KeepnetApiError } from '../errors/keepnet-api-error';
import { KeepnetInvalidRequestError } from '../errors/keepnet-invalid-request-error';
import { isRefusal } from './is-refusal';

test('takes for a refusal what the server did not accept, and no address or company that it does not know', () => {
  expect(isRefusal(new KeepnetInvalidRequestError('No.', { statusCode: 400 }))).toBe(true);
  expect(isRefusal(new KeepnetInvalidRequestError('No.', { statusCode: 404, code: 'NOT_FOUND' }))).toBe(false);
  expect(isRefusal(new KeepnetApiError('No.', { statusCode: 500 }))).toBe(false);
  expect(isRefusal(undefined)).toBe(false);
});
