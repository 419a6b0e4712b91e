import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createKeepnetClient } from '@keepnet-workflows/core/node';
import { read, utils } from '@e965/xlsx';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import type { perform } from '../src/creates/export-companies';
import { handle } from './harness/app-handler';
import { dayFromNow, lastMonth } from './harness/days';
import { type Fixture, sandboxWith } from './harness/sandbox';
import { startStash, type StashServer } from './harness/stash';
import { thrownBy } from './harness/thrown-by';

type Result = Awaited<ReturnType<typeof perform>>;

// Where Zapier's runtime keeps a stream until its length is known.
const spool = mkdtempSync(join(tmpdir(), 'keepnet-export-'));

beforeAll(() => {
  // The runtime stashes nothing without a key.
  vi.stubEnv('ZAPIER_DEPLOY_KEY', 'test');
  for (const name of ['TMPDIR', 'TEMP']) vi.stubEnv(name, spool);
});
afterEach(() => expect(readdirSync(spool)).toEqual([]));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(spool, { recursive: true, force: true });
});

async function exportTo(stash: StashServer, { authData }: Fixture, inputData: object): Promise<Result> {
  return await handle<Result>({
    command: 'execute',
    method: 'creates.export_companies.operation.perform',
    rpc_base: stash.rpcBase,
    bundle: { authData, inputData, meta: {} },
  });
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** As another reader counts them. */
function rowsOf(bytes: Buffer | undefined): number {
  const book = read(bytes, { type: 'buffer' });
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {});
  return rows.filter((row) => row['Company Name'] !== 'Total').length;
}

test.each([
  ['all', 'all', `keepnet-companies-${lastMonth()}`],
  ['over_limit', 'overLimit', `keepnet-over-limit-${dayFromNow(0)}`],
  ['expired', 'expired', `keepnet-expired-${dayFromNow(0)}`],
  ['renewals', 'renewals', `keepnet-renewals-60-days-${dayFromNow(0)}`],
] as const)('hands over the file of %s, byte for byte', async (list, coreList, name) => {
  const fixture = await sandboxWith({ companies: 300 });
  const stash = await startStash();
  const result = await exportTo(stash, fixture, { list, format: 'csv', days: '60' });

  const client = createKeepnetClient({
    baseUrl: fixture.server.url,
    clientId: 'sandbox',
    clientSecret: 'sandbox-secret',
  });
  const days = list === 'renewals' ? { days: 60 } : {};
  const expected = await client.exportCompanies({ list: coreList, format: 'csv', month: lastMonth(), ...days });
  const [file] = stash.files;
  expect(stash.files).toHaveLength(1);
  expect(file?.bytes.equals(await readAll(expected.stream))).toBe(true);
  expect(file).toMatchObject({ name: `${name}.csv`, type: 'text/csv' });
  expect(file?.disposition).toContain(`${name}.csv`);
  expect(result).toMatchObject({
    id: `${name}.csv`,
    file: `${stash.origin}/stash/0`,
    file_name: `${name}.csv`,
    file_size: file?.bytes.length,
    company_count: rowsOf(file?.bytes),
    usage_month: lastMonth(),
  });
});

test('writes a strict list from readings without a filter', async () => {
  const fixture = await sandboxWith({ companies: 60 });
  fixture.server.sandbox.setScenario('ignore-filter');
  const stash = await startStash();
  const { company_count } = await exportTo(stash, fixture, {
    list: 'over_limit',
    format: 'csv',
    verification: 'strict',
  });
  expect(company_count).toBe(fixture.server.sandbox.snapshot().filter(({ isOverLimit }) => isOverLimit).length);
  const sent = JSON.stringify(fixture.server.sandbox.journal.list());
  expect(sent).not.toContain('isTargetUserCountExceededLimit');
});

test('hands over a workbook', async () => {
  const fixture = await sandboxWith({ companies: 50 });
  const stash = await startStash();
  const result = await exportTo(stash, fixture, { list: 'all', format: 'excel', month: '2025-12' });
  expect(result).toMatchObject({ file_name: 'keepnet-companies-2025-12.xlsx', usage_month: '2025-12' });
  expect(result.mime_type).toContain('spreadsheetml');
  expect(rowsOf(stash.files[0]?.bytes)).toBe(50);
  expect(result.company_count).toBe(50);
});

test("hands over Keepnet's own file as it comes", async () => {
  const fixture = await sandboxWith({ companies: 50 });
  const stash = await startStash();
  // Verification is hidden then, and still holds what was chosen before.
  const input = { list: 'all', format: 'csv', origin: 'keepnet', verification: 'strict', month: '2025-12' };
  const result = await exportTo(stash, fixture, input);
  expect(rowsOf(stash.files[0]?.bytes)).toBe(50);
  expect(stash.files[0]?.bytes.toString()).not.toContain('Company ID');
  expect(result).toMatchObject({ company_count: null, usage_month: null });
  expect(result.file_name).not.toContain('2025-12');
});

test('exports all companies as CSV of the previous month when the fields are empty', async () => {
  const fixture = await sandboxWith({ companies: 20 });
  const stash = await startStash();
  const result = await exportTo(stash, fixture, { list: '', format: null, days: [], period: '', month: '  ' });
  expect(result).toMatchObject({ file_name: `keepnet-companies-${lastMonth()}.csv`, usage_month: lastMonth() });
});

test('hands over a file with the header alone when there is nobody', async () => {
  const fixture = await sandboxWith({ companies: 0 });
  const stash = await startStash();
  const result = await exportTo(stash, fixture, { list: 'expired', format: 'csv' });
  expect(result.company_count).toBe(0);
  expect(stash.files[0]?.bytes.toString().trim().split('\n')).toHaveLength(1);
});

test('hands over a large file whole', async () => {
  const fixture = await sandboxWith({ companies: 300, scenario: 'huge-export:8' });
  const stash = await startStash();
  const { file_size: size } = await exportTo(stash, fixture, { list: 'all', format: 'csv', origin: 'keepnet' });
  expect(size).toBeGreaterThan(7_000_000);
  expect(stash.files[0]?.bytes.length).toBe(size);
});

test.each([
  ['the connection breaks within the file', 'export-truncated:always', 'keepnet'],
  ['the search fails', 'server-error-forever:on=search', 'verified'],
])('throws and hands over nothing when %s', async (_name, scenario, origin) => {
  const fixture = await sandboxWith({ companies: 300 });
  fixture.server.sandbox.setScenario(scenario);
  const stash = await startStash();
  const error = await thrownBy(exportTo(stash, fixture, { list: 'all', format: 'csv', origin }));
  expect(error.name).toMatch(/^(App|Throttled)Error$/);
  expect(stash.files).toEqual([]);
});

test("throws in our own words when Zapier's storage refuses the file, and quotes neither its keys nor a row", async () => {
  const fixture = await sandboxWith({ companies: 20 });
  const stash = await startStash({ isRefusing: true });
  const error = await thrownBy(exportTo(stash, fixture, { list: 'all', format: 'csv' }));
  expect(error).toEqual({
    name: 'AppError',
    code: 'FILE_NOT_STORED',
    message: expect.stringMatching(/^No file: .* Run the step again\.$/) as string,
  });
});

test.each([
  { list: 'some' },
  { format: 'pdf' },
  { list: 'renewals', days: 'x' },
  { month: '2026' },
  { verification: 'x' },
  { origin: 'x' },
])('throws for %j', async (inputData) => {
  const fixture = await sandboxWith({ companies: 5 });
  const stash = await startStash();
  expect(await thrownBy(exportTo(stash, fixture, inputData))).toMatchObject({ code: 'CONFIGURATION' });
});
