import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SandboxClient } from './sandbox-client';

describe('changing companies', () => {
  it('changes every field that is told, and no other', async () => {
    const client = await SandboxClient.connect();
    const [company] = client.sandbox.snapshot();
    const change = {
      companyName: 'Renamed',
      licenseLimit: 10,
      targetUsers: 11,
      renewalDate: '2026-11-19T10:00:00',
      monthlyUsers: { '2026-11': 77 },
      tags: ['new'],
      industryName: 'Retail',
    };
    const answer = await client.post(`/_sandbox/companies/${company?.companyId}`, change);
    expect(answer.json()).toEqual({
      ...company,
      companyName: 'Renamed',
      licenseLimit: 10,
      targetUsers: 11,
      monthlyUsers: 77,
      renewalDay: '2026-11-19',
      tags: ['new'],
      industryName: 'Retail',
      isOverLimit: true,
      isExpired: true,
    });
    const row = (await client.rows()).find(({ companyResourceId }) => companyResourceId === company?.companyId);
    expect(row).toMatchObject({
      numberOfUsers: '10',
      licenseEndDate: '2026-11-19T10:00:00',
      monthlyActiveUserCount: 77,
    });
    const october = client.sandbox.snapshot({ month: '2026-10' })[0];
    expect(october?.monthlyUsers).not.toBe(77);
  });

  it('makes a license unlimited and endless with null', async () => {
    const client = await SandboxClient.connect();
    const id = client.sandbox.world.companies[0]?.companyId;
    const answer = await client.post(`/_sandbox/companies/${id}`, { licenseLimit: null, renewalDate: null });
    expect(answer.json()).toMatchObject({ licenseLimit: null, renewalDay: null, isOverLimit: false });
  });

  it('adds a company created today, and deletes it', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.post('/_sandbox/companies', { companyName: 'Brand New', monthlyUsers: 5 });
    expect(answer.statusCode).toBe(201);
    const { companyId } = z.looseObject({ companyId: z.string() }).parse(answer.json());
    const [newest] = await client.rows({ ascending: false });
    expect(newest).toMatchObject({
      companyResourceId: companyId,
      companyName: 'Brand New',
      createTime: '2026-11-20T12:00:00',
      monthlyActiveUserCount: 5,
    });
    const remove = () => client.app.inject({ method: 'DELETE', url: `/_sandbox/companies/${companyId}` });
    expect((await remove()).json()).toEqual({ removed: companyId });
    expect((await remove()).statusCode).toBe(404);
    expect(await client.rows()).toHaveLength(120);
  });

  it('returns 404 for a company that does not exist', async () => {
    const client = await SandboxClient.connect();
    expect((await client.post('/_sandbox/companies/nobody', {})).statusCode).toBe(404);
  });
});
