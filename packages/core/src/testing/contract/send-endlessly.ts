import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

const part = Buffer.alloc(50_000, 'x');

/** Sends `totalBytes` (a multiple of 50,000, or Infinity), as fast as they are taken. */
export function sendEndlessly(response: ServerResponse, totalBytes: number): void {
  let left = totalBytes;
  const source = new Readable({
    read() {
      this.push(left > 0 ? part : null);
      left -= part.length;
    },
  });
  response.once('close', () => source.destroy());
  source.pipe(response);
}
