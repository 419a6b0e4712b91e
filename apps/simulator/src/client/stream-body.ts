import { KeepnetConnectionError, type TransportRequest } from '@keepnet-workflows/core';
import type { Prng } from '../random/prng';
import type { VirtualClock } from '../time/virtual-clock';
import type { Exchange } from './traffic';

interface Line {
  readonly clock: VirtualClock;
  readonly prng: Prng;
  readonly latencyMs: number;
}

// What a client may read of a file before it hands it on.
const HEAD_BYTES = 8192;

/**
 * A body as the network delivers it: in chunks that are cut anywhere, each some time after the one before.
 *
 * @param record Marked as late if a chunk comes after the request's time limit; the rest of a good file has none.
 * @param breaks Whether the connection ends with an error at some byte.
 */
export async function* streamBody(
  { clock, prng, latencyMs }: Line,
  { signal, timeoutMs }: TransportRequest,
  record: Exchange,
  bytes: Buffer,
  breaks: boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  const end = breaks ? prng.int(0, bytes.length) : bytes.length;
  for (let start = 0; start < end;) {
    const next = Math.min(end, start + prng.int(1, Math.max(1, bytes.length)));
    await clock.sleep(Math.floor(prng.next() * latencyMs), signal);
    const isLimited = record.status !== 200 || start < HEAD_BYTES;
    if (isLimited && clock.now() > record.startedAt + timeoutMs) record.isLate = true;
    yield new Uint8Array(bytes.subarray(start, next));
    start = next;
  }
  if (breaks) throw new KeepnetConnectionError('The connection ended early.', { cause: new Error('aborted') });
}
