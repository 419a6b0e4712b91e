import { expect, test } from 'vitest';

import { catchError } from '../../test/support/catch-error';
import type { StreamResponse } from '../ports/transport';
import { type ByteStream, createHostTransport, type HostAnswer } from './host-transport';

const never = new Promise<never>(() => undefined);
const text = { method: 'GET', url: 'https://a.example', headers: {}, responseType: 'text', timeoutMs: 7 } as const;

/** A transport whose host answers with `next`, one promise per chunk, and what became of the exchange. */
function hostWith(next: readonly Promise<string>[], sent?: Promise<HostAnswer>, status = 200) {
  const seen = { destroyed: 0, ended: false, waits: [] as number[], late: [] as AbortController[] };
  async function* chunks() {
    for (const chunk of next) yield Buffer.from(await chunk);
  }
  const body: ByteStream = Object.assign(chunks(), { destroy: () => (seen.destroyed += 1) });
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
  const chunksOf = async () => {
    const { body: stream } = (await transport({ ...text, responseType: 'stream' })) as StreamResponse;
    return stream[Symbol.asyncIterator]();
  };
  return { transport, chunksOf, seen };
}

const ab = Promise.resolve('ab');
const c = Promise.resolve('c');

test('returns a text with its head, and leaves the exchange alone', async () => {
  const { transport, seen } = hostWith([ab, c]);
  expect(await transport(text)).toEqual({ status: 200, headers: { a: 'b' }, body: 'abc' });
  expect(seen).toMatchObject({ ended: false, waits: [7] });
});

test('returns chunks, waiting for each as long as for the head', async () => {
  const { chunksOf, seen } = hostWith([ab, c]);
  const chunks = await chunksOf();
  expect(String((await chunks.next()).value)).toBe('ab');
  expect(String((await chunks.next()).value)).toBe('c');
  expect(await chunks.next()).toEqual({ done: true, value: undefined });
  expect(seen).toMatchObject({ destroyed: 1, ended: false, waits: [7, 7, 7, 7] });
});

test('ends the exchange when the reader stops before the end', async () => {
  const { chunksOf, seen } = hostWith([ab, never]);
  const chunks = await chunksOf();
  await chunks.next();
  await chunks.return?.();
  expect(seen).toMatchObject({ destroyed: 1, ended: true });
});

test('throws what the host’s error stands for, of the head or of a chunk, and ends the exchange', async () => {
  const refused = hostWith([], Promise.reject('refused'));
  expect(await catchError(refused.transport(text))).toEqual({ instead: 'refused' });
  expect(refused.seen.ended).toBe(true);
  const broken = hostWith([Promise.reject('reset')]);
  expect(await catchError((await broken.chunksOf()).next())).toEqual({ instead: 'reset' });
  expect(broken.seen).toMatchObject({ destroyed: 1, ended: true });
});

test.each([
  ['a head', 'text', never, 200, [7]],
  ['a text', 'text', undefined, 200, [7]],
  ['a chunk of a file', 'stream', undefined, 200, [7, 7]],
  ['a whole error that drips in where a file was due', 'stream', undefined, 500, [7]],
] as const)('throws when the time for %s is up, and ends the exchange', async (_name, type, sent, status, waits) => {
  const { transport, chunksOf, seen } = hostWith([never], sent, status);
  const answered = catchError(type === 'text' ? transport(text) : chunksOf().then((chunks) => chunks.next()));
  await new Promise(setImmediate);
  seen.late.at(-1)?.abort('late');
  expect(await answered).toEqual({ instead: 'late' });
  expect(seen).toMatchObject({ destroyed: type === 'text' ? 0 : 1, ended: true, waits });
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
