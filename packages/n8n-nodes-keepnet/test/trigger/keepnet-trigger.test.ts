import { describe, expect, test } from 'vitest';

import { sandboxWith } from '../harness/sandbox';
import { dayFromNow, idsOf } from './days-and-ids';
import { PollWorkflow } from './poll-workflow';

/** How a company gets into the state that an event is about, and out of it. */
const EVENTS = [
  {
    event: 'licenseExpired',
    enter: { renewalDay: dayFromNow(-3), renewalTime: null },
    leave: { renewalDay: dayFromNow(300), renewalTime: null },
    field: 'daysExpired',
  },
  {
    event: 'licenseLimitExceeded',
    enter: { isLimited: true, numberOfUsers: '10', targetUsers: 17 },
    leave: { isLimited: true, numberOfUsers: '10', targetUsers: 10 },
    field: 'excessUsers',
  },
  {
    event: 'renewalUpcoming',
    enter: { renewalDay: dayFromNow(12), renewalTime: null },
    leave: { renewalDay: dayFromNow(300), renewalTime: null },
    field: 'daysUntilRenewal',
  },
] as const;

describe.each(EVENTS)('Keepnet Trigger: $event', ({ event, enter, leave, field }) => {
  const parameters = { event, days: 30 };

  async function outside(options = {}) {
    const fixture = await sandboxWith(options);
    const { world } = fixture.server.sandbox;
    const { companyId } = world.add(leave, `${dayFromNow(-60)}T12:00:00`);
    return { ...fixture, world, companyId, flow: new PollWorkflow(fixture.credentials, parameters) };
  }

  test('fires nothing at activation, then once when a company enters, and again when it enters again', async () => {
    const { world, companyId, flow } = await outside();
    expect(await flow.activate()).toEqual([]);
    expect(await flow.poll()).toEqual([]);

    world.change(companyId, enter);
    const [row, ...others] = await flow.poll();
    expect(others).toEqual([]);
    expect(row).toMatchObject({ event, companyId, companyName: expect.any(String), [field]: expect.any(Number) });
    expect(await flow.poll()).toEqual([]);

    world.change(companyId, leave);
    expect(await flow.poll()).toEqual([]);
    world.change(companyId, enter);
    expect(idsOf(await flow.poll())).toEqual([companyId]);
  });

  test('fires nothing twice over restarts, and afterwards what happened while n8n was down', async () => {
    const { world, companyId, flow } = await outside();
    await flow.activate();
    world.change(companyId, enter);
    expect(idsOf(await flow.poll())).toEqual([companyId]);
    expect(await flow.poll()).toEqual([]);
    expect(await flow.restart()).toEqual([]);

    const { companyId: second } = world.add(enter, `${dayFromNow(-60)}T12:00:00`);
    expect(idsOf(await flow.restart())).toEqual([second]);
    expect(await flow.poll()).toEqual([]);
  });

  test('keeps its state when a poll fails, and fires at the next one', async () => {
    const { server, world, companyId, flow } = await outside();
    await flow.activate();
    world.change(companyId, enter);
    const before = flow.staticData;
    server.sandbox.setScenario('not-a-reseller');
    await expect(flow.poll()).rejects.toMatchObject({ description: expect.stringMatching(/Reseller/) });
    expect(flow.staticData).toEqual(before);
    server.sandbox.setScenario('none');
    expect(idsOf(await flow.poll())).toEqual([companyId]);
  });

  test('shows a few real rows in a manual run, and leaves the state alone', async () => {
    const { world, companyId, flow } = await outside();
    world.change(companyId, enter);
    const rows = await flow.test();
    expect(rows?.length).toBeGreaterThan(0);
    expect(rows?.length).toBeLessThanOrEqual(5);
    expect(rows?.[0]).toHaveProperty(field);
    expect(flow.staticData).toEqual({});
    await flow.activate();
    const before = flow.staticData;
    await flow.test();
    expect(flow.staticData).toEqual(before);
  });

  test('fires for what is there already when companies already in this state are included, once', async () => {
    const { world, companyId, credentials } = await outside();
    world.change(companyId, enter);
    const flow = new PollWorkflow(credentials, { ...parameters, options: { emitExisting: true } });
    expect(idsOf(await flow.activate())).toContain(companyId);
    expect(await flow.poll()).toEqual([]);
    expect(await flow.restart()).toEqual([]);
  });

  test("gives the API's own fields, and what the list adds, without Simplify", async () => {
    const { world, companyId, credentials } = await outside();
    const flow = new PollWorkflow(credentials, { ...parameters, simplify: false });
    await flow.activate();
    world.change(companyId, enter);
    expect(await flow.poll()).toEqual([
      expect.objectContaining({
        companyResourceId: companyId,
        licenceExpired: expect.any(Boolean),
        [field]: expect.any(Number),
      }),
    ]);
  });
});
