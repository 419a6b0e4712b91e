import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SandboxClient } from './sandbox-client';

const mySchema = z.object({
  data: z.array(
    z.looseObject({
      name: z.string(),
      resourceId: z.string(),
      children: z.array(z.looseObject({ resourceId: z.string() })),
    }),
  ),
});

function companyWhere(
  client: SandboxClient,
  predicate: (company: SandboxClient['sandbox']['world']['companies'][number]) => boolean,
) {
  const company = client.sandbox.world.companies.find(predicate);
  if (company === undefined) throw new Error('The seed has no such company.');
  return company;
}

describe('GET /api/companies/my', () => {
  it('returns the reseller with its customers inside', async () => {
    const client = await SandboxClient.connect();
    const [root] = mySchema.parse((await client.get('/api/companies/my')).json()).data;
    expect(root?.name).toBe('ACME Resale');
    expect(root?.children).toHaveLength(120);
  });

  it('returns the one company of a Company Admin', async () => {
    const client = await SandboxClient.connect({}, 'company-admin');
    const { data } = mySchema.parse((await client.get('/api/companies/my')).json());
    expect(data.map(({ resourceId }) => resourceId)).toEqual([client.sandbox.world.companies[0]?.companyId]);
  });
});

describe('GET /api/companies/{resourceId}', () => {
  it('returns the details under their own names, License Limit as a number', async () => {
    const client = await SandboxClient.connect();
    const company = companyWhere(client, (c) => c.isLimited && c.renewalDay !== null && c.privacyDurationId > 0);
    expect((await client.get(`/api/companies/${company.companyId}`)).json()).toMatchObject({
      data: {
        resourceId: company.companyId,
        name: company.companyName,
        numberOfUsers: Number(company.numberOfUsers),
        targetUserCount: company.targetUsers,
        licenseEndDate: `${company.renewalDay}T00:00:00`,
        statusName: 'Active',
        timeZoneId: company.country.timeZone,
      },
      status: 'SUCCESS',
    });
  });

  it('returns null as the limit of an unlimited company', async () => {
    const client = await SandboxClient.connect();
    const company = companyWhere(client, (c) => !c.isLimited && c.privacyDurationId > 0);
    expect((await client.get(`/api/companies/${company.companyId}`)).json()).toMatchObject({
      data: { numberOfUsers: null, isNumberOfUsersLimited: false },
    });
  });

  it('returns 404 for an unknown id and 403 PRIVACY_ERROR for a customer that denies access', async () => {
    const client = await SandboxClient.connect();
    expect((await client.get('/api/companies/nobody')).statusCode).toBe(404);
    const { companyId } = companyWhere(client, (c) => c.privacyDurationId === 0);
    for (const url of [`/api/companies/${companyId}`, `/api/companies/${companyId}/license-check`]) {
      const answer = await client.get(url);
      expect([answer.statusCode, answer.json()]).toEqual([403, expect.objectContaining({ status: 'PRIVACY_ERROR' })]);
    }
  });

  it('returns 403 to a Company Admin for another company than its own', async () => {
    const client = await SandboxClient.connect({}, 'company-admin');
    const [own, other] = client.sandbox.world.companies;
    expect((await client.get(`/api/companies/${own?.companyId}`)).statusCode).toBe(200);
    expect((await client.get(`/api/companies/${other?.companyId}`)).statusCode).toBe(403);
  });
});

describe('GET /api/companies/{resourceId}/license-check', () => {
  it('returns limit, counts and verdict', async () => {
    const client = await SandboxClient.connect();
    const company = companyWhere(client, (c) => c.isLimited && c.numberOfUsers === '100' && c.targetUsers === 101);
    expect((await client.get(`/api/companies/${company.companyId}/license-check`)).json()).toMatchObject({
      data: {
        isLimited: true,
        licenseLimit: 100,
        activeUserCount: 101,
        totalUserCount: 101 + company.inactiveUsers,
        isLicenseExceeded: true,
      },
    });
  });

  it('returns null as the limit of an unlimited company', async () => {
    const client = await SandboxClient.connect();
    const company = companyWhere(client, (c) => !c.isLimited && c.privacyDurationId > 0);
    expect((await client.get(`/api/companies/${company.companyId}/license-check`)).json()).toMatchObject({
      data: { isLimited: false, licenseLimit: null, isLicenseExceeded: false },
    });
  });
});

describe('other addresses', () => {
  it('returns 404 as JSON', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.get('/api/users');
    expect([answer.statusCode, answer.json()]).toEqual([404, expect.objectContaining({ status: 'FAILED' })]);
  });
});
