import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';

import type { LoopbackHandler } from '../loopback-server';
import type { CaseTable } from './contract-case';
import { asText } from './contract-request';

const html = '<html><body>Bad gateway “漢字”</body></html>';
const spacedJson = ' {"a": 1.0,\n "a": 2}\r\n';
// Three and four bytes per sign, so that chunks are cut within one.
const large = '{"name":"ğ€漢🙂"},\n'.repeat(240_000);

/** A text arrives whole and untouched: what it means is decided elsewhere. */
export const textCases: CaseTable = {
  'returns an empty body as an empty string': returns((response) => response.end(), ''),
  'returns the empty body of a 204': returns((response) => response.writeHead(204).end(), ''),
  'returns a body that is no JSON as it is': returns((response) => asJson(response).end(html), html),
  'returns JSON as the text that was sent': returns((response) => asJson(response).end(spacedJson), spacedJson),
  'returns a text without its byte order mark': returns(
    (response) => response.end('\uFEFF{"a":"\uFEFF"}'),
    '{"a":"\uFEFF"}',
  ),
  'returns a compressed body decoded': returns(
    (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(html)),
    html,
  ),
  'returns a body of 5 MB whole': returns((response) => response.end(large), large),
};

function asJson(response: Parameters<LoopbackHandler>[0]) {
  return response.setHeader('content-type', 'application/json');
}

function returns(handler: LoopbackHandler, expected: string): CaseTable[string] {
  return async ({ ask }) => {
    const { body } = asText(await ask(handler));
    assert.ok(body === expected, `the body differs: ${body.slice(0, 100)}`);
  };
}
