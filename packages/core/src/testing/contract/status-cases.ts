import assert from 'node:assert/strict';

import { KeepnetConnectionError } from '../../errors/keepnet-connection-error';

import type { CaseTable } from './contract-case';
import { asText, thrownBy } from './contract-request';
import type { LoopbackHandler } from '../loopback-server';
import type { TransportContractOptions } from './transport-contract-options';

const statuses = [200, 201, 306, 400, 401, 403, 404, 408, 429, 500, 502, 503];

/** Every status is an answer, unless the host treats it itself. */
export function statusCases({ hostHandles = [] }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {};
  for (const status of statuses) {
    const body = `{"status":"S${status}"}`;
    const answer: LoopbackHandler = (response) => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '7' }).end(body);
    };
    if (hostHandles.includes(status)) {
      table[`throws the host's own error for a ${status}`] = async ({ ask }) => {
        const error = await thrownBy(ask(answer));
        assert.ok(!KeepnetConnectionError.isInstance(error), 'an answer came, so the connection did not fail');
      };
    } else {
      table[`returns a ${status} with its headers and body`] = async ({ ask }) => {
        const response = asText(await ask(answer));
        assert.deepEqual([response.status, response.body], [status, body]);
        assert.equal(response.headers['retry-after'], '7');
      };
    }
  }
  table['returns header names in lower case and repeated headers in one string'] = async ({ ask }) => {
    const { headers } = await ask((response) => {
      response.setHeader('X-Part', ['a', 'b']).setHeader('Set-Cookie', ['c=1', 'd=2']).end();
    });
    assert.match(headers['x-part'] ?? '', /^a,\s*b$/);
    for (const [name, value] of Object.entries(headers)) {
      assert.equal(name, name.toLowerCase());
      assert.equal(typeof value, 'string', name);
    }
  };
  return table;
}
