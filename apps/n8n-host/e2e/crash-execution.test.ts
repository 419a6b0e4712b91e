import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { createCredential } from '../src/credentials';
import { type Execution, executionsOf, itemsOf } from '../src/executions';
import { node } from '../src/workflow';
import { createWorkflow, publishWorkflow, runWorkflow, startWorkflow } from '../src/workflows';
import { gateTo } from './setup/gate';
import { ownN8n } from './setup/own-n8n';
import { QUESTIONS } from './setup/questions';
import { accessTo, sandboxForTest } from './setup/sandbox';

const MEGABYTE = 1_000_000;

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

test('gives nothing of an execution that was killed, and what is right when it is run again', async () => {
  const server = await sandboxForTest({ scenario: 'huge-export:4' });
  const scans = await gateTo(server.url);
  const files = await gateTo(server.url);
  const n8n = await ownN8n();
  const store = join(n8n.userFolder, '.n8n', 'storage');
  const toScans = await createCredential(n8n.session, 'Scans', accessTo(scans));
  const toFiles = await createCredential(n8n.session, 'Files', accessTo(files));

  const total = QUESTIONS.total.workflow(toScans);
  const manual = await createWorkflow(n8n.session, total);
  const path = randomUUID();
  const webhook = { ...node('Start', 'n8n-nodes-base.webhook', 2.1, { path }), webhookId: path };
  const production = await createWorkflow(n8n.session, { ...total, nodes: [webhook, ...total.nodes.slice(1)] });
  await publishWorkflow(n8n.session, production);
  const exporting = await createWorkflow(n8n.session, QUESTIONS["Keepnet's file"].workflow(toFiles));

  // Some pages are answered, and a megabyte of the file.
  const scanning = scans.hold({ path: '/search', skip: 3 });
  const sending = files.hold({ path: '/export', afterBytes: MEGABYTE });
  await startWorkflow(n8n.session, manual.id);
  await startWorkflow(n8n.session, exporting.id);
  await expect.poll(() => fetch(`${n8n.url}/webhook/${path}`).then(({ ok }) => ok), { timeout: 60_000 }).toBe(true);
  await Promise.all([scanning.arrived, sending.arrived]);
  await expect.poll(() => filesBelow(store), { timeout: 60_000 }).toHaveLength(1);

  await n8n.kill();
  scanning.release();
  sending.release();
  await n8n.start();

  const endings = async (): Promise<Execution[]> =>
    (await Promise.all([manual, production, exporting].map(({ id }) => executionsOf(n8n.session, id)))).flat();
  const ended = await endings();
  expect(ended.map(({ status }) => status)).toEqual(['crashed', 'crashed', 'crashed']);
  expect(ended.flatMap((execution) => itemsOf(execution, 'Keepnet'))).toEqual([]);
  expect(ended.flatMap((execution) => itemsOf(execution, 'Extract'))).toEqual([]);
  // What was written of the file keeps the name that n8n gives to a file under way, and belongs to nothing.
  expect((await filesBelow(store)).filter((file) => !file.includes('.tmp.'))).toEqual([]);

  for (const [name, { id }] of [
    ['total', manual],
    ["Keepnet's file", exporting],
  ] as const) {
    const again = await runWorkflow(n8n.session, id);
    expect(QUESTIONS[name].answer(again), name).toEqual(QUESTIONS[name].truth(server));
  }
  await expect.poll(() => fetch(`${n8n.url}/webhook/${path}`).then(({ ok }) => ok), { timeout: 60_000 }).toBe(true);
  await expect.poll(async () => (await executionsOf(n8n.session, production.id)).length).toBe(2);
  const [, again] = await executionsOf(n8n.session, production.id);
  expect(again && QUESTIONS.total.answer(again)).toEqual(QUESTIONS.total.truth(server));
}, 300_000);
