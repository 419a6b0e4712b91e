import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

import type { CaseTable } from './contract-case';
import { asStream, assertConnectionError, contractRequest, readAll } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const timeoutMs = 700;
const silent: LoopbackHandler = () => undefined;
const stalled: LoopbackHandler = (response) => {
  response.write('first');
};
const trickling: LoopbackHandler = (response) => {
  const timer = setInterval(() => response.write('.'), 20);
  response.once('close', () => clearInterval(timer));
};

/** Nobody waits for ever; `timeoutMs` is kept as the port says. */
export function timeoutCases(options: TransportContractOptions): CaseTable {
  const { streams = true, limitsWholeText = true, limitsStreamChunks = true } = options;
  const textFails = (handler: LoopbackHandler): CaseTable[string] => {
    return async ({ transport, serve }) => {
      const server = await serve(handler);
      const started = performance.now();
      await assertConnectionError(transport(contractRequest(server.origin, { timeoutMs })), 'TIMEOUT');
      assert.ok(performance.now() - started < 20 * timeoutMs, 'it took far longer than asked');
    };
  };
  const stream = { responseType: 'stream', timeoutMs } as const;
  return {
    'throws a TIMEOUT when no head comes': textFails(silent),
    'throws a TIMEOUT when the body of a text stalls': textFails(stalled),
    ...(limitsWholeText && { 'throws a TIMEOUT when a text trickles in for too long': textFails(trickling) }),
    ...(streams && {
      'throws a TIMEOUT when no head of a stream comes': async ({ transport, serve }) => {
        const server = await serve(silent);
        await assertConnectionError(transport(contractRequest(server.origin, stream)), 'TIMEOUT');
      },
    }),
    ...(streams &&
      limitsStreamChunks && {
        'throws a TIMEOUT when a stream stalls': async ({ transport, serve }) => {
          const server = await serve(stalled);
          const response = asStream(await transport(contractRequest(server.origin, stream)));
          await assertConnectionError(readAll(response.body), 'TIMEOUT');
        },
        'throws a TIMEOUT when an error trickles in for too long where a stream was due': async ({
          transport,
          serve,
        }) => {
          const server = await serve((response, request) => trickling(response.writeHead(500), request));
          const answered = transport(contractRequest(server.origin, stream));
          await assertConnectionError(
            answered.then((response) => readAll(asStream(response).body)),
            'TIMEOUT',
          );
        },
        'reads a stream for longer than the timeout as long as chunks come': async ({ transport, serve }) => {
          const server = await serve((response) => {
            trickling(response, { method: '', url: '', headers: {}, body: '' });
            setTimeout(() => response.end('end'), 3 * timeoutMs);
          });
          const response = asStream(await transport(contractRequest(server.origin, stream)));
          assert.match((await readAll(response.body)).toString(), /^\.+end$/);
        },
        'does not count the time that the reader takes': async ({ transport, serve }) => {
          const server = await serve((response) => {
            response.write('a', () => setTimeout(() => response.end('b'), 30));
          });
          const response = asStream(await transport(contractRequest(server.origin, stream)));
          let text = '';
          for await (const chunk of response.body) {
            text += Buffer.from(chunk).toString();
            await wait(2 * timeoutMs);
          }
          assert.equal(text, 'ab');
        },
      }),
  };
}
