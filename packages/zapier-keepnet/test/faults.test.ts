import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ZObject } from 'zapier-platform-core';

import { perform as monthlyUserTotal } from '../src/searches/monthly-user-total';
import { createKeepnet, type StepBundle } from '../src/step/create-keepnet';
import { orRepeatLater } from '../src/step/repeat-later';
import { runInTime } from '../src/step/run-in-time';
import { perform as licenseExpired } from '../src/triggers/license-expired';
import { handle } from './harness/app-handler';
import { connect, sandboxWith, appTester } from './harness/sandbox';
import { startServer } from './harness/server';
import { thrownBy } from './harness/thrown-by';

const users = (companies: readonly { monthlyUsers: number }[]): number =>
  companies.reduce((sum, { monthlyUsers }) => sum + monthlyUsers, 0);

describe('a total comes out right', () => {
  test.each([
    ['an answer is a 503 with an empty body', 'unavailable'],
    ['a proxy answers with a 502 in HTML', 'bad-gateway'],
    ['a connection is reset', 'reset'],
    ['an answer is cut short', 'truncated'],
  ])('when %s', async (_name, scenario) => {
    const { run, server } = await sandboxWith({ companies: 100, pageCap: 20 });
    server.sandbox.setScenario(scenario);
    const [row] = await run(monthlyUserTotal);
    const companies = server.sandbox.snapshot({ month: row?.month ?? '' });
    expect(row).toMatchObject({ total_monthly_users: users(companies), company_count: companies.length });
  });

  test('over 20,000 companies, in few requests and several at once', async () => {
    const { run, server } = await sandboxWith({ companies: 20_000, latencyMs: 100 });
    const [row] = await run(monthlyUserTotal);
    const sent = server.sandbox.journal.list();
    // The sandbox leaves younger companies out of a month, so that all are listed twice: at 300 ms an answer some 5 seconds
    // of the 25 that a step has. Counted, since a busy machine says nothing by the clock.
    expect(sent.length).toBeLessThanOrEqual(47);
    expect(Math.max(...sent.map(({ inFlight }) => inFlight))).toBe(4);
    expect(row?.total_monthly_users).toBe(users(server.sandbox.snapshot({ month: row?.month ?? '' })));
  });
});

describe('throws, and returns no number', () => {
  test.each([
    ['a customer denies access', 'privacy-error:always', 'AppError', 'PRIVACY'],
    ['the credential no longer belongs to a reseller', 'not-a-reseller', 'AppError', 'PERMISSION'],
    ['a row lacks its number', 'missing-field', 'AppError', 'RESPONSE'],
    ['the month cannot be chosen', 'no-month', 'AppError', 'INVALID_REQUEST'],
  ])('when %s', async (_name, scenario, name, code) => {
    const { run, server } = await sandboxWith({ companies: 100, pageCap: 20 });
    server.sandbox.setScenario(scenario);
    const error = await thrownBy(run(monthlyUserTotal, { month: '2025-12' }));
    expect(error).toMatchObject({ name, code });
    expect(error.message).not.toMatch(/sandbox-secret|eyJ/);
  });

  test('when Keepnet limits requests: Zapier is told how long to wait', async () => {
    const { run, server } = await sandboxWith({ companies: 100, pageCap: 20 });
    server.sandbox.setScenario('rate-limit-seconds:9');
    expect(await thrownBy(run(monthlyUserTotal))).toMatchObject({ name: 'ThrottledError', delay: 9 });
  });

  test.each([['revoked-token'], ['status-306']])(
    'when %s hits in mid-step: Zapier renews, and the next run works',
    async (scenario) => {
      const { run, server, authData } = await sandboxWith({ companies: 100, pageCap: 20 });
      server.sandbox.setScenario(scenario);
      expect((await thrownBy(run(monthlyUserTotal))).name).toBe('RefreshAuthError');
      const renewed = { ...authData, ...(await connect(server)) };
      const [row] = await appTester(monthlyUserTotal, { authData: renewed, inputData: {} });
      expect(row?.company_count).toBe(100);
    },
  );
});

