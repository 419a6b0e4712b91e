import assert from 'node:assert/strict';

import type { CaseTable } from './contract-case';
import { contractRequest, plantedToken } from './contract-request';
import type { TransportContractOptions } from './transport-contract-options';

/** What is sent arrives as it was given. */
export function requestCases({ sendsAuthorization = true }: TransportContractOptions): CaseTable {
  return {
    'sends method, path, query, headers and body exactly': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      const body = ' {"name":"Şirket 漢字 🙂 {{x}} {{bundle.authData.secret}}","n":1.0}\n';
      const headers = { 'content-type': 'application/json', 'x-contract': 'a, {{b}}' };
      const authorization = { authorization: `Bearer ${plantedToken}` };
      const url = `${server.origin}/api/a%20b/search?q=%7B%7Bx%7D%7D&plus=a+b&empty=`;
      await transport(contractRequest(url, { headers: { ...headers, ...authorization }, body }));

      const [received] = server.requests;
      assert.ok(received);
      assert.equal(received.method, 'POST');
      assert.equal(received.url, '/api/a%20b/search?q=%7B%7Bx%7D%7D&plus=a+b&empty=');
      assert.equal(received.body, body);
      const expected = sendsAuthorization ? { ...headers, ...authorization } : headers;
      for (const [name, value] of Object.entries(expected)) assert.equal(received.headers[name], value, name);
    },
    'sends a GET without a body': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      const { body: _body, ...request } = contractRequest(`${server.origin}/api/companies/my`, { method: 'GET' });
      await transport(request);
      assert.deepEqual([server.requests[0]?.method, server.requests[0]?.body], ['GET', '']);
    },
    'sends a form body as it is, with its content type': async ({ transport, serve }) => {
      const server = await serve((response) => response.end());
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const body = 'grant_type=client_credentials&client_secret=s3cr%26t%3D+%7B%7Bx%7D%7D&scope=api1';
      await transport(contractRequest(`${server.origin}/connect/token`, { headers, body }));
      assert.equal(server.requests[0]?.body, body);
      assert.equal(server.requests[0]?.headers['content-type'], headers['content-type']);
    },
    'sends each request once': async ({ transport, serve }) => {
      const server = await serve((response) => response.writeHead(503, { 'retry-after': '0' }).end());
      await transport(contractRequest(server.origin));
      assert.equal(server.requests.length, 1);
    },
  };
}
