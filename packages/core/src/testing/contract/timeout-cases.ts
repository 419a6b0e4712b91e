import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

import type { TransportRequest } from '../../ports/transport';
import type { CaseTable } from './contract-case';
import { asStream, assertConnectionError, readAll } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const timeoutMs = 700;
const longerThanTimeoutMs = 1000;
const stream = { responseType: 'stream', timeoutMs } as const;
const silent: LoopbackHandler = () => undefined;
const stalled: LoopbackHandler = (response) => {
  response.write('first');
};
const trickling: LoopbackHandler = (response) => {
  const timer = setInterval(() => response.write('.'), 20);
  response.once('close', () => clearInterval(timer));
};
const tricklingError: LoopbackHandler = (response, request) => trickling(response.writeHead(500), request);

/** Nobody waits for ever; `timeoutMs` is kept as the port says. */
export function timeoutCases(options: TransportContractOptions): CaseTable {
  const { streams = true, limitsWholeText = true, limitsStreamChunks = true } = options;
  return {
    'throws a TIMEOUT when no head comes': fails(silent, { timeoutMs }),
    'throws a TIMEOUT when the body of a text stalls': fails(stalled, { timeoutMs }),
    ...(limitsWholeText && {
      'throws a TIMEOUT when a text trickles in for too long': fails(trickling, { timeoutMs }),
    }),
    ...(streams && {
      'throws a TIMEOUT when no head of a stream comes': fails(silent, stream),
    }),
    ...(streams && limitsStreamChunks && chunkCases),
  };
}

const chunkCases: CaseTable = {
  'throws a TIMEOUT when a stream stalls': async ({ ask }) => {
    const answered = ask(stalled, stream).then((response) => readAll(asStream(response).body));
    await assertConnectionError(answered, 'TIMEOUT');
  },
  'throws a TIMEOUT when an error trickles in for too long where a stream was due': async ({ ask }) => {
    const answered = ask(tricklingError, stream).then((response) => readAll(asStream(response).body));
    await assertConnectionError(answered, 'TIMEOUT');
  },
  'reads a stream for longer than the timeout as long as chunks come': async ({ ask }) => {
    const slow: LoopbackHandler = (response, request) => {
      trickling(response, request);
      setTimeout(() => response.end('end'), longerThanTimeoutMs);
    };
    const { body } = asStream(await ask(slow, stream));
    assert.match((await readAll(body)).toString(), /^\.+end$/);
  },
  'does not count the time that the reader takes': async ({ ask }) => {
    const { body } = asStream(
      await ask((response) => response.write('a', () => setTimeout(() => response.end('b'), 30)), stream),
    );
    let text = '';
    for await (const chunk of body) {
      text += Buffer.from(chunk).toString();
      if (text === 'a') await wait(longerThanTimeoutMs);
    }
    assert.equal(text, 'ab');
  },
};

function fails(handler: LoopbackHandler, request: Partial<TransportRequest>): CaseTable[string] {
  return async ({ ask }) => {
    const started = performance.now();
    await assertConnectionError(ask(handler, request), 'TIMEOUT');
    assert.ok(performance.now() - started < 20 * timeoutMs, 'it took far longer than asked');
  };
}
