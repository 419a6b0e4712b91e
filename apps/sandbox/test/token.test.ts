import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import { SandboxClient } from './sandbox-client';

const FIELDS = {
  grant_type: 'client_credentials',
  client_id: 'sandbox',
  client_secret: 'sandbox-secret',
  scope: 'api1',
};

const answerSchema = z.looseObject({ access_token: z.string(), permissions: z.array(z.string()).optional() });

function claimsOf(token: string): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}

describe('POST /connect/token', () => {
  it('returns a bearer token with the claims of a reseller', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.token(FIELDS);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ expires_in: 3600, token_type: 'Bearer', scope: 'api1' });
    const { access_token, permissions } = answerSchema.parse(answer.json());
    expect(permissions).toContain('companies/search|POST');
    const claims = claimsOf(access_token);
    expect(claims).toMatchObject({
      client_id: 'sandbox',
      role: 'Reseller',
      reseller_access: true,
      user_company_name: 'ACME Resale',
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(3600);
  });

  test.each([
    ['grant_type', 'invalid_request'],
    ['client_id', 'invalid_client'],
    ['client_secret', 'invalid_client'],
    ['scope', 'invalid_request'],
  ])('returns 400 without %s', async (name, error) => {
    const client = await SandboxClient.connect();
    const fields = Object.fromEntries(Object.entries(FIELDS).filter(([field]) => field !== name));
    const answer = await client.token(fields);
    expect([answer.statusCode, answer.json()]).toEqual([400, { error }]);
  });

  test.each([
    [{ client_secret: 'wrong' }, 'invalid_client'],
    [{ client_id: 'nobody' }, 'invalid_client'],
    [{ client_id: 'inactive', client_secret: 'inactive-secret' }, 'invalid_client'],
    [{ grant_type: 'password' }, 'unsupported_grant_type'],
    [{ scope: 'api2' }, 'invalid_scope'],
  ])('returns 400 for %o', async (changes, error) => {
    const client = await SandboxClient.connect();
    const answer = await client.token({ ...FIELDS, ...changes });
    expect([answer.statusCode, answer.json()]).toEqual([400, { error }]);
  });

  it('returns 500 for a JSON body', async () => {
    const client = await SandboxClient.connect();
    expect((await client.post('/connect/token', FIELDS)).statusCode).toBe(500);
  });

  it('returns 400 for no body', async () => {
    const client = await SandboxClient.connect();
    expect((await client.app.inject({ method: 'POST', url: '/connect/token' })).statusCode).toBe(400);
  });

  it('returns a token that is no JWT for the client opaque', async () => {
    const client = await SandboxClient.connect();
    const { access_token, permissions } = answerSchema.parse((await client.login('opaque')).json());
    expect(access_token).not.toContain('.');
    expect(permissions).toBeUndefined();
    expect((await client.search()).statusCode).toBe(200);
  });

  it('returns the seconds of short-lived-token, and the token dies after them', async () => {
    const client = await SandboxClient.connect({ scenario: 'short-lived-token:0.01' });
    expect((await client.token(FIELDS)).json()).toMatchObject({ expires_in: 0.01 });
    await expect.poll(async () => (await client.search()).statusCode, { interval: 5 }).toBe(401);
  });

  it('returns tokens that die after the uses of few-uses-token', async () => {
    const client = await SandboxClient.connect({ scenario: 'few-uses-token:2' });
    const statuses = [await client.search(), await client.search(), await client.search()].map((a) => a.statusCode);
    expect(statuses).toEqual([200, 200, 401]);
    await client.login();
    expect((await client.search()).statusCode).toBe(200);
  });

  it('returns a server error for a token request that a fault is aimed at', async () => {
    const client = await SandboxClient.connect();
    client.sandbox.setScenario('server-error:on=token');
    expect((await client.token(FIELDS)).statusCode).toBe(500);
    expect((await client.token(FIELDS)).statusCode).toBe(200);
  });
});

describe('roles', () => {
  it('returns 403 for the search and the export of a Company Admin', async () => {
    const client = await SandboxClient.connect({}, 'company-admin');
    expect((await client.search()).statusCode).toBe(403);
    expect((await client.export()).statusCode).toBe(403);
  });

  it('returns rows to a custom role whose permissions list the search', async () => {
    const client = await SandboxClient.connect({}, 'custom-role');
    expect(claimsOf(client.authorization)).toMatchObject({ role: 'Billing Reader', reseller_access: 'false' });
    expect((await client.search()).statusCode).toBe(200);
  });

  it('returns other companies to another reseller', async () => {
    const client = await SandboxClient.connect({ companies: 400 }, 'second-reseller');
    const ids = new Set((await client.rows()).map((row) => row.companyResourceId));
    expect(ids.size).toBe(20);
    expect(client.sandbox.snapshot().some(({ companyId }) => ids.has(companyId))).toBe(false);
    expect(client.sandbox.snapshot({ tenant: 'second' }).every(({ companyId }) => ids.has(companyId))).toBe(true);
  });

  it('returns 401 without a token, with a foreign one, and with one of before the reset', async () => {
    const client = await SandboxClient.connect();
    const old = client.authorization;
    client.sandbox.reset();
    for (const authorization of ['', 'Bearer nonsense', old]) {
      client.authorization = authorization;
      expect((await client.search()).statusCode).toBe(401);
    }
  });

  it('returns 403 to every credential with not-a-reseller, and says so in the token', async () => {
    const client = await SandboxClient.connect({ scenario: 'not-a-reseller' });
    expect(claimsOf(client.authorization)).toMatchObject({ role: 'Company Admin', reseller_access: false });
    expect((await client.search()).statusCode).toBe(403);
    const other = client.sandbox.world.companies[3]?.companyId ?? '';
    expect((await client.get(`/api/companies/${other}`)).statusCode).toBe(403);
    expect((await client.get('/api/companies/my')).statusCode).toBe(200);
  });
});
