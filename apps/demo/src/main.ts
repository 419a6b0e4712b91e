import { constants } from 'node:os';
import { resolve } from 'node:path';

import { KeepnetError } from '@keepnet-workflows/core';

import { runDemo } from './run-demo';

const stop = new AbortController();
let stoppedWith: number | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stoppedWith = 128 + constants.signals[signal];
    stop.abort();
  });
}
// The reader of a pipe (`| head`) may stop early.
process.stdout.on('error', () => stop.abort());

try {
  const allHolds = await runDemo({
    write: (text) => process.stdout.write(text),
    folder: resolve('demo-output'),
    signal: stop.signal,
  });
  process.exitCode = allHolds ? 0 : 1;
} catch (error) {
  process.exitCode = stoppedWith ?? 1;
  if (stoppedWith !== undefined) console.error('\nStopped.');
  else if (KeepnetError.isInstance(error)) console.error(`\nThe demo could not continue: ${error.message}`);
  else if (!stop.signal.aborted) throw error;
}
