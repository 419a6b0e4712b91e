import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import type { CaseTable } from './contract-case';
import { asText, contractRequest } from './contract-request';

const html = '<html><body>Bad gateway “漢字”</body></html>';
const spacedJson = ' {"a": 1.0,\n "a": 2}\r\n';
// Three and four bytes per sign, so that chunks are cut within one.
const large = '{"name":"ğ€漢🙂"},\n'.repeat(240_000);

/** A text arrives whole and untouched: what it means is decided elsewhere. */
export const textCases: CaseTable = {
  'returns an empty body as an empty string': async ({ transport, serve }) => {
    const server = await serve((response, { url }) => response.writeHead(url === '/204' ? 204 : 200).end());
    for (const path of ['/200', '/204']) {
      assert.equal(asText(await transport(contractRequest(server.origin + path))).body, '');
    }
  },
  'returns a body that is no JSON as it is': async ({ transport, serve }) => {
    const server = await serve((response) => response.setHeader('content-type', 'application/json').end(html));
    assert.equal(asText(await transport(contractRequest(server.origin))).body, html);
  },
  'returns JSON as the text that was sent': async ({ transport, serve }) => {
    const server = await serve((response) => response.setHeader('content-type', 'application/json').end(spacedJson));
    assert.equal(asText(await transport(contractRequest(server.origin))).body, spacedJson);
  },
  'returns a text without its byte order mark': async ({ transport, serve }) => {
    const server = await serve((response) => response.end('\uFEFF{"a":"\uFEFF"}'));
    assert.equal(asText(await transport(contractRequest(server.origin))).body, '{"a":"\uFEFF"}');
  },
  'returns a compressed body decoded': async ({ transport, serve }) => {
    const server = await serve((response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(html)));
    assert.equal(asText(await transport(contractRequest(server.origin))).body, html);
  },
  'returns a body of 5 MB whole': async ({ transport, serve }) => {
    const server = await serve((response) => response.end(large));
    const { body } = asText(await transport(contractRequest(server.origin)));
    assert.ok(Buffer.byteLength(large) > 5_000_000);
    assert.ok(body === large, 'the body differs');
  },
};
