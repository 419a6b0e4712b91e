import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { SCENARIOS } from '../src/index';
import { MINIMAL_FILTER, SandboxClient } from './sandbox-client';

const journalSchema = z.object({ requests: z.array(z.looseObject({ id: z.number(), path: z.string() })) });

describe('journal', () => {
  it('returns requests with body, status, client and scenario, and no secret', async () => {
    const client = await SandboxClient.connect();
    await client.search({ pageSize: 5 }, 'rate-limit');
    await client.get('/api/users');
    const answer = await client.get('/_sandbox/journal');
    expect(journalSchema.parse(answer.json()).requests).toMatchObject([
      {
        method: 'POST',
        path: '/connect/token',
        status: 200,
        client: 'sandbox',
        body: { client_id: 'sandbox', client_secret: '***' },
      },
      {
        path: '/api/companies/search',
        status: 429,
        scenario: ['rate-limit'],
        body: { pageSize: 5, filter: MINIMAL_FILTER },
      },
      { method: 'GET', path: '/api/users', status: 404, body: null },
    ]);
    expect(answer.body).not.toContain('sandbox-secret');
    expect(answer.body).not.toContain(client.authorization.slice(7));
  });

  it('returns only what came after an id', async () => {
    const client = await SandboxClient.connect();
    const { requests } = journalSchema.parse((await client.get('/_sandbox/journal')).json());
    await client.search();
    const later = journalSchema.parse((await client.get(`/_sandbox/journal?since=${requests[0]?.id}`)).json());
    expect(later.requests.map(({ path }) => path)).toEqual(['/api/companies/search']);
    expect((await client.get('/_sandbox/journal?since=x')).statusCode).toBe(400);
  });

  it('keeps a bounded number of requests', async () => {
    const { sandbox } = await SandboxClient.connect();
    for (let request = 0; request < 20_001; request += 1) sandbox.journal.begin('GET', `/${request}`);
    expect(sandbox.journal.list()).toHaveLength(5000);
    expect(sandbox.journal.list().at(-1)?.path).toBe('/20000');
  });
});

describe('reset, scenario, today, tokens', () => {
  it('returns to the first rows, scenario and day', async () => {
    const client = await SandboxClient.connect({ scenario: 'date-iso' });
    const before = client.sandbox.snapshot();
    await client.post('/_sandbox/companies', { companyName: 'Extra' });
    await client.post('/_sandbox/today', { today: '2026-12-24' });
    await client.post('/_sandbox/scenario', { scenario: 'unavailable' });
    const answer = await client.post('/_sandbox/reset', '');
    expect(answer.json()).toEqual({ today: '2026-11-20', scenario: 'date-iso', companies: 120 });
    expect(client.sandbox.snapshot()).toEqual(before);
    expect(client.sandbox.journal.list()).toEqual([]);
  });

  it('returns to another scenario and day when the reset says so', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.post('/_sandbox/reset', { scenario: 'html', today: '2027-02-28' });
    expect(answer.json()).toEqual({ today: '2027-02-28', scenario: 'html', companies: 120 });
    const renewals = client.sandbox.snapshot().map(({ renewalDay }) => renewalDay);
    expect(renewals).toEqual(expect.arrayContaining(['2027-02-28', '2027-03-01']));
  });

  it('moves the test clock without changing rows', async () => {
    const client = await SandboxClient.connect();
    const expired = async () => (await client.search()).body.split('"licenceExpired":true').length;
    const before = await expired();
    await client.post('/_sandbox/today', { today: '2027-11-20' });
    expect(await expired()).toBeGreaterThan(before);
    const filter = {
      ...MINIMAL_FILTER,
      FilterGroups: [
        { Condition: 'AND', FilterItems: [{ FieldName: 'MonthlyActiveUser', Operator: '=', Value: '2027-11' }] },
      ],
    };
    expect((await client.search({ filter })).statusCode).toBe(200);
  });

  it('revokes all tokens, or those of one client', async () => {
    const client = await SandboxClient.connect();
    const second = new SandboxClient(client.app);
    await second.login('second-reseller');
    expect((await client.post('/_sandbox/revoke-tokens', { clientId: 'second-reseller' })).json()).toEqual({
      revoked: 1,
    });
    expect([(await second.search()).statusCode, (await client.search()).statusCode]).toEqual([401, 200]);
    expect((await client.post('/_sandbox/revoke-tokens', {})).json()).toEqual({ revoked: 1 });
    expect((await client.search()).statusCode).toBe(401);
  });

  test.each([
    ['/_sandbox/scenario', { scenario: 'flood' }, 'Unknown scenario "flood".'],
    ['/_sandbox/scenario', { scenario: 'reset:5' }, 'Scenario "reset" does not know "5".'],
    ['/_sandbox/scenario', { scenario: 'reset:at=0' }, 'needs a whole number of at least 1'],
    ['/_sandbox/reset', { scenario: 'flood' }, 'Unknown scenario "flood".'],
    ['/_sandbox/today', { today: '2026-02-30' }, 'today: must be a day like 2026-11-20'],
    ['/_sandbox/today', { today: '2025-11-30' }, 'today: must be a day like 2026-11-20'],
    ['/_sandbox/companies', { color: 'red' }, 'color'],
    ['/_sandbox/companies', { targetUsers: -1 }, 'targetUsers: '],
    ['/_sandbox/companies', '{broken', 'The body is not valid JSON.'],
  ])('%s returns 400 for %j with one clear line', async (url, body, line) => {
    const client = await SandboxClient.connect();
    const answer = await client.post(url, body);
    expect(answer.statusCode).toBe(400);
    expect(z.object({ error: z.string() }).parse(answer.json()).error).toContain(line);
  });

  it('returns 400 for a form, and changes nothing', async () => {
    const client = await SandboxClient.connect();
    for (const [url, body] of [
      ['/_sandbox/reset', 'scenario=html'],
      ['/_sandbox/revoke-tokens', '{"clientId":"second-reseller"}'],
    ] as const) {
      const answer = await client.post(url, body, { 'content-type': 'application/x-www-form-urlencoded' });
      expect(answer.statusCode).toBe(400);
      expect(answer.json()).toEqual({ error: 'Send JSON with content-type: application/json.' });
    }
    expect((await client.search()).statusCode).toBe(200);
  });

  it('lists every scenario with a description', async () => {
    const client = await SandboxClient.connect({ scenario: 'html' });
    const listSchema = z.object({
      active: z.string(),
      scenarios: z.array(z.looseObject({ name: z.string(), description: z.string().min(10) })),
    });
    const { active, scenarios } = listSchema.parse((await client.get('/_sandbox/scenarios')).json());
    expect(active).toBe('html');
    expect(scenarios.map(({ name }) => name)).toEqual(SCENARIOS.map(({ name }) => name));
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });
});
