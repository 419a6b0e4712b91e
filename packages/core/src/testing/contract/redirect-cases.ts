import assert from 'node:assert/strict';

import type { CaseTable } from './contract-case';
import { contractRequest } from './contract-request';
import type { TransportContractOptions } from './transport-contract-options';

/** A redirect is an answer: the token must not travel to an address that a server names. */
export function redirectCases({ streams = true }: TransportContractOptions): CaseTable {
  const staysWith = (status: number, responseType: 'text' | 'stream', within = false): CaseTable[string] => {
    return async ({ transport, serve }) => {
      const other = await serve((response) => response.end('caught'));
      const location = within ? '/elsewhere' : `${other.origin}/steal`;
      const server = await serve((response) => response.writeHead(status, { location }).end());
      const response = await transport(contractRequest(`${server.origin}/api`, { responseType }));
      assert.equal(response.status, status);
      // A host may have resolved it.
      assert.ok(response.headers['location']?.endsWith(location), 'the location is told');
      assert.deepEqual([server.requests.length, other.requests.length], [1, 0]);
    };
  };
  const table: Record<string, CaseTable[string]> = {};
  for (const status of [301, 302, 303, 307, 308]) {
    table[`does not follow a ${status} to another origin`] = staysWith(status, 'text');
    table[`does not follow a ${status} within the origin`] = staysWith(status, 'text', true);
  }
  if (streams) table['does not follow a redirect of a stream'] = staysWith(307, 'stream');
  return table;
}
