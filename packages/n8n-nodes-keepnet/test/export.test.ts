import { describe, expect, test } from 'vitest';

import { n8n } from './harness/n8n-modules';
import { binaryOf, bytesOf, rowsOf } from './harness/read-file';
import { runNode } from './harness/run-node';
import { pathsOf, sandboxWith, TODAY } from './harness/sandbox';

const EXPORT = '/api/companies/search/export';
const exporting = { resource: 'company', operation: 'export' };
const inDays = (days: number): string => new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

type Snapshot = ReturnType<Awaited<ReturnType<typeof sandboxWith>>['server']['sandbox']['snapshot']>[number];

const lists: [string, object, (company: Snapshot) => boolean][] = [
  ['all', {}, () => true],
  ['usage', { verification: 'strict' }, () => true],
  ['overLimit', {}, ({ isOverLimit }) => isOverLimit],
  ['expired', {}, ({ isExpired }) => isExpired],
  ['renewals', { days: 60 }, ({ renewalDay: day }) => day !== null && day >= TODAY && day <= inDays(60)],
];

// Files of ours defuse formulas with an apostrophe, and Excel knows one kind of line break.
const plain = (name: string): string => name.replace(/^'/, '').replace(/\r\n?/g, '\n');

const MIME = { csv: 'text/csv', excel: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

describe.each(['csv', 'excel'] as const)('company: export as %s', (format) => {
  test.each(lists)('returns the list "%s" as a file', async (list, more, belongs) => {
    const { server, credentials } = await sandboxWith();
    const parameters = { ...exporting, list, format, period: 'custom', month: '2026-02', ...more };
    const { items, error } = await runNode({ credentials, parameters });
    expect(error).toBeUndefined();
    const hasMonth = list === 'all' || list === 'usage';
    const month = hasMonth ? '2026-02' : TODAY.slice(0, 7);
    const due = server.sandbox.snapshot({ month }).filter(belongs);
    expect(due.length).toBeGreaterThan(2);

    const rows = await rowsOf(items[0]);
    const users = (name: unknown, count: unknown): string => `${plain(String(name))}: ${String(count)}`;
    expect(rows.map((row) => users(row['Company Name'], row[`Monthly Users ${month}`])).sort()).toEqual(
      due.map(({ companyName, monthlyUsers }) => users(companyName, monthlyUsers)).sort(),
    );

    const binary = binaryOf(items[0]);
    const extension = format === 'csv' ? 'csv' : 'xlsx';
    expect(binary).toMatchObject({ mimeType: MIME[format], fileExtension: extension });
    expect(binary.fileName).toMatch(new RegExp(`^keepnet-.*\\.${extension}$`));
    expect(items).toHaveLength(1);
    expect(items[0]?.json).toEqual({
      fileName: binary.fileName,
      list,
      format,
      ...(hasMonth && { month }),
      companyCount: due.length,
      origin: 'verified',
      mimeType: MIME[format],
      fileSize: binary.fileSize,
    });
    expect(binary.bytes).toBe((await bytesOf(items[0])).length);
  });

  test('relies on no flag of the server for a list when verification is strict', async () => {
    const { server, credentials } = await sandboxWith({ pageCap: 50 });
    const parameters = { ...exporting, list: 'overLimit', format };
    const [automatic] = (await runNode({ credentials, parameters })).items;
    expect(JSON.stringify(server.sandbox.journal.list())).toContain('isTargetUserCountExceededLimit');
    server.sandbox.journal.clear();
    const [strict] = (await runNode({ credentials, parameters: { ...parameters, verification: 'strict' } })).items;
    expect(await rowsOf(strict)).toEqual(await rowsOf(automatic));
    expect(JSON.stringify(server.sandbox.journal.list())).not.toContain('isTargetUserCountExceededLimit');
  });

  test('returns a file with the header alone when nothing is in the list', async () => {
    const { credentials } = await sandboxWith({ companies: 0 });
    const { items } = await runNode({ credentials, parameters: { ...exporting, list: 'expired', format } });
    expect(await rowsOf(items[0])).toEqual([]);
    expect((await bytesOf(items[0])).length).toBeGreaterThan(50);
  });
});

describe('company: export', () => {
  test("passes Keepnet's own file on, byte for byte, when that is the origin", async () => {
    const { server, credentials } = await sandboxWith({ scenario: 'export-semicolon,export-bom' });
    const { items } = await runNode({ credentials, parameters: { ...exporting, format: 'csv', origin: 'keepnet' } });
    const bytes = await bytesOf(items[0]);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString()).toContain(';');
    expect(items[0]?.json).toMatchObject({ origin: 'keepnet', companyCount: null });
    expect(pathsOf(server)).toEqual(['/connect/token', EXPORT]);
  });

  test('writes the file from the rows that were read when the server refuses the export', async () => {
    const { credentials } = await sandboxWith({ scenario: 'export-error:400' });
    const { items, error } = await runNode({ credentials, parameters: exporting });
    expect(error).toBeUndefined();
    const rows = await rowsOf(items[0]);
    expect(rows).toHaveLength(120);
    expect(Object.keys(rows[0] ?? {}).at(-1)).toBe('Company ID');
  });

  test('puts the file in the field that is named', async () => {
    const { credentials } = await sandboxWith({ companies: 5 });
    const { items } = await runNode({ credentials, parameters: { ...exporting, binaryPropertyName: 'attachment' } });
    expect(Object.keys(items[0]?.binary ?? {})).toEqual(['attachment']);
  });

  test('takes the day of Options', async () => {
    const { server, credentials } = await sandboxWith();
    const parameters = { ...exporting, list: 'expired', options: { asOf: '2026-06-01' } };
    const { items } = await runNode({ credentials, parameters });
    const due = server.sandbox.snapshot().filter(({ renewalDay }) => renewalDay && renewalDay < '2026-06-01');
    expect(await rowsOf(items[0])).toHaveLength(due.length);
    expect(binaryOf(items[0]).fileName).toContain('2026-06-01');
  });

  test('throws, and returns no part of a file, when the connection ends in the middle', async () => {
    const { credentials } = await sandboxWith({ companies: 2000, scenario: 'export-truncated:at=1' });
    const { items, error } = await runNode({
      credentials,
      parameters: { ...exporting, format: 'csv', origin: 'keepnet' },
    });
    expect(items).toEqual([]);
    expect(error?.message).toContain('the connection was closed before the answer was complete');
  });

  test('holds memory flat while a file of 200 MB passes through', async () => {
    const { credentials } = await sandboxWith({ companies: 1000, scenario: 'huge-export:200' });
    const before = process.memoryUsage();
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().arrayBuffers)), 5);
    const { items, error } = await runNode({
      credentials,
      parameters: { ...exporting, format: 'csv', origin: 'keepnet' },
    });
    clearInterval(timer);
    expect(error).toBeUndefined();
    expect(binaryOf(items[0]).bytes).toBeGreaterThan(199_000_000);
    expect(peak - before.arrayBuffers).toBeLessThan(100_000_000);
    await n8n.container
      .get(n8n.core.BinaryDataService)
      .deleteMany([{ type: 'execution', workflowId: 'workflow1', executionId: '1' }]);
  }, 60_000);
});
