import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

import { startLoopbackServer } from '../../src/testing/loopback-server';

interface Declared {
  readonly total: number;
  readonly tagsEach?: number;
}

const run = promisify(execFile);
const child = fileURLToPath(new URL('bounds-child.mjs', import.meta.url));
// The months are those of the built core's own clock, and around a month's end little is proved.
const clock = new URL('../../../../scripts/tests/stand-at-noon.mjs', import.meta.url).href;
const HEAP_MB = 512;

function row(index: number, users: number, tagsEach: number): string {
  const tags = Array.from({ length: tagsEach }, (_, tag) => `"Tag ${tag} of ${index}"`).join();
  return (
    `{"companyResourceId":"iD${index}","companyName":"Company ${index}","resellerName":"Reseller ${index}",` +
    '"industryName":null,"licenseTypeName":"Gold","isNumberOfUsersLimited":true,"numberOfUsers":"10","targetUserCount":5,' +
    `"licenseEndDate":null,"createTime":"2024-01-01T00:00:00","monthlyActiveUserCount":${users},"tags":[${tags}]}`
  );
}

/** A page of companies that no other page has, however far on it is, with other users in every month. */
function answerPage(response: ServerResponse, body: string, { total, tagsEach = 0 }: Declared): void {
  const { pageNumber, pageSize } = JSON.parse(body) as { pageNumber: number; pageSize: number };
  const month = /"Value":"(\d{4}-\d{2})"/.exec(body)?.[1] ?? '2026-11';
  const users = month < '2025-12' ? 0 : Number(month.slice(5));
  const start = (pageNumber - 1) * pageSize;
  const rows = Array.from({ length: Math.min(pageSize, total - start) }, (_, index) =>
    row(start + index, users, tagsEach),
  );
  response.end(
    `{"status":"SUCCESS","data":{"pageNumber":${pageNumber},"totalNumberOfRecords":${total},"results":[${rows.join()}]}}`,
  );
}

async function outcomeOf(question: string, declared: Declared): Promise<string> {
  const server = await startLoopbackServer((response, { url, body }) => {
    if (url === '/connect/token') response.end('{"access_token":"token","expires_in":3600}');
    else if (url === '/api/companies/search') answerPage(response, body, declared);
    else response.writeHead(400).end('{"status":"INPUT_ERROR","message":"No export."}');
  });
  try {
    const options = [`--max-old-space-size=${HEAP_MB}`, '--import', clock];
    return (await run('node', [...options, child, server.origin, question], { timeout: 120_000 })).stdout;
  } finally {
    await server.close();
  }
}

test.each<[string, string, Declared, RegExp]>([
  [
    'a million tags',
    'totalByTag',
    { total: 20_000, tagsEach: 50 },
    /^KeepnetResponseError: No result: the customers are in more than 100,000 groups/,
  ],
  ['100,000 companies', 'usageLines', { total: 100_000 }, /^100000$/],
])(`%s within ${HEAP_MB} MB of heap`, { timeout: 150_000 }, async (_name, question, declared, outcome) => {
  expect(await outcomeOf(question, declared)).toMatch(outcome);
});
