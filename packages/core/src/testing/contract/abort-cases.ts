import assert from 'node:assert/strict';

import type { CaseTable } from './contract-case';
import { asStream, contractRequest, readAll, thrownBy } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const reason = new Error('the caller changed its mind');

/** Whoever aborts gets their own reason back, at once. */
export function abortCases({ streams = true }: TransportContractOptions): CaseTable {
  const abortedWhile = (handler: (abort: () => void) => LoopbackHandler): CaseTable[string] => {
    return async ({ transport, serve }) => {
      const controller = new AbortController();
      const server = await serve(handler(() => controller.abort(reason)));
      const pending = transport(contractRequest(server.origin, { signal: controller.signal }));
      assert.equal(await thrownBy(pending), reason);
    };
  };
  return {
    'throws the reason and sends nothing when aborted before': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      const request = contractRequest(server.origin, { signal: AbortSignal.abort(reason) });
      assert.equal(await thrownBy(transport(request)), reason);
      assert.equal(server.requests.length, 0);
    },
    'throws the reason when aborted before the head': abortedWhile((abort) => () => abort()),
    'throws the reason when aborted within a text': abortedWhile((abort) => (response) => {
      response.write('first', () => setTimeout(abort, 20));
    }),
    ...(streams && {
      'throws the reason when aborted within a stream': async ({ transport, serve }) => {
        const controller = new AbortController();
        const server = await serve((response) => response.write('first'));
        const request = contractRequest(server.origin, { responseType: 'stream', signal: controller.signal });
        const response = asStream(await transport(request));
        const reading = thrownBy(readAll(response.body));
        setTimeout(() => controller.abort(reason), 20);
        assert.equal(await reading, reason);
      },
    }),
    'is not disturbed by an abort after the answer': async ({ transport, serve }) => {
      const controller = new AbortController();
      const server = await serve((response) => response.end('done'));
      const request = contractRequest(server.origin, { signal: controller.signal });
      const response = await transport(request);
      controller.abort(reason);
      assert.equal(response.body, 'done');
    },
  };
}
