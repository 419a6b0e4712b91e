import { describe, expect, test } from 'vitest';

import { runNode } from './harness/run-node';
import { pathsOf, sandboxWith } from './harness/sandbox';

const get = {
  resource: 'company',
  operation: 'get',
  companyId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
};

describe('several input items', () => {
  const someItems = async () => {
    const { server, credentials } = await sandboxWith({ companies: 10 });
    const [first, second] = server.sandbox.snapshot();
    const input = [{ id: first?.companyId }, { id: 'nobody' }, { id: second?.companyId }] as { id: string }[];
    return { credentials, input, ids: [first?.companyId, second?.companyId], server };
  };

  test('each get their own result, paired with them', async () => {
    const { credentials, input, ids } = await someItems();
    const { items, error } = await runNode({ credentials, parameters: get, input: [input[2], input[0]] as never });
    expect(error).toBeUndefined();
    expect(items.map(({ json }) => json['companyId'])).toEqual([ids[1], ids[0]]);
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
  });

  test('throws an error that names the item', async () => {
    const { credentials, input } = await someItems();
    const { items, error } = await runNode({ credentials, parameters: get, input });
    expect(items).toEqual([]);
    expect(error?.message).toMatch(/no company with the ID nobody\. \[Item 1\]$/);
    expect(error?.context).toMatchObject({ itemIndex: 1 });
  });

  test('go on after one that fails, when the node is told to', async () => {
    const { credentials, input, ids } = await someItems();
    const { items, error } = await runNode({ credentials, parameters: get, input, onError: 'continueRegularOutput' });
    expect(error).toBeUndefined();
    expect(items.map(({ json }) => json['companyId'])).toEqual([ids[0], undefined, ids[1]]);
    expect(items[1]).toEqual({
      json: { error: expect.stringMatching(/ID nobody\. \[Item 1\] Look it up with Get Many\.$/) },
      pairedItem: { item: 1 },
    });
  });

  test('give one text alone, since older versions of n8n take anything more for a success', async () => {
    const { credentials, input } = await someItems();
    const { failed } = await runNode({ credentials, parameters: get, input, onError: 'continueErrorOutput' });
    expect(Object.keys(failed[0]?.json ?? {}).sort()).toEqual(['error', 'id']);
  });

  test('are named in an error that is not of Keepnet', async () => {
    const { credentials, input } = await someItems();
    const parameters = {
      ...get,
      companyId: '={{ $json.id === "nobody" ? (() => { throw new Error("no such field") })() : $json.id }}',
    };
    const { error } = await runNode({ credentials, parameters, input });
    expect(error?.message).toContain('[Item 1]');
    expect(error?.context).toMatchObject({ itemIndex: 1 });
  });

  test('send the one that fails to the error output, with what it was', async () => {
    const { credentials, input, ids } = await someItems();
    const { items, failed } = await runNode({ credentials, parameters: get, input, onError: 'continueErrorOutput' });
    expect(items.map(({ json }) => json['companyId'])).toEqual(ids);
    expect(failed).toHaveLength(1);
    expect(failed[0]?.json).toMatchObject({ id: 'nobody', error: expect.stringContaining('[Item 1]') });
  });

  test('are paired with every row that they gave', async () => {
    const { credentials } = await sandboxWith({ companies: 10 });
    const parameters = { resource: 'company', operation: 'getAll', limit: 3, period: 'currentMonth' };
    const { items } = await runNode({ credentials, parameters, input: [{}, {}] });
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 0, 1, 1, 1].map((item) => ({ item })));
  });

  test('may differ in every parameter, the operation aside', async () => {
    const { credentials, server } = await sandboxWith({ companies: 10 });
    const parameters = {
      resource: 'company',
      operation: 'getAll',
      limit: '={{ $json.limit }}',
      simplify: '={{ $json.simplify }}',
      options: { pageSize: '={{ $json.pageSize }}' },
    };
    const input = [
      { limit: 1, simplify: true, pageSize: 5 },
      { limit: 2, simplify: false, pageSize: 6 },
    ];
    const { items } = await runNode({ credentials, parameters: parameters as never, input });
    expect(items.map(({ json }) => 'companyId' in json)).toEqual([true, false, false]);
    expect(pathsOf(server).filter((path) => path === '/connect/token')).toHaveLength(1);
  });

  test('that are none, give none', async () => {
    const { credentials, server } = await sandboxWith({ companies: 10 });
    const { items } = await runNode({ credentials, parameters: get, input: [] });
    expect(items).toEqual([]);
    expect(pathsOf(server)).toEqual([]);
  });
});

describe('an expression', () => {
  const parameters = {
    resource: 'company',
    operation: 'getAll',
    limit: '={{ $json.id === 2 ? $("Nowhere").first().json.limit : 1 }}',
  };

  test('that throws fails its item', async () => {
    const { credentials } = await sandboxWith({ companies: 10 });
    const input = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const onError = 'continueRegularOutput';
    const { items } = await runNode({ credentials, parameters: parameters as never, input, onError });
    expect(items.map(({ json }) => 'error' in json)).toEqual([false, true, false]);
    expect(items[1]?.json['error']).toContain("Referenced node doesn't exist");
  });

  test('that throws fails the node, unless it is told to go on', async () => {
    const { credentials } = await sandboxWith({ companies: 10 });
    const { error } = await runNode({ credentials, parameters: parameters as never, input: [{ id: 2 }] });
    expect(error?.message).toContain("Referenced node doesn't exist");
  });
});

describe('an execution that is stopped', () => {
  test('sends nothing more', async () => {
    const { credentials, server } = await sandboxWith({ companies: 100, scenario: 'slow:300:always' });
    const parameters = {
      resource: 'usage',
      operation: 'getMonthlyTotal',
      options: { pageSize: 10, maxConcurrency: 1 },
    };
    const { items } = await runNode({
      credentials,
      parameters,
      onStarted: (cancel) => {
        const timer = setInterval(() => {
          if (pathsOf(server).filter((path) => path.endsWith('/search')).length < 2) return;
          clearInterval(timer);
          cancel();
        }, 5);
      },
    });
    expect(items).toEqual([]);
    const sent = pathsOf(server).length;
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(pathsOf(server)).toHaveLength(sent);
  });
});
