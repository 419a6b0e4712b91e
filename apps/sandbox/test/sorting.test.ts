import { describe, expect, test } from 'vitest';
import { SandboxClient } from './sandbox-client';

describe('sorting', () => {
  test.each([
    ['CreateTime', (row: { createTime: string }) => row.createTime],
    ['companyname', (row: { companyName: string }) => row.companyName.toLowerCase()],
    ['TARGETUSERCOUNT', (row: { targetUserCount: number }) => row.targetUserCount],
    ['LicenseEndDate', (row: { licenseEndDate: string | null }) => row.licenseEndDate ?? ''],
  ])('returns rows by %s in both directions, ties by internal id', async (orderBy, key) => {
    const client = await SandboxClient.connect({ companies: 600 });
    const sequence = new Map(client.sandbox.world.companies.map((company) => [company.companyId, company.sequence]));
    for (const ascending of [true, false]) {
      const rows = await client.rows({ orderBy, ascending });
      for (const [index, row] of rows.entries()) {
        const next = rows[index + 1];
        if (next === undefined) break;
        const [left, right] = [key(row), key(next)];
        if (left === right) {
          expect(sequence.get(row.companyResourceId)).toBeLessThan(sequence.get(next.companyResourceId) ?? 0);
        } else expect(left < right).toBe(ascending);
      }
    }
  });
});
