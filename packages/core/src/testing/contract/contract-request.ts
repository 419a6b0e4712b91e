import assert from 'node:assert/strict';

import type { KeepnetErrorCode } from '../../errors/keepnet-error';
import { KeepnetConnectionError } from '../../errors/keepnet-connection-error';
import type { StreamResponse, TextResponse, TransportRequest, TransportResponse } from '../../ports/transport';
import { findSecret } from '../find-secret';

export const plantedToken = 'planted-token-7f3a91';
const plantedSecret = 'planted-secret-c05e12';

/** A request as the core sends it, with a token and a secret that must never show up in an error. */
export function contractRequest(url: string, overrides: Partial<TransportRequest> = {}): TransportRequest {
  return {
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${plantedToken}`, 'content-type': 'application/json', accept: '*/*' },
    body: JSON.stringify({ client_secret: plantedSecret }),
    responseType: 'text',
    timeoutMs: 10_000,
    ...overrides,
  };
}

export function asText(response: TransportResponse): TextResponse {
  assert.equal(typeof response.body, 'string', 'the body of a text response is a string');
  return response as TextResponse;
}

export function asStream(response: TransportResponse): StreamResponse {
  assert.equal(typeof response.body, 'object', 'the body of a stream response is an async iterable');
  return response as StreamResponse;
}

export async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) {
    assert.ok(chunk instanceof Uint8Array, 'a chunk is a Uint8Array');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What `pending` throws; fails when it does not. */
export async function thrownBy(pending: Promise<unknown>): Promise<unknown> {
  try {
    await pending;
  } catch (error) {
    return error;
  }
  return assert.fail('the transport did not throw');
}

/** Asserts that `pending` throws a `KeepnetConnectionError` that tells no secret. */
export async function assertConnectionError(
  pending: Promise<unknown>,
  code: KeepnetErrorCode = 'CONNECTION',
): Promise<void> {
  const error = await thrownBy(pending);
  assert.ok(KeepnetConnectionError.isInstance(error), `a KeepnetConnectionError is thrown, not ${String(error)}`);
  assert.equal(error.code, code);
  assert.equal(findSecret(error, [plantedToken, plantedSecret]), undefined, 'the error tells a secret');
}
