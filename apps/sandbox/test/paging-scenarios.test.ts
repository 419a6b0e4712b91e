import { describe, expect, it, test } from 'vitest';
import { SandboxClient } from './sandbox-client';

const ids = (rows: readonly { companyResourceId: string }[]) => rows.map((row) => row.companyResourceId);

describe('a list that moves', () => {
  const PAGE = { pageSize: 30 };

  async function scan(client: SandboxClient) {
    const totals = [];
    const seen = [];
    for (let pageNumber = 1; pageNumber <= 5; pageNumber += 1) {
      const page = await client.page({ ...PAGE, pageNumber });
      totals.push(page.totalNumberOfRecords);
      seen.push(...ids(page.results));
    }
    return { totals, seen };
  }

  test.each([
    ['insert-while-paging', [120, 121, 121, 121, 121], 121, 121],
    ['insert-old-while-paging', [120, 121, 121, 121, 121], 121, 120],
    ['delete-while-paging', [120, 119, 119, 119, 119], 119, 119],
    ['swap-while-paging', [120, 120, 120, 120, 120], 120, 120],
    ['duplicated-page', [120, 120, 120, 120, 120], 120, 90],
    ['insert-while-paging:at=2', [120, 120, 121, 121, 121], 121, 121],
    ['insert-while-paging:always', [120, 121, 122, 123, 124], 124, 124],
    ['delete-while-paging:always', [120, 119, 118, 117, 116], 117, 117],
  ])('%s', async (scenario, totals, count, distinct) => {
    const client = await SandboxClient.connect({ scenario });
    const { seen, ...rest } = await scan(client);
    expect({ ...rest, count: seen.length, distinct: new Set(seen).size }).toEqual({ totals, count, distinct });
  });

  it('swap-while-paging loses a company that was there all the time, and no count shows it', async () => {
    const client = await SandboxClient.connect({ scenario: 'swap-while-paging' });
    const before = ids(await client.rows());
    const { seen } = await scan(client);
    const after = ids(await client.rows());
    const stayed = before.filter((id) => after.includes(id));
    expect(stayed).toHaveLength(119);
    expect(stayed.filter((id) => !seen.includes(id))).toHaveLength(1);
  });

  it('changes the list for one request when its header says so', async () => {
    const client = await SandboxClient.connect();
    expect((await client.page({}, 'delete-while-paging')).totalNumberOfRecords).toBe(119);
    expect((await client.page()).totalNumberOfRecords).toBe(119);
  });
});
