import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { searchPage, wireCompany } from '../../src/testing/company-builder';
import { startLoopbackServer } from '../../src/testing/loopback-server';

type Operation = 'total' | 'search' | 'strict';

interface Report {
  readonly outcome: string;
  readonly maxRssMb: number;
  readonly seconds: number;
}

const run = promisify(execFile);
const child = fileURLToPath(new URL('memory-child.mjs', import.meta.url));
// Around a month's end there is no total of a server that answers every month alike.
const clock = new URL('../../../../scripts/tests/stand-at-noon.mjs', import.meta.url).href;
const page = searchPage([wireCompany({ monthlyActiveUserCount: 40 })]);
const MB = 1_000_000;

/** What a process with 256 MB of heap makes of a server that answers one path so, and the search with one company. */
async function report(
  operation: Operation,
  path: string,
  answer: (to: ServerResponse) => void,
  heapMb = 256,
): Promise<Report> {
  const server = await startLoopbackServer((response, { url }) => {
    if (url === path) answer(response);
    else if (url === '/connect/token') response.end('{"access_token":"token","expires_in":3600}');
    else response.end(JSON.stringify(page));
  });
  try {
    const options = [`--max-old-space-size=${heapMb}`, '--import', clock];
    const { stdout } = await run('node', [...options, child, server.origin, operation], { timeout: 60_000 });
    return JSON.parse(stdout) as Report;
  } finally {
    await server.close();
  }
}

function send(response: ServerResponse, parts: Iterable<Uint8Array | string>, gzip = false): void {
  const source = Readable.from(parts, { objectMode: false });
  const body = gzip ? source.pipe(createGzip({ level: 1 })) : source;
  for (const stream of [source, body]) stream.on('error', () => undefined);
  response.on('close', () => source.destroy());
  if (gzip) response.setHeader('content-encoding', 'gzip');
  body.pipe(response);
}

function* forever(part: string): Generator<string> {
  for (;;) yield part;
}

const SEARCH = '/api/companies/search';
const EXPORT = '/api/companies/search/export';

describe('within 256 MB of heap, 700 MB in all and 30 seconds', () => {
  const expectBounded = ({ maxRssMb, seconds }: Report): void => {
    expect(maxRssMb).toBeLessThan(700);
    expect(seconds).toBeLessThan(30);
  };

  test('a right answer of 50 MB gives the right total', { timeout: 90_000 }, async () => {
    const padded = JSON.stringify(page).replace('"status"', () => `"note":"${'x'.repeat(50 * MB)}","status"`);
    const result = await report('total', SEARCH, (response) => response.end(padded));
    expect(result.outcome).toBe('40');
    expectBounded(result);
  });

  test.each<[string, Operation, string, (response: ServerResponse) => void, string]>([
    ['JSON without end', 'total', SEARCH, (to) => send(to, forever(`[${'1,'.repeat(5000)}`)), 'larger than 100 MB'],
    [
      'a terabyte of spaces, compressed',
      'total',
      SEARCH,
      (to) => send(to, forever(' '.repeat(MB)), true),
      'larger than 100 MB',
    ],
    [
      'a token without end',
      'total',
      '/connect/token',
      (to) => send(to, forever('"'.repeat(10_000))),
      'larger than 100 MB',
    ],
    [
      'an error without end',
      'total',
      SEARCH,
      (to) => send(to.writeHead(400), forever('<script>'.repeat(1000))),
      'was not reached',
    ],
    [
      'an error with a million messages',
      'search',
      SEARCH,
      (to) =>
        to.end(
          JSON.stringify({ status: 'INPUT_ERROR', validationMessages: Array(MB).fill('eyJ-eyJ- client_secret ') }),
        ),
      'did not accept',
    ],
    [
      'an error whose words are 20 MB of beginnings of tags and tokens',
      'total',
      SEARCH,
      (to) => to.end(JSON.stringify({ status: 'INPUT_ERROR', message: '<script<eyJ-'.repeat((20 * MB) / 12) })),
      'did not accept',
    ],
    [
      'a row without end',
      'strict',
      EXPORT,
      (to) => send(to, ['Company Name,Monthly Users,Tags\r\n"', ...Array<string>(20).fill('x'.repeat(MB))]),
      'longer than one million bytes',
    ],
    ['a header without end', 'strict', EXPORT, (to) => send(to, forever('Company Name,'.repeat(1000))), 'Keepnet'],
  ])('%s gives an error', { timeout: 90_000 }, async (_name, operation, path, answer, words) => {
    const result = await report(operation, path, answer);
    expect(result.outcome).toMatch(/^Keepnet\w+Error: /);
    expect(result.outcome).toContain(words);
    expectBounded(result);
  });
});

describe('within 512 MB of heap', () => {
  const brackets = (count: number): string[] =>
    ['[', ']'].flatMap((sign) => Array<string>(count / MB).fill(sign.repeat(MB)));

  test.each<[string, () => Iterable<string>, string]>([
    ['nested lists, 80 MB of them', () => brackets(40 * MB), 'more values than any page'],
    ['nested lists, as many as are parsed', () => brackets(6 * MB), 'nested deeper'],
    ['empty objects, 90 MB of them', () => ['[', ...Array<string>(30).fill('{},'.repeat(MB)), '1]'], 'more values'],
    ['numbers, 90 MB of them', () => ['[', ...Array<string>(45).fill('1,'.repeat(MB)), '1]'], 'more values'],
    ['a row as deep as 200,000 lists', () => [deepRow(200_000)], 'nested deeper'],
  ])('%s, compressed, give an error', { timeout: 90_000 }, async (_name, parts, words) => {
    const result = await report('total', SEARCH, (to) => send(to, parts(), true), 512);
    expect(result.outcome).toMatch(
      /^KeepnetResponseError: No result: nothing of the answer to the company search is used/,
    );
    expect(result.outcome).toContain(words);
  });
});

function deepRow(levels: number): string {
  return JSON.stringify(page).replace(
    '"tags":null',
    () => `"tags":null,"extra":${'['.repeat(levels)}${']'.repeat(levels)}`,
  );
}
