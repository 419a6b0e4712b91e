import { describe, expect, it } from 'vitest';
import { SandboxClient } from './sandbox-client';

const ids = (rows: readonly { companyResourceId: string }[]) => rows.map((row) => row.companyResourceId);

describe('pages and rows of another shape', () => {
  it('unclear-cap serves half of what it reports, and all rows in twice as many pages', async () => {
    const client = await SandboxClient.connect({ scenario: 'unclear-cap' });
    const first = await client.page({ pageSize: 60 });
    expect(first).toMatchObject({ pageSize: 60, totalNumberOfPages: 2 });
    const all = ids(first.results);
    expect(all).toHaveLength(30);
    for (const pageNumber of [2, 3, 4]) all.push(...ids(await client.rows({ pageNumber, pageSize: 60 })));
    expect(new Set(all).size).toBe(120);
  });

  it('clustered nests rows although nobody asked', async () => {
    const client = await SandboxClient.connect();
    const nested = await client.rows({}, 'clustered');
    expect(nested).toEqual(await client.rows({ isClustered: true }));
    expect(nested.length).toBeLessThan(30);
  });

  it('null-results has null on an empty page', async () => {
    const client = await SandboxClient.connect();
    expect((await client.search({ pageNumber: 9 }, 'null-results')).json()).toMatchObject({ data: { results: null } });
  });

  it('missing-field leaves monthlyActiveUserCount out of one row', async () => {
    const client = await SandboxClient.connect();
    const text = (await client.search({}, 'missing-field')).body;
    expect(text.split('"monthlyActiveUserCount"')).toHaveLength(120);
  });

  it('older-server, resource-id and extra-fields change the fields of every row', async () => {
    const client = await SandboxClient.connect();
    const body = async (scenario: string) => (await client.search({}, scenario)).body;
    expect(await body('older-server')).not.toMatch(/inactiveTargetUserCount|deletedTargetUserCount/);
    expect(await body('resource-id')).not.toContain('companyResourceId');
    expect((await body('resource-id')).split('"resourceId"')).toHaveLength(121);
    expect(await body('extra-fields')).toContain('"riskScore"');
  });

  it('writes envelopes in the shape asked for', async () => {
    const client = await SandboxClient.connect();
    const data = expect.objectContaining({ totalNumberOfRecords: 120 });
    expect((await client.search({}, 'quickstart-envelope')).json()).toEqual({ isSuccess: true, data, messages: [] });
    expect((await client.search({}, 'upper-case-envelope')).json()).toEqual({
      Data: data,
      Status: 'SUCCESS',
      Message: '',
      ValidationMessages: [],
    });
    expect((await client.search({ pageSize: 0 }, 'quickstart-envelope')).json()).toEqual({
      isSuccess: false,
      data: null,
      messages: ['PageSize must be between 1 and 99999', 'One or more validation errors occurred.'],
    });
  });
});