describe('a failure that passes by itself', () => {
  test.each([
    ['the server is broken', 'server-error-forever'],
    ['the server is cut off', 'reset:always'],
  ])('lets Zapier run the step again when %s, unless a user waits for a sample', async (_name, scenario) => {
    const { run, server } = await sandboxWith({ companies: 5 });
    server.sandbox.setScenario(scenario);
    expect(await thrownBy(run(monthlyUserTotal))).toMatchObject({ name: 'ThrottledError', delay: 60 });
    expect(await thrownBy(run(licenseExpired, {}, { isLoadingSample: true }))).toMatchObject({ name: 'AppError' });
  });

  test.each([
    ['API', 500],
    ['CONNECTION', undefined],
    ['TIMEOUT', undefined],
  ])('lets Zapier run the step again for %s three times and no more', async (code, status) => {
    const { run } = await sandboxWith({ companies: 5 });
    const failing = (key: string) => (z: ZObject, bundle: StepBundle) =>
      orRepeatLater(z, bundle, key, () => Promise.reject(new z.errors.Error('No result.', code, status)));
    const errors = [];
    for (let count = 0; count < 5; count++) errors.push(await thrownBy(run(failing('total'))));
    expect(errors.map(({ name, delay }) => [name, delay])).toEqual([
      ['ThrottledError', 60],
      ['ThrottledError', 120],
      ['ThrottledError', 240],
      ['AppError', undefined],
      ['AppError', undefined],
    ]);
    // Another step, and another question, are counted by themselves.
    expect(await thrownBy(run(failing('expired')))).toMatchObject({ name: 'ThrottledError', delay: 60 });
    expect(await thrownBy(run(failing('total'), { month: '2025-12' }))).toMatchObject({ delay: 60 });
  });

  test('is an ordinary error where nothing can count how often it was repeated', async () => {
    const { authData, server } = await sandboxWith({ companies: 5 });
    server.sandbox.setScenario('server-error-forever');
    const { url } = await startServer(() => ({ status: 500, body: '' }));
    vi.stubEnv('ZAPIER_DEPLOY_KEY', 'test');
    onTestFinished(() => void vi.unstubAllEnvs());
    const method = 'searches.monthly_user_total.operation.perform';
    const bundle = { authData, inputData: {}, meta: {} };
    const error = await thrownBy(handle({ command: 'execute', method, bundle, rpc_base: url }));
    expect(error).toMatchObject({ name: 'AppError', code: 'API' });
  });
});

describe('the deadline', () => {
  test('ends everything with a clear error, and sends nothing more', async () => {
    const { server, authData } = await sandboxWith({ companies: 2000, pageCap: 20, latencyMs: 50 });
    const total = (z: ZObject) =>
      runInTime(z, (progress) => createKeepnet(z, { authData, inputData: {} }, progress).monthlyUserTotal(), 400);
    const error = await thrownBy(appTester(total, { authData }));
    expect(error).toMatchObject({ name: 'AppError', code: 'TIMEOUT' });
    expect(error.message).toMatch(/0\.4 seconds .* [1-9]\d* pages of customers were read\. .* Verification/);
    const pause = () => new Promise((resolve) => setTimeout(resolve, 200));
    // What was on its way arrives.
    await pause();
    const { length } = server.sandbox.journal.list();
    await pause();
    expect(server.sandbox.journal.list()).toHaveLength(length);
  });
});

describe('a list comes out whole', () => {
  test('or not at all, from a server whose dates need a setting, which the error names', async () => {
    const { run, server } = await sandboxWith({ companies: 50 });
    server.sandbox.setScenario('date-day-first');
    const error = await thrownBy(run(licenseExpired));
    expect(error.message).toContain('Set "Date Format"');
  });

  test('from a server that writes the day first, when the connection says so', async () => {
    const { server, authData } = await sandboxWith({ companies: 50 });
    server.sandbox.setScenario('date-day-first');
    const settings = { ...authData, date_format: 'DD/MM/YYYY' };
    const rows = await appTester(licenseExpired, { authData: settings });
    expect(rows).toHaveLength(server.sandbox.snapshot().filter(({ isExpired }) => isExpired).length);
  });
});
