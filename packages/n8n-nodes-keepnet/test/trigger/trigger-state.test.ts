import { describe, expect, test } from 'vitest';

import { pathsOf, sandboxWith, TODAY } from '../harness/sandbox';
import { dayFromNow, idsOf } from './days-and-ids';
import { DurableWorkflow } from './durable-workflow';
import { PollWorkflow } from './poll-workflow';

describe('Keepnet Trigger: state', () => {
  test('fires again for another Renewal Date and another License Limit, though the company stays in the list', async () => {
    const { server, credentials } = await sandboxWith();
    const { world } = server.sandbox;
    const { companyId } = world.add(
      { renewalDay: dayFromNow(-9), renewalTime: null, isLimited: true, numberOfUsers: '10', targetUsers: 99 },
      `${dayFromNow(-60)}T12:00:00`,
    );
    const expired = new PollWorkflow(credentials, { event: 'licenseExpired' });
    const overLimit = new PollWorkflow(credentials, { event: 'licenseLimitExceeded' });
    await expired.activate();
    await overLimit.activate();
    world.change(companyId, { renewalDay: dayFromNow(-4), numberOfUsers: '20' });
    expect(idsOf(await expired.poll())).toEqual([companyId]);
    expect(idsOf(await overLimit.poll())).toEqual([companyId]);
    world.change(companyId, { targetUsers: 120 });
    expect(await overLimit.poll()).toEqual([]);
  });

  test('fires nothing when Keepnet begins to write its dates another way', async () => {
    const { server, credentials } = await sandboxWith();
    const flow = new PollWorkflow(credentials, { event: 'licenseExpired' });
    server.sandbox.setScenario('date-iso');
    await flow.activate();
    for (const scenario of ['date-year-first', 'date-iso-offset', 'none']) {
      server.sandbox.setScenario(scenario);
      expect(await flow.poll()).toEqual([]);
    }
  });

  test('makes a new baseline for another event, other days and another account, and none for a new secret', async () => {
    const { server, credentials } = await sandboxWith();
    const { world } = server.sandbox;
    const soon = (days: number): void => {
      world.add({ renewalDay: dayFromNow(days), renewalTime: null }, `${dayFromNow(-60)}T12:00:00`);
    };
    const flow = new PollWorkflow(credentials, { event: 'renewalUpcoming', days: 30 });
    await flow.activate();
    soon(45);
    expect(await flow.activate({ event: 'renewalUpcoming', days: 60 })).toEqual([]);
    soon(50);
    expect((await flow.poll()).length).toBe(1);
    expect(await flow.activate({ event: 'licenseExpired' })).toEqual([]);
    expect(await flow.activate({ event: 'renewalUpcoming', days: 60 })).toEqual([]);
    credentials.edit({ clientSecret: 'not-needed-while-the-token-lives' });
    credentials.edit({ clientSecret: 'sandbox-secret' });
    soon(51);
    expect((await flow.poll()).length).toBe(1);
    credentials.edit({ clientId: 'second-reseller', clientSecret: 'second-reseller-secret' });
    expect(await flow.poll()).toEqual([]);
  });

  test('keeps its baseline, and the token, when the same account is written another way', async () => {
    const { server, credentials } = await sandboxWith();
    const flow = new PollWorkflow(credentials, { event: 'licenseExpired' });
    await flow.activate();
    const { port } = new URL(server.url);
    for (const change of [
      { baseUrl: `${server.url}/` },
      { baseUrl: ` ${server.url}/api ` },
      { baseUrl: `HTTP://127.0.0.1:${port}/API/`, clientId: ' sandbox ' },
      { clientSecret: 'sandbox-secret ' },
    ]) {
      const enter = { renewalDay: dayFromNow(-2), renewalTime: null };
      const { companyId } = server.sandbox.world.add(enter, `${dayFromNow(-60)}T12:00:00`);
      credentials.edit(change);
      expect(idsOf(await flow.restart())).toEqual([companyId]);
    }
    expect(pathsOf(server).filter((path) => path === '/connect/token')).toHaveLength(1);
  });

  test("takes today from the workflow's time zone, or from the option", async () => {
    const { server, credentials } = await sandboxWith();
    const hour = new Date().getUTCHours();
    // A zone in which it is another day than in UTC, at any hour.
    const [zone, renewalDay] = hour >= 10 ? ['Pacific/Kiritimati', TODAY] : ['Pacific/Pago_Pago', dayFromNow(-1)];
    const dueInUtc = hour < 10;
    const inZone = new PollWorkflow(credentials, { event: 'licenseExpired' }, zone);
    const byOption = new PollWorkflow(credentials, { event: 'licenseExpired', options: { timeZone: zone } });
    const inUtc = new PollWorkflow(credentials, { event: 'licenseExpired' });
    for (const flow of [inZone, byOption, inUtc]) await flow.activate();
    server.sandbox.world.add({ renewalDay, renewalTime: null }, `${dayFromNow(-60)}T12:00:00`);
    expect((await inZone.poll()).length).toBe(dueInUtc ? 0 : 1);
    expect((await byOption.poll()).length).toBe(dueInUtc ? 0 : 1);
    expect((await inUtc.poll()).length).toBe(dueInUtc ? 1 : 0);
  });

  test('makes a new baseline out of a damaged state', async () => {
    const { server, credentials } = await sandboxWith();
    const flow = new PollWorkflow(credentials, { event: 'licenseExpired' });
    await flow.activate();
    flow.saved = flow.saved?.replace('"v":1', '"v":9');
    expect(await flow.restart()).toEqual([]);
    const enter = { renewalDay: dayFromNow(-2), renewalTime: null };
    server.sandbox.world.add(enter, `${dayFromNow(-60)}T12:00:00`);
    expect((await flow.poll()).length).toBe(1);
  });

  test('runs one poll at a time', async () => {
    const { server, credentials } = await sandboxWith({ latencyMs: 40 });
    const flow = new PollWorkflow(credentials, { event: 'licenseExpired' });
    await flow.activate();
    const enter = { renewalDay: dayFromNow(-2), renewalTime: null };
    const { companyId } = server.sandbox.world.add(enter, `${dayFromNow(-60)}T12:00:00`);
    const polls = await Promise.all([flow.poll(), flow.poll(), flow.poll()]);
    expect(polls.map(idsOf)).toEqual([[companyId], [], []]);
  });

  test('says what to do when the credential is not a reseller', async () => {
    const { credentials } = await sandboxWith({ scenario: 'not-a-reseller' });
    const flow = new PollWorkflow(credentials, { event: 'licenseExpired' });
    await expect(flow.activate()).rejects.toMatchObject({
      name: 'NodeApiError',
      description: expect.stringMatching(/Client Role/),
    });
  });

  test('throws before anything is sent when days is no number of days', async () => {
    const { server, credentials } = await sandboxWith();
    const flow = new PollWorkflow(credentials, { event: 'renewalUpcoming', days: -1 });
    await expect(flow.activate()).rejects.toThrow(/"Days"/);
    expect(pathsOf(server)).toEqual([]);
  });

  test('works where n8n stores a cursor per poll, and not the baseline of the activation', async () => {
    const { server, credentials } = await sandboxWith();
    const flow = new DurableWorkflow(credentials, { event: 'licenseExpired' });
    expect(await flow.activate()).toEqual([]);
    expect(flow.cursor).toEqual({});
    expect(await flow.poll()).toEqual([]);
    expect(flow.cursor).toHaveProperty('state');

    const left = { renewalDay: dayFromNow(99), renewalTime: null };
    const enter = { renewalDay: dayFromNow(-2), renewalTime: null };
    const { world } = server.sandbox;
    const { companyId } = world.add(enter, `${dayFromNow(-60)}T12:00:00`);
    expect(idsOf(await flow.poll())).toEqual([companyId]);
    expect(await flow.poll()).toEqual([]);
    world.change(companyId, left);
    expect(await flow.poll()).toEqual([]);
    world.change(companyId, enter);
    expect(idsOf(await flow.poll())).toEqual([companyId]);
  });
});
