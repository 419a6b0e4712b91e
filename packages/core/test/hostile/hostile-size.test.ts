import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { expect, test } from 'vitest';
import { searchPage, wireCompany } from '../../src/testing/company-builder';
import { startLoopbackServer } from '../../src/testing/loopback-server';

type Question = 'total' | 'strict' | 'search' | 'tags' | 'lines';
type Answer = (to: ServerResponse, body: string) => void;

interface Report {
  readonly outcome: string;
  readonly maxRssMb: number;
  readonly seconds: number;
}

const run = promisify(execFile);
const child = fileURLToPath(new URL('memory-child.mjs', import.meta.url));
// The months are those of the built core's own clock, and around a month's end little is proved.
const clock = new URL('../../../../scripts/tests/stand-at-noon.mjs', import.meta.url).href;
const page = searchPage([wireCompany({ monthlyActiveUserCount: 40 })]);
const MB = 1_000_000;
const SEARCH = '/api/companies/search';
const EXPORT = '/api/companies/search/export';

/** What a process with so much heap makes of a server that answers one path so, and the search with one company. */
async function report(question: Question, path: string, answer: Answer, heapMb: number): Promise<Report> {
  const server = await startLoopbackServer((response, { url, body }) => {
    if (url === path) answer(response, body);
    else if (url === '/connect/token') response.end('{"access_token":"token","expires_in":3600}');
    else if (url === SEARCH) response.end(JSON.stringify(page));
    else response.writeHead(400).end('{"status":"INPUT_ERROR","message":"No export."}');
  });
  try {
    const options = [`--max-old-space-size=${heapMb}`, '--import', clock];
    const { stdout } = await run('node', [...options, child, server.origin, question], { timeout: 60_000 });
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

const repeated = (part: string, times: number): string[] => Array<string>(times).fill(part);

/** A page of companies that no other page has, however far on it is, with other users in every month. */
const companies =
  (total: number, tagsEach = 0): Answer =>
  (to, body) => {
    const { pageNumber, pageSize } = JSON.parse(body) as { pageNumber: number; pageSize: number };
    const month = /"Value":"(\d{4}-\d{2})"/.exec(body)?.[1] ?? '2026-11';
    const users = month < '2025-12' ? 0 : Number(month.slice(5));
    const start = (pageNumber - 1) * pageSize;
    const rows = Array.from({ length: Math.min(pageSize, total - start) }, (_, index) => ({
      ...wireCompany({ companyResourceId: `iD${start + index}`, monthlyActiveUserCount: users }),
      tags: Array.from({ length: tagsEach }, (_tag, tag) => `Tag ${tag} of ${start + index}`),
    }));
    to.end(JSON.stringify(searchPage(rows, { pageNumber, pageSize, total })));
  };

const padded: Answer = (to) =>
  to.end(JSON.stringify(page).replace('"status"', () => `"note":"${'x'.repeat(50 * MB)}","status"`));
const endlessJson: Answer = (to) => send(to, forever(`[${'1,'.repeat(5000)}`));
const endlessSpaces: Answer = (to) => send(to, forever(' '.repeat(MB)), true);
const endlessError: Answer = (to) => send(to.writeHead(400), forever('<script>'.repeat(1000)));
const refused = { status: 'INPUT_ERROR', validationMessages: repeated('<script<eyJ- client_secret ', 300_000) };
const manyMessages: Answer = (to) => to.end(JSON.stringify(refused));
const longRow: Answer = (to) => send(to, ['Company Name,Monthly Users,Tags\r\n"', ...repeated('x'.repeat(MB), 20)]);
const endlessHeader: Answer = (to) => send(to, forever('Company Name,'.repeat(1000)));

test.each<[string, Question, string, Answer, RegExp]>([
  ['an answer of 50 MB gives the right total', 'search', SEARCH, padded, /^1$/],
  ['50,000 companies give a line each', 'lines', SEARCH, companies(50_000), /^50000$/],
  ['half a million tags', 'tags', SEARCH, companies(10_000, 50), /^\w+ResponseError: .* more than 100,000 groups/],
  ['JSON without end', 'total', SEARCH, endlessJson, /^Keepnet\w+Error: .*larger than 100 MB/],
  ['a terabyte of spaces, compressed', 'search', SEARCH, endlessSpaces, /^Keepnet\w+Error: .*larger than 100 MB/],
  ['an error without end', 'total', SEARCH, endlessError, /^Keepnet\w+Error: .*was not reached/],
  ['an error with 300,000 messages', 'search', SEARCH, manyMessages, /^Keepnet\w+Error: .*did not accept/],
  ['a row without end', 'strict', EXPORT, longRow, /^Keepnet\w+Error: .*longer than one million bytes/],
  ['a header without end', 'strict', EXPORT, endlessHeader, /^Keepnet\w+Error: .*Keepnet/],
])(
  '%s, within 256 MB of heap, 700 MB in all and 30 seconds: %s about %s',
  { timeout: 90_000 },
  async (_name, question, path, answer, outcome) => {
    const result = await report(question, path, answer, 256);
    expect(result.outcome).toMatch(outcome);
    expect(result.maxRssMb).toBeLessThan(700);
    expect(result.seconds).toBeLessThan(30);
  },
);

const deepRow = (levels: number): string =>
  JSON.stringify(page).replace('"tags":null', () => `"tags":null,"extra":${'['.repeat(levels)}${']'.repeat(levels)}`);

test.each<[string, () => Iterable<string>]>([
  ['nested lists, as many as are parsed', () => ['['.repeat(6 * MB), ']'.repeat(6 * MB)]],
  ['a row as deep as 200,000 lists', () => [deepRow(200_000)]],
])('%s, compressed, give an error within 512 MB of heap', { timeout: 90_000 }, async (_name, parts) => {
  const { outcome } = await report('search', SEARCH, (to) => send(to, parts(), true), 512);
  expect(outcome).toMatch(
    /^KeepnetResponseError: No result: nothing of the answer to the company search is used.*nested deeper/s,
  );
});
