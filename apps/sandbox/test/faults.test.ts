import { describe, expect, it, test } from 'vitest';
import { SandboxClient } from './sandbox-client';

const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

async function statusesOf(client: SandboxClient, count: number): Promise<number[]> {
  const statuses = [];
  for (let request = 0; request < count; request += 1) statuses.push((await client.search()).statusCode);
  return statuses;
}

describe('faults on one request', () => {
  test.each([
    ['revoked-token', 401, ''],
    ['status-306', 306, ''],
    ['privacy-error', 403, '"status":"PRIVACY_ERROR"'],
    ['rate-limit', 429, 'Too many requests'],
    ['rate-limit-seconds', 429, 'Too many requests'],
    ['rate-limit-date', 429, 'Too many requests'],
    ['rate-limit-forever', 429, 'Too many requests'],
    ['server-error', 500, '"status":"INTERNAL_SERVER_ERROR"'],
    ['server-error-forever', 500, '"status":"INTERNAL_SERVER_ERROR"'],
    ['unavailable', 503, ''],
    ['bad-gateway', 502, '<!DOCTYPE html>'],
    ['html', 200, '<!DOCTYPE html>'],
    ['soft-error', 200, '"status":"INTERNAL_SERVER_ERROR"'],
    ['input-error', 200, '"status":"INPUT_ERROR"'],
  ])('%s returns %i', async (scenario, status, text) => {
    const client = await SandboxClient.connect();
    const answer = await client.search({}, scenario);
    expect(answer.statusCode).toBe(status);
    expect(answer.body).toContain(text);
    expect(answer.body).not.toContain('"status":"SUCCESS"');
  });

  it('empty-body returns 200 without a body', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.search({}, 'empty-body');
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
  });

  it('returns Retry-After in seconds, as a date, or not at all', async () => {
    const client = await SandboxClient.connect();
    const retryAfter = async (scenario: string) => (await client.search({}, scenario)).headers['retry-after'];
    expect(await retryAfter('rate-limit-seconds:7')).toBe('7');
    expect(await retryAfter('rate-limit-forever')).toBe('1');
    expect(await retryAfter('rate-limit')).toBeUndefined();
    const date = String(await retryAfter('rate-limit-date:3600'));
    expect(date).toMatch(HTTP_DATE);
    expect(Date.parse(date) - Date.now()).toBeGreaterThan(3_500_000);
  });

  it('slow returns the right answer, late', async () => {
    const client = await SandboxClient.connect();
    const start = performance.now();
    expect(await client.rows({}, 'slow:60')).toHaveLength(120);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it('returns 400 with a clear line for a header that names no scenario', async () => {
    const client = await SandboxClient.connect();
    const answer = await client.search({}, 'earthquake');
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { error: 'Unknown scenario "earthquake". GET /_sandbox/scenarios lists them all.' },
    ]);
  });

  it('revoked-token kills the token itself, and a new one works', async () => {
    const client = await SandboxClient.connect();
    const second = new SandboxClient(client.app);
    await second.login();
    await client.search({}, 'revoked-token');
    expect((await client.search()).statusCode).toBe(401);
    expect((await second.search()).statusCode).toBe(200);
    await client.login();
    expect((await client.search()).statusCode).toBe(200);
  });
});

describe('counting', () => {
  test.each([
    ['server-error', [200, 500, 200, 200]],
    ['server-error:at=1', [500, 200, 200, 200]],
    ['server-error:at=3:times=2', [200, 200, 500, 500]],
    ['server-error:always', [500, 500, 500, 500]],
    ['server-error-forever', [500, 500, 500, 500]],
    ['server-error:on=export', [200, 200, 200, 200]],
    ['rate-limit-seconds:1,server-error:at=3', [200, 429, 500, 200]],
    ['none', [200, 200, 200, 200]],
  ])('%s hits the requests it is aimed at', async (scenario, statuses) => {
    const client = await SandboxClient.connect({ scenario });
    expect(await statusesOf(client, 4)).toEqual(statuses);
  });

  it('counts each operation by itself, other operations from the first request', async () => {
    const client = await SandboxClient.connect({ scenario: 'server-error:on=export,rate-limit:on=my' });
    await client.search();
    expect([(await client.export()).statusCode, (await client.export()).statusCode]).toEqual([500, 200]);
    const my = () => client.get('/api/companies/my');
    expect([(await my()).statusCode, (await my()).statusCode]).toEqual([429, 200]);
  });

  it('starts again when the scenario is set and when the sandbox is reset', async () => {
    const client = await SandboxClient.connect({ scenario: 'unavailable' });
    expect(await statusesOf(client, 3)).toEqual([200, 503, 200]);
    client.sandbox.setScenario('unavailable');
    expect(await statusesOf(client, 3)).toEqual([200, 503, 200]);
    client.sandbox.reset();
    await client.login();
    expect(await statusesOf(client, 3)).toEqual([200, 503, 200]);
  });
});
