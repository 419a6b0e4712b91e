import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { parse } from 'yaml';

import { queueEnvironment, workerEnvironment } from '../../apps/n8n-host/src/queue/queue-environment.ts';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const COMPOSE = parse(read('docs/compose.yaml'), { merge: true });
const { main, 'worker-1': first, 'worker-2': second, 'keepnet-node': node, redis, postgres } = COMPOSE.services;
const SHARED = queueEnvironment({ redisPort: 1, postgresPort: 1 });
// What every n8n has, with workers or without.
const COMMON = ['GENERIC_TIMEZONE', 'N8N_ENCRYPTION_KEY'];

const names = (environment) => Object.keys(environment).sort();
const withoutPlaces = (environment) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !/_(HOST|PORT|DATABASE|PASSWORD)$/.test(name)));

test('compose.yaml sets what the queue mode test sets, and nothing else', () => {
  assert.deepEqual(names(main.environment), [...names(SHARED), ...COMMON, 'WEBHOOK_URL'].sort());
  const worker = { ...SHARED, ...workerEnvironment(1) };
  assert.deepEqual(names(first.environment), [...names(worker), ...COMMON].sort());
  for (const { environment } of [main, first]) {
    for (const [name, value] of Object.entries(withoutPlaces(SHARED))) assert.equal(environment[name], value, name);
  }
});

test('compose.yaml has workers that are alike and take as much as those of the test', () => {
  assert.deepEqual(second, first);
  const concurrency = /CONCURRENCY = (\d+)/.exec(read('apps/n8n-host/queue/queue-mode.test.ts'))?.[1];
  assert.equal(first.command, `worker --concurrency=${concurrency}`);
});

test('compose.yaml pins its images, n8n to the version that is tried', () => {
  const { dependencies } = JSON.parse(read('apps/n8n-host/package.json'));
  for (const { image } of [main, first, node]) assert.equal(image, `docker.n8n.io/n8nio/n8n:${dependencies.n8n}`);
  for (const { image } of [redis, postgres]) assert.match(image, /:\d+\.\d+(\.\d+)?$/);
});

test('compose.yaml puts the node where every process of n8n looks for it', () => {
  for (const { volumes } of [main, first]) assert.deepEqual(volumes, ['nodes:/home/node/.n8n/nodes']);
  assert.ok(node.volumes.includes('nodes:/nodes'));
  assert.match(node.command[0], /\/nodes\/node_modules\/n8n-nodes-keepnet/);
});

test('scale.md names every variable of the queue mode test', () => {
  const page = read('docs/scale.md');
  for (const name of names({ ...SHARED, ...workerEnvironment(1) })) assert.ok(page.includes(name), name);
});
