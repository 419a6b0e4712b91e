import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import type { StreamResponse, TransportRequest } from '../ports/transport';
import { type ByteStream, createHostTransport, type HostAnswer } from './host-transport';

const never = new Promise<never>(() => undefined);
const text = { method: 'GET', url: 'https://a.example', headers: {}, responseType: 'text', timeoutMs: 7 } as const;
const stream = { ...text, responseType: 'stream' } as const;

/** A transport whose host answers with `next`, one promise per chunk, and what became of the exchange. */
function hostWith(next: readonly Promise<string | undefined>[], sent?: Promise<HostAnswer>, status = 200) {
  const seen = { destroyed: 0, ended: false, waits: [] as number[], late: [] as AbortController[] };
  const left = [...next];
  const body: ByteStream = {
    destroy: () => (seen.destroyed += 1),
    [Symbol.asyncIterator]: () => ({
      async next() {
        const chunk = await left.shift();
        return chunk === undefined ? { done: true, value: undefined } : { done: false, value: Buffer.from(chunk) };
      },
    }),
  };
  const transport = createHostTransport({
    send(_request, signal) {
      signal.addEventListener('abort', () => (seen.ended = true));
      return sent ?? Promise.resolve({ status, headers: { a: 'b' }, body });
    },
    timeUp(ms) {
      const late = new AbortController();
      seen.waits.push(ms);
      seen.late.push(late);
      return late.signal;
    },
    toError: (error) => ({ instead: error }),
  });
  return { transport, seen };
}

async function bodyOf(transport: ReturnType<typeof hostWith>['transport'], request: TransportRequest) {
  const response = (await transport(request)) as StreamResponse;
  return response.body[Symbol.asyncIterator]();
}

test('returns a text with its head, and leaves the exchange alone', async () => {
  const { transport, seen } = hostWith([Promise.resolve('ab'), Promise.resolve('c')]);
  expect(await transport(text)).toEqual({ status: 200, headers: { a: 'b' }, body: 'abc' });
  expect(seen).toMatchObject({ ended: false, waits: [7] });
});

test('returns chunks, waiting for each as long as for the head', async () => {
  const { transport, seen } = hostWith([Promise.resolve('ab'), Promise.resolve('c')]);
  const chunks = await bodyOf(transport, stream);
  expect(String((await chunks.next()).value)).toBe('ab');
  expect(String((await chunks.next()).value)).toBe('c');
  expect(await chunks.next()).toEqual({ done: true, value: undefined });
  expect(seen).toMatchObject({ destroyed: 1, ended: false, waits: [7, 7, 7, 7] });
});

test('ends the exchange when the reader stops before the end', async () => {
  const { transport, seen } = hostWith([Promise.resolve('ab'), never]);
  const chunks = await bodyOf(transport, stream);
  await chunks.next();
  await chunks.return?.();
  expect(seen).toMatchObject({ destroyed: 1, ended: true });
});

test('throws what the host’s error stands for, and ends the exchange', async () => {
  const { transport, seen } = hostWith([], Promise.reject('refused'));
  expect(await catchError(transport(text))).toEqual({ instead: 'refused' });
  expect(seen.ended).toBe(true);
});

test('throws what a broken chunk stands for, and ends the exchange', async () => {
  const { transport, seen } = hostWith([Promise.resolve('ab'), Promise.reject('reset')]);
  const chunks = await bodyOf(transport, stream);
  await chunks.next();
  expect(await catchError(chunks.next())).toEqual({ instead: 'reset' });
  expect(seen).toMatchObject({ destroyed: 1, ended: true });
});

test.each([
  ['a head', text, never],
  ['a text', text, undefined],
])('throws when the time for %s is up', async (_name, request, sent) => {
  const { transport, seen } = hostWith([never], sent);
  const answered = catchError(transport(request));
  seen.late[0]?.abort('late');
  expect(await answered).toEqual({ instead: 'late' });
  expect(seen.ended).toBe(true);
});

test('throws when the time for a chunk is up', async () => {
  const { transport, seen } = hostWith([never]);
  const answered = catchError((await bodyOf(transport, stream)).next());
  seen.late[1]?.abort('late');
  expect(await answered).toEqual({ instead: 'late' });
  expect(seen).toMatchObject({ destroyed: 1, ended: true });
});

test('throws when the time for the exchange is up while an error drips in where a stream was due', async () => {
  const { transport, seen } = hostWith([Promise.resolve('ab'), never], undefined, 500);
  const chunks = await bodyOf(transport, stream);
  await chunks.next();
  const answered = catchError(chunks.next());
  seen.late[0]?.abort('late');
  expect(await answered).toEqual({ instead: 'late' });
  expect(seen).toMatchObject({ destroyed: 1, ended: true, waits: [7] });
});

test('throws the reason of a signal that is aborted before, and sends nothing', async () => {
  const { transport, seen } = hostWith([]);
  expect(await catchError(transport({ ...text, signal: AbortSignal.abort('stopped') }))).toBe('stopped');
  expect(seen.waits).toEqual([]);
});

test('throws when it is aborted while the host is silent, and ends the exchange', async () => {
  const { transport, seen } = hostWith([], never);
  const stop = new AbortController();
  const answered = catchError(transport({ ...text, signal: stop.signal }));
  stop.abort('stopped');
  expect(await answered).toEqual({ instead: 'stopped' });
  expect(seen.ended).toBe(true);
});
