import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { Child } from '../src/child';
import { createCredential } from '../src/credentials';
import { createUserFolder } from '../src/create-user-folder';
import { itemsOf } from '../src/executions';
import { freePort } from '../src/free-port';
import { requireProgram } from '../src/require-program';
import { runN8nCommand } from '../src/run-n8n-command';
import { createOwner, Session } from '../src/session';
import { startN8n } from '../src/start-n8n';
import { chain, keepnet, start } from '../src/workflow';
import { createWorkflow, runWorkflow } from '../src/workflows';
import { accessTo, sandboxForTest } from './setup/sandbox';
import { session } from './setup/shared-session';

const TYPES = ['n8n-nodes-keepnet.keepnet', 'n8n-nodes-keepnet.keepnetTool', 'n8n-nodes-keepnet.keepnetTrigger'];

const ours = (types: readonly { readonly name: string }[]): string[] =>
  [...new Set(types.map(({ name }) => name).filter((name) => name.startsWith('n8n-nodes-keepnet.')))].sort();

test('loads in the server, with its credential', async () => {
  expect(ours(await session.get('/types/nodes.json'))).toEqual(TYPES);
  const credentials = await session.get<{ name: string }[]>('/types/credentials.json');
  expect(credentials.map(({ name }) => name)).toContain('keepnetApi');
});

test('loads in the command line', async () => {
  const folder = await createUserFolder();
  const file = join(folder, 'nodes.json');
  await runN8nCommand(folder, ['export:nodes', `--output=${file}`]);
  expect(ours(JSON.parse(await readFile(file, 'utf8')) as { name: string }[])).toEqual(TYPES);
});

test('runs in a worker', async () => {
  const redisServer = await requireProgram(['redis-server'], 'redis-server');
  const redisPort = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'keepnet-redis-'));
  const redisArgs = [
    '--port',
    String(redisPort),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    data,
  ];
  const redis = new Child(redisServer, redisArgs, { env: process.env });
  onTestFinished(() => rm(data, { recursive: true, force: true }));
  onTestFinished(() => redis.stop());

  const healthPort = await freePort();
  const folder = await createUserFolder();
  const extra = {
    EXECUTIONS_MODE: 'queue',
    QUEUE_BULL_REDIS_HOST: '127.0.0.1',
    QUEUE_BULL_REDIS_PORT: String(redisPort),
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
    N8N_LOG_LEVEL: 'info',
  };
  const main = await startN8n({ userFolder: folder, extra });
  onTestFinished(() => main.stop());
  const worker = await startN8n({
    userFolder: folder,
    port: healthPort,
    command: ['worker', '--concurrency=2'],
    extra: { ...extra, QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(healthPort) },
  });
  onTestFinished(() => worker.stop());

  const server = await sandboxForTest();
  const own = new Session(await createOwner(main.url));
  const credential = await createCredential(own, 'Sandbox', accessTo(server));
  const parameters = { resource: 'license', operation: 'getExpired' };
  const { id } = await createWorkflow(own, chain('In a worker', start(), keepnet(credential, parameters)));
  const execution = await runWorkflow(own, id);
  expect(execution.error).toBeUndefined();
  const expired = server.sandbox.snapshot().filter(({ isExpired }) => isExpired);
  expect(itemsOf(execution, 'Keepnet')).toHaveLength(expired.length);
  expect(worker.output()).toMatch(new RegExp(`started execution ${execution.id}\\b`, 'i'));
}, 180_000);
