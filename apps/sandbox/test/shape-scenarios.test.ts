import { describe, expect, it, test } from 'vitest';
import { SandboxClient } from './sandbox-client';

const ids = (rows: readonly { companyResourceId: string }[]) => rows.map((row) => row.companyResourceId);

describe('pages and rows of another shape', () => {
  it('unclear-cap serves less than it reports, and all rows in more pages', async () => {
    const client = await SandboxClient.connect({ scenario: 'unclear-cap' });
    const first = await client.page({ pageSize: 60 });
    expect(first).toMatchObject({ pageSize: 60, totalNumberOfPages: 2 });
    const all = ids(first.results);
    expect(all).toHaveLength(30);
    for (const pageNumber of [2, 3, 4]) all.push(...ids(await client.rows({ pageNumber, pageSize: 60 })));
    expect(new Set(all).size).toBe(120);
  });

  it('page-cap serves smaller pages and says so', async () => {
    const client = await SandboxClient.connect();
    const page = await client.page({ pageSize: 60 }, 'page-cap:25');
    expect(page).toMatchObject({ pageSize: 25, totalNumberOfPages: 5, totalNumberOfRecords: 120 });
    expect(page.results).toHaveLength(25);
  });

  test.each([
    ['smallest-page', 49, 50, 'PageSize must be between 50 and 99999'],
    ['smallest-page:5', 4, 5, 'PageSize must be between 5 and 99999'],
    ['largest-page', 41, 40, 'PageSize must be between 1 and 40'],
  ])('%s refuses a page of %i and gives one of %i', async (scenario, refused, given, message) => {
    const client = await SandboxClient.connect();
    const answer = await client.search({ pageSize: refused }, scenario);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      expect.objectContaining({ validationMessages: [message] }),
    ]);
    expect((await client.export({ pageSize: refused }, scenario)).statusCode).toBe(400);
    expect(await client.rows({ pageSize: given }, scenario)).toHaveLength(given);
  });

  it('large-page-fails answers larger pages with the page of a proxy', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.search({ pageSize: 1001 }, 'large-page-fails');
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([504, expect.stringContaining('text/html')]);
    expect((await client.search({ pageSize: 1000 }, 'large-page-fails')).statusCode).toBe(200);
  });

  it('clustered-whole pages and counts the outer rows, and holds every company', async () => {
    const client = await SandboxClient.connect({ companies: 310, scenario: 'clustered-whole' });
    const all = await client.page();
    expect(all.totalNumberOfRecords).toBe(all.results.length);
    expect(all.totalNumberOfRecords).toBeLessThan(100);
    const paged = [];
    for (let pageNumber = 1; pageNumber <= 20; pageNumber++) {
      paged.push(...(await client.rows({ pageNumber, pageSize: 5 })));
    }
    expect(paged).toEqual(all.results);
    expect((await client.search()).body.split('"companyResourceId"')).toHaveLength(311);
    expect(await client.rows({}, 'clustered')).toEqual(all.results);
  });

  it('empty-search lists nothing, and the export every company', async () => {
    const client = await SandboxClient.connect({ scenario: 'empty-search' });
    expect(await client.page()).toMatchObject({ totalNumberOfRecords: 0, results: [] });
    expect((await client.export()).body.split('\r\n').length).toBeGreaterThan(120);
  });

  it('huge-total declares more companies than there are', async () => {
    const client = await SandboxClient.connect();
    expect((await client.page({}, 'huge-total')).totalNumberOfRecords).toBe(1e12);
    expect(await client.rows({}, 'huge-total')).toHaveLength(120);
  });

  it('double-field names the users of each row twice, the right ones last', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.search({}, 'double-field');
    expect(answer.body.match(/"monthlyActiveUserCount":1,/g)).toHaveLength(120);
    expect(answer.body.split('"monthlyActiveUserCount"')).toHaveLength(241);
    expect(await client.rows({}, 'double-field')).toEqual(await client.rows());
  });

  it('twin-resellers spells each reseller in several ways that read alike, in rows and files', async () => {
    const client = await SandboxClient.connect();
    const names = (await client.rows({}, 'twin-resellers')).map((row) => row.resellerName);
    const acme = [...new Set(names)].filter((name) => /acme\s+resale/i.test(name ?? '')).toSorted();
    expect(acme).toEqual([' ACME  Resale ', 'ACME RESALE', 'ACME Resale', 'ACME\u00a0Resale']);
    expect((await client.export({}, 'twin-resellers')).body).toContain('ACME\u00a0Resale');
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

  it('older-server, newer-server, resource-id and extra-fields change the fields of every row', async () => {
    const client = await SandboxClient.connect();
    const body = async (scenario: string) => (await client.search({}, scenario)).body;
    expect(await body('older-server')).not.toMatch(/inactiveTargetUserCount|deletedTargetUserCount|limitExceeded/);
    expect(await body('newer-server')).toMatch(/"modules":.*"monthlyConsumption":.*"enrolledVendorNames":/);
    expect(await body('resource-id')).not.toContain('companyResourceId');
    expect((await body('resource-id')).split('"resourceId"')).toHaveLength(121);
    expect(await body('resource-id')).toMatch(/"numberOfUsers":\d/);
    expect(await body('')).not.toMatch(/"numberOfUsers":\d/);
    expect((await body('resource-id,clustered')).split('"resourceId"')).toHaveLength(121);
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
    const { data: bare, ...others } = (await client.search({}, 'bare-answers')).json<{ data: object }>();
    expect(others).toEqual({});
    expect(Object.keys(bare)).not.toEqual(expect.arrayContaining(['pageNumber']));
    expect(bare).toEqual(expect.objectContaining({ totalNumberOfRecords: 120 }));
    expect((await client.search({ pageSize: 0 }, 'quickstart-envelope')).json()).toEqual({
      isSuccess: false,
      data: null,
      messages: ['PageSize must be between 1 and 99999', 'One or more validation errors occurred.'],
    });
  });
});
