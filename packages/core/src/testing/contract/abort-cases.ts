import assert from 'node:assert/strict';

import type { CaseTable } from './contract-case';
import { asStream, contractRequest, readAll, thrownBy } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const reason = new Error('the caller changed its mind');

/** Whoever aborts gets their own reason back, at once. */
export function abortCases({ streams = true }: TransportContractOptions): CaseTable {
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
      'throws the reason when aborted within a stream': async ({ ask }) => {
        const { signal, abort } = createAbort();
        const response = asStream(await ask((to) => to.write('first'), { responseType: 'stream', signal }));
        const reading = thrownBy(readAll(response.body));
        setTimeout(abort, 20);
        assert.equal(await reading, reason);
      },
    }),
    'is not disturbed by an abort after the answer': async ({ ask }) => {
      const { signal, abort } = createAbort();
      const response = await ask((to) => to.end('done'), { signal });
      abort();
      assert.equal(response.body, 'done');
    },
  };
}

function createAbort() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(reason) };
}

function abortedWhile(handler: (abort: () => void) => LoopbackHandler): CaseTable[string] {
  return async ({ ask }) => {
    const { signal, abort } = createAbort();
    assert.equal(await thrownBy(ask(handler(abort), { signal })), reason);
  };
}
