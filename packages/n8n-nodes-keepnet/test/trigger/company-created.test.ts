import { describe, expect, test } from 'vitest';

import { pathsOf, sandboxWith, TODAY } from '../harness/sandbox';
import { idsOf } from './days-and-ids';
import { PollWorkflow } from './poll-workflow';

const parameters = { event: 'companyCreated' };

describe('Keepnet Trigger: companyCreated', () => {
  test('fires once per new company, the oldest first, over polls and restarts', async () => {
    const { server, credentials } = await sandboxWith({ companies: 2500 });
    const { world } = server.sandbox;
    const flow = new PollWorkflow(credentials, parameters);
    expect(await flow.activate()).toEqual([]);
    expect(await flow.poll()).toEqual([]);
    const second = world.add({}, `${TODAY}T12:00:05`).companyId;
    const first = world.add({}, `${TODAY}T12:00:00`).companyId;
    const fired = await flow.poll();
    expect(idsOf(fired)).toEqual([first, second]);
    expect(fired.map(({ event }) => event)).toEqual(['companyCreated', 'companyCreated']);
    expect(await flow.poll()).toEqual([]);
    expect(await flow.restart()).toEqual([]);
    const third = world.add({}, `${TODAY}T12:00:00`).companyId;
    expect(idsOf(await flow.restart())).toEqual([third]);
    expect(await flow.poll()).toEqual([]);
  });

  test('asks for one page of 200 in a quiet poll of 2,500 companies', async () => {
    const { server, credentials } = await sandboxWith({ companies: 2500 });
    const flow = new PollWorkflow(credentials, parameters);
    await flow.activate();
    server.sandbox.journal.clear();
    await flow.poll();
    const requests = server.sandbox.journal.list();
    expect(requests.map(({ path }) => path)).toEqual(['/api/companies/search']);
    expect(requests[0]?.body).toMatchObject({ pageNumber: 1, pageSize: 200, orderBy: 'CreateTime', ascending: false });
  });

  test('reads on for an import that is larger than a page', async () => {
    const { server, credentials } = await sandboxWith({ companies: 600 });
    const flow = new PollWorkflow(credentials, parameters);
    await flow.activate();
    const imported = Array.from({ length: 450 }, () => server.sandbox.world.add({}, `${TODAY}T08:15:00`).companyId);
    expect(new Set(idsOf(await flow.poll()))).toEqual(new Set(imported));
    expect(await flow.poll()).toEqual([]);
  });

  test.each(['unsorted', 'date-year-first', 'resource-id'])(
    'fires exactly once per company on a server that is %s',
    async (scenario) => {
      const { server, credentials } = await sandboxWith({ companies: 500, scenario });
      const flow = new PollWorkflow(credentials, parameters);
      expect(await flow.activate()).toEqual([]);
      const { companyId } = server.sandbox.world.add({}, `${TODAY}T12:00:00`);
      expect(idsOf(await flow.poll())).toEqual([companyId]);
      expect(await flow.poll()).toEqual([]);
    },
  );

  test.each(['insert-while-paging', 'delete-while-paging', 'swap-while-paging', 'insert-old-while-paging'])(
    'fires exactly once per company when pages shift: %s',
    async (scenario) => {
      const { server, credentials } = await sandboxWith({ companies: 300 });
      const { world } = server.sandbox;
      const flow = new PollWorkflow(credentials, { ...parameters, options: { pageSize: 50 } });
      await flow.activate();
      const known = new Set(world.companies.map(({ companyId }) => companyId));
      for (let count = 0; count < 120; count++) world.add({}, `${TODAY}T09:00:00`);
      server.sandbox.setScenario(scenario);
      // A poll in which the pages shift may fail; nothing is lost then, and n8n polls again.
      const poll = async () => idsOf(await flow.poll().catch(() => null));
      const fired = [...(await poll()), ...(await poll())];
      server.sandbox.setScenario('none');
      fired.push(...idsOf(await flow.poll()), ...idsOf(await flow.poll()));
      const isYoung = (createTime: string): boolean => createTime >= TODAY;
      const created = world.companies.filter(
        ({ companyId, createTime }) => !known.has(companyId) && isYoung(createTime),
      );
      expect(created.length).toBeGreaterThanOrEqual(120);
      expect(fired.length).toBe(new Set(fired).size);
      expect(new Set(fired)).toEqual(new Set(created.map(({ companyId }) => companyId)));
    },
  );

  test('fires for every company at activation when existing companies are included, once', async () => {
    const { server, credentials } = await sandboxWith({ companies: 450 });
    const flow = new PollWorkflow(credentials, { ...parameters, options: { emitExisting: true } });
    expect((await flow.activate()).length).toBe(server.sandbox.world.size);
    expect(await flow.poll()).toEqual([]);
  });

  test('shows the five newest companies in a manual run, with one request', async () => {
    const { server, credentials } = await sandboxWith({ companies: 450 });
    const flow = new PollWorkflow(credentials, parameters);
    const rows = await flow.test();
    const newest = server.sandbox.world.companies
      .map(({ createTime }) => createTime)
      .sort()
      .reverse()
      .slice(0, 5);
    expect(rows?.map(({ createdAt }) => String(createdAt).slice(0, 19))).toEqual(newest);
    expect(pathsOf(server).filter((path) => path === '/api/companies/search')).toHaveLength(1);
    expect(flow.staticData).toEqual({});
  });
});
