import assert from 'node:assert/strict';

import type { CaseTable } from './contract-case';
import { contractRequest } from './contract-request';
import type { TransportContractOptions } from './transport-contract-options';

/** A redirect is an answer: the token must not travel to an address that a server names. */
export function redirectCases({ streams = true }: TransportContractOptions): CaseTable {
  const table: Record<string, CaseTable[string]> = {};
  for (const status of [301, 302, 303, 307, 308]) {
    table[`does not follow a ${status} to another origin`] = async ({ transport, serve }) => {
      const other = await serve((response) => response.end('caught'));
      const server = await serve((response) => response.writeHead(status, { location: `${other.origin}/steal` }).end());
      const response = await transport(contractRequest(`${server.origin}/api`));
      assert.equal(response.status, status);
      assert.equal(response.headers['location'], `${other.origin}/steal`);
      assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
    };
    table[`does not follow a ${status} within the origin`] = async ({ transport, serve }) => {
      const server = await serve((response) => response.writeHead(status, { location: '/elsewhere' }).end());
      assert.equal((await transport(contractRequest(`${server.origin}/api`))).status, status);
      assert.equal(server.requests.length, 1);
    };
  }
  if (streams) {
    table['does not follow a redirect of a stream'] = async ({ transport, serve }) => {
      const other = await serve((response) => response.end('caught'));
      const server = await serve((response) => response.writeHead(307, { location: other.origin }).end());
      const response = await transport(contractRequest(server.origin, { responseType: 'stream' }));
      assert.equal(response.status, 307);
      assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
    };
  }
  return table;
}
